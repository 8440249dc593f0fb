"""Doc styles: what the paragraph styles of a Word 97 file say of numbers, outline levels and tables of contents."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

from lint.documents.office.doc_file import STYLES, DocFile, properties

# Properties of paragraphs ([MS-DOC] 2.6.2).
LIST_LEVEL, LIST, OUTLINE, IN_TABLE, ROW_END = 0x260A, 0x460B, 0x2640, 0x2416, 0x2417
# The numbers of styles that every Word has: heading 1 to 9, whatever they are called, and those of a table of contents.
_HEADINGS, _CONTENTS = range(1, 10), range(19, 28)
_BODY_TEXT = 9
_NONE = 0xFFF
_MOST = 4096


class Style(Struct):
    """A paragraph style, or what counts for one paragraph: its list (1-based, 0 = none) and level in it (0-based), its
    outline level (1-based, 0 = none), its name in lower case, whether it is in a table, or the end of a row."""

    list: int = 0
    list_level: int = 0
    level: int = 0
    name: str = ""
    in_table: bool = False
    row_end: bool = False

    def with_(self, data: bytes) -> Style:
        """It with properties that are stronger."""
        new = Style(self.list, self.list_level, self.level, self.name, self.in_table, self.row_end)
        for number, value in properties(data):
            if number == LIST:
                # 0xF801 and above: the number is taken out, its indentation stays.
                new.list = value if value < 0x07FF else 0
            elif number == LIST_LEVEL:
                new.list_level = min(value, 8)
            elif number == OUTLINE:
                new.level = value + 1 if value < _BODY_TEXT else 0
            elif number == IN_TABLE:
                new.in_table = value != 0
            elif number == ROW_END:
                new.row_end = value != 0
        return new


class _Written(Struct):
    """A style as it stands in the file."""

    number: int
    base: int
    name: str
    data: bytes


def styles(file: DocFile) -> dict[int, Style]:
    """The paragraph styles by their place in the sheet, what they inherit included."""
    written = dict(_written(file.part(STYLES)))
    known: dict[int, Style] = {}

    def of(place: int, depth: int) -> Style:
        if place not in written or depth > 20:  # Word itself allows eleven; a circle ends here too
            return Style()
        if place not in known:
            style = written[place]
            new = of(style.base, depth + 1)
            if style.number in _HEADINGS:
                new = new.with_(struct.pack("<HB", OUTLINE, style.number - 1))
            new = new.with_(style.data)
            new.name = style.name
            known[place] = new
        return known[place]

    return {place: of(place, 0) for place in written}


def _written(sheet: bytes) -> Iterator[tuple[int, _Written]]:
    """The paragraph styles of a sheet; one that is damaged ends it."""
    try:
        size, count, base_size = struct.unpack_from("<HHH", sheet, 0)
        at = 2 + size
        for place in range(min(count, _MOST)):
            length = struct.unpack_from("<H", sheet, at)[0]
            at += 2
            if length and (style := _style(sheet[at : at + length], base_size)):
                yield place, style
            at += length
    except struct.error:
        return


def _style(data: bytes, base_size: int) -> _Written | None:
    """A paragraph style; None for those of characters, tables and lists."""
    number, kind = struct.unpack_from("<HH", data, 0)
    if kind & 0xF != 1:
        return None
    length = struct.unpack_from("<H", data, base_size)[0]
    at = base_size + 2 + 2 * length + 2  # a zero stands behind the name
    name = data[base_size + 2 : at - 2].decode("utf-16-le", "replace").lower()
    at += at % 2
    size = struct.unpack_from("<H", data, at)[0]
    number &= 0xFFF
    if number in _CONTENTS:
        name = f"toc {number - _CONTENTS.start + 1}"
    base = kind >> 4
    return _Written(number, base if base != _NONE else -1, name, data[at + 4 : at + 2 + size])
