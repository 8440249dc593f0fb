"""Pdf lines: the characters of a page as its lines, told by where they stand and not by their order in the file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# In sizes of the letter: how far apart baselines may be on one line; from which gap on there is a blank, or the next
# column of a table.
_SAME_LINE, _BLANK, _COLUMN = 0.4, 0.3, 2.5
_MOST = 200_000


class Glyph(NamedTuple):
    """A character where it stands on its page, in points: its baseline from below, its left and its right."""

    base: float
    left: float
    right: float
    size: float
    char: str


class Line(NamedTuple):
    """A line of a page; `height` is where it stands, from 0 at the lower edge to 1."""

    text: str
    left: float
    right: float
    size: float
    height: float


def lines(page: PdfPage) -> list[Line]:
    """The lines of a page from above."""
    glyphs = sorted(_glyphs(page), key=lambda glyph: -glyph.base)
    whole = page.get_height() or 1.0
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if rows and rows[-1][0].base - glyph.base <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = []
    for row in rows:
        row.sort(key=lambda glyph: glyph.left)
        if text := "".join(_joined(row)).strip():
            seen = [glyph for glyph in row if not glyph.char.isspace()]
            size = max(glyph.size for glyph in seen)
            found.append(Line(text, seen[0].left, seen[-1].right, size, row[0].base / whole))
    return found


def _joined(row: list[Glyph]) -> Iterator[str]:
    """The characters of a line, with a blank where there is a gap and nobody wrote one."""
    right, last = row[0].left, ""
    for glyph in row:
        gap = (glyph.left - right) / glyph.size
        if glyph.char.isspace():
            if last and not last.isspace():
                yield " "
                last = " "
            continue  # how wide a blank is drawn says nothing: what counts is what stands behind it
        if gap > _COLUMN:
            yield "\t"
        elif gap > _BLANK and last.isascii() and last.isalnum() and glyph.char.isascii() and glyph.char.isalnum():
            yield " "
        yield glyph.char
        right, last = glyph.right, glyph.char


def _glyphs(page: PdfPage) -> Iterator[Glyph]:
    """The characters of a page that are really there."""
    from pypdfium2 import raw

    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for n in range(min(_MOST, text.count_chars())):
        code = raw.FPDFText_GetUnicode(text, n)
        if code < 32 or raw.FPDFText_IsGenerated(text, n) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        if raw.FPDFText_GetLooseCharBox(text, n, box) and box.top > box.bottom:
            yield Glyph(y.value, box.left, box.right, box.top - box.bottom, chr(code))
    text.close()
