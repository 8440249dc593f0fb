"""Lattice: all ways to read a clause as a sequence of words, weighed by word and pair of words (log10).

For each place it keeps the ways that come to it and the ways that go on from it, so that a word put in anywhere is
weighed without reading the clause again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from lint.kinds.suspect.tables.data import BACKOFFS, LONGEST, MOST_GAIN, NO_WORD, PROBS, UNKNOWN, Data

_NOTHING = -1e9

# A word from a place on: where it ends, its number (-1 for a character that is no word), its weight, and that of
# backing off behind it.
Edge = tuple[int, int, float, float]
# A way to a place: the weight of the best reading up to there that ends with a word, with the backing off but without
# the gain of the pair that it makes at the place; and the number of the word. A way on from a place is alike, without
# the gain before its first word; then follow where this word ends, and its weight alone. The ways of a place stand best
# first: those too far behind the best for any gain to make up need not be looked at.
WayTo = tuple[float, int]
WayOn = tuple[float, int, int, float]


class Word(NamedTuple):
    """A word of a reading, with what it gains from the word before it and from the one behind it."""

    start: int
    end: int
    prob: float
    left_gain: float
    right_gain: float


class Lattice:
    """One clause. `reading` has the words of its best reading, `best` is the weight of that; `left` and `right` are, by
    place, the most that the ways to it and on from it can give, pairs of words at the place left out."""

    __slots__ = ("best", "coming", "data", "going", "left", "reading", "right", "text")

    def __init__(self, text: str, data: Data) -> None:
        self.text = text
        self.data = data
        self._weigh_on(self._weigh_to())
        self.left = [ways[0][0] for ways in self.coming]
        self.right = [ways[0][0] for ways in self.going]
        self.best = self.right[0]
        self.reading = self._read()

    def _weigh_to(self) -> list[list[Edge]]:
        """Find the words that start at each place, and the ways to it."""
        text, gains, size = self.text, self.data.gains, len(self.text)
        self.coming: list[list[WayTo]] = [[] for _ in range(size + 1)]
        self.coming[0].append((0.0, -1))
        starting: list[list[Edge]] = []
        for at, ways in enumerate(self.coming[:size]):
            if len(ways) > 1:
                ways.sort(reverse=True)
            edges = _words_from(text, at, self.data)
            for stop, number, prob, backoff in edges:
                best = _NOTHING
                for weight, left in ways:
                    if weight + MOST_GAIN <= best:
                        break
                    if left >= 0:
                        weight += gains[left << 20 | number]
                    if weight > best:
                        best = weight
                self.coming[stop].append((best + prob + backoff, number))
            if not edges or edges[0][0] > at + 1:
                edges.append((at + 1, -1, UNKNOWN, 0.0))
                self.coming[at + 1].append((ways[0][0] + UNKNOWN, -1))
            starting.append(edges)
        self.coming[size].sort(reverse=True)
        return starting

    def _weigh_on(self, starting: list[list[Edge]]) -> None:
        """Find the ways on from each place."""
        size, gains = len(self.text), self.data.gains
        self.going: list[list[WayOn]] = [[] for _ in range(size)] + [[(0.0, -1, size, 0.0)]]
        for at in range(size - 1, -1, -1):
            here = self.going[at]
            for stop, number, prob, backoff in starting[at]:
                best = _NOTHING
                for weight, right, _, _ in self.going[stop]:
                    if weight + MOST_GAIN <= best:
                        break
                    if right >= 0 <= number:
                        weight += gains[number << 20 | right]
                    if weight > best:
                        best = weight
                here.append((best + (backoff if stop < size else 0.0) + prob, number, stop, prob))
            if len(here) > 1:
                here.sort(reverse=True)

    def _read(self) -> list[Word]:
        """The words of the best reading, in order."""
        found: list[tuple[int, int, float, float]] = []
        at, size, last, gains = 0, len(self.text), -1, self.data.gains
        while at < size:
            best, chosen = _NOTHING, (-1, at, 0.0, 0.0)
            for weight, number, stop, prob in self.going[at]:
                if weight + MOST_GAIN <= best:
                    break
                gain = gains[last << 20 | number] if last >= 0 <= number else 0.0
                if weight + gain > best:
                    best, chosen = weight + gain, (number, stop, prob, gain)
            last, stop, prob, gain = chosen
            found.append((at, stop, prob, gain))
            at = stop
        return [Word(*word, behind) for word, (*_, behind) in pairwise([*found, (size, size, 0.0, 0.0)])]

    def with_word(self, at: int, stop: int, number: int) -> float:
        """The weight of the best reading in which a word stands from `at` to `stop`."""
        data = self.data
        gains, best = data.gains, _NOTHING
        for weight, left in self.coming[at]:
            if weight + MOST_GAIN <= best:
                break
            if left >= 0:
                weight += gains[left << 20 | number]
            if weight > best:
                best = weight
        total = PROBS[data.prob[number]] + best
        if stop < len(self.text):
            best = _NOTHING
            for weight, right, _, _ in self.going[stop]:
                if weight + MOST_GAIN <= best:
                    break
                if right >= 0:
                    weight += gains[number << 20 | right]
                if weight > best:
                    best = weight
            total += best + BACKOFFS[data.backoff[number]]
        return total


def _words_from(text: str, at: int, data: Data) -> list[Edge]:
    """The words that start at a place, the shortest first."""
    found: list[Edge] = []
    char = text[at]
    if single := data.single(char):
        prob, number, backoff = single
        found.append((at + 1, number, prob, backoff))
    if (second := text[at + 1 : at + 2]) and second in data.heads[char]:
        prob, number, backoff, onward = data.heads.of(char, second)
        if prob > UNKNOWN:
            found.append((at + 2, number, prob, backoff))
        if onward and text[at + 2 : at + 3] in onward and at + 2 < len(text):
            for word, number in data.words.iter_prefixes_with_ids(text[at : at + LONGEST]):
                if len(word) > 2 and data.prob[number] != NO_WORD:
                    prob, _, backoff = data.weigh(number)
                    found.append((at + len(word), number, prob, backoff))
    return found
