"""RTF: the text in any of its spellings, and where each paragraph stands."""

from __future__ import annotations

import random

import pytest

from lint.documents.decode import NotTextError
from lint.documents.office import rtf as reader
from lint.documents.word.paragraph import Paragraph

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times;}}"


def gbk(text: str) -> str:
    """A text as Word and WPS write it: bytes of GBK in hexadecimal digits."""
    return "".join(f"\\'{byte:02x}" if byte > 0x7F else chr(byte) for byte in text.encode("gbk"))


def read(body: str) -> list[Paragraph]:
    return reader.read((HEAD + r"\pard\plain " + body + "}").encode("latin-1"))


def stories(body: str) -> list[tuple[str, str]]:
    return [(paragraph.story, paragraph.text) for paragraph in read(body) if paragraph.text]


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in read(body)]


def test_text_in_bytes_and_in_numbers() -> None:
    assert texts(rf"\f0 {gbk('坚持学习')}\par {{\uc2\u22362\'bc\'e1\u25345\'b3\'d6}}\uc1\u-10179?\u-8663?") == [
        *("坚持学习", "坚持😩"),
    ]
    assert reader.read(HEAD.encode() + rb"\f0 " + "坚持".encode("gbk") + b"}")[0].text == "坚持"


def test_breaks_and_signs() -> None:
    assert texts(rf"\f0 {gbk('关于')}\line {gbk('通知')}\par a\tab b\_c\-d\~e\page f\{{\\\par") == [
        *("关于\u2028通知", "a\tb-cd\xa0ef{\\", ""),
    ]


def test_of_fields_the_result_is_read() -> None:
    field = r'{\field{\*\fldinst HYPERLINK "http://a.cn"}{\fldrslt ' + gbk("网站") + "}}"
    assert texts(rf"\f0 {gbk('见')}{field}{gbk('。')}") == ["见网站。"]


def test_characters_drawn_over_one_another() -> None:
    ruby = r"{\field{\*\fldinst { EQ \\* jc0 \\o(\\s\\up 10(y\u257\'3fn),\u37154\'3f)}}{\fldrslt {}}}"
    assert texts(rf"\f0 {gbk('学习')}{ruby}{gbk('陵')}") == ["学习鄢陵"]


def test_a_table_of_contents() -> None:
    body = r"\f0 " + gbk("前") + r"\par {\field{\*\fldinst {TOC \\o}}{\fldrslt " + gbk("一、学习") + r"\tab 1\par "
    body += gbk("二、整改") + r"\tab 2}}\par " + gbk("后")
    assert [story for story, _ in stories(body)] == ["body", "toc", "toc", "body"]


def test_what_somebody_deleted_or_hid_is_not_read() -> None:
    cut = rf"\f0 {gbk('坚持')}{{\deleted\revauthdel1 {gbk('不懈')}}}{gbk('学习')}"
    hidden = rf"\v abc\v0 {gbk('。')}{{\*\atnid x}}{{\*\annotation {gbk('批注')}\par}}"
    assert texts(cut + hidden) == ["坚持学习。"]


def test_automatic_numbers() -> None:
    body = rf"{{\listtext\pard\plain\f0 {gbk('一、')}\tab}}\f0 {gbk('学习')}\par {{\pntext\f1 2.\tab}}\f0 {gbk('整改')}"
    body += rf"\par {{\listtext 2\tab}}\f0 {gbk('甲')}"
    assert [(p.text, p.label) for p in read(body)] == [("一、学习", 2), ("2.整改", 2), ("2 甲", 2)]


def test_outline_levels_end_with_their_paragraphs() -> None:
    body = r"\pard\outlinelevel0 a\par b\par\pard c\par\pard\outlinelevel9 d"
    assert [(p.text, p.level) for p in read(body)] == [("a", 1), ("b", 1), ("c", 0), ("d", 0)]


def test_tables_cell_by_cell() -> None:
    body = r"a\par\trowd\pard\intbl b\par c\cell\pard\intbl{\listtext\pard 1.\tab}d\cell\row\pard\intbl e"
    body += r"\cell\row\pard f\par\pard\intbl g\cell\row\pard h"
    assert [(p.text, p.story, p.table, p.row, p.column) for p in read(body)] == [
        *(("a", "body", 0, 0, 0), ("b", "cell", 1, 1, 1), ("c", "cell", 1, 1, 1), ("1.d", "cell", 1, 1, 2)),
        *(("e", "cell", 1, 2, 1), ("f", "body", 0, 0, 0), ("g", "cell", 2, 1, 1), ("h", "body", 0, 0, 0)),
    ]


def test_every_part_has_its_story() -> None:
    body = r"{\header h\par}{\headerf h\par}{\footerl f}a{\footnote n1\par n2}b{\footnote\ftnalt e}\par "
    body += r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par}}{\shprslt{\*\do{\dptxbxtext box}}}}c"
    assert stories(body) == [
        *(("body", "ab"), ("body", "c"), ("box", "box"), ("footnote", "n1"), ("footnote", "n2")),
        *(("endnote", "e"), ("header", "h"), ("footer", "f")),
    ]


def test_pictures_and_their_bytes_are_passed_over() -> None:
    raw = HEAD.encode() + rb"a{\*\shppict{\pict\pngblip\bin5 }}}\}}}b{\pict 00ffab}c}"
    assert reader.read(raw)[0].text == "abc"


@pytest.mark.parametrize(
    "body", ["{" * 50_000, "}" * 50_000, r"\bin9999999999 a", r"\u99999999999999 a", r"\bin1 x" * 20_000, "\\'", "\\"]
)
def test_nonsense_is_read_or_refused_in_no_time(body: str) -> None:
    try:
        read(body)
    except NotTextError as error:
        assert error.format == "damaged"


def test_no_damage_makes_it_stumble() -> None:
    body = rf"\f0 {gbk('坚持学习')}{{\footnote {gbk('注')}}}\par\pard\intbl {gbk('格')}\cell\row"
    body += r"{\listtext 1.}\uc2\u22362\'bc\'e1"
    raw = (HEAD + body + "}").encode("latin-1")
    rng, read_ = random.Random(20260301), 0
    for _ in range(600):
        bad = bytearray(raw)
        for _ in range(rng.choice((1, 2, 8))):
            bad[rng.randrange(6, len(raw))] = rng.choice((*b"{}\\'09 u-", rng.randrange(256)))
        try:
            found = reader.read(bytes(bad))
        except NotTextError:
            continue
        assert all("\n" not in p.text and "\r" not in p.text for p in found)
        read_ += 1
    assert read_ > 300
