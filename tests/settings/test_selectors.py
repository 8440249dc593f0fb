"""How lists name rules."""

from __future__ import annotations

import pytest

from lint.settings.selectors import matches_any, strength

RULES = {"TY001", "TY010", "PH001", "known-typo", "unfilled-number"}


@pytest.mark.parametrize(
    ("selector", "known"),
    [
        ("TY001", True),
        ("TY", True),
        ("T", True),
        ("known-typo", True),
        ("TY9", False),
        ("ty", True),
        ("ty001", True),
        ("Ty0", True),
        ("KNOWN", False),
        ("known", False),
    ],
)
def test_matches_any(selector: str, known: bool) -> None:
    assert matches_any(selector, RULES) is known


def test_strength() -> None:
    order = [["PH"], ["ALL"], ["T"], ["TY"], ["TY0"], ["TY001"]]
    found = [strength(selectors, "TY001", "known-typo") for selectors in order]
    assert found[0] == 0
    assert found == sorted(set(found))
    assert strength(["ALL", "known-typo"], "TY001", "known-typo") == found[-1]
