"""Paragraph: what a document in paragraphs is made of, whatever format it came in."""

from __future__ import annotations

from msgspec import Struct

from lint.base.model import Story
from lint.documents.package.xml import Element

# A break of a line within a paragraph, and what stands for a formula or a sign that no font of text has.
SOFT_BREAK, HOLE = "\u2028", "\ufffc"


class Piece(Struct, gc=False):
    """A stretch of a paragraph's text that one element holds (`w:t`, a tab, a break …); `start` and `end` are offsets
    in that text.

    `element` is None for what is made and stands nowhere: an automatic number. `at` is the offset in the element's own
    text of the first character that is shown. `run` is the `w:r` around it, None where there is none; `inserted` says
    that the piece is somebody's insertion which nobody has accepted.
    """

    start: int
    end: int
    element: Element | None = None
    run: Element | None = None
    inserted: bool = False
    at: int = 0


class Paragraph(Struct, gc=False):
    """A paragraph as the page shows it with all changes accepted.

    `part` is the name of the part that it stands in ("" where the format has none), `element` its `w:p`. `label` is the
    length of the automatic number that its text begins with, `level` its outline level from 1 (0: running text),
    `style` the name of its style in lower case. In a table `table`, `row` and `column` count from 1, columns as the
    cells of a row; else they are 0. `span` is how many columns of the table the cell takes.
    """

    part: str
    story: Story
    text: str
    pieces: list[Piece] = []
    label: int = 0
    level: int = 0
    style: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    element: Element | None = None
    span: int = 1
