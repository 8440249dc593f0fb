"""distinct: of several violations of one slip the surest stays; and a long run of one word does not make it slow."""

from __future__ import annotations

from typing import Any

import pytest

from lint.base.model import Edit, Severity, Violation
from lint.check import distinct as module
from lint.check.distinct import distinct
from tests.output.helper import rule, violation


def change(code: str, start: int, end: int, content: str, severity: Severity = "warning") -> Violation:
    """What a rule says who would put `content` in place of some characters."""
    return violation(start, end, rule(code, severity), edits=(Edit(start, end, content),))


def test_the_more_severe_rule_speaks() -> None:
    warning, error = change("QZ101", 2, 4, "集体"), change("QZ102", 2, 4, "集合", "error")
    assert distinct([warning, error], "开展集休学习") == [error]


def test_of_rules_as_severe_the_one_with_a_correction_speaks() -> None:
    bare, corrected = violation(2, 4, rule("QZ101", "warning")), change("QZ102", 2, 4, "集体")
    assert distinct([bare, corrected], "开展集休学习") == [corrected]


def test_slips_beside_each_other_are_two() -> None:
    both = [change("QZ101", 0, 2, "开展"), change("QZ102", 2, 4, "集体")]
    assert distinct(both, "开屏集休学习") == both


def test_what_one_rule_says_twice_is_two_slips() -> None:
    both = [change("QZ101", 0, 1, ""), change("QZ101", 1, 2, "")]
    assert distinct(both, "学学学习") == both


def test_a_long_run_is_looked_at_once_for_each_violation(monkeypatch: pytest.MonkeyPatch) -> None:
    """All changes of such a run come to be one of its beginning: none of them is held against all before it."""
    near, sizes = module._near, []

    def counted(claim: Any, kept: Any) -> Any:
        sizes.append(sum(len(kept.get(at, ())) for at in range(claim.start, claim.end + 1)))
        return near(claim, kept)

    monkeypatch.setattr(module, "_near", counted)
    found = [change("QZ101", at, at + 1, "") for at in range(400)]
    assert distinct(found, "是" * 400) == found and max(sizes) <= 4
