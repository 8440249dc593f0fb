"""order: sets whose members stand in another order, incomplete, or with a stranger among them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check

SETS = [
    ["政治判断力", "政治领悟力", "政治执行力"],
    ["自我净化", "自我完善", "自我革新", "自我提高"],
    ["“四个意识”", "“四个自信”", "“两个维护”"],
    ["五位一体", "四个全面"],
]


def found(text: str, report: str, **options: Any) -> list[str]:
    violations = check(text, "order", {"sets": SETS, "report": report, **options})
    return [str(v.finding.values["found"]) for v in violations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提高政治领悟力、政治判断力、政治执行力。", ["政治领悟力、政治判断力、政治执行力"]),
        ("提高政治判断力、政治领悟力、政治执行力。", []),
        ("提高政治领悟力、政治判断力。", []),
        ("提高政治领悟力。政治判断力、政治执行力", []),
        ("“四个全面”“五位一体”", ["四个全面”“五位一体"]),
        ("坚定“四个自信”、增强“四个意识”、做到“两个维护”", ["“四个自信”、增强“四个意识”、做到“两个维护”"]),
    ],
)
def test_order(text: str, expected: list[str]) -> None:
    assert found(text, "order") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增强“四个意识”，坚决做到“两个维护”。", ["“四个意识”，坚决做到“两个维护”"]),
        ("增强“四个意识”、坚定“四个自信”。", ["“四个意识”、坚定“四个自信”"]),
        ("增强“四个意识”。坚决做到“两个维护”。", []),
        ("增强“四个意识”，坚定理想信念和宗旨意识，做到“两个维护”。", []),
        ("自我净化、自我完善、自我革命、自我提高", []),  # a stranger
        ("自我净化、自我提高", []),  # two are missing
        ("五位一体", []),  # one of two
    ],
)
def test_missing(text: str, expected: list[str]) -> None:
    assert found(text, "missing") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自我净化、自我完善、自我革命、自我提高", ["自我革命"]),
        ("自我净化、自我完善、自我革新、自我提升能力", []),
        ("自我净化、自我完善、自我革新、自我提升。", ["自我提升"]),
        ("自我净化、自我完善、自我革新和自我提升等", ["自我提升"]),
        ("能够自我净华、自我完善、自我革新、自我提高", ["自我净华"]),
        ("政治判断力、政治领导力、政治执行力", ["政治领导力"]),
        ("政治判断力、领导组织能、政治执行力", []),  # nothing in common at one place
        ("政治判断力、坚定政治信念、政治执行力", []),
        ("自我完善、自我革新、自我提高", []),
        ("自我净化、自我完善、自我革新", []),
    ],
)
def test_stranger(text: str, expected: list[str]) -> None:
    assert found(text, "stranger") == expected


def test_says_what_is_missing_and_the_right_order() -> None:
    (violation,) = check("“四个意识”、“两个维护”", "order", {"sets": SETS, "report": "missing"})
    assert violation.finding.values["missing"] == "“四个自信”"
    assert violation.finding.values["fix"] == "“四个意识”“四个自信”“两个维护”"


def test_gap() -> None:
    text = "增强“四个意识”，切实做到“两个维护”"
    assert found(text, "missing") and not found(text, "missing", gap=3)


def test_an_edit_where_only_the_same_marks_stand_between() -> None:
    options = {"sets": [["甲子年", "乙丑年", "丙寅年"]]}
    (violation,) = check("乙丑年、甲子年、丙寅年。", "order", options)
    assert violation.finding.edits[0].content == "甲子年、乙丑年、丙寅年"
    (violation,) = check("乙丑年、坚定甲子年、丙寅年。", "order", options)
    assert violation.finding.edits == ()


@pytest.mark.parametrize("end", ["", "政", "政治执", "政治执\n行力", "，", "、政"])
@pytest.mark.parametrize("report", ["missing", "stranger"])
def test_a_set_that_is_cut_off_has_no_stranger(report: str, end: str) -> None:
    text = "不断提高政治判断力、政治领悟力、" + end
    sets = [["政治判断力", "政治领悟力", "政治执行力"]]
    for found in check(text, "order", {"sets": sets, "report": report}):
        assert found.end <= len(text) and report == "missing"
