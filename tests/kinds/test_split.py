"""split: words torn apart."""

from __future__ import annotations

import pytest

from tests.support import check, spans

WORDS = "落实 贯彻 行动 员工 动员 二十"


@pytest.mark.parametrize("gap", [" ", "\u3000", "\u00a0", " \u3000 "])
def test_by_a_blank(gap: str) -> None:
    text = f"抓好落{gap}实。"
    (violation,) = check(text, "split", {"words": WORDS})
    assert violation.finding.values == {"found": f"落{gap}实", "fix": "落实"}
    (edit,) = violation.finding.edits
    assert text[: edit.start] + edit.content + text[edit.end :] == "抓好落实。"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\u3000\u3000", "\u3000\n"])
def test_by_a_line_break(end: str) -> None:
    text = f"抓好落{end}实。"
    # What stands before the break goes with it; an indent behind it begins a new paragraph.
    assert len(check(text, "split", {"words": WORDS, "by": "line"})) == (not end.endswith("\u3000"))
    assert spans(text, "split", {"words": WORDS}) == []


@pytest.mark.parametrize(
    "text",
    [
        "采取行动 员工参加", "贯 落", "抓好落 地", "“狠抓落 实干争先”", "《落 实》", "落\t实", "落实 落实", "落A 实",
        "落\n\n实", " 实", "落 ",
    ],
)  # fmt: skip
def test_what_is_right(text: str) -> None:
    assert spans(text, "split", {"words": WORDS}) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("稳步推进行 动有力有序", 0), ("1.稳步推进行 动有力有序；", 0), ("稳步推进行 动有力有序。", 1),
        ("稳步推进行 动有力", 1), ("稳步，推进行 动有力有序", 1),
    ],
)  # fmt: skip
def test_between_two_headlines(text: str, found: int) -> None:
    assert len(spans(text, "split", {"words": WORDS})) == found


def test_in_the_middle_of_a_longer_expression() -> None:
    assert spans("学习党的二 十大精神。", "split", {"words": WORDS}) == [" "]


@pytest.mark.parametrize("text", ["时\u3000间：五月", "主 持 人：王强", "会议\n记\u3000录：李明", "时\u3000间"])
def test_labels_set_out_by_blanks(text: str) -> None:
    assert spans(text, "split", {"words": "时间 主持 记录"}) == []


@pytest.mark.parametrize(("text", "found"), [("情\n况\n良好", []), ("情\n况", []), ("情\n况良好", ["\n"])])
def test_labels_down_a_column(text: str, found: list[str]) -> None:
    assert spans(text, "split", {"words": "情况", "by": "line"}) == found


@pytest.mark.parametrize("text", ["情\n况\n本人健康。", "登记\n\n落\n实\n党委意见", "落\r\n实"])
def test_a_label_set_upright(text: str) -> None:
    assert spans(text, "split", {"words": "情况 落实", "by": "line"}) == []


@pytest.mark.parametrize("text", ["抓好落\n实，健全制度。", "落\n实好各项制度。", "抓好落\n实"])
def test_a_word_at_the_end_of_a_line(text: str) -> None:
    assert spans(text, "split", {"words": "情况 落实", "by": "line"}) == ["\n"]
