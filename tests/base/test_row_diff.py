"""Which rows are new: right where rows repeat, and in time that grows with the rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base import row_diff
from lint.base.row_diff import matches, new_rows

ROWS = st.lists(st.sampled_from("一二三"), max_size=30)


def longest(old: list[str], new: list[str]) -> int:
    """The length of the longest common subsequence, the slow and plain way."""
    lengths = [0] * (len(new) + 1)
    for row in old:
        before = 0
        for n, other in enumerate(new, 1):
            before, lengths[n] = lengths[n], before + 1 if row == other else max(lengths[n], lengths[n - 1])
    return lengths[-1]


@given(ROWS, ROWS)
def test_what_stays_is_in_both_and_in_order(old: list[str], new: list[str]) -> None:
    pairs = matches(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    kept = [row for n, row in enumerate(new, 1) if n not in new_rows(old, new)]
    assert len(kept) <= longest(old, new)


@given(ROWS)
def test_nothing_is_new_in_the_same(rows: list[str]) -> None:
    assert new_rows(rows, rows) == set()
    assert new_rows([], rows) == {*range(1, len(rows) + 1)}


@given(ROWS, ROWS)
def test_a_row_that_was_not_there_is_always_new(old: list[str], new: list[str]) -> None:
    new = [*new, "四", *new]
    assert len(new) // 2 + 1 in new_rows(old, new)


@given(st.lists(st.sampled_from("一一一二"), min_size=1, max_size=40), st.data())
def test_rows_changed_in_their_places_are_the_new_ones(rows: list[str], data: st.DataObject) -> None:
    changed = data.draw(st.sets(st.integers(0, len(rows) - 1)))
    new = [f"新{n}" if n in changed else row for n, row in enumerate(rows)]
    assert {n + 1 for n in changed} <= new_rows(rows, new)
    if len({*rows}) == 1:
        assert new_rows(rows, new) == {n + 1 for n in changed}


@given(ROWS, ROWS)
def test_windows_cut_nothing_wrong(old: list[str], new: list[str]) -> None:
    before = row_diff.WINDOW
    row_diff.WINDOW = 4
    try:
        pairs = matches(old, new)
    finally:
        row_diff.WINDOW = before
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("一二三", "一四三", {2}),
        ("一二三", "一二四三", {3}),
        ("一二三", "一三", {1, 2}),  # what meets
        ("一二三", "二三", {1}),
        ("一二三", "一二", {2}),
        ("一一一", "一一", {2}),
        ("一一一一", "一二一二", {2, 4}),
        ("一一一一一一", "一一二一二一一", {3, 5}),
        ("甲乙丙丁", "丙丁甲乙", {1, 2, 4}),
        ("一甲一乙一丙一", "一甲一新一乙一丙一", {4, 5}),
    ],
)
def test_rows(old: str, new: str, rows: set[int]) -> None:
    assert new_rows([*old], [*new]) == rows


SHAPES: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "equal rows, every third changed": lambda n: (["一"] * n, ["二" if k % 3 == 0 else "一" for k in range(n)]),
    "two rows in turn, shifted": lambda n: ([f"{k % 2}" for k in range(n)], ["新", *(f"{k % 2}" for k in range(1, n))]),
    "all rows changed": lambda n: ([f"旧{k}" for k in range(n)], [f"新{k}" for k in range(n)]),
    "every third changed": lambda n: ([f"{k}" for k in range(n)], [f"{k}{'' if k % 3 else '新'}" for k in range(n)]),
    "turned round": lambda n: ([f"{k}" for k in range(n)], [f"{n - k}" for k in range(n)]),
    "each row twice": lambda n: ([f"{k // 2}" for k in range(n)], [f"{k // 2 + k % 5}" for k in range(n)]),
    "five rows without order": lambda n: ([f"{k * k % 7}" for k in range(n)], [f"{k * k * k % 11}" for k in range(n)]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_rows(shape: str) -> None:
    def spent(n: int) -> float:
        old, new = SHAPES[shape](n)
        started = time.process_time()
        new_rows(old, new)
        return time.process_time() - started

    new_rows(["一", "二", "一"], ["二", "一", "二", "二"])  # what is imported is imported
    assert spent(40_000) < 5 and spent(40_000) < 40 * max(spent(4_000), 0.005)


def test_a_thousand_equal_rows_with_every_third_changed() -> None:
    rows = ["同样的一行。"] * 1000
    new = ["改过的一行。" if n % 3 == 0 else row for n, row in enumerate(rows)]
    assert new_rows(rows, new) == {*range(1, 1001, 3)}
