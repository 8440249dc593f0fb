"""Laying out: what is certain is set as styles and sections; no word, no other person's change, no emphasis is lost."""

# ruff: noqa: E501 - XML is easier to read in one line

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from docx import Document
from lxml import etree

from lint.documents.official.standard import Standard
from lint.documents.word.look.looks import Looks
from lint.documents.word.read import read
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.layout.relay import Relaid, relay
from tests.documents.word.make import SECTION, changed, docx, field, p, r, table, unpacked
from tests.documents.word.more_samples import SAMPLES
from tests.documents.writers.word.layout_sample import PAGE, STYLES, report
from tests.documents.writers.word.test_comments import source_of

PLAIN = "支部坚持集体学习和个人自学相结合，按照年度计划组织党员学习，查找差距，明确方向。"


def laid_out(raw: bytes, standard: Standard | None = None) -> Relaid:
    return relay(raw, read(raw), standard or Standard())


def document(raw: bytes) -> Any:
    """The file as python-docx reads it, a reader that is not ours."""
    return Document(io.BytesIO(raw))


@pytest.fixture(scope="module")
def after() -> bytes:
    return laid_out(report()).raw


def test_what_is_done_is_told() -> None:
    told = [(change.key, change.rows) for change in laid_out(report()).changes]
    assert told[:2] == [("layout.margins", ()), ("layout.number", ())]
    assert {rows for key, rows in told[2:]} == {(1,), (2,), (3, 8, 10), (4, 7, 9), (5, 6), (15,), (16,)}


def test_a_second_run_changes_nothing(after: bytes) -> None:
    assert laid_out(after) == Relaid(after, [])


def test_every_word_stays(after: bytes) -> None:
    before, then = source_of(report()).text, source_of(after).text
    assert then.startswith(before) and then.removeprefix(before).split() == ["—", "1", "—", "—", "1", "—"]


def test_changes_of_others_stay(after: bytes) -> None:
    old, new = (unpacked(raw)["word/document.xml"].decode() for raw in (report(), after))
    for tag in ("ins", "del"):
        (before,), (then,) = (re.findall(rf"<w:{tag} [^>]*>.*?</w:{tag}>", text) for text in (old, new))
        assert before == then


def test_the_table_stays(after: bytes) -> None:
    old, new = (unpacked(raw)["word/document.xml"].decode() for raw in (report(), after))
    assert re.findall("<w:tbl>.*</w:tbl>", old) == re.findall("<w:tbl>.*</w:tbl>", new)


def test_another_reader_reads_the_figures(after: bytes) -> None:
    read_back = document(after)
    section = read_back.sections[0]
    sides = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(side.mm, 1) for side in sides] == [37.0, 35.0, 28.0, 26.0]
    fonts = {}
    for paragraph in read_back.paragraphs:
        style = paragraph.style
        element = style.element.rPr.rFonts
        east = element.get(element.nsmap["w"].join("{}") + "eastAsia")
        fonts[paragraph.text[:4]] = (east, style.font.size.pt, style.base_style is not None)
    assert fonts["关于20"][:2] == ("方正小标宋简体", 22.0)
    assert fonts["一、学习"][:2] == ("黑体", 16.0) and fonts["2024"][:2] == ("仿宋", 16.0)
    body = next(paragraph for paragraph in read_back.paragraphs if paragraph.text.startswith("2024年，"))
    assert body.style.name == "公文正文" and body.style.paragraph_format.line_spacing.pt == 28.95
    assert body.style.paragraph_format.first_line_indent.pt == 32.0
    assert body.paragraph_format.first_line_indent is None, "what was set directly is gone"
    run_in = next(paragraph for paragraph in read_back.paragraphs if paragraph.text.startswith("（二）"))
    assert [run.text[:6] for run in run_in.runs] == ["（二）开展专", "每季度确定一"]
    assert [run.style and run.style.name for run in run_in.runs] == ["公文标题2（接排）", None]
    assert all(run.font.size is None and run.font.name is None for run in run_in.runs)
    assert read_back.sections[0].footer.paragraphs[0].text == "— 1 —"
    assert read_back.settings.odd_and_even_pages_header_footer


