"""Plan: which paragraphs are laid out anew, and how. One that is right, or that may be meant to look as it does, stays.

Set are the fonts and sizes of the text, the title and the headings, the indent of paragraphs and the height of lines;
places that need an eye (name, date, attachments) get the font and the height of their lines alone.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct, structs

from lint.documents.document import Document
from lint.documents.official.dress import Dress, dresses
from lint.documents.official.roles import Heading, Roles
from lint.documents.official.standard import Face, Standard
from lint.documents.word.look.looks import Looks
from lint.documents.word.source import PackageSource

# What has all of its shape set; of the rest, the letters and the height of lines.
_WHOLE = ("body", "title", "level-1", "level-2", "level-3", "level-4")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BLANKS = " \u3000\t\xa0\u2002"
# The ids of our own styles begin so.
OURS = "DJLint"
# A line is the standard's where so many points more or less come to the same lines on a page.
_LINE_TOLERANCE = 1.1


class Anew(Struct, frozen=True):
    """A paragraph that is laid out anew: its row, its part in the document, its look, whether all of its shape is set,
    what most of it is set in now; and, where a heading goes over into running text in it, how far the heading goes in
    the text of the paragraph and how that part, or what is behind it, is to look."""

    row: int
    name: str
    dress: Dress
    whole: bool
    now: tuple[str, float]
    parted: int = 0
    head: Dress | None = None
    rest: Dress | None = None


class Plan:
    """What is to be laid out anew in one document."""

    def __init__(self, document: Document, standard: Standard) -> None:
        assert isinstance(document.source, PackageSource)
        self.source: PackageSource = document.source
        self.standard = standard
        self.roles = Roles(document)
        self.looks = Looks(document.source)
        self._dresses = dresses(standard)
        self._heads = {heading.row: heading for heading in self.roles.headings}

    def paragraphs(self) -> list[Anew]:
        """The paragraphs that are laid out anew, in order."""
        found = []
        for row, name in sorted(self._names().items()):
            if (anew := self._anew(row, name)) and not self.looks.style_of(self.source.paragraphs[row - 1]).startswith(
                OURS
            ):
                found.append(anew)
        return found

    def _names(self) -> dict[int, str]:
        """The parts that rows are; of those without a part of their own, that they are running text."""
        names = dict(self.roles.names)
        named = ("mark", "letterhead", "number", "copies", "printed", "attachment-head")
        aside = {*self.roles.head, *self.roles.covers}
        for row in self.roles.rows:
            kind = self.roles.kinds.get(row)
            listed = self.roles.text(row).startswith("附件")
            if row not in names and row not in aside and not listed and kind in ("paragraph", "item", "heading"):
                names[row] = "body"
        names = {row: name for row, name in names.items() if name not in named and self._is_plain(row)}
        return {row: name for row, name in names.items() if name != "body" or self._is_free(row)}

    def _is_free(self, row: int) -> bool:
        """Whether a paragraph stands where running text does."""
        look = self.looks.paragraph(row)
        return look.align not in ("center", "right") and not look.framed

    def _is_plain(self, row: int) -> bool:
        """Whether a paragraph of the body holds text alone: a picture would be cut off by lines of a fixed height."""
        paragraph = self.source.paragraphs[row - 1]
        if paragraph.story != "body" or paragraph.table or paragraph.element is None:
            return False
        held = ("w:drawing", "w:pict", "w:object", "m:oMath", "mc:AlternateContent")
        return not any(True for _ in paragraph.element.iter(*held))

    def _anew(self, row: int, name: str) -> Anew | None:
        """How a paragraph is laid out anew; None for one that is right."""
        now = self._face(row)
        if now is None:
            return None
        level = self.roles.items.get(row, 0)
        if name == "body" and level and self._fits(self.standard.heading(level), now):
            return None  # a long heading that ends as a sentence does, or one by its style alone
        dress = self._dresses[name]
        lead = len(self.source.paragraphs[row - 1].text) - len(self.source.paragraphs[row - 1].text.lstrip(_BLANKS))
        if lead and dress.first:  # the indent is typed, and every word stays
            dress = structs.replace(dress, first=0.0)
        dress = structs.replace(dress, line=self._line(row, dress))
        heading = self._heads.get(row)
        parted = self._parted(heading) if heading else None
        if heading and parted:
            return self._run_in(heading, parted, dress, now)
        if self._is_right(row, name, dress, now):
            return None
        return Anew(row, name, dress, name in _WHOLE, now)

    def _parted(self, heading: Heading) -> int:
        """How far a heading goes in the text of its paragraph, its full stop with it, where text runs on behind it."""
        start, text = self.source.starts[heading.row - 1], self.source.paragraphs[heading.row - 1].text
        end = heading.end - start
        end += end < len(text) and text[end] == "。"
        return end if text[end:].strip() else 0

    def _run_in(self, heading: Heading, parted: int, dress: Dress, now: tuple[str, float]) -> Anew | None:
        """A heading that text runs on from: the paragraph is a heading where its style or its number makes it one, else
        running text; the other of the two gets a look of its own."""
        paragraph = self.source.paragraphs[heading.row - 1]
        name, body = f"level-{heading.level}", self._dresses["body"]
        head, rest = self._face(heading.row, 0, parted), self._face(heading.row, parted)
        right = head is None or self._fits(self.standard.heading(heading.level), head)
        right = right and (rest is None or self._fits(self.standard.body, rest))
        if right and self._is_shaped(heading.row, dress):
            return None
        if paragraph.level or paragraph.label:
            return Anew(heading.row, name, dress, True, now, parted, rest=body)
        shaped = structs.replace(body, first=dress.first, line=dress.line)
        return Anew(heading.row, name, shaped, True, now, parted, head=self._dresses[name])

    def _face(self, row: int, start: int = 0, end: int | None = None) -> tuple[str, float] | None:
        """The font and the size of most Chinese characters of a paragraph, or of a part of it."""
        weight: Counter[tuple[str, float]] = Counter()
        for text, look in self.looks.pieces(row, start, end):
            weight[look.asian, look.size] += len(_HAN.findall(text))
        found = weight.most_common(1)
        return found[0][0] if found and found[0][1] else None

    def _line(self, row: int, dress: Dress) -> float:
        """The height of the lines of a paragraph: what it is, where that is known and right, else the standard's."""
        if dress.line:
            return dress.line
        look, section = self.looks.paragraph(row), self.looks.pages.of(row)
        height, known = section.line_height(look, dress.size)
        if not known or abs(height - self.standard.line_pitch) > _LINE_TOLERANCE:
            return self.standard.line_pitch
        return height if look.rule == "exact" else 0.0

    def _fits(self, face: Face, now: tuple[str, float]) -> bool:
        font = self.standard.family(now[0])
        habit = face is self.standard.title and font == "华文中宋"
        return (font in face.fonts or habit) and any(abs(now[1] - size) < 0.3 for size in face.sizes)

    def _is_right(self, row: int, name: str, dress: Dress, now: tuple[str, float]) -> bool:
        faces = {f"level-{n}": self.standard.heading(n) for n in (1, 2, 3, 4)}
        face = faces.get(name, self.standard.title if name == "title" else self.standard.body)
        if not self._fits(face, now):
            return False
        return self._is_shaped(row, dress) if name in _WHOLE else self._has_line(row, dress)

    def _has_line(self, row: int, dress: Dress) -> bool:
        look, section = self.looks.paragraph(row), self.looks.pages.of(row)
        height, known = section.line_height(look, dress.size)
        if dress.align == "center":  # a title may stand wider
            return known
        return known and abs(height - (dress.line or self.standard.line_pitch)) <= _LINE_TOLERANCE

    def _is_shaped(self, row: int, dress: Dress) -> bool:
        look = self.looks.paragraph(row)
        first = look.first_in(dress.size) + look.left_in(dress.size)
        aligned = (look.align == "center") == (dress.align == "center")
        tolerance = self.standard.indent_tolerance
        return (
            aligned
            and abs(first - dress.first) <= tolerance
            and look.left_in(dress.size) < 0.5
            and self._has_line(row, dress)
        )
