"""Looks: what comes of all that is said of a paragraph, a run and a page."""

from __future__ import annotations

import pytest

from lint.documents.word.look.looks import Looks
from lint.documents.word.look.values import is_asian
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from tests.documents.word.looks_cases import CASES, file
from tests.documents.word.make import docx, field, p, r


def looks_of(raw: bytes) -> Looks:
    source = read(raw).source
    assert isinstance(source, PackageSource)
    return Looks(source)


@pytest.fixture(scope="module")
def looks() -> Looks:
    return looks_of(file(CASES))


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_is_said_lies_one_over_the_other(name: str, looks: Looks) -> None:
    row = [*CASES].index(name) + 1
    shape = looks.paragraph(row)
    assert {key: getattr(shape, key) for key in CASES[name].paragraph} == CASES[name].paragraph
    look = next(look for _, look in looks.pieces(row))
    assert {key: getattr(look, key) for key in CASES[name].run} == CASES[name].run


def test_a_character_takes_the_font_of_its_script() -> None:
    assert is_asian("学") and is_asian("，") and is_asian("（") and not is_asian("é")
    assert not is_asian("“") and is_asian("“", "eastAsia") and is_asian("—", "eastAsia")
    fonts = '<w:rFonts w:ascii="A" w:hAnsi="B" w:eastAsia="C"/>'
    look = next(look for _, look in looks_of(docx(p(r("学a“", fonts)))).pieces(1))
    assert [look.font(char) for char in "a学“"] == ["A", "C", "B"]


SECTIONS = (
    p("直排", ppr='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
      'w:left="1474" w:footer="1417" w:gutter="113"/><w:docGrid w:type="linesAndChars" w:linePitch="579" '
      'w:charSpace="-842"/></w:sectPr>')
    + p("横排", ppr='<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>')
    + p("末节")
)  # fmt: skip


def test_sections_have_their_paper_margins_and_grid() -> None:
    first, second, third = looks_of(docx(SECTIONS)).pages.sections
    millimetres = [round(side / 72 * 25.4, 1) for side in (first.top, first.bottom, first.left, first.right)]
    assert millimetres == [37.0, 35.0, 28.0, 26.0], "the gutter is part of the margin"
    assert (first.first, first.last, second.first, second.last, third.last) == (1, 1, 2, 2, 3)
    assert (first.pitch, first.grid, second.landscape, third.landscape) == (28.95, "linesAndChars", True, False)
    assert round(first.characters(16), 1) == 28.0


def test_a_page_that_says_nothing_is_as_word_has_it() -> None:
    raw = docx(p("学习"), section="")
    from tests.documents.word.make import SECTION, changed, unpacked

    bare = unpacked(raw)["word/document.xml"].replace(SECTION.encode(), b"")
    (section,) = looks_of(changed(raw, {"word/document.xml": bare})).pages.sections
    assert (section.width, section.height, section.top, section.left) == (612.0, 792.0, 72.0, 72.0)


@pytest.mark.parametrize(
    ("spacing", "size", "lines"),
    [
        ('<w:spacing w:line="560" w:lineRule="exact"/>', 16, 22),
        ('<w:spacing w:line="579" w:lineRule="exact"/>', 16, 22),
        ("", 16, 22),
        ('<w:snapToGrid w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/>', 16, 22),
        ("", 26, 11),
        ('<w:spacing w:line="720" w:lineRule="exact"/>', 16, 17),
    ],
)
def test_lines_on_a_page_are_those_of_the_spacing_or_the_grid(spacing: str, size: int, lines: int) -> None:
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
    raw = docx(p("学习", ppr=spacing))
    from tests.documents.word.make import SECTION, changed, unpacked

    part = unpacked(raw)["word/document.xml"].replace(SECTION.encode(), SECTION.encode() + grid.encode())
    looks = looks_of(changed(raw, {"word/document.xml": part}))
    assert int(looks.pages.sections[0].lines(looks.paragraph(1), size) + 0.05) == lines


def test_numbers_of_pages_are_found_in_the_footers_that_are_shown() -> None:
    odd = p("— ", field("PAGE", "1"), " —", ppr='<w:jc w:val="right"/>')
    even = p("— ", '<w:fldSimple w:instr=" PAGE ">' + r("2") + "</w:fldSimple>", " —")
    settings = "<w:evenAndOddHeaders/><w:mirrorMargins/>"
    shown = looks_of(docx(p("学习"), footer1=odd, footer2=even, settings=settings)).pages
    assert [one.footer for one in shown.page_numbers(shown.sections[0])] == ["default", "even"]
    assert shown.even_and_odd and shown.mirrored
    hidden = looks_of(docx(p("学习"), footer1=odd, footer2=even)).pages
    assert [one.footer for one in hidden.page_numbers(hidden.sections[0])] == ["default"]
    other = looks_of(docx(p("学习"), footer1=p("共", field("NUMPAGES", "3"), "页"))).pages
    assert other.page_numbers(other.sections[0]) == []