def test_emphasis_stays(after: bytes) -> None:
    paragraph = next(one for one in document(after).paragraphs if one.text.startswith("（一）"))
    emphasis = next(run for run in paragraph.runs if run.text == "258人次")
    assert emphasis.bold and "黑体" in etree.tostring(emphasis._element.rPr, encoding="unicode")


def test_typed_blanks_are_the_indent(after: bytes) -> None:
    paragraph = next(one for one in document(after).paragraphs if one.text.startswith("　　继续"))
    assert paragraph.style.paragraph_format.first_line_indent.pt == 0


def looks_of(raw: bytes) -> Looks:
    return Looks(source_of(raw))


def test_a_number_and_its_outline_level_stay() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    heading = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="2F5496"/></w:rPr></w:style>'
    )
    body = p("学习情况", style="1") + p(PLAIN) + p("存在的问题", style="1") + p(PLAIN)
    raw = docx(body, styles=STYLES + heading, numbering=numbering)
    made = laid_out(raw).raw
    assert source_of(made).text.startswith("一、学习情况\n" + PLAIN + "\n二、存在的问题\n")
    assert [one.level for one in source_of(made).paragraphs[:4]] == [1, 0, 1, 0]
    look = looks_of(made).paragraph(1)
    assert (look.first_chars, look.left) == (2.0, 0.0)
    (text, letters), *_ = looks_of(made).pieces(1)
    assert (text, letters.asian, letters.size, letters.color) == ("学习情况", "黑体", 16.0, "auto")


def test_what_is_right_already_is_left_alone() -> None:
    fonts = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
    shape = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>'
    footer = p("— ", field("PAGE", "1"), " —")
    raw = docx(p(r(PLAIN, fonts), ppr=shape) * 3, styles=STYLES, footer1=footer)
    assert laid_out(raw).changes == []


def test_headers_of_others_are_not_lost_for_a_number() -> None:
    raw = docx(p(PLAIN) * 3, styles=STYLES, header1=p("内部资料"), settings="")
    assert "layout.number" not in [change.key for change in laid_out(raw).changes]


def test_pictures_and_what_is_centred_stay() -> None:
    picture = p(r(PLAIN), "<w:r><w:drawing/></w:r>")
    caption = p(PLAIN, ppr='<w:jc w:val="center"/>')
    raw = docx(picture + caption + p(PLAIN) + table((PLAIN,)), styles=STYLES)
    rows = [row for change in laid_out(raw).changes for row in change.rows]
    assert rows == [3]


def test_a_unit_has_figures_of_its_own() -> None:
    from lint.documents.official.standard import standard

    own = standard({"top": [33], "level-1": {"fonts": ["宋体"], "sizes": [18]}})
    made = laid_out(report(), own).raw
    assert round(document(made).sections[0].top_margin.mm) == 33
    heading = next(one for one in document(made).paragraphs if one.text.startswith("一、"))
    assert heading.style.font.size.pt == 18


def test_a_landscape_section_stays_across() -> None:
    turned = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="900" w:left="900"/></w:sectPr>'
    )
    raw = docx(p(PLAIN) + p("横排", ppr=turned) + p(PLAIN), styles=STYLES)
    first, _ = looks_of(laid_out(raw).raw).pages.sections
    assert first.width > first.height and first.top == 45


def test_margins_that_are_missing_are_put_in() -> None:
    raw = docx(p(PLAIN) * 2, styles=STYLES)
    bare = unpacked(raw)["word/document.xml"].replace(SECTION.encode(), b"")
    (section,) = looks_of(laid_out(changed(raw, {"word/document.xml": bare})).raw).pages.sections
    millimetres = [round(side / 72 * 25.4) for side in (section.width, section.height, section.top, section.left)]
    assert millimetres == [210, 297, 37, 28]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_any_file_keeps_its_words(name: str) -> None:
    raw = SAMPLES[name].raw
    try:
        made = laid_out(raw)
    except NotSplicedError:
        assert name in ("strict", "other-prefix", "prefixed", "default-namespace"), "only where names are others"
        return
    assert re.sub("(?:\n— 1 —){1,2}$", "", source_of(made.raw).text) == source_of(raw).text
    for part in unpacked(made.raw).values():
        if part.startswith(b"<"):
            etree.fromstring(part)
    assert laid_out(made.raw).changes == []


def test_the_page_is_that_of_the_sample() -> None:
    assert PAGE.encode() in unpacked(report())["word/document.xml"]
