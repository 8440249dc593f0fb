"""The scan: an expression is searched where the rare words stand that it needs, and nowhere is one missed for it."""

from __future__ import annotations

import pytest

from lint.base.cache_files import CacheFolder
from lint.check.scan import Plan
from lint.documents import regex
from lint.documents.document import Document
from lint.packs.compiled import compiled
from lint.packs.find import builtin_files
from lint.packs.ruleset import Loaded
from tests.support import doc

RULES = compiled(builtin_files(), CacheFolder(), whole=True).rules
PLAN = Plan(RULES)
SEARCHED = [(loaded.rule.code, pattern) for loaded in RULES for pattern in loaded.patterns]


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The expressions that were searched."""
    found: set[str] = set()
    occurs = regex.occurs

    def noted(pattern: str, document: Document) -> bool:
        found.add(pattern)
        return occurs(pattern, document)

    monkeypatch.setattr(regex, "occurs", noted)
    return found


def test_an_expression_with_rare_words_is_searched_where_one_stands(searched: set[str]) -> None:
    called = {pattern for code, pattern in SEARCHED if code == "PH009"}
    PLAN.scan(doc("支部召开会议。"))
    assert not called & searched
    found = PLAN.scan(doc("支部召开会议，TODO。"))
    assert called <= searched
    assert "PH009" in {RULES[index].rule.code for index in found}


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.code)
def test_every_expression_that_occurs_is_found(loaded: Loaded) -> None:
    for example in loaded.rule.bad:
        document = doc(example.text)
        scanned = PLAN.scan(document)
        found = {RULES[n].patterns[index] for n, (_, indices) in scanned.items() for index in indices}
        assert found == {pattern for _, pattern in SEARCHED if regex.occurs(pattern, document)}
