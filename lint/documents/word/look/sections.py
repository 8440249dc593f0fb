"""Sections: paper, margins, grid, and the footers with the numbers of pages, section by section. Lengths are in points.

What a section says nothing of is as Word has it; a header or a footer that it does not name is that of the section
before it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from functools import cached_property, lru_cache

from msgspec import Struct

from lint.documents.decode import NotTextError
from lint.documents.package.relations import relations
from lint.documents.package.xml import Element, parse
from lint.documents.word.look.sheet import Sheet
from lint.documents.word.look.values import ParagraphLook, number
from lint.documents.word.numbering import is_on
from lint.documents.word.source import PackageSource

MM = 72 / 25.4
_TWIPS = 20
_KEEP = frozenset((
    "w:sectPr", "w:pgSz", "w:pgMar", "w:docGrid", "w:titlePg", "w:headerReference", "w:footerReference", "w:type",
    "w:textDirection", "w:cols",
))  # fmt: skip
_SETTINGS = frozenset((
    "w:settings", "w:mirrorMargins", "w:evenAndOddHeaders", "w:gutterAtTop", "w:documentProtection",
))  # fmt: skip
# The kinds of grid that lines are laid on.
_LAID = ("lines", "linesAndChars", "snapToChars")
_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
# How high a line is that nothing says the height of, in sizes of its characters.
NATURAL = 1.3


class Section(Struct):
    """A section: the rows of its first and last paragraph, from 1; its paper, its margins with the gutter in them, and
    its grid: `pitch` from line to line, `char_space` that a character is wider by, 0 where lines are laid on none.

    `footers` are the names of the parts by their type (default, even, first). `properties` is its element in the tree
    of the main part.
    """

    first: int
    last: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float
    landscape: bool = False
    grid: str = ""
    pitch: float = 0.0
    char_space: float = 0.0
    title_page: bool = False
    footers: dict[str, str] = {}
    properties: Element | None = None

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    def line_height(self, look: ParagraphLook, size: float) -> tuple[float, bool]:
        """From one line of a paragraph to the next, and whether that is known without the font: on a grid, or where the
        paragraph says it."""
        if look.rule == "exact":
            return look.line, True
        laid = self.pitch if look.snap else 0.0
        natural = size * NATURAL
        if laid:
            natural = math.ceil(natural / laid - 0.02) * laid
        if look.rule == "atLeast":
            return max(look.line, natural), bool(laid) or look.line > natural
        return natural * look.line, bool(laid)

    def lines(self, look: ParagraphLook, size: float) -> float:
        """How many lines of a paragraph a page takes."""
        return self.text_height / max(1.0, self.line_height(look, size)[0])

    def characters(self, size: float) -> float:
        """How many characters of a size a line takes."""
        wide = self.char_space if self.grid in ("linesAndChars", "snapToChars") else 0.0
        return self.text_width / max(1.0, size + wide)


class PageNumber(Struct, frozen=True):
    """A paragraph that has the number of the page in it: its row from 1, the type of the footer it stands in, and
    whether it is in a box or a frame, which has its own place."""

    row: int
    footer: str
    apart: bool


class Pages:
    """The sections of a document."""

    def __init__(self, source: PackageSource, sheet: Sheet) -> None:
        self._source = source
        self._targets = {one.id: one.target for one in relations(source.package, source.main) if not one.external}
        settings = self._settings()
        self.mirrored = is_on(settings.first("w:mirrorMargins")) if settings else False
        self.even_and_odd = is_on(settings.first("w:evenAndOddHeaders")) if settings else False
        self._gutter_above = is_on(settings.first("w:gutterAtTop")) if settings else False

    def _settings(self) -> Element | None:
        source = self._source
        found = (one for one in relations(source.package, source.main) if one.type == "settings" and not one.external)
        name = next((one.target for one in found if one.target in source.package), "")
        try:
            return _settings(source.package.part(name)) if name else None
        except NotTextError:
            return None

    @cached_property
    def sections(self) -> list[Section]:
        """The sections in order; a document that has none has one as Word makes it."""
        source = self._source
        part = source.parts[source.main]
        starts = {id(paragraph.element): row for row, paragraph in enumerate(source.paragraphs, 1)}
        ends = [(element, starts.get(id(owner), 0)) for element, owner in _ends(part.root)]
        last = max((row for row, one in enumerate(source.paragraphs, 1) if one.part == source.main), default=1)
        found: list[Section] = []
        footers: dict[str, str] = {}
        first = 1
        for element, row in ends:
            end = row or last
            section = self._section(_read(_within(part.raw, part.root, element, part.end(element))), footers)
            section.first, section.last, section.properties = first, end, element
            found.append(section)
            footers, first = section.footers, end + 1
        if not found:
            found.append(self._section(Element("w:sectPr", 0, {}, []), {}))
            found[0].last = last
        return found

    def _section(self, element: Element, before: dict[str, str]) -> Section:
        size, margins, grid = (element.first(tag) for tag in ("w:pgSz", "w:pgMar", "w:docGrid"))

        def length(of: Element | None, name: str, otherwise: float) -> float:
            said = of.get(f"w:{name}") if of else ""
            return abs(number(said) if said else otherwise) / _TWIPS

        gutter = length(margins, "gutter", 0)
        kind = grid.get("w:type") if grid else ""
        footers = dict(before)
        for reference in element.all("w:footerReference"):
            footers[reference.get("w:type", "default")] = self._targets.get(reference.get("r:id"), "")
        return Section(
            1,
            1,
            length(size, "w", 12240),
            length(size, "h", 15840),
            length(margins, "top", 1440) + (gutter if self._gutter_above else 0),
            length(margins, "bottom", 1440),
            length(margins, "left", 1440) + (0 if self._gutter_above else gutter),
            length(margins, "right", 1440),
            length(margins, "footer", 720),
            size is not None and size.get("w:orient") == "landscape",
            kind if kind in _LAID else "",
            length(grid, "linePitch", 0) if kind in _LAID else 0.0,
            number(grid.get("w:charSpace")) / 4096 if grid and kind in _LAID else 0.0,
            is_on(element.first("w:titlePg")),
            footers,
        )

    def of(self, row: int) -> Section:
        """The section of a paragraph, by its row from 1."""
        at = bisect_right(self.sections, row, key=lambda section: section.first) - 1
        return self.sections[max(at, 0)]

    def page_numbers(self, section: Section) -> list[PageNumber]:
        """The numbers of pages in the footers that a section shows."""
        shown = {"default"}
        shown |= {"even"} if self.even_and_odd else set()
        shown |= {"first"} if section.title_page else set()
        parts = {name: kind for kind, name in section.footers.items() if kind in shown}
        rows = [(row, kind) for name, kind in parts.items() for row in self._numbered.get(name, ())]
        return [PageNumber(row, kind, self._is_apart(row)) for row, kind in sorted(rows)]

    @cached_property
    def _numbered(self) -> dict[str, list[int]]:
        """The rows of the paragraphs that have the number of the page in them, by the footers that they stand in."""
        found: dict[str, list[int]] = {}
        for row, paragraph in enumerate(self._source.paragraphs, 1):
            if paragraph.story == "footer" and paragraph.element is not None and _has_number(paragraph.element):
                found.setdefault(paragraph.part, []).append(row)
        return found

    def _is_apart(self, row: int) -> bool:
        paragraph = self._source.paragraphs[row - 1]
        assert paragraph.element is not None
        return any(one.tag == "w:txbxContent" for one in self._source.reach(paragraph.part).above(paragraph.element))


@lru_cache(maxsize=256)
def _settings(raw: bytes) -> Element:
    """The settings; those of many documents are the same."""
    return parse(raw, _SETTINGS, ())


@lru_cache(maxsize=1024)
def _read(raw: bytes) -> Element:
    """The properties of a section, which is all that a part has; none where they cannot be read by themselves."""
    try:
        root = parse(raw, _KEEP | {"w:document"}, ())
    except NotTextError:  # a prefix that is declared between the root and here
        root = Element("w:document", 0, {}, [])
    return root.kids[0] if root.kids else Element("w:sectPr", 0, {}, [])


def _has_number(element: Element) -> bool:
    """Whether a paragraph has a field of the page's number in itself, and not only in a box that hangs on it."""
    code = ""
    waiting = [element]
    while waiting:
        at = waiting.pop()
        if at.tag == "w:txbxContent":
            continue
        if at.tag == "w:pgNum" or (at.tag == "w:fldSimple" and _PAGE.match(at.get("w:instr"))):
            return True
        if at.tag == "w:instrText":
            code += at.text
        waiting.extend(reversed(at.kids))
    return _PAGE.match(code) is not None


def _ends(root: Element) -> list[tuple[Element, Element | None]]:
    """The properties of the sections, in order, each with the paragraph that it stands in."""
    found: list[tuple[Element, Element | None]] = []
    for paragraph in root.iter("w:p", "w:sectPr"):
        if paragraph.tag == "w:p":
            properties = paragraph.first("w:pPr")
            section = properties.first("w:sectPr") if properties else None
            if section:
                found.append((section, paragraph))
        elif not any(paragraph is known for known, _ in found):
            found.append((paragraph, None))
    return found


def _within(raw: bytes, root: Element, element: Element, end: int) -> bytes:
    """An element as a part of its own, with the names that the root declares."""
    opened = re.compile(rb"<([^\s/>]+)[^>]*>").match(raw, root.start)
    assert opened
    return raw[: opened.end()] + raw[element.start : end] + b"</" + opened[1] + b">"
