"""Passages: sentences that were found elsewhere, joined with their neighbours, and weighed: what of them is formula."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from lint.documents.document import Document
from lint.kinds.copies.compare import Span, grams, stretches
from lint.kinds.copies.fold import fold_with_places
from lint.kinds.copies.formulas import formulas
from lint.kinds.copies.sentences import Sentence, own_words, sentences
from lint.kinds.copies.shelf import Entry, Kept, Seen, Shelf, look_up
from lint.kinds.copies.winnow import GRAM, stretch_hashes

# Sentences between two that were copied, which the writer of one put in, up to this.
GAP = 2
# A stretch of fewer characters in common says nothing.
SHORTEST = 6
# A passage is reported with so many characters that are no formula; a sentence that is the same as a whole, with these.
LEAST, LEAST_WHOLE = 24, 13
WHOLE = 90
# Who has so much in common with another copied it, and be it that all the others did, too.
TEMPLATE = 150


class Match(Struct, frozen=True):
    """A sentence and one that it has in common with another document: where that which both have begins and ends in the
    document, the weight of it in characters (folded), and of what is no formula in it."""

    n: int
    other: Kept
    start: int
    end: int
    common: int
    weight: int
    similarity: int


class Passage(Struct, frozen=True):
    """What a document has in common with another one: where it stands here, and there from which sentence to which.

    `weight` are the characters (folded) of it that are no formula; one with too few is a formula itself.
    """

    start: int
    end: int
    other: Entry
    matches: tuple[Match, ...]
    formula: bool

    @property
    def weight(self) -> int:
        return sum(match.weight for match in self.matches)

    @property
    def common(self) -> int:
        """How many characters (folded) both have."""
        return sum(match.common for match in self.matches)

    @property
    def similarity(self) -> int:
        """How alike the two are, of 100."""
        return sum(match.similarity for match in self.matches) // len(self.matches)

    @property
    def same(self) -> bool:
        """Whether it is the same word for word, apart from figures, names and marks."""
        return all(match.similarity == 100 for match in self.matches)


def passages(document: Document, shelf: Shelf, own: Entry | None = None) -> list[Passage]:
    """What a document has in common with those on a shelf, in order; `own` is the document itself, if it is there."""
    units = sentences(document)
    by_document: dict[int, tuple[Entry, list[Match]]] = {}
    for seen in look_up(units, shelf, own):
        for match, entry in _matches(document, units[seen.n], seen, shelf):
            by_document.setdefault(entry.first, (entry, []))[1].append(match)
    found = [passage for entry, matches in by_document.values() for passage in _joined(entry, matches)]
    return sorted(found, key=lambda one: (one.start, one.end, one.other.first))


def reported(document: Document, shelves: Sequence[Shelf]) -> list[list[Passage]]:
    """The passages of a document that are copies of what is on some shelf, those of one place together, the best of
    each first; worked out once."""
    key = ("copies", *map(id, shelves))
    if key not in document.memo:
        path = document.source.path
        copies: list[Passage] = []
        for shelf in shelves:
            own = next(
                (one for one in shelf.entries if one.path == (os.path.abspath(path) if one.archived else path)), None
            )
            copies += [passage for passage in passages(document, shelf, own) if not passage.formula]
        document.memo[key] = _by_place(copies)
    found: list[list[Passage]] = document.memo[key]
    return found


def itself(shelf: Shelf, path: str) -> Entry | None:
    """The document of a path on a shelf, if it is there; an archive has whole paths."""
    full = os.path.abspath(path)
    return next((one for one in shelf.entries if one.path == (full if one.archived else path)), None)


def _by_place(copies: list[Passage]) -> list[list[Passage]]:
    """Passages in groups: what lies for the most part in one that is longer belongs to it."""
    groups: list[list[Passage]] = []
    for passage in sorted(copies, key=lambda one: (-one.weight, one.start, one.other.first)):
        for group in groups:
            both = min(group[0].end, passage.end) - max(group[0].start, passage.start)
            if 2 * both > passage.end - passage.start:
                group.append(passage)
                break
        else:
            groups.append([passage])
    return sorted(groups, key=lambda group: group[0].start)


def _matches(document: Document, sentence: Sentence, seen: Seen, shelf: Shelf) -> Iterator[tuple[Match, Entry]]:
    folded, places = fold_with_places(own_words(document.text[sentence.start : sentence.end]))
    from rapidfuzz import fuzz

    hashes = stretch_hashes(folded)
    set_phrases = formulas(folded)
    spread = _marked(hashes, seen.common)
    for other in seen.others:
        if other.folded:
            alike = int(fuzz.ratio(folded, other.folded))
            both = [(0, len(folded))] if alike >= WHOLE else stretches(folded, grams(other.folded), SHORTEST)
        else:
            both = _spans(_marked(hashes, other.prints))
            alike = 0
        if not both:
            continue
        start, end = both[0][0], both[-1][1]
        weight = _without(both, set_phrases | spread)
        beyond = _without(both, set_phrases)
        match = Match(
            seen.n,
            other,
            sentence.start + places[start],
            sentence.start + places[end - 1] + 1 if end < len(folded) else sentence.end,
            beyond,
            weight,
            alike,
        )
        yield match, shelf.entry(other.number)


def _marked(hashes: Sequence[int], prints: Set[int]) -> set[int]:
    """The characters of a sentence that stand in stretches with such fingerprints, and the few between these."""
    marked: set[int] = set()
    last = -GRAM
    for at, one in enumerate(hashes):
        if one in prints:
            marked.update(range(last if at - last <= GRAM else at, at + GRAM))
            last = at + GRAM
    return marked


def _spans(marked: set[int]) -> list[Span]:
    """Places as spans."""
    edges = sorted(marked ^ {at + 1 for at in marked})
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end - start >= SHORTEST]


def _without(spans: Sequence[Span], taken: set[int]) -> int:
    """How many characters of spans are left, in stretches that say something."""
    left = run = 0
    for start, end in spans:
        for at in range(start, end + 1):
            if at < end and at not in taken:
                run += 1
            else:
                left += run if run >= GRAM else 0
                run = 0
    return left


def _joined(entry: Entry, matches: list[Match]) -> Iterator[Passage]:
    """Matches with one document, neighbours joined."""
    open_: list[list[Match]] = []
    for match in sorted(matches, key=lambda one: (one.n, -one.weight, one.other.number)):
        for run in open_:
            last = run[-1]
            near = abs(match.other.number - last.other.number) <= GAP + 1
            if match.n - last.n <= GAP + 1 and near:
                if match.n != last.n:
                    run.append(match)
                break
        else:
            open_.append([match])
    for run in open_:
        yield _passage(entry, run)


def _passage(entry: Entry, run: list[Match]) -> Passage:
    weight = sum(one.weight for one in run)
    whole = max((one.weight for one in run if one.similarity >= WHOLE), default=0)
    template = sum(one.common for one in run if one.similarity >= WHOLE) >= TEMPLATE
    formula = weight < LEAST and whole < LEAST_WHOLE and not template
    return Passage(min(one.start for one in run), max(one.end for one in run), entry, tuple(run), formula)
