"""Rounds of edits as one list of edits."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lint.base.model import Edit
from lint.documents.writers.compose import composed
from lint.documents.writers.text import edited


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text, and edits in rounds, each on what the one before made."""
    text = now = draw(st.text("甲乙丙丁", max_size=12))
    found = []
    for _ in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.lists(st.integers(0, len(now)), max_size=6, unique=True)))
        edits = [
            Edit(start, end, draw(st.text("甲乙丙", max_size=3)))
            for start, end in zip(places[::2], places[1::2], strict=False)
        ]
        found.append(edits)
        now = edited(now, edits)
    return text, found


@given(rounds())
def test_they_make_the_same_text(given: tuple[str, list[list[Edit]]]) -> None:
    text, found = given
    expected = text
    for edits in found:
        expected = edited(expected, edits)
    one = composed(text, found)
    assert edited(text, one) == expected
    assert all(before.end < after.start for before, after in pairwise(one))


def test_only_what_differs_is_an_edit() -> None:
    assert composed("坚持集休学习", [[Edit(2, 4, "集体")]]) == [Edit(3, 4, "体")]
    assert composed('开展"学习日"活动', [[Edit(2, 7, "“学习日”")]]) == [Edit(2, 3, "“"), Edit(6, 7, "”")]
    assert composed("甲乙丙", [[Edit(0, 3, "丁乙戊")]]) == [Edit(0, 3, "丁乙戊")]
    assert composed("甲乙", [[Edit(0, 2, "甲乙丙")]]) == [Edit(2, 2, "丙")]
    assert composed("乙甲", [[Edit(0, 2, "丙乙甲")]]) == [Edit(0, 0, "丙")]
    assert composed("学习", [[Edit(1, 1, "新")], [Edit(1, 2, "")]]) == []
