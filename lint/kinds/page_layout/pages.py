"""Pages: paper, margins, lines, characters, landscape sections and the numbers of pages (5.1–5.2, 7.5, 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.model import Finding
from lint.documents.official.standard import size_name
from lint.documents.word.look.sections import MM, PageNumber, Section
from lint.kinds.page_layout.facts import Facts, is_of, named

# Half a millimetre is less than a person sees, and more than rounding to twips makes.
_PAPER_TOLERANCE = 0.6
# So many lines a page may have more or less where their height depends on the font.
_GUESSED = 2
_A3 = (297.0, 420.0)
# A document of so many characters fills more than one page.
_ONE_PAGE = 700
_DASHED = re.compile(r"[—－–─―]{1,2}\s*[\d\s]*\s*[—－–─―]{1,2}")
_HYPHENED = re.compile(r"[-‐‑~]\s*\d*\s*[-‐‑~]")


def plain(facts: Facts) -> Iterator[Finding]:
    """Never laid out: margins and letters are those of a new file."""
    if facts.laid_out or facts.portrait == []:
        return
    font, size = facts.main_face
    if not font:
        return
    margins = "/".join(f"{have:.0f}" for _, have, _ in facts.margins_of(facts.portrait[0]))
    yield facts.finding(
        facts.anchor, found=f"{size_name(size)}{font}", margins=margins, expected=named(facts.standard.body)
    )


def paper(facts: Facts) -> Iterator[Finding]:
    standard = facts.standard
    allowed = [tuple(sorted(one)) for one in zip(standard.width, standard.height, strict=False)]
    for section in facts.sections:
        sides = tuple(sorted((section.width / MM, section.height / MM)))
        fold_out = _fits(sides, _A3) and section.width > section.height
        if not fold_out and not any(_fits(sides, one) for one in allowed):
            found = f"{section.width / MM:.0f}×{section.height / MM:.0f}"
            expected = f"{standard.width[0]:g}×{standard.height[0]:g}"
            yield facts.finding(_row(facts, section), found=found, expected=expected)


def _fits(sides: tuple[float, ...], allowed: tuple[float, ...]) -> bool:
    return all(abs(one - other) <= _PAPER_TOLERANCE for one, other in zip(sides, allowed, strict=True))


def _row(facts: Facts, section: Section) -> int:
    """The row at which something is said of a section."""
    if section is facts.sections[0]:
        return facts.anchor
    return next((row for row in facts.roles.rows if section.first <= row <= section.last), section.first)


def margins(facts: Facts) -> Iterator[Finding]:
    tolerance = facts.standard.margin_tolerance + 0.05
    told = set()
    for section in facts.portrait:
        sides = facts.margins_of(section)
        if all(any(abs(have - figure) <= tolerance for figure in figures) for _, have, figures in sides):
            continue
        found = "/".join(f"{have:.1f}".removesuffix(".0") for _, have, _ in sides)
        if found not in told:
            told.add(found)
            expected = "/".join(f"{figures[0]:g}" for _, _, figures in sides)
            yield facts.finding(_row(facts, section), found=found, expected=expected)


def lines(facts: Facts) -> Iterator[Finding]:
    """Lines on a page, of the main text."""
    rows = facts.main_rows
    if not rows or not facts.portrait:
        return
    ways: dict[tuple[str, float, bool], list[int]] = {}
    for row in rows:
        look = facts.look(row)
        ways.setdefault((look.rule, look.line, look.snap), []).append(row)
    row = max(ways.values(), key=len)[0]
    section, size = facts.looks.pages.of(row), facts.main_face[1]
    count = int(section.lines(facts.look(row), size) + 0.05)
    height, known = section.line_height(facts.look(row), size)
    if abs(count - facts.standard.lines) > facts.standard.lines_tolerance + (0 if known else _GUESSED):
        yield facts.finding(row, found=f"{count}", height=f"{height:.4g}", expected=f"{facts.standard.lines:g}")


def characters(facts: Facts) -> Iterator[Finding]:
    """Characters in a line, on the margins that the standard has: where these are wrong, that is said."""
    rows = facts.main_rows
    fits = facts.portrait and next(margins(facts), None) is None
    if not rows or not fits or not is_of(facts.standard.body, *facts.main_face)[1]:
        return
    section = facts.looks.pages.of(rows[0])
    count = int(section.characters(facts.main_face[1]) + 0.4)
    if abs(count - facts.standard.characters) > facts.standard.characters_tolerance:
        yield facts.finding(rows[0], found=f"{count}", expected=f"{facts.standard.characters:g}")


def landscape(facts: Facts) -> Iterator[Finding]:
    """A table across the page has its number in the same place as the other pages."""
    upright = [one for one in facts.portrait if facts.looks.pages.page_numbers(one)]
    for section in facts.sections:
        if section.width > section.height and upright and not facts.looks.pages.page_numbers(section):
            yield facts.finding(_row(facts, section))


def _numbers(facts: Facts) -> list[PageNumber]:
    """The numbers of pages that the document has, each once."""
    found: dict[int, PageNumber] = {}
    for section in facts.portrait:
        for one in facts.looks.pages.page_numbers(section):
            found.setdefault(one.row, one)
    return [*found.values()]


def number_missing(facts: Facts) -> Iterator[Finding]:
    written = [one for one in facts.sections if one.first <= one.last]
    shown = any(facts.looks.pages.page_numbers(one) for one in written)
    if not shown and not _has_number_above(facts) and facts.roles.han(facts.roles.rows) > _ONE_PAGE:
        yield facts.finding(facts.anchor)


def _has_number_above(facts: Facts) -> bool:
    """Whether a number stands in a header."""
    paragraphs = (one for one in facts.source.paragraphs if one.story == "header")
    return any("PAGE" in kid.text for one in paragraphs if one.element for kid in one.element.iter("w:instrText"))


def _shape(facts: Facts, number: PageNumber) -> str:
    """The shape of a number: dashed, hyphened, other, or nothing to judge."""
    text = facts.roles.text(number.row)
    if _DASHED.fullmatch(text):
        return "dashed"
    if _HYPHENED.fullmatch(text):
        return "hyphened"
    return "other" if text else ""


def number_shape(facts: Facts) -> Iterator[Finding]:
    for number in _numbers(facts):
        if _shape(facts, number) == "other" and not _is_drawn(facts, number):
            yield facts.finding(number.row, found=facts.roles.text(number.row), expected="— 1 —")
            return


def number_hyphen(facts: Facts) -> Iterator[Finding]:
    for number in _numbers(facts):
        if _shape(facts, number) == "hyphened":
            yield facts.finding(number.row, found=facts.roles.text(number.row), expected="— 1 —")
            return


def _is_drawn(facts: Facts, number: PageNumber) -> bool:
    """Whether the paragraph is numbered by a list, whose label may be the dash before the number."""
    element = facts.source.paragraphs[number.row - 1].element
    properties = element.first("w:pPr") if element else None
    return properties is not None and properties.first("w:numPr") is not None


def number_face(facts: Facts) -> Iterator[Finding]:
    face = facts.standard.page_number
    for number in _numbers(facts):
        for text, look in facts.looks.pieces(number.row):
            if not any(char.isdigit() for char in text):
                continue
            font = facts.standard.family(look.ascii)
            right_font, right_size = is_of(face, font, look.size)
            if not right_size or not (right_font or font == "Times New Roman"):
                yield facts.finding(number.row, found=f"{size_name(look.size)}{font}", expected=named(face))
                return


def number_place(facts: Facts) -> Iterator[Finding]:
    """On the right for odd pages, on the left for even ones, a character from the edge of the text."""
    for number in _numbers(facts):
        look = facts.look(number.row)
        if number.apart or look.framed or number.footer == "first":
            continue
        size, even = facts.size(number.row), number.footer == "even"
        align = look.align if look.align in ("right", "center") else "left"
        text = facts.source.paragraphs[number.row - 1].text
        inner = look.left_in(size) + look.first_in(size) if even else look.right_in(size)
        inner += len(text) - len(text.lstrip("\u3000 ") if even else text.rstrip("\u3000 "))
        if align != ("left" if even else "right") or not 0.7 <= abs(inner) <= 2.1:
            yield facts.finding(number.row, found=align)
            return
