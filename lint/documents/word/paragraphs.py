"""Paragraphs: a part of a Word document as its paragraphs in reading order: tables cell by cell, a text box after the
paragraph that it hangs on."""

from __future__ import annotations

from msgspec import Struct

from lint.base.model import Story
from lint.documents.package.xml import Element
from lint.documents.word import inline
from lint.documents.word.fields import Fields, is_contents_style
from lint.documents.word.inline import Inline
from lint.documents.word.numbering import Numbering, whole
from lint.documents.word.paragraph import Paragraph, Piece
from lint.documents.word.styles import Styles, number_of, outline_of

# The tags of a part that are looked at; all others hand over what they hold.
KEEP = inline.KEEP | {
    "w:document", "w:body", "w:hdr", "w:ftr", "w:footnotes", "w:footnote", "w:endnotes", "w:endnote", "w:p", "w:pPr",
    "w:pStyle", "w:numPr", "w:ilvl", "w:numId", "w:outlineLvl", "w:tbl", "w:tr", "w:trPr", "w:tc", "w:gridSpan",
    "w:tblPr", "w:tblStyle", "w:sectPr", "w:pgNum",
}  # fmt: skip
# Lists of what stands elsewhere, as content controls name them.
_GALLERIES = ("Table of Contents", "Table of Figures")
# As many columns as Word allows.
MAX_COLUMNS = 63
# Stories in whose paragraphs lists are counted on.
_COUNTED = ("body", "cell", "box")


class _Place(Struct, frozen=True):
    """Where paragraphs stand."""

    story: Story
    table: int = 0
    row: int = 0
    column: int = 0
    span: int = 1


class Reader:
    """Reads the parts of one document, in the order in which its lists are counted; `paragraphs` is what it has so far.

    A paragraph whose mark somebody deleted is one with the next: `_carried` is the text and the pieces of such ones.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.paragraphs: list[Paragraph] = []
        self._styles = styles
        self._numbering = numbering
        self._tables = 0
        self._part = ""
        self._fields = Fields()
        self._carried: list[tuple[str, list[Piece]]] = []

    def read(self, part: str, root: Element, story: Story) -> None:
        """Add the paragraphs of a part, whose name and root element these are."""
        self._part, self._fields = part, Fields()
        self._blocks(root.first("w:body") or root, _Place(story))

    def _blocks(self, element: Element, place: _Place) -> None:
        last: Element | None = None
        for kid in element.kids:
            tag = kid.tag
            if tag == "w:p":
                self._paragraph(kid, place)
                last = kid
            elif tag == "w:tbl":
                self._table(kid, place)
            elif tag == "w:sdt":
                self._control(kid, place)
            elif tag in ("w:footnote", "w:endnote"):
                if kid.get("w:type", "normal") == "normal":
                    self._blocks(kid, place)
            elif tag == "mc:AlternateContent":
                if chosen := kid.first("mc:Choice") or kid.first("mc:Fallback"):
                    self._blocks(chosen, place)
            elif tag not in inline.PASSED:
                self._blocks(kid, place)
        if self._carried and last is not None:
            [(text, pieces)], self._carried = self._carried, []
            self._add(last, place, text, pieces)

    def _control(self, element: Element, place: _Place) -> None:
        """A content control; one from the gallery of tables of contents is such a table."""
        properties, content = element.first("w:sdtPr"), element.first("w:sdtContent")
        gallery = properties.first("w:docPartGallery") if properties else None
        if gallery and gallery.get("w:val") in _GALLERIES and place.story == "body":
            place = _Place("toc")
        if content:
            self._blocks(content, place)

    def _table(self, element: Element, place: _Place) -> None:
        self._tables += 1
        table = self._tables
        row = 0
        for kid in _through(element, "w:tr"):
            properties = kid.first("w:trPr")
            if properties and properties.first("w:del"):
                continue
            row += 1
            for column, cell in enumerate(_through(kid, "w:tc"), 1):
                wide = cell.first("w:gridSpan")
                span = whole(wide.get("w:val")) if wide else 1
                story: Story = "cell" if place.story == "body" else place.story
                self._blocks(cell, _Place(story, table, row, column, min(max(span, 1), MAX_COLUMNS)))

    def _paragraph(self, element: Element, place: _Place) -> None:
        properties = element.first("w:pPr")
        style_id = properties.first("w:pStyle") if properties else None
        style = style_id.get("w:val") if style_id else ""
        listed = self._fields.lists
        deleted = _mark_is_deleted(properties)
        label = "" if deleted or place.story not in _COUNTED else self._label(properties, style)
        reader = Inline(self._fields)
        reader.add(label, None, None)
        for text, pieces in self._carried:
            for piece in pieces:
                reader.add(text[piece.start : piece.end], piece.element, piece.run, piece.inserted, piece.at)
        self._carried = []
        reader.read(element)
        if deleted:
            self._carried = [(reader.text, reader.pieces)]
        else:
            outline = outline_of(properties)
            level = outline if outline >= 0 else self._styles.outline(style)
            name = self._styles.name(style)
            if listed or self._fields.lists or is_contents_style(name):
                place = _Place("toc") if place.story == "body" else place
            elif name == "caption" and place.story == "body":
                place = _Place("caption")
            self._add(element, place, reader.text, reader.pieces, len(label), level, name)
        if reader.boxes:
            self._boxes(reader.boxes, place)

    def _boxes(self, boxes: list[Element], place: _Place) -> None:
        """Text boxes, with fields of their own, within which no paragraph goes on that began outside."""
        outer, self._fields = self._fields, Fields()
        carried, self._carried = self._carried, []
        for box in boxes:
            story: Story = "box" if place.story in ("body", "cell", "toc", "caption") else place.story
            self._blocks(box, _Place(story))
        self._fields, self._carried = outer, carried

    def _add(
        self,
        element: Element,
        place: _Place,
        text: str,
        pieces: list[Piece],
        label: int = 0,
        level: int = 0,
        style: str = "",
    ) -> None:
        where = place.table, place.row, place.column, element, place.span
        self.paragraphs.append(Paragraph(self._part, place.story, text, pieces, label, level, style, *where))

    def _label(self, properties: Element | None, style: str) -> str:
        """The automatic number of a paragraph, from its own list or that of its style."""
        number, level = number_of(properties)
        if not number:
            number, of_style, owner = self._styles.number(style)
            linked = self._numbering.level_of(number, owner) if number else None
            level = level or (str(linked) if linked is not None else of_style)
        if not number or number == "0":
            return ""
        return self._numbering.label(number, int(level) if level.isdecimal() else 0)


def _through(element: Element, tag: str) -> list[Element]:
    """The children of a name, also those in content controls."""
    found = []
    for kid in element.kids:
        if kid.tag == tag:
            found.append(kid)
        elif kid.tag in ("w:sdt", "w:sdtContent", "w:ins", "mc:AlternateContent", "mc:Choice"):
            found += _through(kid, tag)
    return found


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether somebody deleted the mark at the end of a paragraph, or moved it away."""
    look = properties.first("w:rPr") if properties and properties.kids else None
    return look is not None and any(kid.tag in ("w:del", "w:moveFrom") for kid in look.kids)
