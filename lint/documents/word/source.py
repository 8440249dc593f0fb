"""Source: a text of paragraphs, each a row, and the way from its characters to the bytes of a package's parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec import structs

from lint.base.model import FLOW, Edit
from lint.documents.package.archive import Package
from lint.documents.package.xml import Element, Part
from lint.documents.source import Place, Source
from lint.documents.word.paragraph import Paragraph, Piece
from lint.documents.word.reach import Reach
from lint.documents.writers.text import edited

# What a correction may write: no end of a paragraph, no break within one, nothing that XML cannot hold.
_UNWRITABLE = frozenset([*map(chr, range(32)), "\x7f", "\u2028", "\ufffc", "\ufffe", "\uffff"])


class Placed(NamedTuple):
    """Some characters of a text that an element holds: the part and the paragraph (from 0) they are in, their piece,
    and which characters of the element they are."""

    part: str
    paragraph: int
    piece: Piece
    start: int
    end: int


class ParagraphSource(Source):
    """The text of paragraphs joined by LF, so that a row is a paragraph; nothing can be written into it."""

    writable = False

    def __init__(self, paragraphs: Sequence[Paragraph], path: str = "") -> None:
        paragraphs = paragraphs or [Paragraph("", "body", "")]  # an empty text has one row, too
        super().__init__("\n".join(paragraph.text for paragraph in paragraphs), path)
        self.paragraphs = paragraphs
        # Where each heading of the body begins, and its text; known once somebody has made blocks of the text.
        self.headings: list[tuple[int, str]] = []

    @property
    def starts(self) -> list[int]:
        """The offset of the first character of each paragraph."""
        return self.line_starts

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds an offset."""
        return self.paragraphs[self.row(offset) - 1]

    def is_made(self, start: int, end: int) -> bool:
        """Whether a span lies in an automatic number alone, so that there is nothing to write into."""
        row = self.row(start)
        label = self.paragraphs[row - 1].label
        return bool(label) and start < self.starts[row - 1] + label and end <= self.starts[row - 1] + label

    def place(self, start: int, end: int) -> Place:
        """Where a span begins; see Place. What stands behind the body has no heading above it."""
        row, paragraph = self.row(start), self.paragraph_at(start)
        n = bisect_right(self.headings, start, key=lambda heading: heading[0]) if paragraph.story in FLOW else 0
        return Place(
            paragraph.part,
            paragraph.story,
            row,
            start - self.starts[row - 1],
            self.headings[n - 1][1] if n else "",
            self.is_made(start, end),
            paragraph.row,
            paragraph.column,
        )

    def pieces_in(self, start: int, end: int) -> list[Placed]:
        """What elements hold of a span, in order; no automatic numbers, no ends of paragraphs."""
        return list(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[Placed]:
        for n in range(self.row(start) - 1, len(self.paragraphs)):
            paragraph, first = self.paragraphs[n], self.starts[n]
            if first >= end:
                return
            pieces = paragraph.pieces
            for k in range(bisect_right(pieces, start - first, key=_end), len(pieces)):
                piece = pieces[k]
                low, high = max(start - first, piece.start), min(end - first, piece.end)
                if low >= high:
                    break
                if piece.element is not None:
                    shift = piece.at - piece.start
                    yield Placed(paragraph.part, n, piece, low + shift, high + shift)

    def takes(self, edit: Edit) -> bool:
        """Whether an edit could be made by hand: within one paragraph, and not of an automatic number."""
        row = self.row(edit.start)
        start, label = self.starts[row - 1], self.paragraphs[row - 1].label
        if not _UNWRITABLE.isdisjoint(edit.content) or edit.end > start + len(self.paragraphs[row - 1].text):
            return False
        return not label or edit.start >= start + label + (edit.start == edit.end)

    def edited(self, edits: Sequence[Edit]) -> ParagraphSource:
        """The source as it is after edits that it takes, in the order of the text; its bytes are those of before."""
        return ParagraphSource(self._edited(edits), self.path)

    def _edited(self, edits: Sequence[Edit]) -> list[Paragraph]:
        paragraphs = list(self.paragraphs)
        by_row: dict[int, list[Edit]] = {}
        for edit in edits:
            by_row.setdefault(self.row(edit.start) - 1, []).append(edit)
        for n, found in by_row.items():
            first = self.starts[n]
            moved = [Edit(edit.start - first, edit.end - first, edit.content) for edit in found]
            paragraphs[n] = _edited(paragraphs[n], moved)
        return paragraphs


class PackageSource(ParagraphSource):
    """The paragraphs of a Word document with the package that they were read from; `parts` are those read."""

    writable = True

    def __init__(
        self, paragraphs: Sequence[Paragraph], path: str, package: Package, parts: Mapping[str, Part], main: str
    ) -> None:
        super().__init__(paragraphs, path)
        self.package = package
        self.parts = parts
        self.main = main
        self._reaches: dict[str, Reach] = {}

    def takes(self, edit: Edit) -> bool:
        """Whether an edit can be written: it changes characters of `w:t` alone, within one paragraph; what is only put
        in stands beside such a character, and not where an automatic number ends."""
        if not _UNWRITABLE.isdisjoint(edit.content):
            return False
        start, end = edit.start, edit.end
        if start == end:
            label = self.paragraph_at(start).label
            return not (label and start <= self.starts[self.row(start) - 1] + label) and self.beside(start) is not None
        held = self.pieces_in(start, end)
        whole = sum(one.end - one.start for one in held) == end - start
        return whole and all(map(self._is_writable, held))

    def beside(self, offset: int) -> tuple[Placed, int] | None:
        """The character by which something that is put in at an offset stands, and whose look it takes: the one before
        it, else the one behind it; with the place in the element. None where neither can be written to."""
        first = self.starts[self.row(offset) - 1]
        for start, end in ((offset - 1, offset), (offset, offset + 1)):
            held = self.pieces_in(start, end) if start >= first else []
            if held and self._is_writable(held[0]):
                return held[0], held[0].end if end == offset else held[0].start
        return None

    def _is_writable(self, placed: Placed) -> bool:
        return self.reach(placed.part).writable(placed.piece)

    def reach(self, part: str) -> Reach:
        """What stands around the elements of a part."""
        if part not in self._reaches:
            self._reaches[part] = Reach(self.parts[part])
        return self._reaches[part]

    def edited(self, edits: Sequence[Edit]) -> PackageSource:
        return PackageSource(self._edited(edits), self.path, self.package, self.parts, self.main)

    def byte_at(self, part: str, element: Element, offset: int) -> int:
        """The byte of a part at which a character of an element's text begins; see `Part.byte_at`."""
        return self.parts[part].byte_at(element, offset)


def _edited(paragraph: Paragraph, edits: Sequence[Edit]) -> Paragraph:
    """A paragraph after edits to its text; what is written new belongs to the first of the pieces that it stood in."""
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.content) - (edit.end - edit.start) for edit in edits)]

    def moved(offset: int) -> int:
        n = bisect_right(ends, offset) if offset else 0
        if n < len(edits) and edits[n].start < offset:
            return edits[n].start + shifts[n] + len(edits[n].content)
        return offset + shifts[n]

    pieces = [structs.replace(piece, start=moved(piece.start), end=moved(piece.end)) for piece in paragraph.pieces]
    return structs.replace(paragraph, text=edited(paragraph.text, edits), pieces=pieces)


def _end(piece: Piece) -> int:
    return piece.end
