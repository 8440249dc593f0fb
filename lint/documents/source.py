"""Source: the decoded text of one file and the places in it.

What is needed to name a place in any unit that a reader may ask for. Nothing here knows what a document is, nor how
bytes became a text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache, cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from lint.base.model import Edit, Story

Unit = Literal["code-point", "utf-16", "utf-8", "cell"]
REPLACEMENT = "\ufffd"
# On a row that is longer than this, columns are counted from so near.
STRIDE = 256


class Position(NamedTuple):
    """A place in a text: 1-based row, 1-based column in the unit that was asked for."""

    row: int
    column: int


class Place(NamedTuple):
    """A place in a document that is paragraphs: the part of a package it lies in ("" where there is none), what that
    belongs to, the paragraph (1-based) and the offset in its text (0-based), the text of the nearest heading above.

    `automatic` says that it lies in a number that Word makes; `row` and `column` are those of a table, else 0.
    """

    part: str
    story: Story
    paragraph: int
    offset: int
    heading: str = ""
    automatic: bool = False
    row: int = 0
    column: int = 0


class Source:
    """One decoded file. `text` keeps every line end and every blank as it was; the byte-order mark is apart.

    Offsets are in code points of `text`, 0-based. A row ends at LF, CRLF or a lone CR; U+2028 and U+000C are ordinary
    characters, as they are for editors and for git. A source that is not `writable` says what stands in a file whose
    bytes nobody here can change; what a kind would write there is a proposal.
    """

    writable = True

    def __init__(self, text: str, path: str = "", encoding: str = "utf-8", bom: bytes = b"") -> None:
        self.text = text
        self.path = path
        self.encoding = encoding
        self.bom = bom
        self._counted: dict[tuple[int, Unit], list[int]] = {}
        # The row that was asked for last: of a long one every finding asks again.
        self._row: tuple[int, str] = (0, "")

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each row."""
        starts, at, text = [0], 0, self.text
        if "\r" not in text:
            while at := text.find("\n", at) + 1:
                starts.append(at)
            return starts
        for line in text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0", "\r").split("\n"):
            at += len(line) + 1
            starts.append(at)
        starts.pop()
        return starts

    def row(self, offset: int) -> int:
        """The 1-based row of an offset."""
        return bisect_right(self.line_starts, offset)

    def line(self, row: int) -> str:
        """The text of a 1-based row, without its line end."""
        kept = self._row
        if kept[0] != row:
            starts = self.line_starts
            end = starts[row] if row < len(starts) else len(self.text)
            kept = self._row = row, self.text[starts[row - 1] : end].rstrip("\r\n")
        return kept[1]

    def locate(self, offset: int, unit: Unit = "code-point") -> Position:
        """Turn an offset (code points, 0-based) into a 1-based row and a 1-based column in `unit`.

        `code-point` is for people, JSON and SARIF; `utf-16` for editors; `utf-8` for rdjson; `cell` for the caret
        under a line in a terminal.
        """
        row = self.row(offset)
        start = self.line_starts[row - 1]
        if unit == "code-point":
            return Position(row, offset - start + 1)
        if offset - start < STRIDE:
            return Position(row, _size(self.text[start:offset], unit) + 1)
        sums = self._sums(row, unit)
        n = (offset - start) // STRIDE
        return Position(row, sums[n] + _size(self.text[start + n * STRIDE : offset], unit) + 1)

    def _sums(self, row: int, unit: Unit) -> list[int]:
        """How much of a unit stands on a long row before each of its stretches; counted once."""
        if (row, unit) not in self._counted:
            start, line = self.line_starts[row - 1], self.line(row)
            stretches = (self.text[start + at : start + at + STRIDE] for at in range(0, len(line) + STRIDE, STRIDE))
            self._counted[row, unit] = [0, *accumulate(_size(stretch, unit) for stretch in stretches)]
        return self._counted[row, unit]

    def place(self, start: int, end: int) -> Place | None:
        """Where a span begins in a document of paragraphs; None in a text, where row and column say it."""
        return None

    def takes(self, edit: Edit) -> bool:
        """Whether an edit can be written into the file."""
        return True

    def encode(self, text: str) -> bytes:
        """The bytes of `text` in this file's encoding, with its byte-order mark."""
        return self.bom + text.encode(self.encoding)


def _size(text: str, unit: Unit) -> int:
    """How long a text is in a unit."""
    if unit == "utf-16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass")) if unit == "utf-8" else cells(text)


def cells(text: str) -> int:
    """How many terminal cells a text takes: two for wide and full-width characters (UAX #11), none for combining
    marks and format characters, one for the rest.

    `wcwidth` says the same and takes 19 ms to import, a quarter of what one run may cost.
    """
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


@cache
def _cell(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1
