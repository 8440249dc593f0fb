"""Looks: how each paragraph of a Word document and each stretch of its text looks in the end.

What is said lies one over the other: the document's defaults, the style of the table around, the styles of the
paragraph with the lists that they name, the paragraph's own list, the paragraph; then the style of the run, the run.
Left out is what a table's style says of single rows and columns, and what somebody's tracked change of the look was
before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import structs

from lint.documents.package.xml import Element
from lint.documents.word.look import values
from lint.documents.word.look.sections import Pages
from lint.documents.word.look.sheet import Sheet, Slices, toggled
from lint.documents.word.look.values import CharacterLook, ParagraphLook
from lint.documents.word.paragraph import Paragraph, Piece
from lint.documents.word.source import PackageSource


class Looks:
    """The looks of one document, each worked out when it is asked for."""

    def __init__(self, source: PackageSource) -> None:
        self.source = source
        by_root = {part.root.tag: part for part in source.parts.values()}
        self.sheet = Sheet(source.package, source.main, by_root.get("w:styles"), by_root.get("w:numbering"))
        self._slices = {name: Slices(part) for name, part in source.parts.items()}
        self._paragraphs: dict[int, ParagraphLook] = {}
        self._of_style: dict[tuple[str, str | None] | None, CharacterLook] = {}
        self._places: dict[int, tuple[str, str | None]] = {}
        self._runs: dict[tuple[str, str, str, bytes], CharacterLook] = {}

    @cached_property
    def pages(self) -> Pages:
        """The sections of the document."""
        return Pages(self.source, self.sheet)

    def paragraph(self, row: int) -> ParagraphLook:
        """The look of a paragraph, by its row from 1."""
        if row not in self._paragraphs:
            self._paragraphs[row] = self._paragraph(self.source.paragraphs[row - 1])
        return self._paragraphs[row]

    def pieces(self, row: int, start: int = 0, end: int | None = None) -> Iterator[tuple[str, CharacterLook]]:
        """The stretches of a paragraph's text that elements hold, or of a part of it, each with its look."""
        paragraph = self.source.paragraphs[row - 1]
        end = len(paragraph.text) if end is None else end
        for piece in paragraph.pieces:
            low, high = max(start, piece.start), min(end, piece.end)
            if low < high and piece.run is not None:
                yield paragraph.text[low:high], self.piece(paragraph, piece)

    def style_of(self, paragraph: Paragraph) -> str:
        """The id of the style that a paragraph names; "" where it names none."""
        properties = paragraph.element.first("w:pPr") if paragraph.element else None
        named = properties.first("w:pStyle") if properties else None
        return named.get("w:val") if named else ""

    def _table_style(self, paragraph: Paragraph) -> str | None:
        """The style of the table that a paragraph stands in: "" for the default one, None where there is no table."""
        if not paragraph.table or paragraph.element is None:
            return None
        around = self.source.reach(paragraph.part).above(paragraph.element)
        table = next((element for element in around if element.tag == "w:tbl"), None)
        properties = table.first("w:tblPr") if table else None
        named = properties.first("w:tblStyle") if properties else None
        return named.get("w:val") if named else ""

    def _paragraph(self, paragraph: Paragraph) -> ParagraphLook:
        properties = paragraph.element.first("w:pPr") if paragraph.element else None
        direct = self._slices[paragraph.part].whole(properties) if properties else None
        listed = direct.first("w:numPr") if direct else None
        style, table = self.style_of(paragraph), self._table_style(paragraph)
        said = dict(self.sheet.defaults[1])
        if table is not None:
            said.update(self.sheet.paragraph("table", table))
        said.update(self.sheet.paragraph("paragraph", style, numbered=listed is None))
        if listed is not None:
            said.update(self._own_list(listed, style))
        said.update(values.paragraph(direct))
        return structs.replace(values.look_of(said), characters=self._base(style, table, {}))

    def _own_list(self, listed: Element, style: str) -> dict[str, float]:
        """What the list says that a paragraph is in by its own properties, which may name but the level."""
        number = listed.first("w:numId")
        if number is None:
            return {}
        return self.sheet.list_level(listed)

    def _base(self, style: str, table: str | None, of_run: dict[str, bool]) -> CharacterLook:
        """The look of the characters of a paragraph before a run says something; `of_run` is what its style says."""
        known = (style, table) if not of_run else None
        if known in self._of_style:
            return self._of_style[known]
        of_paragraph = self.sheet.characters("paragraph", style)
        of_table = self.sheet.characters("table", table) if table is not None else {}
        said = {**self.sheet.defaults[0], **of_table, **of_paragraph, **of_run}
        look = CharacterLook(**{**said, **toggled(of_table, of_paragraph, of_run, self.sheet.defaults[0])})
        if known is not None:
            self._of_style[known] = look
        return look

    def piece(self, paragraph: Paragraph, piece: Piece) -> CharacterLook:
        """The look of a piece of a paragraph that stands in a run."""
        assert piece.run is not None
        place = id(paragraph.element)
        if place not in self._places:  # a paragraph of thousands of runs is asked as often
            self._places[place] = self.style_of(paragraph), self._table_style(paragraph)
        style, table = self._places[place]
        properties = piece.run.first("w:rPr")
        slices = self._slices[paragraph.part]
        raw = slices.bytes_of(properties) if properties else b""
        key = paragraph.part if raw else "", style, "\0" if table is None else table, raw
        if key not in self._runs:
            direct = slices.whole(properties)
            named = direct.first("w:rStyle") if direct else None
            of_run = dict(self.sheet.characters("character", named.get("w:val"))) if named else {}
            base = self._base(style, table, of_run)
            self._runs[key] = structs.replace(base, **values.characters(direct, self.sheet.themed))
        return self._runs[key]
