"""passages: neighbours join, formulas do not count, and a shelf in any order gives the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.copies.passages import Passage, passages
from lint.kinds.copies.shelf import Memory
from tests.kinds.copies.made import COPIED, OTHER, SENTENCES, report

SECOND = "对长期在外的流动党员，支部每季度寄送一次学习资料，并由专人回访登记。"
FORMULA = "党支部坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神。"


def found(own: list[str], *others: list[str]) -> list[Passage]:
    """What a report of some sentences has in common with others, each of a unit of its own."""
    shelf = Memory()
    document = report(*own, path="own.txt")
    entry = shelf.add(document, "own.txt", "own")
    for n, sentences in enumerate(others):
        shelf.add(report(*sentences), f"{n}.txt", f"unit {n}")
    return passages(document, shelf, entry)


def copies(own: list[str], *others: list[str]) -> list[Passage]:
    return [one for one in found(own, *others) if not one.formula]


def test_neighbours_are_one_passage_from_first_to_last() -> None:
    (passage,) = copies([OTHER, COPIED, SECOND], ["今年的工作如下。", COPIED, SECOND])
    document = report(OTHER, COPIED, SECOND)
    assert document.text[passage.start : passage.end] == COPIED + SECOND
    assert passage.same and passage.similarity == 100 and passage.other.path == "0.txt"


def test_sentences_that_lie_far_apart_are_two() -> None:
    between = [f"{name}的水渠修好了。" for name in ("青石村", "白塔村", "石坪村", "柳洼村", "云岭村")]
    assert len(copies([COPIED, *between, SECOND], [COPIED, SECOND])) == 2


def test_one_that_was_changed_is_near_and_not_the_same() -> None:
    (passage,) = copies([COPIED.replace("逐条记入", "如实写进")], [COPIED])
    assert not passage.same and 80 < passage.similarity < 100


def test_figures_and_names_that_were_changed_are_the_same() -> None:
    own = "全年组织党员上门为困难群众代办事项12次，张伟同志带头协调解决灌渠清淤问题36件。"
    (passage,) = copies([own], [own.replace("12", "**").replace("36", "8").replace("张伟", "李建国")])
    assert passage.same


def test_set_phrases_are_found_and_are_formulas() -> None:
    (passage,) = found([FORMULA], ["一年来，" + FORMULA])
    assert passage.formula


def test_what_many_units_say_is_a_formula() -> None:
    own, others = [COPIED], [[COPIED, f"{name}修好了水渠。"] for name in "甲乙丙丁"]
    assert copies(own, *others[:2]) and not copies(own, *others)


def test_a_whole_page_that_many_units_have_is_none() -> None:
    page = [
        COPIED,
        SECOND,
        *("".join(random.Random(n).choices("组织党员群众服务检查整改", k=50)) + "。" for n in range(3)),
    ]
    assert len(copies(page, page, page, page, page)) == 4


@pytest.mark.parametrize(
    "quoted",
    [
        f"来信写道：“{COPIED}”",
        "会议传达了《青石县关于进一步加强村级集体经济组织财务管理工作的若干规定（试行）》。",
        "习近平总书记强调，要把党员联系农户的情况逐条记入台账并在每月例会上逐户通报进展。",
        "《青石县村务公开办法》规定，村民委员会应当把联系农户的情况逐条记入台账并在例会上逐户通报进展。",
    ],
)
def test_what_others_said_is_not_copied(quoted: str) -> None:
    assert found([quoted], [quoted]) == []


def test_a_document_is_no_copy_of_itself() -> None:
    assert found([COPIED, SECOND, COPIED]) == []


@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=2, max_size=4), st.randoms())
def test_the_order_of_the_shelf_makes_no_difference(reports: list[list[str]], chance: random.Random) -> None:
    def seen(order: list[int]) -> list[tuple[int, int, str, bool, int]]:
        shelf = Memory()
        documents = {n: report(*reports[n]) for n in order}
        entries = {n: shelf.add(document, f"{n}.txt", f"{n}") for n, document in documents.items()}
        every = passages(documents[0], shelf, entries[0])
        return sorted((one.start, one.end, one.other.path, one.formula, one.weight) for one in every)

    reports.append(reports[0][:2] + reports[-1])
    order = [*range(len(reports))]
    first = seen(order)
    chance.shuffle(order)
    assert seen(order) == first
