"""Makes .doc files byte by byte: an OLE file with the streams and tables of Word 97 ([MS-CFB], [MS-DOC]).

Each paragraph is a piece of its own, and the pieces lie in the stream from the last to the first, as they may after
fast saves: whoever reads on from the first byte reads nonsense.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
HEAD = 0x9A + 8 * 93
# Properties by their names in [MS-DOC] 2.6.
ILVL, ILFO, OUTLINE, IN_TABLE, ROW_END = 0x260A, 0x460B, 0x2640, 0x2416, 0x2417
DELETED, HIDDEN, SPECIAL, SYMBOL = 0x0800, 0x083C, 0x0855, 0x6A09
_FIELDS = {"HYPERLINK": 88, "TOC": 13, "PAGE": 33}
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def sprm(number: int, value: int = 1) -> bytes:
    """A property."""
    return struct.pack("<H", number) + value.to_bytes(_SIZES[number >> 13], "little")


class P(NamedTuple):
    """A paragraph: its text, its properties and style, what ends it, and the properties of stretches of its text (from,
    to, counted with the mark at the end)."""

    text: str
    properties: bytes = b""
    style: int = 0
    mark: str = "\r"
    runs: tuple[tuple[int, int, bytes], ...] = ()


def fielded(text: str) -> P:
    """A paragraph whose marks of fields have the property without which LibreOffice takes them for characters."""
    marks = (n for n, char in enumerate(text) if char in "\x13\x14\x15")
    return P(text, runs=tuple((n, n + 1, sprm(SPECIAL)) for n in marks))


CELL = sprm(IN_TABLE)
ROW = P("", sprm(IN_TABLE) + sprm(ROW_END), 0, "\x07")


class Style(NamedTuple):
    """A paragraph style: its name, the number by which Word knows it, the style that it is based on, its properties."""

    name: str
    number: int = 0xFFE
    base: int = 0xFFF
    properties: bytes = b""


class Level(NamedTuple):
    """A level of a list: the form of its number, the text with %1 … for the numbers, and where it begins."""

    form: int
    text: str
    start: int = 1
    legal: bool = False
    follow: int = 0
    limit: int | None = None


def doc(
    *body: P | str,
    notes: Sequence[P | str] = (),
    heads: Sequence[Sequence[P | str]] = (),
    comments: Sequence[P | str] = (),
    endnotes: Sequence[P | str] = (),
    boxes: Sequence[P | str] = (),
    styles: Sequence[Style] = (Style("Normal", 0),),
    lists: Sequence[Sequence[Level]] = (),
    uses: Sequence[tuple[int, dict[int, int | Level]]] = (),
    sections: Sequence[int] = (),
    flags: int = 0x0200,
    version: int = 0xC1,
    ident: int = 0xA5EC,
) -> bytes:
    """A file. `heads` are the six stories of a section (even and odd headers, even and odd footers, first header and
    footer), `uses` the uses of lists by their place with what they override, `sections` where in the text ones end."""
    parts = [body, notes, [one for head in heads for one in head], (), comments, endnotes, boxes, ()]
    made = [[one if isinstance(one, P) else P(one) for one in part] for part in parts]
    paragraphs = [one for part in made for one in part]
    counts = [sum(_length(one) for one in part) for part in made]
    stream, pieces, properties, characters = _text(paragraphs)
    tables: dict[int, bytes] = {1: _sheet(styles), 33: b"\x02" + struct.pack("<I", len(pieces)) + pieces}
    for number, entries in ((12, characters), (13, properties)):
        first, last = entries[0][0], entries[-1][1]
        tables[number] = struct.pack("<III", first, last, len(stream) // SECTOR)
        stream += _page(entries, number == 13)
    if heads:
        places = [0] * 7
        for head in heads:
            places.append(places[-1] + sum(_length(one if isinstance(one, P) else P(one)) for one in head))
        tables[11] = struct.pack(f"<{len(places)}i", *places)
    if marks := list(_fields(made[0])):
        tables[16] = struct.pack(f"<{len(marks) + 1}i", *(place for place, _ in marks), counts[0])
        tables[16] += b"".join(mark for _, mark in marks)
    if sections:
        tables[6] = struct.pack(f"<{len(sections) + 1}i", 0, *sections) + bytes(12 * len(sections))
    if lists:
        tables[73], behind = _lists(lists)
        tables[74] = _uses(uses)
    table, places_of = b"", {}
    for number in sorted(tables):
        places_of[number] = (len(table), len(tables[number]))
        table += tables[number] + (behind if number == 73 else b"")
    front = bytearray(stream[:HEAD])
    struct.pack_into("<HH", front, 0, ident, version)
    struct.pack_into("<H", front, 0x0A, flags)
    struct.pack_into("<8i", front, 0x4C, *counts)
    for number, (place, size) in places_of.items():
        struct.pack_into("<II", front, 0x9A + 8 * number, place, size)
    name = "1Table" if flags & 0x0200 else "0Table"
    return ole({"WordDocument": bytes(front) + stream[HEAD:], name: table})


def _length(paragraph: P) -> int:
    return len((paragraph.text + paragraph.mark).encode("utf-16-le")) // 2


def _fields(body: Sequence[P]) -> Iterator[tuple[int, bytes]]:
    """The marks of fields in the body: where they stand, and what the table of fields says of them."""
    text = "".join(one.text + one.mark for one in body)
    for place, char in enumerate(text):
        if char in "\x13\x14\x15":
            known = next((number for word, number in _FIELDS.items() if word in text[place : place + 12]), 1)
            yield len(text[:place].encode("utf-16-le")) // 2, bytes((ord(char), known if char == "\x13" else 0x80))


Entry = tuple[int, int, bytes]


def _text(paragraphs: Sequence[P]) -> tuple[bytes, bytes, list[Entry], list[Entry]]:
    """The stream with all characters, the table of pieces, and the properties by bytes of paragraphs and characters."""
    stream = bytes(2048)
    places: list[tuple[int, int]] = []
    properties: list[Entry] = []
    characters: list[Entry] = []
    for paragraph in reversed(paragraphs):
        text = paragraph.text + paragraph.mark
        try:
            raw, width = text.encode("cp1252"), 1
        except UnicodeEncodeError:
            raw, width = text.encode("utf-16-le"), 2
        at = len(stream)
        places.append((at * 2 | 0x40000000 if width == 1 else at, len(raw) // width))
        properties.append((at, at + len(raw), struct.pack("<H", paragraph.style) + paragraph.properties))
        done = 0
        for start, end, data in paragraph.runs:
            if start > done:
                characters.append((at + done * width, at + start * width, b""))
            characters.append((at + start * width, at + end * width, data))
            done = end
        if at + done * width < at + len(raw):
            characters.append((at + done * width, at + len(raw), b""))
        stream += raw + bytes(len(raw) % 2)
    places.reverse()
    ends = [0]
    for _, length in places:
        ends.append(ends[-1] + length)
    pieces = struct.pack(f"<{len(ends)}I", *ends)
    pieces += b"".join(struct.pack("<HIH", 0, byte, 0) for byte, _ in places)
    return stream + bytes(-len(stream) % SECTOR), pieces, properties, characters


def _page(entries: Sequence[Entry], paragraphs: bool) -> bytes:
    """A page of properties; the bytes between two entries belong to the one before."""
    page, width, end = bytearray(SECTOR), 13 if paragraphs else 1, SECTOR - 1
    places = [*(entry[0] for entry in entries), entries[-1][1]]
    struct.pack_into(f"<{len(places)}I", page, 0, *places)
    page[-1] = len(entries)
    for n, (_, _, data) in enumerate(entries):
        if not data:
            continue
        if paragraphs:
            data += b"" if len(data) % 2 else b"\0"
            data = bytes(((len(data) + 1) // 2,)) + data
        else:
            data = bytes((len(data),)) + data
        end = (end - len(data)) & ~1
        page[end : end + len(data)] = data
        page[4 * len(places) + width * n] = end // 2
    assert end > 4 * len(places) + width * len(entries), "too much for one page"
    return bytes(page)


def _sheet(styles: Sequence[Style]) -> bytes:
    out = struct.pack("<HHH", 18, len(styles), 10) + bytes(14)
    for style in styles:
        data = struct.pack("<HHHHH", style.number, style.base << 4 | 1, 1, 0, 0)
        data += struct.pack("<H", len(style.name)) + style.name.encode("utf-16-le") + b"\0\0"
        data += struct.pack("<HH", 2 + len(style.properties), 0) + style.properties
        data += bytes(len(data) % 2)
        out += struct.pack("<H", len(data)) + data
    return out


def _lists(lists: Sequence[Sequence[Level]]) -> tuple[bytes, bytes]:
    """The table of lists, and the levels, which lie behind it."""
    heads, levels = struct.pack("<H", len(lists)), b""
    for n, shapes in enumerate(lists):
        heads += struct.pack("<ii18xBB", 1000 + n, 0, len(shapes) == 1, 0)
        for at in range(1 if len(shapes) == 1 else 9):
            levels += _level(shapes[at] if at < len(shapes) else Level(255, ""))
    return heads, levels


def _level(level: Level) -> bytes:
    text = level.text
    for n in range(9):
        text = text.replace(f"%{n + 1}", chr(n))
    places = bytes(n + 1 for n, char in enumerate(text) if char < "\t").ljust(9, b"\0")
    flags = (4 if level.legal else 0) | (8 if level.limit is not None else 0)
    out = struct.pack("<iBB9sB8xBBBB", level.start, level.form, flags, places, level.follow, 3, 2, level.limit or 0, 0)
    return out + bytes(5) + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def _uses(uses: Sequence[tuple[int, dict[int, int | Level]]]) -> bytes:
    heads, data = struct.pack("<I", len(uses)), b""
    for list_, overrides in uses:
        heads += struct.pack("<i8xBBBB", 1000 + list_, len(overrides), 0, 0, 0)
        data += struct.pack("<I", FREE)
        for at, override in overrides.items():
            if isinstance(override, Level):
                data += struct.pack("<iI", 0, at | 0x20) + _level(override)
            else:
                data += struct.pack("<iI", override, at | 0x10)
    return heads + data


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE file of streams; each is filled up to the size from which it lies in sectors of its own."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    for n, name in enumerate(names, 1):
        data = streams[name].ljust(4096, b"\0")
        first = _chain(sectors, fat, data)
        entries.append(_entry(name, 2, first, len(data), right=n + 1 if n < len(names) else FREE))
    directory = _chain(sectors, fat, b"".join(entries))
    count = 1
    while (len(fat) + count) * 4 > count * SECTOR:
        count += 1
    places = range(len(sectors), len(sectors) + count)
    fat += [FAT] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *places, *[FREE] * (109 - count))
    return head + b"".join(sectors) + table


def _chain(sectors: list[bytes], fat: list[int], data: bytes) -> int:
    """Put bytes into sectors; the first of them."""
    first = len(sectors)
    for at in range(0, len(data), SECTOR):
        sectors.append(data[at : at + SECTOR].ljust(SECTOR, b"\0"))
        fat.append(len(sectors))
    fat[-1] = END
    return first


def _entry(name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return raw.ljust(64, b"\0") + struct.pack("<HBBIII36xII4x", len(raw), kind, 1, FREE, right, child, start, size)
