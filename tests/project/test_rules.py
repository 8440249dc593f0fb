"""Every rule's own examples, as pytest cases; the same as `dj-lint rules test`."""

from __future__ import annotations

import pytest

from lint.base.messages import text
from lint.check.examples import Selftest
from lint.packs.ruleset import Loaded
from tests.support import builtin_rules

RULES = builtin_rules()
SELFTEST = Selftest(RULES)


@pytest.mark.parametrize("loaded", RULES.rules, ids=lambda loaded: loaded.rule.code)
def test_examples(loaded: Loaded) -> None:
    assert not [text(failure.key, "en", **failure.values) for failure in SELFTEST.failures(loaded)]


@pytest.mark.parametrize("loaded", RULES.rules, ids=lambda loaded: loaded.rule.code)
def test_says_everything_in_both_languages(loaded: Loaded) -> None:
    rule = loaded.rule
    assert rule.messages.get("en") and rule.whys.get("en"), "message and why in English"
    assert len(rule.bad) >= 1 and len(rule.good) >= 2
