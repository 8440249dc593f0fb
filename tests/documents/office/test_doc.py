""".doc and .wps: the text of the pieces in their order, and where it stands; whatever is damaged is refused by name."""

from __future__ import annotations

import random

import pytest

from lint.documents.decode import NotTextError
from lint.documents.office import doc as reader
from lint.documents.word.paragraph import Paragraph
from tests.documents.office.make_doc import (
    CELL,
    DELETED,
    HIDDEN,
    ILFO,
    ILVL,
    OUTLINE,
    ROW,
    SPECIAL,
    SYMBOL,
    Level,
    P,
    Style,
    doc,
    ole,
    sprm,
)

CHINESE, ARABIC, BULLET, CIRCLE = 39, 0, 23, 18


def texts(raw: bytes) -> list[str]:
    return [paragraph.text for paragraph in reader.read(raw)]


def stories(raw: bytes) -> list[tuple[str, str]]:
    return [(paragraph.story, paragraph.text) for paragraph in reader.read(raw)]


def test_pieces_of_either_width_in_the_order_of_the_text() -> None:
    assert texts(doc("坚持学习。", "plain é – text", "", "𠮷野家")) == ["坚持学习。", "plain é – text", "", "𠮷野家"]


def test_a_break_within_a_paragraph_and_signs_of_layout() -> None:
    assert texts(doc("关于学习的\x0b通知", "甲\t乙", "一\x0c二", "a\x1eb\x1fc", "图\x01\x08注\x02\x05")) == [
        *("关于学习的\u2028通知", "甲\t乙", "一二", "a-bc", "图注"),
    ]


def test_a_section_ends_a_paragraph_and_a_page_does_not() -> None:
    assert texts(doc("一\x0c二", P("三", mark="\x0c"), "四", sections=(6, 8))) == ["一二", "三", "四"]


def test_of_fields_the_result_is_read() -> None:
    link = '\x13 HYPERLINK "http://a.cn" \x14网站\x15'
    inner = '\x13 IF \x13 PAGE \x141\x15 = 1 "一" "二" \x14一\x15'
    assert texts(doc(f"见{link}。", f"第{inner}页", "甲\x13 XE 索引 \x15乙")) == ["见网站。", "第一页", "甲乙"]


def test_characters_drawn_over_one_another() -> None:
    ruby = '\x13 EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(yān),鄢)\x15'
    assert texts(doc(f"学习{ruby}陵", "第\x13 EQ \\o\\ac(○,3)\x14\x15条")) == ["学习鄢陵", "第3条"]


def test_a_table_of_contents_is_told_by_its_field_and_by_its_styles() -> None:
    sheet = [Style("Normal", 0), Style("目录 1", 19), Style("WPSOffice手动目录 1")]
    raw = doc(
        "目次",
        '\x13 TOC \\o "1-2" \x14一、学习\t1',
        "二、整改\t2\x15",
        "正文。",
        P("三\t3", style=1),
        P("四\t4", style=2),
        styles=sheet,
    )
    assert [story for story, _ in stories(raw)] == ["body", "toc", "toc", "body", "toc", "toc"]


def test_what_somebody_deleted_or_hid_is_not_read() -> None:
    cut = P("坚持不懈学习。", runs=((2, 4, sprm(DELETED)),))
    shown = P("坚持不懈学习。", runs=((2, 4, sprm(DELETED, 0)),))
    hidden = P("坚持abc学习。", runs=((2, 5, sprm(HIDDEN)),))
    joined = P("前半", runs=((2, 3, sprm(DELETED)),))
    assert texts(doc(cut, shown, hidden, joined, "后半")) == ["坚持学习。", "坚持不懈学习。", "坚持学习。", "前半后半"]


def test_a_sign_of_a_symbol_font_is_a_hole() -> None:
    sign = sprm(SPECIAL) + b"\x09\x6a" + b"\x00\x00\xfe\xf0"
    assert SYMBOL == 0x6A09 and texts(doc(P("同意(不同意(", runs=((2, 3, sign),)))) == ["同意\ufffc不同意("]


def test_tables_cell_by_cell() -> None:
    cells = [P(text, CELL, 0, mark) for text, mark in (("姓名", "\x07"), ("张三", "\r"), ("李四", "\x07"))]
    raw = doc("名单", *cells, ROW, P("王五", CELL, 0, "\x07"), ROW, "完", P("另", CELL, 0, "\x07"), ROW)
    found = reader.read(raw)
    assert [(p.text, p.story, p.table, p.row, p.column) for p in found] == [
        *(("名单", "body", 0, 0, 0), ("姓名", "cell", 1, 1, 1), ("张三", "cell", 1, 1, 2), ("李四", "cell", 1, 1, 2)),
        *(("王五", "cell", 1, 2, 1), ("完", "body", 0, 0, 0), ("另", "cell", 2, 1, 1)),
    ]


def test_every_part_has_its_story_and_comments_are_none_of_the_text() -> None:
    heads: list[list[P | str]] = [["偶页眉"], ["页眉"], [], ["页脚"], ["页眉"], []]
    raw = doc("正文\x02。", notes=["\x02脚注。"], heads=heads, comments=["\x05批注"], endnotes=["尾注"], boxes=["框中"])
    assert stories(raw) == [
        *(("body", "正文。"), ("box", "框中"), ("footnote", "脚注。"), ("endnote", "尾注")),
        *(("header", "偶页眉"), ("header", "页眉"), ("footer", "页脚")),
    ]


