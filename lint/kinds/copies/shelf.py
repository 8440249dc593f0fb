"""Shelf: documents to compare with, and the sentences in them that share fingerprints with one in hand.

What a shelf must be able to do is `Shelf`: one in memory is here, for the documents of a run; an archive is another.
Sentences have numbers, those of one document in a row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from msgspec import Struct

from lint.base.model import PARAGRAPHS
from lint.documents.document import Document
from lint.kinds.copies.compare import FEW, MANY, MOST, is_copy, worth_a_look
from lint.kinds.copies.sentences import Sentence, sentences


class Place(Struct, frozen=True):
    """Where a stretch of text stands for a reader: rows and columns from 1, ends exclusive; in a document of
    paragraphs the rows are paragraphs."""

    row: int
    column: int
    end_row: int
    end_column: int
    in_paragraphs: bool = False


class Entry(Struct, frozen=True):
    """A document on a shelf: the numbers of its sentences (`first` up to `end`), its path, and whose it is."""

    first: int
    end: int
    path: str
    unit: str
    year: int | None = None
    title: str = ""
    archived: bool = False


class Kept(Struct, frozen=True, gc=False):
    """A sentence on a shelf, with the count of its fingerprints; a shelf that keeps no texts gives these themselves, as
    `prints`, and nothing for `folded` and `text`."""

    number: int
    folded: str
    text: str
    place: Place
    fingerprints: int
    prints: frozenset[int] = frozenset()


Locate = Callable[[int, int], Place]


def place_of(document: Document, start: int, end: int) -> Place:
    """Where a span of a document stands, for readers."""
    first, last = document.source.locate(start), document.source.locate(end)
    return Place(*first, *last, document.format in PARAGRAPHS)


# A posting is the number of a sentence and, in its last bits, how many fingerprints that has, or as many as fit.
BITS = 6
FULL = (1 << BITS) - 1


def posting(number: int, fingerprints: int) -> int:
    """A sentence as it is entered under each of so many fingerprints."""
    return number << BITS | min(fingerprints, FULL)


class Shelf(Protocol):
    """Documents to compare with."""

    @property
    def entries(self) -> Sequence[Entry]:
        """The documents."""

    @property
    def units(self) -> int:
        """How many units (offices) the documents are from."""

    def postings(self, fingerprints: Iterable[int]) -> dict[int, Sequence[int]]:
        """The sentences that have a fingerprint, for each: their numbers and counts, as `posting` has them."""

    def kept(self, numbers: Iterable[int]) -> list[Kept]:
        """Sentences by their numbers."""

    def entry(self, number: int) -> Entry:
        """The document that a sentence is of."""


class Seen(Struct):
    """A sentence in hand that stands on a shelf, too: where, and by the counts of its fingerprints among units."""

    n: int
    others: list[Kept]
    common: set[int]


def spread_of_formulas(units: int) -> int:
    """In how many units a set phrase stands: more of them where there are many."""
    return max(4, min(10, units // 20))


def look_up(own_sentences: Sequence[Sentence], shelf: Shelf, own: Entry | None = None) -> Iterator[Seen]:
    """The sentences that stand on a shelf, in order; none of the document `own` on it, which is the one in hand."""
    many = spread_of_formulas(shelf.units)
    for n, sentence in enumerate(own_sentences):
        found = shelf.postings(sentence.fingerprints)
        others = _others(sentence.folded, found, shelf, own)
        if others:
            yield Seen(n, others, {one for one, held in found.items() if _is_common(held, shelf, many)})


def _others(folded: str, found: dict[int, Sequence[int]], shelf: Shelf, own: Entry | None) -> list[Kept]:
    counts: Counter[int] = Counter()
    for held in found.values():
        if len(held) <= MOST:
            counts.update(held)
    few = len(found) <= FEW
    shared = {
        value >> BITS: count
        for value, count in counts.items()
        # One is shared with most, and in vain where both have many.
        if (count > 1 or few or value & FULL <= FEW)
        and worth_a_look(count, len(found), value & FULL)
        and not (own and own.first <= value >> BITS < own.end)
    }
    return [kept for kept in shelf.kept(sorted(shared)) if _is_copy(folded, len(found), kept, shared[kept.number])]


def _is_copy(folded: str, own: int, kept: Kept, shared: int) -> bool:
    """Whether a sentence is a copy of one on a shelf; by their fingerprints alone where the shelf keeps no texts."""
    if kept.folded:
        return is_copy(folded, kept.folded)
    return shared >= MANY and 5 * shared >= 2 * min(own, kept.fingerprints)


def _is_common(held: Sequence[int], shelf: Shelf, many: int) -> bool:
    """Whether so many units have a fingerprint that it is of a set phrase."""
    if len(held) > MOST:
        return True
    units: set[str] = set()
    for value in held if len(held) >= many else ():
        units.add(shelf.entry(value >> BITS).unit)
        if len(units) == many:
            return True
    return False


class Memory:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._firsts: list[int] = []
        self._kept: list[Kept] = []
        self._postings: dict[int, list[int]] = {}
        self._units: set[str] = set()

    def add(
        self,
        document: Document,
        path: str,
        unit: str,
        year: int | None = None,
        title: str = "",
        at: Locate | None = None,
    ) -> Entry:  # fmt: skip
        """Put a document on it; `at` says where a span of it stands, if not where it stands in its own text."""
        first, locate = len(self._kept), at or partial(place_of, document)
        for sentence in sentences(document):
            found, number = sentence.fingerprints, len(self._kept)
            text, place = document.text[sentence.start : sentence.end], locate(sentence.start, sentence.end)
            self._kept.append(Kept(number, sentence.folded, text, place, len(found)))
            for one in found:
                self._postings.setdefault(one, []).append(posting(number, len(found)))
        entry = Entry(first, len(self._kept), path, unit, year, title)
        self.entries.append(entry)
        self._firsts.append(first)
        self._units.add(unit)
        return entry

    @property
    def units(self) -> int:
        return len(self._units)

    def postings(self, fingerprints: Iterable[int]) -> dict[int, Sequence[int]]:
        return {one: self._postings.get(one, ()) for one in fingerprints}

    def kept(self, numbers: Iterable[int]) -> list[Kept]:
        return [self._kept[number] for number in numbers]

    def entry(self, number: int) -> Entry:
        return self.entries[bisect_right(self._firsts, number) - 1]
