"""Doc lists: the automatic numbers of a Word 97 file, as they stand before its paragraphs."""

from __future__ import annotations

import struct

from msgspec import Struct

from lint.documents.office.doc_file import LISTS, OVERRIDES, DocFile
from lint.documents.word.numbering import Level as Shape
from lint.documents.word.numbering import Numbering

_LEVELS, _SIMPLE = 9, 1
_MOST = 10_000


class Level(Struct):
    """A level of a list: the number that it begins with, the form of its number (an MSONFC), the text around it, in
    which a character below 9 stands for the number of that level, what follows it, and what resets it: every level
    above (-1), or those above that one (0: none)."""

    start: int
    form: int
    text: str
    follow: int
    legal: bool
    restart: int


class Override(Struct):
    """A use of a list: which it is, and the levels that begin or look otherwise in it."""

    list: int
    starts: dict[int, int]
    levels: dict[int, Level]


def lists(file: DocFile) -> dict[int, list[Level]]:
    """The lists of a file by their numbers; what is damaged is left out."""
    place, size = file.place(LISTS)
    table, found = file.table, {}
    try:
        count = struct.unpack_from("<H", table, place)[0] if size else 0
        at = place + size  # the levels lie behind what the head counts as the table
        for n in range(min(count, _MOST)):
            head = place + 2 + 28 * n
            number, flags = struct.unpack_from("<i", table, head)[0], table[head + 26]
            levels = []
            for _ in range(1 if flags & _SIMPLE else _LEVELS):
                level, at = _level(table, at)
                levels.append(level)
            found[number] = levels
    except (struct.error, IndexError):
        pass
    return found


def overrides(file: DocFile) -> list[Override]:
    """The uses of lists in their order; paragraphs name them by their place, from 1."""
    place, size = file.place(OVERRIDES)
    table = file.table
    found: list[Override] = []
    try:
        count = min(struct.unpack_from("<I", table, place)[0], _MOST) if size else 0
        heads = [place + 4 + 16 * n for n in range(count)]
        found = [Override(struct.unpack_from("<i", table, head)[0], {}, {}) for head in heads]
        at = place + 4 + 16 * count
        for head, override in zip(heads, found, strict=True):
            at += 4
            for _ in range(table[head + 12]):
                start, flags = struct.unpack_from("<iI", table, at)
                at += 8
                level = flags & 0xF
                if flags & 0x20:
                    override.levels[level], at = _level(table, at)
                if flags & 0x10:
                    override.starts[level] = start
    except (struct.error, IndexError):
        pass
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level that begins at a byte, and where the next one does."""
    start, form, flags = struct.unpack_from("<iBB", table, at)
    follow, characters, paragraphs, limit = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
    at += 28 + characters + paragraphs
    length = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    restart = limit if flags & 0x08 else -1
    return Level(start, form, text, follow, bool(flags & 0x04), restart), at + 2 + 2 * length


# The forms of numbers by the names that Word has for them since 2007; what is not here is written in Arabic digits.
_FORMS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified",
    39: "chineseCountingThousand", 57: "numberInDash", 255: "none",
}  # fmt: skip
_SUFFIXES = ("tab", "space", "nothing")


def numbering(file: DocFile) -> Numbering:
    """The lists of a file, by the numbers by which paragraphs name their uses (from 1)."""
    known, found = lists(file), Numbering()
    for n, override in enumerate(overrides(file), 1):
        levels = [*known.get(override.list, [])]
        shapes = {at: _shape(override.levels.get(at, level)) for at, level in enumerate(levels)}
        found.add(str(n), str(override.list), shapes, dict(override.starts))
    return found


def _shape(level: Level) -> Shape:
    text = "".join(f"%{ord(char) + 1}" if char < "\t" else char for char in level.text)
    suffix = _SUFFIXES[level.follow] if level.follow < len(_SUFFIXES) else "nothing"
    form = _FORMS.get(level.form, "decimal")
    return Shape(max(0, level.start), form, text, level.restart, "", level.legal, suffix)
