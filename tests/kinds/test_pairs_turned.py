"""pairs: quotation marks that face the wrong way, and marks inside marks of their own kind."""

from __future__ import annotations

import pytest

from tests.support import check

PAIRS = ["“”", "‘’", "（）", "《》"]


def fixed(text: str, report: str) -> str:
    edits = [edit for v in check(text, "pairs", {"pairs": PAIRS, "report": report}) for edit in v.finding.edits]
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.content + text[edit.end :]
    return text


def found(text: str, report: str) -> list[str]:
    return [str(v.finding.values["found"]) for v in check(text, "pairs", {"pairs": PAIRS, "report": report})]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("编制“十五五“规划。", "编制“十五五”规划。"),
        ("编制”十五五”规划。", "编制“十五五”规划。"),
        ("编制”十五五“规划。", "编制“十五五”规划。"),
        ("“三会一课”和”主题党日“制度。", "“三会一课”和“主题党日”制度。"),
    ],
)
def test_turned(text: str, right: str) -> None:
    assert fixed(text, "turned") == right
    assert found(text, "unpaired") == []
    assert found(right, "turned") == []


@pytest.mark.parametrize(
    "text",
    [
        "走好“第一方阵。党员“亮身份”。",  # one is missing
        "亮身份”和“亮承诺",  # what stands between two quotations
        "当先锋”。争当“模范",  # a sentence ends between them
        "提出“把“一线工作法”落到实处”。",  # inside one another
        "“第一段\n“第二段”",
    ],
)
def test_not_turned(text: str) -> None:
    assert found(text, "turned") == []


def test_other_marks_of_the_block_are_still_matched() -> None:
    assert found("编制“十五五“规划（草案。", "unpaired") == ["（"]


def test_nested() -> None:
    assert fixed("提出“把“一线工作法”落到实处”。", "nested") == "提出“把‘一线工作法’落到实处”。"
    assert fixed("《关于《信访条例》的通知》", "nested") == "《关于〈信访条例〉的通知》"


def test_nested_only_where_both_close() -> None:
    assert found("走好“第一方阵。党员“亮身份”。", "nested") == []
    assert found("“甲”“乙”《丙》《丁》", "nested") == []


def test_only_the_marks_that_the_rule_names() -> None:
    assert check("坚持“实事求是“的路线。", "pairs", {"pairs": ["《》"], "report": "turned"}) == []
