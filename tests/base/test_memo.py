"""Memo: what was made once is not made again, as long as there is room."""

from __future__ import annotations

from lint.base.memo import Memo


def test_what_is_remembered_is_bounded() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key * 2

    memo = Memo(make, most=2)
    assert [memo[key] for key in "abacb"] == ["aa", "bb", "aa", "cc", "bb"]
    assert made == ["a", "b", "c", "b"] and len(memo) == 2
