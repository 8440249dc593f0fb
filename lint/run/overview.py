"""Overview: a pile of documents held against each other and against an archive: who has what in common with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lint.archive.archive import Archive
from lint.base.files import read_regular
from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.kinds.copies.passages import Passage, itself, passages
from lint.kinds.copies.sentences import sentences
from lint.kinds.copies.shelf import Entry, Memory, Place, Shelf, place_of
from lint.run.checker import read, refused
from lint.run.copies import bare, put
from lint.run.result import Unread


class Held(Struct):
    """A document of the pile: its length in characters, and how many of these stand elsewhere, too."""

    path: str
    unit: str
    year: int | None
    title: str
    characters: int
    copied: int = 0

    @property
    def share(self) -> int:
        """How much of it stands elsewhere, of 100."""
        return round(100 * self.copied / self.characters) if self.characters else 0


class Side(Struct, frozen=True):
    """One of the two sides of a passage."""

    path: str
    unit: str
    year: int | None
    title: str
    place: Place
    text: str
    archived: bool = False


class Common(Struct, frozen=True):
    """A passage that two documents have, once for the two of them."""

    one: Side
    other: Side
    characters: int
    similarity: int
    same: bool
    formula: bool


class Overview(Struct):
    """What a pile of documents has in common: copies, and apart from them what both have and is a set phrase."""

    documents: list[Held] = []
    copies: list[Common] = []
    formulas: list[Common] = []
    unread: list[Unread] = []

    @property
    def between_units(self) -> Counter[tuple[str, str]]:
        """How many characters each two units have in common, the pair in order."""
        counts: Counter[tuple[str, str]] = Counter()
        for common in self.copies:
            one, other = sorted((common.one.unit, common.other.unit))
            counts[one, other] += common.characters
        return counts


def overview(files: Sequence[tuple[str, str]], archive: Archive | None) -> Overview:
    """Hold files against each other, each with the folder that was named; and against an archive. Raises BadFileError
    where that cannot be read."""
    found, shelf = Overview(), Memory()
    texts: list[Document] = []
    for path, top in files:
        try:
            document = read(read_regular(path), path)
        except (NotTextError, OSError) as error:
            found.unread.append(refused(path, error))
            continue
        put(shelf, document, path, top)
        texts.append(document)
    shelves: list[Shelf] = [shelf, *([archive] if archive else [])]
    for document, entry in zip(texts, list(shelf.entries), strict=True):
        held = Held(entry.path, entry.unit, entry.year, entry.title, sum(map(str.isalnum, document.text)))
        spans: list[tuple[int, int]] = []
        for one in shelves:
            for passage, common in _of(document, entry, one):
                if not passage.formula:
                    spans.append((passage.start, passage.end))
                if passage.other.archived or passage.other.first > entry.first:
                    (found.formulas if passage.formula else found.copies).append(common)
        held.copied = _covered(bare(document).text, spans)
        found.documents.append(held)
    found.copies.sort(key=lambda common: -common.characters)
    return found


def _of(document: Document, entry: Entry, shelf: Shelf) -> Iterator[tuple[Passage, Common]]:
    looked_at = bare(document)
    own: Entry | None = entry
    if isinstance(shelf, Archive):
        own = itself(shelf, entry.path)
    for passage in passages(looked_at, shelf, own):
        own_sentences = sentences(looked_at)[passage.matches[0].n : passage.matches[-1].n + 1]
        start, end = min(passage.start, own_sentences[0].start), max(passage.end, own_sentences[-1].end)
        numbers = [match.other.number for match in passage.matches]
        others = shelf.kept(range(min(numbers), max(numbers) + 1))
        first, last = others[0].place, others[-1].place
        place = Place(first.row, first.column, last.end_row, last.end_column, first.in_paragraphs)
        there = passage.other
        one = Side(
            entry.path, entry.unit, entry.year, entry.title, place_of(looked_at, start, end), looked_at.text[start:end]
        )
        other = Side(
            there.path, there.unit, there.year, there.title, place, "".join(one.text for one in others), there.archived
        )
        yield passage, Common(one, other, passage.common, passage.similarity, passage.same, passage.formula)


def _covered(text: str, spans: list[tuple[int, int]]) -> int:
    """How many characters of a text, marks not counted, lie in spans."""
    count = at = 0
    for start, end in sorted(spans):
        count += sum(map(str.isalnum, text[max(start, at) : max(end, at)]))
        at = max(at, end)
    return count
