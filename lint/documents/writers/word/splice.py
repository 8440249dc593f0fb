"""Splice: what is put into the bytes of one part, gathered and then written at once; all other bytes stay."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from lint.documents.package.xml import Element, Part
from lint.documents.word.paragraph import Piece
from lint.documents.writers.word.markup import KEEP_BLANKS, RunTags, name_of


class Place(NamedTuple):
    """A place between two characters of a part: its byte, and what has to stand around anything that is put there, so
    that a run ends before it and goes on behind it."""

    byte: int
    before: bytes = b""
    after: bytes = b""


class Splices:
    """Collects marks and changes for one part."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._puts: list[tuple[Place, int, bytes]] = []
        self._swaps: dict[tuple[int, int], bytes] = {}

    def put(self, place: Place, rank: int, mark: bytes) -> None:
        """Put a mark at a place; of several at one place, those of a lower rank come first."""
        self._puts.append((place, rank, mark))

    def swap(self, start: int, end: int, data: bytes) -> None:
        """Write `data` in place of the bytes from `start` to `end`."""
        self._swaps[start, end] = data

    def place(self, piece: Piece, offset: int) -> Place:
        """The place before a character of a piece (behind its last one: after it); `offset` is one of its element.

        The piece must be in a run that may be parted there.
        """
        part, run, element = self.part, piece.run, piece.element
        assert run is not None and element is not None
        tags = RunTags(part, run)
        if offset <= piece.at:
            first = element.start == tags.inside
            return Place(run.start) if first else Place(element.start, tags.close, tags.open)
        if offset >= piece.at + piece.end - piece.start:
            end = part.end(element)
            return Place(part.end(run)) if end == run.close else Place(end, tags.close, tags.open)
        name = self._keep_blanks(piece, element)
        opened = b"<" + name + KEEP_BLANKS + b">"
        return Place(byte_at(part, element, offset), b"</" + name + b">" + tags.close, tags.open + opened)

    def _keep_blanks(self, piece: Piece, element: Element) -> bytes:
        """Let an element that is parted say that its blanks count; its name. Blanks at its ends that are not shown
        stay in elements of their own, which do not say so."""
        part, name = self.part, name_of(self.part, element)
        if element.get("xml:space") != "preserve":
            opened, closed = b"<" + name + KEEP_BLANKS + b">", b"</" + name + b">"
            inner, first = part.inner(element), byte_at(part, element, piece.at)
            last = byte_at(part, element, piece.at + piece.end - piece.start)
            if first > inner:
                self.swap(first, first, closed + opened)
            else:
                self.swap(element.start, inner, opened)
            if last < element.close:
                self.swap(last, last, closed + b"<" + name + b">")
        return name

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._puts or self._swaps)

    def edits(self) -> list[tuple[int, int, bytes]]:
        """What is written: from which byte to which, and what takes their place; in order."""
        edits = [(start, 1, end, data) for (start, end), data in self._swaps.items()]
        self._puts.sort(key=lambda put: (put[0].byte, put[1]))
        for byte, group in groupby(self._puts, key=lambda put: put[0].byte):
            puts = list(group)
            around = puts[0][0]
            edits.append((byte, 0, byte, around.before + b"".join(mark for _, _, mark in puts) + around.after))
        return [(start, end, data) for start, _, end, data in sorted(edits)]

    def result(self) -> bytes:
        """The part with all of it."""
        return spliced(self.part.raw, self.edits(), 0, len(self.part.raw))


def spliced(raw: bytes, edits: Sequence[tuple[int, int, bytes]], start: int, end: int) -> bytes:
    """The bytes from `start` to `end` with the edits that lie there."""
    out, at = [], start
    for first, last, data in edits:
        assert at <= first <= last <= end, f"two edits at {first}"
        out += [raw[at:first], data]
        at = last
    return b"".join([*out, raw[at:end]])


def byte_at(part: Part, element: Element, offset: int) -> int:
    """`Part.byte_at`, at once where each character of an element stands for itself."""
    start = part.inner(element)
    held = part.raw[start : element.close]
    if b"&" in held or b"<" in held or b"\r" in held or part.is_empty(element):
        return part.byte_at(element, offset)
    return start + len(element.text[:offset].encode())
