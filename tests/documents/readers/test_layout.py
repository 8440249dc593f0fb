"""Title, number, byline, signature, date and the levels of headings."""

from __future__ import annotations

import pytest

from tests.support import blocks, doc

BODY = "\n一年来，坚持学习，改进作风。"


def kinds(text: str) -> list[str]:
    return [block.kind for block in doc(text).blocks]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("青石县2023年工作总结", ["title"]),
        ("青石县委\n2023年工作总结", ["title"]),
        ("青石县\n关于开展学习活动\n情况的报告", ["title"]),
        ("青办发〔2023〕5号\n关于开展学习的通知", ["number", "title"]),
        ("青办发[2023]5号\n关于开展学习的通知", ["number", "title"]),
        ("青石县工作总结\n张三\n2023年12月1日", ["title", "byline", "byline"]),
        ("工作总结（草案）\n（2023年12月1日）", ["title", "byline"]),
        ("学习的一年", ["title"]),
        ("各单位：", ["paragraph"]),
    ],
)
def test_top(head: str, found: list[str]) -> None:
    assert kinds(head + BODY) == [*found, "paragraph"]


def test_a_title_of_several_lines_is_one_block() -> None:
    assert blocks(doc("青石县\n关于开展学习活动\n情况的报告" + BODY))[0] == (
        "title",
        "青石县\n关于开展学习活动\n情况的报告",
    )


@pytest.mark.parametrize("between", ["青发〔2023〕5号", "（试行）", "2023年12月1日"])
def test_a_title_does_not_swallow_what_is_none(between: str) -> None:
    document = doc(f"中共青石县委员会文件\n{between}\n关于开展学习的通知{BODY}")
    assert blocks(document)[1][1] == between
    assert blocks(document)[2] == ("title", "关于开展学习的通知")


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("青石县委\n2023年12月1日", ["signature", "date"]),
        ("青石县委\n青石县人民政府\n2023年12月1日", ["signature", "signature", "date"]),
        ("青石县委\n二〇二三年十二月一日", ["signature", "date"]),
        ("青石县委\n2023年*月*日", ["signature", "date"]),
        ("2023年12月", ["date"]),
        ("以上报告，请审议。\n2023年12月1日", ["paragraph", "date"]),
        ("青石县委\n2023年12月1日召开会议", ["paragraph", "paragraph"]),
    ],
)
def test_tail(tail: str, found: list[str]) -> None:
    assert kinds("工作总结" + BODY + "\n" + tail)[2:] == found


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、加强学习", 1),
        ("（一）加强学习", 2),
        ("(一)加强学习", 2),
        ("(一）加强学习", 2),
        ("1.加强学习", 3),
        ("1．加强学习", 3),
        ("1、加强学习", 3),
        ("（1）加强学习", 4),
        ("(1)加强学习", 4),
        ("①加强学习", 5),
    ],
)
def test_headings_alone(text: str, level: int) -> None:
    (_, _, block) = doc("工作总结" + BODY + "\n" + text).blocks
    assert (block.kind, block.level, block.head) == ("heading", level, block.end)


@pytest.mark.parametrize("mark", ["一、", "（一）"])
def test_text_run_in_after_a_heading(mark: str) -> None:
    document = doc(f"{mark}加强学习，提高认识。坚持每周一学。")
    (block,) = document.blocks
    assert block.kind == "heading"
    assert document.text[block.start : block.head] == f"{mark}加强学习，提高认识"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、" + "加强学习" * 20 + "。坚持。", "item"),
        ("一、学习；二、作风。", "item"),
        ("1.坚持每周一学。", "item"),
        ("（1）坚持每周一学。", "item"),
        ("1.主要做法：", "item"),
        ("1.5亿元资金到位。", "paragraph"),
        ("2022年，坚持学习。", "paragraph"),
        ("一些同志，坚持学习。", "paragraph"),
        ("第一书记，驻村工作。", "paragraph"),
        ("第一章 总则", "heading"),
        ("第一条 为了加强学习，制定本办法。", "item"),
    ],
)
def test_what_looks_like_a_heading(text: str, kind: str) -> None:
    assert kinds("工作总结" + BODY + "\n" + text)[2] == kind


@pytest.mark.parametrize(
    "line",
    [
        "一、调研主题\t2",
        "（一）学习………………3",
        "1.学习....................12",
        "附件：问卷\t9",
        "第一章 总则      3",
        "概述……… 1",
    ],
)
def test_a_line_of_contents_is_no_heading(line: str) -> None:
    assert kinds(f"调研方案\n\n目录\n{line}\n\n正文。")[-2:] == ["cell", "paragraph"]


@pytest.mark.parametrize("line", ["一、学习2023", "一、学习 3", "1.建成站点 12", "一、版本 2.0"])
def test_a_heading_that_ends_in_a_figure(line: str) -> None:
    assert kinds(f"关于调研的方案\n\n各单位：\n{line}\n正文。")[-2] == "heading"
