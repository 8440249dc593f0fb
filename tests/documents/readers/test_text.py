"""Plain text: every line with something on it is a block, at its place in the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from lint.documents.document import MASK
from lint.documents.readers import format_of
from tests.support import TEXTS, blocks, doc, md


@given(TEXTS)
def test_offsets_are_those_of_the_source(text: str) -> None:
    for document in (doc(text), md(text)):
        assert len(document.text) == len(text)
        assert all(one in (other, MASK) for one, other in zip(document.text, text, strict=True))
        ends = [[match.span() for match in re.finditer("[\r\n]", t)] for t in (document.text, text)]
        assert ends[0] == ends[1]


@given(TEXTS)
def test_blocks_are_in_order_and_never_overlap(text: str) -> None:
    for document in (doc(text), md(text)):
        ends = [0, *(offset for block in document.blocks for offset in (block.start, block.end)), len(text)]
        assert ends == sorted(ends)
        for block in document.blocks:
            assert block.start < block.end
            assert block.kind != "heading" or block.start < block.head <= block.end


@given(TEXTS)
def test_every_line_is_in_a_block(text: str) -> None:
    document = doc(text)
    inside = {offset for block in document.blocks for offset in range(block.start, block.end)}
    assert all(n in inside or char.isspace() or char == MASK for n, char in enumerate(document.text))


def test_blanks_at_the_ends_are_not_of_the_block() -> None:
    assert blocks(doc("\u3000\u3000坚持学习。 \r\n\r\n\t改进作风。\n")) == [
        ("paragraph", "坚持学习。"),
        ("paragraph", "改进作风。"),
    ]


def test_a_line_separator_does_not_end_a_line() -> None:
    assert blocks(doc("坚持学习，\u2028改进作风。")) == [("paragraph", "坚持学习，\u2028改进作风。")]


@pytest.mark.parametrize("text", ["", " \n\u3000\r\n"])
def test_nothing_to_read(text: str) -> None:
    assert (doc(text).blocks, doc(text).title, doc(text).sections) == ([], None, [])


def test_stars_are_no_markup() -> None:
    assert doc("**学习**，`代码`，[链接](甲)。").text == "**学习**，`代码`，[链接](甲)。"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("见http://a.cn/b_c?d=1。", "http://a.cn/b_c?d=1"),
        ("见 https://a.cn/甲，", "https://a.cn/甲"),
        ("见https://a.cn的说明", "https://a.cn"),
        ("寄zhang.san@a.gov.cn，", "zhang.san@a.gov.cn"),
    ],
)
def test_addresses_are_protected(text: str, masked: str) -> None:
    assert doc(text).text == text.replace(masked, MASK * len(masked))


def test_an_at_sign_alone_is_no_address() -> None:
    assert doc("@全体党员 a@b").text == "@全体党员 a@b"


@pytest.mark.parametrize(
    ("path", "format_"),
    [("a.md", "markdown"), ("A.MD", "markdown"), ("a.markdown", "markdown"), ("a.txt", "text"), ("md", "text")],
)
def test_the_name_tells_the_format(path: str, format_: str) -> None:
    assert format_of(path) == format_
