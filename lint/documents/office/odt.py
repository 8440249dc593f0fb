"""Odt: OpenDocument texts (.odt, .ott) as paragraphs.

Read is what stands on the paper: changes as accepted, no comments, nothing hidden. Body, tables, boxes, footnotes,
endnotes, headers and footers.
"""

from __future__ import annotations

import re

from msgspec import Struct

from lint.base.model import Story
from lint.documents.decode import NotTextError
from lint.documents.document import MASK
from lint.documents.office import once
from lint.documents.office.odt_lists import Lists
from lint.documents.office.odt_styles import Styles, whole
from lint.documents.package.archive import Package
from lint.documents.package.events import Events, run
from lint.documents.word.fields import is_contents_style
from lint.documents.word.paragraph import Paragraph

_BLANKS = re.compile(r"[ \t\r\n]+")
# What stands in these is no text of the page.
_SKIPPED = frozenset((
    "office:annotation", "text:tracked-changes", "text:ruby-text", "text:note-citation", "office:forms", "text:number",
    "text:table-of-content-source", "text:alphabetical-index-source", "text:illustration-index-source",
    "text:table-index-source", "text:user-index-source", "text:object-index-source", "text:bibliography-source",
    "text:script", "office:automatic-styles", "office:font-face-decls", "office:scripts", "text:hidden-text",
))  # fmt: skip
_INDEXES = (
    "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index",
    "text:user-index", "text:object-index",
)  # fmt: skip
_STORIES: dict[str, Story] = {
    **dict.fromkeys(_INDEXES, "toc"),
    **dict.fromkeys(("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse"), "box"),
    **dict.fromkeys(("style:header", "style:header-left", "style:header-first"), "header"),
    **dict.fromkeys(("style:footer", "style:footer-left", "style:footer-first"), "footer"),
    "table:table-cell": "cell",
}
_ORDER: tuple[Story, ...] = ("footnote", "endnote", "header", "footer")
_CAPTIONS = frozenset(("caption", "illustration", "table", "figure"))
_MOST_BLANKS = 1000


class _Table(Struct):
    number: int = 0
    row: int = 0
    column: int = 0


class _Reader(Events):
    """The paragraphs of a part, in the order in which they begin."""

    def __init__(self, styles: Styles) -> None:
        self.found: list[Paragraph] = []
        self._styles = styles
        self._lists = Lists(styles)
        self._open: list[Paragraph] = []  # a box stands within a paragraph, with paragraphs of its own
        self._stories: list[Story] = ["body"]
        self._tables: list[_Table] = []
        self._skipping = self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or tag in _SKIPPED or self._is_hidden(attributes):
            self._skipping += 1
        elif tag in ("text:p", "text:h"):
            self._begin(tag, attributes)
        elif tag in _STORIES or tag == "text:note":
            note: Story = "endnote" if attributes.get("text:note-class") == "endnote" else "footnote"
            self._stories.append(_STORIES.get(tag, note))
            if tag == "table:table-cell" and self._tables:
                self._tables[-1].column += 1
        elif tag.startswith("table:"):
            self._table(tag)
        elif tag.startswith("text:list"):
            self._lists.start(tag, attributes)
        elif self._open:
            self._open[-1].text += self._within(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif tag in ("text:p", "text:h"):
            self._open.pop()
        elif tag in _STORIES or tag == "text:note":
            self._stories.pop()
        elif tag == "table:table" and self._tables:
            self._tables.pop()
        elif tag.startswith("text:list"):
            self._lists.end(tag)

    def characters(self, data: str) -> None:
        """Text: any blanks are one, and none at the beginning of a paragraph."""
        if self._skipping or not self._open:
            return
        paragraph = self._open[-1]
        data = _BLANKS.sub(" ", data)
        if data[0] == " " and (len(paragraph.text) == paragraph.label or paragraph.text[-1] == " "):
            data = data[1:]
        paragraph.text += data

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        style, story = attributes.get("text:style-name", ""), self._stories[-1]
        level = self._styles.level(style)
        if tag == "text:h":
            level = whole(attributes.get("text:outline-level", "")) or level
        label = self._lists.label(level if tag == "text:h" and self._styles.follows_outline(style) else 0)
        name = self._styles.name(style)
        if story == "body" and (is_contents_style(name) or name.startswith("contents ")):
            story = "toc"
        elif story == "body" and name in _CAPTIONS:
            story = "caption"
        table = self._tables[-1] if self._tables and story == "cell" else _Table()
        paragraph = Paragraph(part="", story=story, text=label, label=len(label), level=level, style=name)
        paragraph.table, paragraph.row, paragraph.column = table.number, table.row, table.column
        self.found.append(paragraph)
        self._open.append(paragraph)

    def _table(self, tag: str) -> None:
        if tag == "table:table":
            self._count += 1
            self._tables.append(_Table(self._count))
        elif tag == "table:table-row" and self._tables:
            self._tables[-1].row, self._tables[-1].column = self._tables[-1].row + 1, 0
        elif tag == "table:covered-table-cell" and self._tables:
            self._tables[-1].column += 1

    def _within(self, tag: str, attributes: dict[str, str]) -> str:
        """What an element within a paragraph stands for."""
        if tag == "text:s":
            return " " * min(_MOST_BLANKS, whole(attributes.get("text:c", "")) or 1)
        return {"text:tab": "\t", "text:line-break": "\u2028", "draw:object": MASK}.get(tag, "")

    def _is_hidden(self, attributes: dict[str, str]) -> bool:
        hidden = self._styles.hidden
        if attributes.get("text:display") == "none":
            return True
        return bool(hidden) and attributes.get("text:style-name") in hidden


def read(package: Package) -> list[Paragraph]:
    """The paragraphs of a package: its body with boxes, then notes, headers and footers. Raises NotTextError."""
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise NotTextError("encrypted")
    if "content.xml" not in package:
        raise NotTextError("damaged")
    parts = [package.part(name) for name in ("content.xml", "styles.xml") if name in package]
    styles = Styles()
    for part in reversed(parts):
        run(part, styles)
    found: list[Paragraph] = []
    for part in parts:
        reader = _Reader(styles)
        run(part, reader)
        found += reader.found
    apart = {story: [paragraph for paragraph in found if paragraph.story == story] for story in _ORDER}
    body = [paragraph for paragraph in found if paragraph.story not in _ORDER]
    return once(body + [paragraph for story in _ORDER for paragraph in apart[story]])
