"""What no program writes: deep, endless and circular things are refused by name, or read within bounds."""

from __future__ import annotations

import pytest

from lint.documents.decode import NotTextError
from lint.documents.package import xml
from lint.documents.package.xml import MAX_DEPTH
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from tests.documents.word.make import changed, docx, p, part, r, style, uses

NESTS = {
    "insertions": ('<w:p><w:ins w:id="1">', 1, "<w:r><w:t>甲</w:t></w:r>", "</w:ins></w:p>"),
    "fields": ('<w:p><w:fldSimple w:instr="DATE">', 1, "<w:r><w:t>甲</w:t></w:r>", "</w:fldSimple></w:p>"),
    "controls": ("<w:sdt><w:sdtContent>", 0, p("甲"), "</w:sdtContent></w:sdt>"),
    "tables": ("<w:tbl><w:tr><w:tc>", 0, p("甲"), "</w:tc></w:tr></w:tbl>"),
    "boxes": ("<w:p><w:r><w:pict><w:txbxContent>", 0, p("甲"), "</w:txbxContent></w:pict></w:r></w:p>"),
    "choices": ('<mc:AlternateContent><mc:Choice Requires="wps">', 0, p("甲"), "</mc:Choice></mc:AlternateContent>"),
}


def nested(name: str, depth: int) -> bytes:
    """A body with elements in each other, as deep as that, or a little less."""
    head, skip, inside, tail = NESTS[name]
    opened, closed = head[len("<w:p>") * skip :], tail[: len(tail) - len("</w:p>") * skip]
    times = (depth - 10) // opened.count("<")
    body = opened * times + inside + closed * times
    return docx(f"<w:p>{body}</w:p>" if skip else body)


@pytest.mark.parametrize("name", sorted(NESTS))
def test_as_deep_as_may_be(name: str) -> None:
    assert read(nested(name, MAX_DEPTH)).source.text.strip() == "甲"


@pytest.mark.parametrize("name", sorted(NESTS))
def test_deeper_is_refused(name: str) -> None:
    with pytest.raises(NotTextError) as caught:
        read(nested(name, 3000))
    assert caught.value.format == "deep"


def test_more_elements_than_any_document_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MAX_ELEMENTS", 100)
    with pytest.raises(NotTextError) as caught:
        read(docx(p("甲") * 60))
    assert caught.value.format == "bomb"


def test_styles_that_are_based_on_each_other() -> None:
    styles = style("a", "", based="b") + style("b", "", based="a") + style("c", "", based="c")
    assert read(docx(p("甲", style="a") + p("乙", style="c"), styles=styles)).source.text == "甲\n乙"


def test_a_label_has_an_end() -> None:
    text = "%1" * 4000
    shape = f'<w:start w:val="999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{text}"/>'
    level = f'<w:lvl w:ilvl="0">{shape}</w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{uses(1)}'
    source = read(docx(p("甲", num=(1, 0)), numbering=lists)).source
    assert isinstance(source, PackageSource) and 0 < source.paragraphs[0].label < 100


@pytest.mark.parametrize("end", ["&#10;", "&#13;", "&#9;"])
def test_a_row_is_a_paragraph_whatever_a_label_holds(end: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:lvlText w:val="第{end}条"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{uses(1)}'
    source = read(docx(p("甲", num=(1, 0)) + p(r("乙")), numbering=lists)).source
    assert source.text == "第 条 甲\n乙" and len(source.line_starts) == 2


@pytest.mark.parametrize("body", ["", "<w:tbl/>", "<w:sdt/>", "<w:p/>"])
def test_nothing_to_read_is_an_empty_text(body: str) -> None:
    document = read(docx(body))
    assert (document.source.text, document.blocks) == ("", [])


def test_numbers_that_are_none() -> None:
    level = '<w:lvl w:ilvl="x"><w:start w:val="-4"/><w:lvlRestart w:val="?"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{uses(1)}{uses(2, 7)}<w:num w:numId="3"/>'
    body = p("甲", num=(1, 0)) + p("乙", num=(2, 0)) + p("丙", num=(3, 0)) + p("丁", num=(9, 7))
    assert read(docx(body, numbering=lists)).source.text == "0.甲\n乙\n丙\n丁"


def test_a_main_part_that_is_no_document_is_damaged() -> None:
    raw = changed(docx(p("甲")), {"word/document.xml": part("hdr", p("甲")).encode()})
    with pytest.raises(NotTextError) as caught:
        read(raw)
    assert caught.value.format == "damaged"