def numbered(text: str, level: int = 0, use: int = 1) -> P:
    return P(text, sprm(ILVL, level) + sprm(ILFO, use))


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    shapes = [
        Level(CHINESE, "%1、"),
        Level(CHINESE, "（%2）"),
        Level(ARABIC, "%3."),
        Level(ARABIC, "%1.%4", legal=True),
    ]
    body = [numbered(*one) for one in (("学习", 0), ("甲", 1), ("乙", 1), ("整改", 0), ("丙", 1), ("丁", 2), ("戊", 3))]
    raw = doc(
        *body, numbered("", 0), P("无", sprm(ILFO, 0)), P("撤", sprm(ILFO, 0xF801)), lists=[shapes], uses=[(0, {})]
    )
    found = reader.read(raw)
    assert [p.text for p in found] == [
        *("一、学习", "（一）甲", "（二）乙", "二、整改", "（一）丙", "1.丁", "2.1 戊", "三、", "无", "撤"),
    ]
    assert [p.label for p in found] == [2, 3, 3, 2, 3, 2, 4, 2, 0, 0]


def test_uses_of_a_list_share_its_counters_unless_they_begin_anew() -> None:
    shapes = [[Level(ARABIC, "%1.")], [Level(BULLET, "\uf06c", follow=2)]]
    uses: list[tuple[int, dict[int, int | Level]]] = [
        (0, {}),
        (0, {}),
        (0, {0: 5}),
        (1, {}),
        (0, {0: Level(CIRCLE, "%1", follow=1)}),
    ]
    body = [numbered(f"{use}", 0, use) for use in (1, 2, 3, 3, 4, 5)]
    assert texts(doc(*body, lists=shapes, uses=uses)) == ["1.1", "2.2", "5.3", "6.3", "•4", "⑦ 5"]


def test_a_level_that_nothing_above_resets() -> None:
    shapes = [Level(CHINESE, "第%1章", follow=1), Level(CHINESE, "第%2条", follow=1, limit=0)]
    body = [numbered("总则"), numbered("甲", 1), numbered("学习"), numbered("乙", 1)]
    assert texts(doc(*body, lists=[shapes], uses=[(0, {})])) == ["第一章 总则", "第一条 甲", "第二章 学习", "第二条 乙"]


def test_styles_give_numbers_and_outline_levels_to_those_based_on_them() -> None:
    sheet = [
        *(Style("Normal", 0), Style("heading 1", 1, 0, sprm(ILFO, 1)), Style("我的标题", base=1)),
        *(Style("二级", base=1, properties=sprm(OUTLINE, 1) + sprm(ILVL, 1)), Style("圈", base=5), Style("圈", base=4)),
    ]
    body = [P("甲", style=1), P("乙", style=2), P("丙", style=3), P("丁", sprm(OUTLINE, 9), style=2), P("戊", style=4)]
    raw = doc(*body, styles=sheet, lists=[[Level(CHINESE, "%1、"), Level(ARABIC, "%2.")]], uses=[(0, {})])
    found = reader.read(raw)
    assert [(p.text, p.level, p.style) for p in found] == [
        *(("一、甲", 1, "heading 1"), ("二、乙", 1, "我的标题"), ("1.丙", 2, "二级")),
        *(("三、丁", 0, "我的标题"), ("戊", 0, "圈")),
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("encrypted", doc("密", flags=0x0300)),
        ("encrypted", ole({"EncryptedPackage": b"1", "EncryptionInfo": b"2"})),
        ("doc-old", doc("旧", version=0x68)),
        ("damaged", doc("坏", ident=0x1234)),
        ("damaged", doc("坏")[:600]),
        ("damaged", ole({"WordDocument": b"\xec\xa5"})),
        ("damaged", ole({"Other": b"1"})),
        ("xls", ole({"Workbook": b"1"})),
        ("Microsoft Works", ole({"CONTENTS": b"1"})),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, raw: bytes) -> None:
    with pytest.raises(NotTextError) as caught:
        reader.read(raw)
    assert caught.value.format == name


def test_no_damage_makes_it_stumble() -> None:
    """Bytes changed at random: a text, or a refusal, never another exception and never much time."""
    cells: list[P | str] = [P("格", CELL, 0, "\x07"), ROW]
    texts_: list[P | str] = ["坚持学习。", "见\x13 TOC \x14一\x15", numbered("甲"), *cells]
    raw = doc(
        *texts_, P("删", runs=((0, 1, sprm(DELETED)),)),
        lists=[[Level(CHINESE, "%1、"), Level(ARABIC, "%2.")]], uses=[(0, {0: 3, 1: Level(ARABIC, "%1.%2")})],
        heads=(["眉"], [], [], [], [], []), notes=["注"], styles=[Style("Normal", 0), Style("heading 1", 1, 0)],
    )  # fmt: skip
    rng, read = random.Random(20260301), 0
    for _ in range(600):
        bad = bytearray(raw)
        for _ in range(rng.choice((1, 2, 8, 40))):
            bad[rng.randrange(512, len(raw))] = rng.choice((0, 1, 0x7F, 0xFF, rng.randrange(256)))
        try:
            found = reader.read(bytes(bad))
        except NotTextError:
            continue
        assert all(isinstance(p, Paragraph) and "\n" not in p.text and "\r" not in p.text for p in found)
        read += 1
    assert read > 60
