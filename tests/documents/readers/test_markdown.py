"""Markdown: what is protected, what is a block, and what is a masked name."""

from __future__ import annotations

import pytest

from lint.documents.document import MASK
from tests.support import blocks, doc, md


def left(text: str) -> str:
    """The text without what is masked."""
    return md(text).text.replace(MASK, "")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("运行`代码`命令", "运行命令"),
        ("运行``甲`乙``命令", "运行命令"),
        ("运行`甲\n乙`命令", "运行\n命令"),
        ("运行`甲\r\n乙`命令", "运行\r\n命令"),
        ("这个 ` 不成对", "这个 ` 不成对"),
        ('见[条例](http://a.cn/甲 "题")。', "见[条例。"),
        ("见[条例](甲(乙).md)。", "见[条例。"),
        ("见<http://a.cn>。", "见。"),
        ("见 http://a.cn/b 。", "见  。"),
        ('甲<span class="x">乙</span>丙', "甲乙丙"),
        ("甲<!-- 注\n释 -->乙", "甲\n乙"),
        ("5<6，7>3", "5<6，7>3"),
        ("脚注[^1]。", "脚注。"),
        ("**集体**学习", "集体学习"),
        ("***集体***和*个人*", "集体和个人"),
        ("**县**局党支部", "**县**局党支部"),
        ("在**县**镇", "在**县**镇"),
        ("学习**次，参加**人", "学习**次，参加**人"),
        ("学习\\*\\*次", "学习\\*\\*次"),
        ("3 * 4 * 5", "3 * 4 * 5"),
    ],
)
def test_inline(text: str, seen: str) -> None:
    assert left("正文：" + text) == "正文：" + seen


@pytest.mark.parametrize(
    "protected",
    [
        "```\n一、代码**次\n```",
        "~~~ python\n代码\n\n代码\n~~~",
        "    缩进代码",
        "<script>\n网页\n</script>",
        '[甲]: ./乙.md "丙"',
        "::: 提示",
        '{% include "甲.html" %}',
        "<!-- 注释 -->",
        "***",
    ],
)
def test_protected_blocks(protected: str) -> None:
    document = md(f"坚持学习。\n\n{protected}\n\n改进作风。")
    assert blocks(document) == [("paragraph", "坚持学习。"), ("paragraph", "改进作风。")]
    assert set(document.text[7 : 7 + len(protected)]) <= {MASK, "\n"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter(fence: str, end: str) -> None:
    document = md(end.join([fence, 'title = "**次"', "# 注", fence, "# 工作总结", "坚持学习。"]))
    assert blocks(document) == [("title", "工作总结"), ("paragraph", "坚持学习。")]
    assert "次" not in document.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_rule_across_the_page_is_no_front_matter(end: str) -> None:
    document = md(end.join(["---", "", "# 工作总结", "", "坚持学习。", "", "---", "", "改进作风。"]))
    assert [text for _, text in blocks(document)] == ["工作总结", "坚持学习。", "改进作风。"]


@pytest.mark.parametrize("before", ["```\n代码\n```", "---\na: 1\n---", "***", "<!-- 注 -->"])
def test_a_block_does_not_begin_with_what_is_protected(before: str) -> None:
    document = md(f"{before}\n一、加强学习。坚持每周一学。" if before[0] != "<" else f"{before}\n\n一、加强学习。学。")
    assert (document.blocks[0].kind, document.text[document.blocks[0].start]) == ("heading", "一")


def test_code_does_not_span_paragraphs() -> None:
    assert left("学习 ` **次。\n\n参加 ` **人。") == "学习 ` **次。\n\n参加 ` **人。"


def test_headings_and_title() -> None:
    document = md("# 工作总结\n\n## 一、学习\n\n### （一）集中\n\n#### 1. 读书\n\n## 打算 ##\n\n正文。")
    assert blocks(document)[0] == ("title", "工作总结")
    assert [(block.kind, block.level) for block in document.blocks[1:5]] == [
        ("heading", 1), ("heading", 2), ("heading", 3), ("heading", 1),
    ]  # fmt: skip
    assert document.headings[3].label is None


def test_a_first_heading_with_a_number_is_no_title() -> None:
    assert blocks(md("# 一、学习\n正文。")) == [("heading", "一、学习"), ("paragraph", "正文。")]


def test_a_bold_heading_keeps_its_number() -> None:
    (block, _) = md("**一、加强学习**\n\n正文。").blocks
    assert (block.kind, block.level, block.start) == ("heading", 1, 2)


def test_lists() -> None:
    document = md("- 坚持学习\n  天天学\n* 改进作风\n  + 走访\n- [ ] 待办\n\n1. 甲\n2. 乙")
    assert [kind for kind, _ in blocks(document)] == ["item"] * 4 + ["heading"] * 2
    assert [text.replace(MASK, "") for _, text in blocks(document)] == [
        "坚持学习\n天天学", "改进作风", "走访", "待办", "1. 甲", "2. 乙",
    ]  # fmt: skip


def test_block_quotes() -> None:
    document = md("> 一、学习。坚持学习\n> 天天学。\n>\n> > 改进作风。")
    assert [kind for kind, _ in blocks(document)] == ["heading", "paragraph"]
    assert not any(">" in text for _, text in blocks(document))


@pytest.mark.parametrize("quote", ["", "> "])
def test_table_cells(quote: str) -> None:
    rows = ["| 单位 | 人数 |", "|---|:-:|", "| 青石县 | 12人 |", "| 甲 乙 |"]
    assert blocks(md("".join(f"{quote}{row}\n" for row in rows))) == [
        ("cell", "单位"), ("cell", "人数"), ("cell", "青石县"), ("cell", "12人"), ("cell", "甲 乙"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_other_line_ends(end: str) -> None:
    text = "# 总结\n\n一、学习\n\n```\n代码\n```\n- 甲\n- 乙\n"
    expected = [(kind, found.replace("\n", end)) for kind, found in blocks(md(text))]
    assert blocks(md(text.replace("\n", end))) == expected


def test_emphasis_is_markup_in_markdown_only() -> None:
    assert (left("**集体**"), doc("**集体**").text) == ("集体", "**集体**")
