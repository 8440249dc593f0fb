"""Rtf: .rtf, also where its name says .doc, as paragraphs. striprtf reads the text, `rtf_marks` says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.model import Story
from lint.documents.decode import NotTextError
from lint.documents.office import once
from lint.documents.office import rtf_marks as marks
from lint.documents.word.paragraph import Paragraph

_STORIES: dict[str, Story] = {
    marks.BOX: "box",
    marks.FOOTNOTE: "footnote",
    marks.ENDNOTE: "endnote",
    marks.HEADER: "header",
    marks.FOOTER: "footer",
}
_MARK = re.compile(f"([{marks.CELL}-{marks.IN_TABLE}\n])")
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"}
# A label that ends so needs no blank: the tab that stands behind it is layout.
_CLOSED = "、．.)）,，:："


def read(raw: bytes) -> list[Paragraph]:
    """The paragraphs of a file: its body, then boxes, notes, headers and footers. Raises NotTextError."""
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(marks.marked(raw), errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf lets pass whatever a damaged file makes go wrong in it
        raise NotTextError("damaged") from error
    text = text.translate(_CONTROLS)
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # halves of pairs, joined
    return once(_paragraphs(text))


class _Lines:
    """The text while it is cut into paragraphs."""

    def __init__(self) -> None:
        self.story: Story = "body"
        self.text = ""
        self.label = self.level = self.contents = 0
        self.table, self.row, self.column = 0, 1, 1
        self.listed = self.in_table = self.was_in_table = self.in_number = False

    def take(self, token: str) -> Iterator[Paragraph]:
        """Go on by a mark or a stretch of text; a paragraph that it ends."""
        if token in ("\n", marks.CELL) or token in _STORIES:
            if token not in _STORIES or self.text:
                yield self._ended(token == marks.CELL)
            if token in _STORIES:
                self.story, self.in_table = _STORIES[token], False
            self.column += token == marks.CELL
        elif token == marks.ROW:
            self.row, self.column = self.row + 1, 1
        elif token == marks.PLAIN:
            if not self.in_number:
                self.in_table, self.level = False, 0
        elif token == marks.IN_TABLE:
            self.in_table = True
        elif token in marks.LEVELS:
            self.level = marks.LEVELS.index(token) + 1
        elif token in (marks.CONTENTS, marks.CONTENTS_END):
            self.contents += 1 if token == marks.CONTENTS else -1
            self.listed = self.listed or token == marks.CONTENTS
        elif token == marks.NUMBER_END:
            self.text = self.text.strip("\t ")
            self.text += " " if self.text and self.text[-1] not in _CLOSED else ""
            self.label, self.in_number = len(self.text), False
        elif token == marks.NUMBER:
            self.in_number = True
        else:
            self.text += token

    def _ended(self, in_table: bool) -> Paragraph:
        in_table = in_table or self.in_table
        story = self.story
        if story == "body" and (self.listed or in_table):
            story = "toc" if self.listed else "cell"
        if in_table and not self.was_in_table:
            self.table, self.row, self.column = self.table + 1, 1, 1
        self.was_in_table = in_table
        where = (self.table, self.row, self.column) if in_table else (0, 0, 0)
        text, label = self.text, self.label
        self.text, self.label, self.listed = "", 0, self.contents > 0
        return Paragraph("", story, text, [], label, self.level, "", *where)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    lines = _Lines()
    for token in _MARK.split(text):
        if token:
            yield from lines.take(token)
    yield from lines.take("\n")
