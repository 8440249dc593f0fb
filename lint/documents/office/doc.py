"""Doc: .doc and .wps, the binary format of Word 97 to 2003 and of WPS, as paragraphs.

What is read is what stands on the paper: of fields the result, of changes the text after them, nothing hidden. Body,
boxes, footnotes, endnotes, headers and footers; comments are none of the text.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from lint.base.model import Story
from lint.documents.document import MASK
from lint.documents.office import once
from lint.documents.office.doc_file import CHARACTERS, HEADERS, PARAGRAPHS, SECTIONS, DocFile, Run, properties
from lint.documents.office.doc_lists import numbering
from lint.documents.office.doc_styles import Style, styles
from lint.documents.office.overlaid import overlaid
from lint.documents.word.fields import Fields, is_contents_style
from lint.documents.word.paragraph import Paragraph

# Properties of characters: taken out by somebody, hidden, a sign of its own instead of the character.
_DELETED, _HIDDEN, _SPECIAL, _SYMBOL = 0x0800, 0x083C, 0x0855, 0x6A09
_FIELD_END = "\x15"
_FIELD_MARKS = {"\x13": "begin", "\x14": "separate", _FIELD_END: "end"}
_CELL, _BREAK, _LINE = "\x07", "\x0c", "\x0b"
_SIGNS = {_LINE: "\u2028", "\t": "\t", "\x1e": "-"}
# Of six stories of a section: even and odd pages' and first page's headers, their footers (in this order).
_HEADER_KINDS: tuple[Story, ...] = ("header", "header", "footer", "footer", "header", "footer")


# What is known of single characters: it is not to be seen; it stands for a sign of a font of signs.
_GONE, _SIGN = 1, 2


def read(raw: bytes) -> list[Paragraph]:
    """The paragraphs of a file in reading order; raises NotTextError."""
    return once(_Reader(DocFile(raw)).paragraphs())


class _Reader:
    """One file while it is read."""

    def __init__(self, file: DocFile) -> None:
        self.file = file
        self.text = file.text
        self.styles = styles(file)
        self.runs = file.runs(PARAGRAPHS)
        self.run_starts = [run.start for run in self.runs]
        self.known = _known(file)
        self.numbering = numbering(file)
        self.section_ends = {place - 1 for place in _places(file.part(SECTIONS), 12)}
        self.table = self.row = self.column = 0
        self.was_in_table = False

    def paragraphs(self) -> list[Paragraph]:
        """All parts, one after the other."""
        body, notes, heads, macros, comments, endnotes, boxes, _ = self.file.counts
        starts = {"body": 0, "footnote": body, "header": body + notes}
        starts["endnote"] = body + notes + heads + macros + comments
        starts["box"] = starts["endnote"] + endnotes
        found = list(self._part("body", 0, body))
        found += self._part("box", starts["box"], starts["box"] + boxes)
        found += self._part("footnote", body, body + notes)
        found += self._part("endnote", starts["endnote"], starts["box"])
        for story, start, end in self._heads(starts["header"], heads):
            found += self._part(story, start, end)
        return found

    def _heads(self, start: int, count: int) -> Iterator[tuple[Story, int, int]]:
        """The headers and footers; the first six stories are the lines above notes."""
        places = _places(self.file.part(HEADERS), 0)
        for n, (first, last) in enumerate(pairwise(places)):
            if n >= 6 and 0 <= first < last <= count:
                yield _HEADER_KINDS[n % 6], start + first, start + last

    def _part(self, story: Story, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs between two places of the text."""
        fields = Fields()
        line: list[str] = []
        listed = False
        for place in range(start, min(end, len(self.text))):
            char = self.text[place]
            if char in _FIELD_MARKS:
                below = overlaid(fields.code) if char == _FIELD_END else ""
                fields.mark(_FIELD_MARKS[char])
                line += "" if fields.hides else below
                listed = listed or fields.lists
            elif char in "\r\x07" or (char == _BREAK and place in self.section_ends):
                if char != "\r" or self.known[place] != _GONE:
                    if paragraph := self._paragraph("".join(line), place, story, listed):
                        yield paragraph
                    line, listed = [], fields.lists
            elif fields.hides:
                fields.instruct(char)
            elif self.known[place] != _GONE:
                line.append(self._sign(char, place))
        if line:
            yield Paragraph("", story, "".join(line))

    def _sign(self, char: str, place: int) -> str:
        """What stands in the text for a character."""
        if char >= " ":
            return MASK if self.known[place] == _SIGN else char
        return _SIGNS.get(char, "")

    def _paragraph(self, text: str, place: int, story: Story, listed: bool) -> Paragraph | None:
        """A paragraph that ends at a place, `listed` in a table of contents; None for the end of a row."""
        style = self._style(place)
        char = self.text[place]
        if style.row_end:
            self.row, self.column = self.row + 1, 0
            return None
        if style.in_table and not self.was_in_table:
            self.table, self.row, self.column = self.table + 1, 0, 0
        self.was_in_table = style.in_table
        where = (self.table, self.row + 1, self.column + 1) if style.in_table else (0, 0, 0)
        if char == _CELL:
            self.column += 1
        number = self.numbering.label(str(style.list), style.list_level) if style.list else ""
        if story == "body" and (listed or is_contents_style(style.name)):
            story = "toc"
        elif story == "body" and style.in_table:
            story = "cell"
        elif story == "body" and style.name == "caption":
            story = "caption"
        return Paragraph("", story, number + text, [], len(number), style.level, style.name, *where)

    def _style(self, place: int) -> Style:
        """What counts for the paragraph that ends at a place."""
        byte = self.file.byte_of(place)
        at = bisect_right(self.run_starts, byte) - 1
        run = self.runs[at] if at >= 0 else Run(0, 0, 0, b"")
        if byte >= run.end:
            return self.styles.get(0, Style())
        return self.styles.get(run.style, Style()).with_(run.properties)


def _places(table: bytes, width: int) -> list[int]:
    """The places at the head of a table whose entries have that many bytes."""
    count = max(0, (len(table) - 4) // (4 + width)) + 1 if len(table) >= 4 else 0
    return list(struct.unpack_from(f"<{count}i", table, 0))


def _known(file: DocFile) -> bytearray:
    """For each character of the text what is known of it alone: 0, _GONE or _SIGN."""
    known = bytearray(len(file.text))
    marked = [(run, what) for run in file.runs(CHARACTERS) if (what := _what(run.properties))]
    ends = [run.end for run, _ in marked]
    for piece in file.pieces:
        last = piece.byte + (piece.end - piece.start) * piece.width
        for run, what in marked[bisect_right(ends, piece.byte) :]:
            if run.start >= last:
                break
            start = piece.start + max(0, run.start - piece.byte) // piece.width
            end = piece.start + (min(run.end, last) - piece.byte) // piece.width
            known[start:end] = bytes((what,)) * (end - start)
    return known


def _what(data: bytes) -> int:
    """What properties say of the characters that have them."""
    gone = special = symbol = False
    for number, value in properties(data):
        if number in (_DELETED, _HIDDEN):
            gone = gone or value == 1
        elif number == _SPECIAL:
            special = value == 1
        elif number == _SYMBOL:
            symbol = True
    return _GONE if gone else _SIGN if special and symbol else 0
