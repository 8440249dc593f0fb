"""Facts: what the reports of this kind share about one document: its looks, its roles, and whether it was ever laid out
as a 公文 at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from lint.base.model import Finding, Genre, Related, Value
from lint.documents.document import Document
from lint.documents.official.roles import Roles
from lint.documents.official.standard import Face, Standard, size_name
from lint.documents.word.look.looks import Looks
from lint.documents.word.look.sections import MM, Section
from lint.documents.word.look.values import CharacterLook, ParagraphLook
from lint.documents.word.source import PackageSource

_HAN = re.compile(r"[\u3400-\u9fff]")
# So many Chinese characters a document has at least of which anything can be said.
MIN_HAN = 40
# A margin that is no further from the standard's, in millimetres, was set with it in mind.
_NEAR = 3.0
# The sizes in which a text in 仿宋 was laid out with the standard in mind.
_MEANT = (14.0, 18.0)
# From so many paragraphs on that are wrong in one way, one finding speaks of all.
_MANY = 3
_MOST_RELATED = 5


class Facts:
    """One document, held against one standard."""

    def __init__(self, document: Document, standard: Standard, genre: Genre | None) -> None:
        assert isinstance(document.source, PackageSource)
        self.source: PackageSource = document.source
        self.document = document
        self.standard = standard
        self.genre = genre.id if genre else ""
        self.roles = Roles(document)
        self.looks = Looks(document.source)

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of the document, in order."""
        return self.looks.pages.sections

    @cached_property
    def portrait(self) -> list[Section]:
        """The sections that text stands upright in and that something is written in; not those of covers."""
        rows = [row for row in self.roles.rows if row not in self.roles.covers]
        written = {id(self.looks.pages.of(row)) for row in rows}
        return [one for one in self.sections if one.width <= one.height and id(one) in written]

    @cached_property
    def judged(self) -> bool:
        """Whether there is enough of it, in Chinese, to say anything."""
        return self.roles.han(self.roles.rows) >= MIN_HAN

    @cached_property
    def laid_out(self) -> bool:
        """Whether anybody laid it out as a 公文: its margins or its letters are at least near to those of one."""
        font, size = self.main_face
        lettered = font in self.standard.body.fonts and _MEANT[0] <= size <= _MEANT[1]
        return lettered or any(self._is_near(one) for one in self.portrait)

    def _is_near(self, section: Section) -> bool:
        return all(
            any(abs(have - figure) <= _NEAR for figure in figures) for _, have, figures in self.margins_of(section)
        )

    def margins_of(self, section: Section) -> list[tuple[str, float, tuple[float, ...]]]:
        """The margins of a section in millimetres: the side, what it has, what it may have."""
        standard = self.standard
        return [
            ("top", section.top / MM, standard.top),
            ("bottom", section.bottom / MM, standard.bottom),
            ("left", section.left / MM, standard.left),
            ("right", section.right / MM, standard.right),
        ]

    def look(self, row: int) -> ParagraphLook:
        """How a paragraph looks."""
        return self.looks.paragraph(row)

    def faces(self, row: int, start: int = 0, end: int | None = None) -> Counter[tuple[str, float, bool]]:
        """The families of East Asian fonts, the sizes and the boldness in a paragraph or a part of it, by Chinese
        characters; start and end are offsets in the paragraph."""
        found: Counter[tuple[str, float, bool]] = Counter()
        for text, look in self.looks.pieces(row, start, end):
            if count := len(_HAN.findall(text)):
                found[self.standard.family(look.asian), look.size, look.bold] += count
        return found

    def face(self, row: int, start: int = 0, end: int | None = None) -> tuple[str, float, bool] | None:
        """What most of a paragraph, or of a part of it, is set in; None where it has no Chinese character."""
        found = self.faces(row, start, end)
        return found.most_common(1)[0][0] if found else None

    def size(self, row: int) -> float:
        """The size of most of a paragraph's characters, of its own where it has none."""
        sizes: Counter[float] = Counter()
        for text, look in self.looks.pieces(row):
            sizes[look.size] += len(text)
        return sizes.most_common(1)[0][0] if sizes else self.look(row).characters.size

    @cached_property
    def body_faces(self) -> dict[int, tuple[str, float, bool]]:
        """What each paragraph of running text is set in, its heading apart; a numbered one that is set as a heading of
        its level is one."""
        heads = {heading.row: heading for heading in self.roles.headings}
        found = {}
        for row in self.roles.body:
            start = heads[row].end - self.source.starts[row - 1] if row in heads else 0
            level = self.roles.items.get(row, 0)
            face = self.face(row, start)
            if face and not (level and all(is_of(self.standard.heading(level), face[0], face[1]))):
                found[row] = face
        return found

    @cached_property
    def main_face(self) -> tuple[str, float]:
        """The family and the size that most of the running text is set in; "" and 0 where there is none."""
        weight: Counter[tuple[str, float]] = Counter()
        for row, (font, size, _) in self.body_faces.items():
            weight[font, size] += len(self.roles.text(row))
        return weight.most_common(1)[0][0] if weight else ("", 0.0)

    @cached_property
    def main_rows(self) -> list[int]:
        """The paragraphs of running text that are set in what most of it is."""
        return [row for row, (font, size, _) in self.body_faces.items() if (font, size) == self.main_face]

    @property
    def anchor(self) -> int:
        """The row at which something is said of the document as a whole."""
        return next(iter(self.roles.title or self.roles.rows), 1)

    def finding(self, row: int, **values: Value) -> Finding:
        """A finding at a paragraph, and what it says."""
        return self.of_all([row], values)

    def of_all(self, rows: Sequence[int], values: Mapping[str, Value]) -> Finding:
        """A finding at the first of some paragraphs that speaks of all, and what it says."""
        row = rows[0]
        start, end = self.roles.span(row)
        line = self.document.text.find("\n", start, end)
        end = min(end if line < 0 else line, start + 40)
        others = tuple(Related(*self.roles.span(one), "same") for one in rows[1:_MOST_RELATED])
        return Finding(start, end, {"count": len(rows), **values}, related=others)

    def grouped(self, rows: Iterable[tuple[int, tuple[tuple[str, Value], ...]]]) -> Iterator[Finding]:
        """A finding for each paragraph that is wrong, with what is said of it; where many are wrong in one way, one at
        the first of them."""
        ways: dict[tuple[tuple[str, Value], ...], list[int]] = {}
        for row, said in rows:
            ways.setdefault(said, []).append(row)
        for said, found in ways.items():
            each = [found] if len(found) > _MANY else [[row] for row in found]
            yield from (self.of_all(rows, dict(said)) for rows in each)


def is_of(face: Face, font: str, size: float) -> tuple[bool, bool]:
    """Whether a family and a size are what a text may be set in."""
    return font in face.fonts, any(abs(size - one) < 0.3 for one in face.sizes)


def named(face: Face) -> str:
    """What a text may be set in, as it is spoken of: 三号仿宋."""
    return f"{size_name(face.sizes[0])}{face.fonts[0]}"


def plain(look: CharacterLook) -> bool:
    """Whether characters are black."""
    color = look.color.upper()
    return color in ("AUTO", "") or (
        len(color) == 6 and all(part <= "33" for part in (color[:2], color[2:4], color[4:]))
    )


def is_red(color: str) -> bool:
    """Whether a colour, as six hexadecimal digits, is a red."""
    return len(color) == 6 and color[:2] >= "99" and color[2:4] <= "66" and color[4:] <= "66"
