"""Doc file: the streams, tables and properties of a Word 97 binary file ([MS-DOC]), each as plain values.

Everything is checked against what is there: a table that points out of its stream is damage, not a traceback.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lint.documents.decode import NotTextError

# nFib of Word 97; what is below has other structures.
WORD_97 = 0xC1
# The first two bytes, of Word 97, Word 6 and Word 2.
_IDENTS = (0xA5EC, 0xA5DC, 0xA5DB)
MAX_CHARACTERS = 1 << 27

# How long the operand of a property is, by the three highest bits of its number; 6 begins with its length.
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_T_DEF_TABLE, _P_CHG_TABS = 0xD608, 0xC615
# What else may be in such a file, a document of Word's within it.
_OTHERS = (("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"), ("CONTENTS", "Microsoft Works"))
# The numbers of pairs of place and length in the file's head (FibRgFcLcb97).
STYLES, SECTIONS, HEADERS, CHARACTERS, PARAGRAPHS, PIECES, LISTS, OVERRIDES = 1, 6, 11, 12, 13, 33, 73, 74
_PAIRS = 0x9A
_PAGE = 512


class Piece(NamedTuple):
    """A run of characters of the document: from where to where in it, and at which byte of the stream they lie."""

    start: int
    end: int
    byte: int
    width: int


class Run(NamedTuple):
    """A stretch of bytes of the stream with the properties that hold in it."""

    start: int
    end: int
    style: int
    properties: bytes


class DocFile:
    """One file. `counts` are how many characters each part of its text has: body, footnotes, headers, macros, comments,
    endnotes, boxes, boxes of headers. Raises NotTextError for what is none, is encrypted, damaged or too old."""

    def __init__(self, raw: bytes) -> None:
        import olefile

        try:
            with olefile.OleFileIO(io.BytesIO(raw)) as ole:
                if ole.exists("EncryptedPackage"):
                    raise NotTextError("encrypted")
                if not ole.exists("WordDocument"):
                    raise NotTextError(next((name for member, name in _OTHERS if ole.exists(member)), "damaged"))
                self.stream: bytes = ole.openstream("WordDocument").read()
                flags = self._head()
                name = "1Table" if flags & 0x0200 else "0Table"
                self.table: bytes = ole.openstream(name).read() if ole.exists(name) else b""
        except NotTextError:
            raise
        except Exception as error:  # olefile lets pass whatever a damaged file makes go wrong in it
            raise NotTextError("damaged") from error
        self.counts = struct.unpack_from("<8i", self.stream, 0x4C)
        if min(self.counts) < 0 or sum(self.counts) > MAX_CHARACTERS:
            raise NotTextError("damaged")

    def _head(self) -> int:
        """The flags of the file; refuses what cannot be read."""
        if len(self.stream) < _PAIRS + 8 * (OVERRIDES + 1):
            raise NotTextError("damaged")
        ident, version = struct.unpack_from("<HH", self.stream, 0)
        if ident not in _IDENTS or not version:
            raise NotTextError("damaged")
        if version < WORD_97:
            raise NotTextError("doc-old")
        flags: int = struct.unpack_from("<H", self.stream, 0x0A)[0]
        if flags & 0x0100:
            raise NotTextError("encrypted")
        return flags

    def part(self, number: int) -> bytes:
        """The bytes of a table that the head has under that number; empty where there is none."""
        place, size = self.place(number)
        return self.table[place : place + size]

    def place(self, number: int) -> tuple[int, int]:
        """Where a table lies in the stream of tables, and how long it is."""
        place, size = struct.unpack_from("<II", self.stream, _PAIRS + 8 * number)
        return place, size

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces in the order of the text."""
        table, at = self.part(PIECES), 0
        try:
            while table[at] == 1:  # properties of pieces come first
                at += 3 + struct.unpack_from("<H", table, at + 1)[0]
            if table[at] != 2:
                raise NotTextError("damaged")
            size = struct.unpack_from("<I", table, at + 1)[0]
            return list(self._pieces(table[at + 5 : at + 5 + size]))
        except (struct.error, IndexError) as error:
            raise NotTextError("damaged") from error

    def _pieces(self, table: bytes) -> Iterator[Piece]:
        count = (len(table) - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", table, 0)
        last = 0
        for n, (start, end) in enumerate(pairwise(places)):
            byte = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * n + 2)[0]
            width = 1 if byte & 0x40000000 else 2
            byte = (byte & 0x3FFFFFFF) // (2 if width == 1 else 1)
            if start != last or end < start or byte + (end - start) * width > len(self.stream):
                raise NotTextError("damaged")
            last = end
            yield Piece(start, end, byte, width)

    @cached_property
    def text(self) -> str:
        """All characters of all parts; one that is half a surrogate pair is U+FFFD, so that places are kept."""
        if self.pieces and self.pieces[-1].end < sum(self.counts):
            raise NotTextError("damaged")
        return "".join(map(self._decoded, self.pieces))

    def _decoded(self, piece: Piece) -> str:
        raw = self.stream[piece.byte : piece.byte + (piece.end - piece.start) * piece.width]
        if piece.width == 1:
            return raw.decode("cp1252", "replace")
        units = struct.unpack(f"<{len(raw) // 2}H", raw)
        # A character beyond the first plane is two in all tables of the file: the second half stands for nothing.
        if not any(0xD800 <= unit < 0xE000 for unit in units):
            return raw.decode("utf-16-le")
        return "".join(_whole(units))

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def byte_of(self, place: int) -> int:
        """At which byte of the stream a character lies."""
        piece = self.pieces[max(0, bisect_right(self._starts, place) - 1)]
        return piece.byte + (place - piece.start) * piece.width

    def runs(self, number: int) -> list[Run]:
        """The properties of paragraphs or of characters, in the order of the stream's bytes."""
        table = self.part(number)
        count = max(0, (len(table) - 4) // 8)
        found: list[Run] = []
        for n in range(count):
            page = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * n)[0] & 0x3FFFFF
            raw = self.stream[page * _PAGE : (page + 1) * _PAGE]
            if len(raw) == _PAGE:
                found += _page_runs(raw, number == PARAGRAPHS)
        return sorted(found)


