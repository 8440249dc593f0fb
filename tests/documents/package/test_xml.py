"""Parts: names without their prefixes, and the bytes at which everything stands."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lint.documents.decode import NotTextError
from lint.documents.package.xml import MAX_DEPTH, Element, Part, parse
from tests.documents.word.make import STRICT_W, W


def part(inside: str, prefix: str = "w", space: str = W) -> Part:
    return Part("x", f'<{prefix}:p xmlns:{prefix}="{space}">{inside}</{prefix}:p>'.encode())


def only(found: Part, tag: str = "w:t") -> Element:
    [element] = found.root.iter(tag)
    return element


@pytest.mark.parametrize(("prefix", "space"), [("w", W), ("ns0", W), ("w", STRICT_W)])
def test_names_are_the_same_whatever_the_prefix(prefix: str, space: str) -> None:
    found = part(f'<{prefix}:t {prefix}:val="1" xml:space="preserve">甲</{prefix}:t>', prefix, space)
    element = only(found)
    assert (element.text, element.attributes) == ("甲", {"w:val": "1", "xml:space": "preserve"})


def test_the_places_of_an_element() -> None:
    found = part('<w:t a=">"  >甲</w:t ><w:t2/>')
    element = only(found)
    raw = found.raw
    assert raw[element.start : found.inner(element)] == b'<w:t a=">"  >'
    assert raw[element.close : found.end(element)] == b"</w:t >"
    empty = only(found, "w:t2")
    assert found.is_empty(empty) and raw[empty.start : found.end(empty)] == b"<w:t2/>"


def test_an_empty_tag_before_an_end_tag() -> None:
    found = part("<w:r><w:tab/></w:r>")
    tab, run = only(found, "w:tab"), only(found, "w:r")
    assert found.raw[tab.start : found.end(tab)] == b"<w:tab/>"
    assert found.raw[run.close : found.end(run)] == b"</w:r>"


def test_each_character_has_its_byte() -> None:
    found = part("<w:t>甲&amp;&#x20BB7;𠮷\r\n乙</w:t>")
    element = only(found)
    assert element.text == "甲&𠮷𠮷\n乙"
    starts = [found.byte_at(element, n) for n in range(len(element.text) + 1)]
    cut = [found.raw[a:b].decode() for a, b in pairwise(starts)]
    assert cut == ["甲", "&amp;", "&#x20BB7;", "𠮷", "\r\n", "乙"]
    assert starts[-1] == element.close


@pytest.mark.parametrize("inside", ["<![CDATA[甲]]>乙", "甲<!-- 丙 -->乙"])
def test_text_that_is_not_characters_alone_is_not_parted(inside: str) -> None:
    found = part(f"<w:t>{inside}</w:t>")
    assert only(found).text == "甲乙"
    with pytest.raises(ValueError, match="more than characters"):
        found.byte_at(only(found), 1)


def test_what_is_not_kept_hands_over_its_children() -> None:
    raw = f'<w:p xmlns:w="{W}"><w:smartTag><w:r><w:b/><w:t>甲</w:t></w:r></w:smartTag></w:p>'.encode()
    root = parse(raw, {"w:p", "w:r", "w:t"})
    assert [element.tag for element in root.iter()] == ["w:p", "w:r", "w:t"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "dtd"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "dtd"),
        ('<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"), "utf16-part"),
        ("<a>甲</a>".encode("utf-16-le"), "utf16-part"),
        (b'<?xml version="1.0" encoding="GBK"?><a/>', "utf16-part"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "utf16-part"),
        (b"<a>" * 3000 + b"</a>" * 3000, "deep"),
        (b"<a><b></a>", "damaged"),
        (b"<a>&b;</a>", "damaged"),
        (b"", "damaged"),
        (b"<a>\xff</a>", "damaged"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_by_name(raw: bytes, word: str) -> None:
    with pytest.raises(NotTextError) as caught:
        parse(raw)
    assert caught.value.format == word


def test_as_deep_as_anybody_writes_is_read() -> None:
    assert parse(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH).tag == "a"
