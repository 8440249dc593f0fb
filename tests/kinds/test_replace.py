"""replace: the longest word wins, one answer is a fix, and the contexts that excuse a hit."""

from __future__ import annotations

from typing import Any

import pytest

from lint.base.model import Edit
from tests.support import check, doc, md, spans


def found(text: str, **options: Any) -> list[str]:
    return spans(text, "replace", {"table": {"甲乙": "甲丙"}, **options})


def test_one_answer_is_a_fix() -> None:
    (violation,) = check("继续按步就班。", "replace", {"table": {"按步就班": "按部就班"}})
    assert violation.finding.values == {"found": "按步就班", "fix": "按部就班"}
    assert violation.finding.edits == (Edit(2, 6, "按部就班"),)


def test_several_answers_are_none() -> None:
    (violation,) = check("坚持即使报告。", "replace", {"table": {"即使": ["及时", "即使"]}})
    assert violation.finding.values == {"found": "即使", "fix": "及时／即使"}
    assert violation.finding.edits == ()


def test_the_longest_wins_and_hits_do_not_overlap() -> None:
    table = {"冬江": "x", "冬江支": "x", "江支微": "x", "微冬": "x"}
    assert spans("冬江支微冬江", "replace", {"table": table}) == ["冬江支", "微冬"]


@pytest.mark.parametrize("text", ["检查严竣工程", "从严竣事"])
def test_unless_a_longer_word_explains_the_hit(text: str) -> None:
    options = {"table": {"严竣": "严峻"}, "unless": {"严竣": ["严竣工", "从严竣"]}}
    assert spans(text, "replace", options) == []
    assert spans(text + "，形势严竣。", "replace", options) == ["严竣"]


def test_a_hit_that_is_excused_does_not_hide_the_next() -> None:
    options = {"table": {"冬江支": "x", "江支": "x"}, "unless": {"冬江支": ["冬江支微"]}}
    assert spans("冬江支微", "replace", options) == ["江支"]


def test_a_hit_across_words_is_none() -> None:
    options = {"table": {"己经": "已经", "捡察": "检察"}}
    assert spans("大力发展悦己经济。", "replace", options) == []
    assert spans("任务己经完成，人民捡察院提出建议。", "replace", options) == ["己经", "捡察"]


@pytest.mark.parametrize(
    ("option", "excused", "reported"),
    [
        ("not_before", ["丁", "戊己"], {"甲乙丁": 0, "甲乙戊己": 0, "甲乙戊": 1, "丁甲乙": 1}),
        ("not_after", ["丁", "戊己"], {"丁甲乙": 0, "戊己甲乙": 0, "己甲乙": 1, "甲乙丁": 1}),
        ("unless_within", ["丁甲", "乙戊"], {"丁甲乙": 0, "甲乙戊": 0, "甲乙，乙戊": 1, "丁，甲乙": 1}),
        ("unless_clause", ["丁"], {"丁甲，甲乙": 1, "丁、甲乙": 0, "甲乙和丁": 0, "甲乙。丁": 1, "甲乙\n丁": 1}),
    ],
)
def test_contexts(option: str, excused: list[str], reported: dict[str, int]) -> None:
    assert {text: len(found(text, **{option: excused})) for text in reported} == reported


@pytest.mark.parametrize(
    ("text", "quoted", "titles"),
    [("“学甲乙”", 0, 1), ("《学甲乙》", 0, 0), ("学甲乙", 1, 1), ("“甲乙", 1, 1), ("《学》甲乙《学》", 1, 1)],
)
def test_quotations_and_titles(text: str, quoted: int, titles: int) -> None:
    assert len(found(text)) == 1
    assert len(found(text, skip_quoted=True)) == quoted
    assert len(found(text, skip_titles=True)) == titles


def test_only_in_some_blocks() -> None:
    text = "关于甲乙的报告\n坚持甲乙，改进作风。\n一、甲乙学习。坚持甲乙。"
    assert len(found(text)) == 4
    assert [v.start for v in check(text, "replace", {"table": {"甲乙": "x"}, "only": ["title"]})] == [2]
    assert [v.start for v in check(text, "replace", {"table": {"甲乙": "x"}, "only": ["heading"]})] == [21]
    assert [v.start for v in check(text, "replace", {"table": {"甲乙": "x"}, "only": ["paragraph"]})] == [10, 28]


def test_protected_text_is_not_touched() -> None:
    assert spans(md("运行`甲乙`，见[甲乙](甲乙.md)。"), "replace", {"table": {"甲乙": "x"}}) == ["甲乙"]


def test_a_word_is_not_found_across_lines() -> None:
    assert spans(doc("坚持甲\n乙"), "replace", {"table": {"甲乙": "x"}}) == []
