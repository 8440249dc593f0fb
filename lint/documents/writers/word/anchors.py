"""Anchors: where in the main part a comment on a span of the text goes.

Comments live in the main part alone. One on a note stands at the mark that refers to the note, one on a text box at the
box, one on an automatic number at its paragraph; for headers and footers there is no place.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, NamedTuple

from lint.documents.package.xml import Element
from lint.documents.word.paragraph import Paragraph
from lint.documents.word.source import PackageSource, Placed
from lint.documents.writers.word.splice import Place, Splices

# Why a comment does not stand at its characters: these are an automatic number, lie in a note or in a text box, or
# there are none that are written anywhere.
Moved = Literal["", "number", "note", "box", "paragraph"]


class Anchor(NamedTuple):
    """The two places of a comment, the span of the text that lies between them, and why that is not the span that was
    asked for."""

    first: Place
    last: Place
    start: int
    end: int
    moved: Moved = ""


class Anchors:
    """Finds places in the main part of one document; runs that have to be parted are noted in `splices`."""

    def __init__(self, source: PackageSource, splices: Splices) -> None:
        self._source = source
        self._splices = splices
        self._part = splices.part
        self._reach = source.reach(source.main)
        held = [
            (piece.element.start, source.starts[n] + piece.start, source.starts[n] + piece.end)
            for n, paragraph in enumerate(source.paragraphs)
            if paragraph.part == source.main
            for piece in paragraph.pieces
            if piece.element is not None
        ]
        self._held = sorted(held)
        self._bytes = [start for start, _, _ in self._held]
        self._notes: dict[tuple[str, str], Element] | None = None

    def of(self, start: int, end: int) -> Anchor | None:
        """Where a comment on a span goes; None where there is no place for it."""
        source = self._source
        row = source.row(start) - 1
        paragraph = source.paragraphs[row]
        if paragraph.part != source.main:
            return self._at_note(paragraph) if paragraph.story in ("footnote", "endnote") else None
        if paragraph.story == "box":
            return self._at_box(paragraph)
        if start == end:  # nothing is there: the character before it, or the one behind it
            start, end = (start - 1, end) if start > source.starts[row] else (start, end + 1)
        if held := self._commented(start, end):
            return self._around(held, "")
        moved: Moved = "number" if source.is_made(start, end) else "paragraph"
        first = source.starts[row]
        if held := self._commented(first, first + len(paragraph.text)):
            return self._around(held, moved)
        return self._in_empty(paragraph, moved)

    def _commented(self, start: int, end: int) -> list[Placed]:
        """What of a span stands in the main part outside text boxes."""
        paragraphs, main = self._source.paragraphs, self._source.main
        return [
            one
            for one in self._source.pieces_in(start, end)
            if one.part == main and paragraphs[one.paragraph].story != "box"
        ]

    def _around(self, held: list[Placed], moved: Moved) -> Anchor:
        first, start = self._place(held[0], held[0].start, 0)
        last, end = self._place(held[-1], held[-1].end, 1)
        return Anchor(first, last, start, end, moved)

    def _place(self, placed: Placed, character: int, side: int) -> tuple[Place, int]:
        """The place at a character of an element (side 0: before it, 1: behind the one before), and its offset."""
        piece = placed.piece
        if whole := self._reach.whole(piece):
            return Place(whole[side]), self.offset(whole[side], end=bool(side))
        offset = self._source.starts[placed.paragraph] + piece.start + character - piece.at
        return self._splices.place(piece, character), offset

    def _in_empty(self, paragraph: Paragraph, moved: Moved) -> Anchor | None:
        """A place in a paragraph that holds no text."""
        element = paragraph.element
        if element is None or self._part.is_empty(element):
            return None
        place = Place(element.close)
        return Anchor(place, place, self.offset(place.byte), self.offset(place.byte, end=True), moved)

    def _at_note(self, paragraph: Paragraph) -> Anchor | None:
        """The run of the mark that refers to the note of a paragraph."""
        note = self._note_of(paragraph)
        mark = self._marks().get((paragraph.story, note.get("w:id"))) if note else None
        run = next((one for one in self._reach.above(mark) if one.tag == "w:r"), None) if mark else None
        return self._around_run(run, "note") if run else None

    def _note_of(self, paragraph: Paragraph) -> Element | None:
        """The note that a paragraph stands in."""
        part, element = self._source.parts[paragraph.part], paragraph.element
        notes = part.root.iter(f"w:{paragraph.story}")
        return next((one for one in notes if element and one.start < element.start < one.close), None)

    def _marks(self) -> dict[tuple[str, str], Element]:
        if self._notes is None:
            found = self._part.root.iter("w:footnoteReference", "w:endnoteReference")
            self._notes = {(one.tag[2:].removesuffix("Reference"), one.get("w:id")): one for one in found}
        return self._notes

    def _at_box(self, paragraph: Paragraph) -> Anchor | None:
        """The run that a text box hangs on, the outermost one where boxes nest."""
        runs = [one for one in self._reach.above(paragraph.element) if one.tag == "w:r"] if paragraph.element else []
        return self._around_run(runs[-1], "box") if runs else None

    def _around_run(self, run: Element, moved: Moved) -> Anchor:
        first, last = Place(run.start), Place(self._part.end(run))
        return Anchor(first, last, self.offset(first.byte), self.offset(last.byte, end=True), moved)

    def offset(self, byte: int, end: bool = False) -> int:
        """The offset of the text that a byte between two runs of the main part stands for: of the first character
        behind it; where it is an end, that after the last character before it."""
        at = bisect_left(self._bytes, byte)
        if end:
            return self._held[at - 1][2] if at else 0
        return self._held[at][1] if at < len(self._held) else len(self._source.text)
