"""compare: what is a copy of what, whichever of the two is asked about first."""

from __future__ import annotations

import pytest
from hypothesis import given

from lint.kinds.copies.compare import grams, is_copy, stretches, worth_a_look
from lint.kinds.copies.fold import fold
from lint.kinds.copies.winnow import GRAM
from tests.kinds.copies.made import COPIED, OTHER, SENTENCES


@pytest.mark.parametrize(
    "copy",
    [
        COPIED,
        COPIED.replace("逐条记入", "如实写进"),
        "支部把党员联系农户的情况逐条记入台账，建立“周提醒、月点评”制度，并在每月例会上逐户通报进展。",
        "把党员联系农户的情况逐条记入台账。",
        "今年，白塔村党支部还新建立了“周提醒、月点评”制度，把党员联系农户的情况逐条记入台账，效果很好。",
    ],
)
def test_what_is_made_from_a_sentence_is_a_copy_of_it(copy: str) -> None:
    assert is_copy(fold(copy), fold(COPIED)) and is_copy(fold(COPIED), fold(copy))


@pytest.mark.parametrize("other", [OTHER, "支部召开了党员大会。", "全县党员干部要把联系群众的情况记在心里。"])
def test_another_sentence_is_none(other: str) -> None:
    assert not is_copy(fold(other), fold(COPIED))


@given(SENTENCES, SENTENCES)
def test_it_does_not_matter_which_is_which(one: str, other: str) -> None:
    assert is_copy(fold(one), fold(other)) == is_copy(fold(other), fold(one))


@given(SENTENCES, SENTENCES)
def test_stretches_are_of_what_stands_in_the_other_sentence(one: str, other: str) -> None:
    own, theirs = fold(one), fold(other)
    shared = [at for at in range(len(own) - GRAM + 1) if own[at : at + GRAM] in theirs]
    covered = {at + n for at in shared for n in range(GRAM)}
    assert {at for start, end in stretches(own, grams(theirs)) for at in range(start, end)} == covered
    assert stretches(own, grams(own)) == ([(0, len(own))] if len(own) >= GRAM else [])


def test_few_shared_fingerprints_are_not_worth_a_look() -> None:
    assert worth_a_look(5, 100, 100) and worth_a_look(1, 5, 40) and worth_a_look(2, 10, 40)
    assert not worth_a_look(1, 6, 40) and not worth_a_look(2, 11, 40)