def _whole(units: tuple[int, ...]) -> Iterator[str]:
    """Characters of units, a pair of surrogates as its character and NUL, so that there are as many as units."""
    at = 0
    while at < len(units):
        unit = units[at]
        if 0xD800 <= unit < 0xDC00 and at + 1 < len(units) and 0xDC00 <= units[at + 1] < 0xE000:
            yield chr(0x10000 + ((unit - 0xD800) << 10) + units[at + 1] - 0xDC00)
            yield "\0"
            at += 2
            continue
        yield "\ufffd" if 0xD800 <= unit < 0xE000 else chr(unit)
        at += 1


def _page_runs(page: bytes, paragraphs: bool) -> Iterator[Run]:
    """The runs of one page of properties; what points out of it is left out."""
    count, width = page[-1], 13 if paragraphs else 1
    if 4 * (count + 1) + width * count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page, 0)
    for n in range(count):
        at = 2 * page[4 * (count + 1) + width * n]
        if not at:
            yield Run(places[n], places[n + 1], 0, b"")
            continue
        size = page[at]
        if not paragraphs:
            yield Run(places[n], places[n + 1], 0, page[at + 1 : at + 1 + size])
            continue
        if size:
            data = page[at + 1 : at + 2 * size]
        elif at + 1 < _PAGE:
            data = page[at + 2 : at + 2 + 2 * page[at + 1]]
        else:
            continue
        if len(data) >= 2:
            yield Run(places[n], places[n + 1], data[0] | data[1] << 8, data[2:])


def properties(data: bytes) -> Iterator[tuple[int, int]]:
    """The properties in a list of them: the number of each and its operand, 0 for one that is longer than 4 bytes."""
    at = 0
    while at + 2 < len(data):
        number = data[at] | data[at + 1] << 8
        at += 2
        size = _SIZES[number >> 13]
        if number == _T_DEF_TABLE:
            size = 1 + int.from_bytes(data[at : at + 2], "little")
        elif number == _P_CHG_TABS and data[at] == 255:
            deleted = data[at + 1] if at + 1 < len(data) else 0
            added = at + 2 + 4 * deleted
            size = 3 + 4 * deleted + 3 * (data[added] if added < len(data) else 0)
        elif size < 0:
            size = 1 + data[at]
        yield number, int.from_bytes(data[at : at + size], "little") if size <= 4 else 0
        at += size
