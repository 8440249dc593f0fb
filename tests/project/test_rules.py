"""Every rule's own examples, as pytest cases; the same as `dj-lint rules test`."""

from __future__ import annotations

import pytest

from lint.base.messages import text
from lint.check.examples import test as selftest
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.packs.ruleset import Loaded, RuleSet

RULES = load(builtin_files())


@pytest.mark.parametrize("loaded", RULES.rules, ids=lambda loaded: loaded.rule.code)
def test_examples(loaded: Loaded) -> None:
    failures = selftest(RuleSet([loaded], RULES.genres), RULES)
    assert not [text(failure.key, "en", **failure.values) for failure in failures]


@pytest.mark.parametrize("loaded", RULES.rules, ids=lambda loaded: loaded.rule.code)
def test_says_everything_in_both_languages(loaded: Loaded) -> None:
    rule = loaded.rule
    assert rule.messages.get("en") and rule.whys.get("en"), "message and why in English"
    assert len(rule.bad) >= 1 and len(rule.good) >= 2
