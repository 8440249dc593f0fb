"""Places in any unit against a naive reference; decoding, damage, and what is no text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint.documents.decode import NotTextError, decode
from lint.documents.source import REPLACEMENT, Position, Source, Unit, cells
from tests.support import TEXTS

# Enough for one lost character (up to three U+FFFD) to be less than half a percent.
LONG = "全县各级党组织坚持把学习放在首位，组织党员干部集中学习，开展谈心谈话，查找问题短板，推动各项工作落实。" * 14
CLAUSES = [
    "坚持每周一次集中学习，", "党员干部走进社区，", "为群众办实事12件，", "问题逐项销号。", "“三会一课”按期召开，",
    "成效明显；", "制度更加健全，", "\n\u3000\u3000二、存在的问题\n", "不足之处仍然存在。", "下一步加强督导检查，",
]  # fmt: skip
CHINESE = st.lists(st.sampled_from(CLAUSES), min_size=4, max_size=30).map("".join).filter(lambda text: len(text) >= 30)


def naive_rows(text: str) -> list[str]:
    """The rows with their ends, cut character by character."""
    rows = [""]
    for n, char in enumerate(text):
        rows[-1] += char
        if char == "\n" or (char == "\r" and text[n + 1 : n + 2] != "\n"):
            rows.append("")
    return rows


def naive_cell(char: str) -> int:
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def naive_place(text: str, offset: int, unit: Unit) -> tuple[int, int]:
    row = 0
    rows = naive_rows(text)
    while offset >= len(rows[row]) and row < len(rows) - 1:
        offset -= len(rows[row])
        row += 1
    widths = {
        "code-point": lambda char: 1,
        "utf-16": lambda char: 2 if ord(char) > 0xFFFF else 1,
        "utf-8": lambda char: 1 + sum(ord(char) >= least for least in (0x80, 0x800, 0x10000)),
        "cell": naive_cell,
    }
    return row + 1, 1 + sum(widths[unit](char) for char in rows[row][:offset])


@pytest.mark.parametrize("unit", ["code-point", "utf-16", "utf-8", "cell"])
@given(text=TEXTS, data=st.data())
def test_locate_agrees_with_counting_by_hand(unit: Unit, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Source(text).locate(offset, unit) == naive_place(text, offset, unit)


@given(TEXTS)
def test_lines_are_the_rows_without_their_ends(text: str) -> None:
    source = Source(text)
    rows = naive_rows(text)
    assert [source.line(n + 1) for n in range(len(rows))] == [row.rstrip("\r\n") for row in rows]
    assert len(source.line_starts) == len(rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [""]),
        ("甲", ["甲"]),
        ("甲\n", ["甲", ""]),
        ("甲\r乙\r", ["甲", "乙", ""]),
        ("甲\r\n乙", ["甲", "乙"]),
        ("甲\n\r乙", ["甲", "", "乙"]),
        ("甲\u2028乙\x0c丙\x85丁", ["甲\u2028乙\x0c丙\x85丁"]),
    ],
)
def test_row_ends(text: str, rows: list[str]) -> None:
    source = Source(text)
    assert [source.line(n + 1) for n in range(len(source.line_starts))] == rows


def test_units_differ_where_characters_do() -> None:
    source = Source("甲\n😀e\u0301党x")
    at = source.text.index("x")
    units: tuple[Unit, ...] = ("code-point", "utf-16", "utf-8", "cell")
    assert [source.locate(at, unit) for unit in units] == [(2, 5), (2, 6), (2, 11), (2, 6)]


def test_cells() -> None:
    assert [cells(text) for text in ("ab", "党建", "ＡＢ", "e\u0301", "a\u200bb", "“")] == [2, 4, 4, 1, 2, 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@given(text=CHINESE)
def test_round_trip(encoding: str, text: str) -> None:
    raw = text.encode(encoding)
    source = decode(raw)
    assert source.text == text
    assert source.encode(text) == raw


@given(CHINESE)
def test_round_trip_of_big_endian_with_mark(text: str) -> None:
    raw = b"\xfe\xff" + text.encode("utf-16-be")
    source = decode(raw)
    assert (source.text, source.encode(text)) == (text, raw)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assume(not text.startswith(("%PDF", "{\\rtf", "\ufeff")))
    source = decode(text.encode())
    assert (source.text, source.encoding, source.encode(text)) == (text, "utf-8", text.encode())


def test_plain_english_in_utf16() -> None:
    assert decode("plain words\n".encode("utf-16-le")).text == "plain words\n"


@given(st.integers(0, len(LONG.encode()) - 1))
def test_a_lost_byte_is_damage_at_its_place(at: int) -> None:
    raw = LONG.encode()
    source = decode(raw[:at] + raw[at + 1 :])
    before = raw[:at].decode(errors="ignore")
    assert source.encoding == "utf-8"
    assert source.text.index(REPLACEMENT) == len(before)
    assert source.text.startswith(before)
    assert source.text.endswith(LONG[len(before) + 1 :])


@given(st.integers(0, len(LONG.encode()) - 1), st.sampled_from([0x41, 0xC3, 0xE4, 0xFF]))
def test_a_changed_byte_is_damage_at_its_place(at: int, byte: int) -> None:
    raw = bytearray(LONG.encode())
    before = bytes(raw[:at]).decode(errors="ignore")
    raw[at] = byte
    assume(REPLACEMENT in raw.decode(errors="replace"))
    source = decode(bytes(raw))
    assert source.encoding == "utf-8"
    assert len(before) <= source.text.index(REPLACEMENT) <= len(before) + 1
    assert source.text.startswith(before)
    assert source.text.endswith(LONG[len(before) + 2 :])


def test_damage_in_a_short_text_is_never_another_encoding() -> None:
    raw = LONG[:60].encode()
    for at in range(len(raw)):
        try:
            assert decode(raw[:at] + raw[at + 1 :]).encoding == "utf-8"
        except NotTextError as error:
            assert error.format == "encoding"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "doc"),
        (b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml\xff\xfe", "docx"),
        (b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml\xff", "xlsx"),
        (b"PK\x03\x04\x14\0\0\0\x08\0data\xff", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"GIF89a\x01\0\x01\0\x80", "GIF"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", "BMP"),
        (b"\x1f\x8b\x08\0\0\0", "gzip"),
        ("工作\0总结".encode(), "binary"),
        ("\ufeff工作\0总结".encode(), "binary"),
        ("\ufeff工作\0总结".encode("utf-16-le"), "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x81\xff\x82\xfe\x83\xfd" * 20, "encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, name: str) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(raw)
    assert caught.value.format == name


def test_a_text_may_begin_like_a_picture() -> None:
    assert decode("BM系列产品质量工作总结，一年来我们坚持学习。".encode("gb18030")).text.startswith("BM系列")


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\u3000\t\r", "甲\r乙\r"])
def test_empty_and_blank_and_old_line_ends(text: str) -> None:
    source = decode(text.encode(), "a.txt")
    assert (source.text, source.path, source.encode(text)) == (text, "a.txt", text.encode())
    assert source.locate(len(text)) == Position(*naive_place(text, len(text), "code-point"))
