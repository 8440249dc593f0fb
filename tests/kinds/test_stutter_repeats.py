"""stutter: repetitions that are built to repeat."""

from __future__ import annotations

import pytest

from tests.support import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一个问题一个问题解决", []),
        ("多少万元多少万元地花", []),
        ("授权的专利的专利权人", []),
        ("总书记强调总书记强调", ["总书记强调总书记强调"]),
    ],
)
def test_repetitions(text: str, found: list[str]) -> None:
    assert spans(text, "stutter", {"repeats": True}) == found
