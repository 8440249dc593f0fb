"""duplicate: clauses of one paragraph that end alike, and what does not count."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, spans

SAME = "持续深化支部标准化规范化建设"


def found(text: str, **options: Any) -> list[str]:
    return spans(text, "duplicate", {"unit": "ending", "min_chars": 12, **options})


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (f"一是{SAME}。坚持对标对表，着力{SAME}，提升水平。", [SAME]),
        (f"一是{SAME}。\n着力{SAME}。", []),
        (f"一是{SAME}成果。着力{SAME}。", []),
        (f"{SAME}。{SAME}。", []),
        ("一是持续深化、支部标准化“规范化”建设。着力持续深化支部标准化规范化建设。", [SAME]),
        ("一是抓支部建设。着力抓支部建设。", []),
    ],
)
def test_only_the_later_ending_in_a_paragraph_is_reported(text: str, reported: list[str]) -> None:
    assert found(text) == reported


def test_the_first_ending_is_linked() -> None:
    (violation,) = check(f"一是{SAME}。着力{SAME}。", "duplicate", {"unit": "ending", "min_chars": 12})
    (related,) = violation.finding.related
    assert (related.start, related.note) == (2, "first")


def test_set_phrases_do_not_make_an_ending_long() -> None:
    assert found(f"一是{SAME}。着力{SAME}。", ignore=["支部标准化规范化"]) == []


def test_a_clause_inside_a_quotation_does_not_count() -> None:
    text = "发表《稳中求进，不断巩固拓展经济稳中向好势头》。又载《坚定信心，不断巩固拓展经济稳中向好势头》。"
    assert spans(text, "duplicate", {"unit": "clause", "min_chars": 12}) == []
