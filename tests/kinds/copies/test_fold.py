"""fold: what changes from one report to the next is alike, what does not stays; and each character has its place."""

from __future__ import annotations

import pytest
from hypothesis import given

from lint.kinds.copies.fold import fold, fold_with_places
from tests.kinds.copies.made import ANY, SENTENCES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("走访群众**次", "走访群众12次"),
        ("走访群众XX次", "走访群众一百二十次"),
        ("增长3.5%", "增长12%"),
        ("20**年5月", "2024年11月"),
        ("某县某局", "**县**局"),
        ("张伟同志带头", "李建国同志带头"),
        ("第十一届委员会", "第12届委员会"),
        ("一 是 抓 学习", "二是，抓学习"),
    ],
)
def test_figures_names_and_placeholders_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [("学习12次", "学习12天"), ("青石县", "白塔县"), ("张伟带头", "李强带头")])
def test_words_do(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY)
def test_the_two_ways_to_fold_agree(text: str) -> None:
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded) and places == sorted(set(places))
    assert all(char == text[at] or char == "0" for char, at in zip(folded, places, strict=True))


@given(SENTENCES)
def test_marks_and_blanks_are_gone(text: str) -> None:
    assert fold(text).isalnum()
