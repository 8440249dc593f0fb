"""Lattice: all ways to read a clause as a sequence of words, weighed by word and pair of words (log10).

For each place it keeps the ways that come to it and the ways that go on from it, so that a word put in anywhere is
weighed without reading the clause again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from lint.kinds.suspect.tables.data import BACKOFFS, LONGEST, MOST_GAIN, NO_WORD, PROBS, UNKNOWN, Data

_NOTHING = -1e9
# What no word has.
_END = "\0"

# A word from a place on: where it ends, its number (-1 for a character that is no word), its weight, and that of
# backing off behind it.
Edge = tuple[int, int, float, float]
# A way to a place: the weight of the best reading up to there that ends with a word, with the backing off but without
# the gain of the pair that it makes at the place; and the number of the word, 20 bits to the left. A way on from a
# place is alike, without the gain before its first word, and with its number as it is; then follow where this word
# ends, and its weight alone. The ways of a place stand best first: those too far behind the best for any gain to make
# up need not be looked at.
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
        text, data, size = self.text, self.data, len(self.text)
        self.coming: list[list[WayTo]] = [[] for _ in range(size + 1)]
        coming = self.coming
        coming[0].append((0.0, -1))
        starting = _words(text, data)
        for at, edges in enumerate(starting):
            ways = coming[at]
            if len(ways) > 1:
                ways.sort(reverse=True)
            for stop, number, prob, backoff in edges:
                if number < 0:
                    coming[stop].append((ways[0][0] + prob, -1))
                    continue
                coming[stop].append((_coming(ways, number, data) + prob + backoff, number << 20))
        coming[size].sort(reverse=True)
        return starting

    def _weigh_on(self, starting: list[list[Edge]]) -> None:
        """Find the ways on from each place."""
        size, data = len(self.text), self.data
        self.going: list[list[WayOn]] = [[] for _ in range(size)] + [[(0.0, -1, size, 0.0)]]
        going = self.going
        for at in range(size - 1, -1, -1):
            here = going[at]
            for stop, number, prob, backoff in starting[at]:
                if number < 0:
                    here.append((going[stop][0][0] + prob, number, stop, prob))
                    continue
                weight = _going(going[stop], number, data) + (backoff if stop < size else 0.0)
                here.append((weight + prob, number, stop, prob))
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
        weight = PROBS[data.prob[number]] + _coming(self.coming[at], number, data)
        if stop < len(self.text):
            weight += _going(self.going[stop], number, data) + BACKOFFS[data.backoff[number]]
        return weight


# One loop for this and the next would make all that the model does take 2 % longer.
def _coming(ways: list[WayTo], number: int, data: Data) -> float:
    """The weight of the best way to a word, which itself is not weighed."""
    best, most, gains = _NOTHING, data.gain_levels[data.most_behind[number]], data.gains
    for weight, left in ways:
        if weight + most <= best:
            break
        if left >= 0:
            weight += gains[left | number]
        if weight > best:
            best = weight
    return best


def _going(ways: list[WayOn], number: int, data: Data) -> float:
    """The weight of the best way on from a word, which itself is not weighed."""
    best, most, gains = _NOTHING, data.gain_levels[data.most_before[number]], data.gains
    left = number << 20
    for weight, right, _, _ in ways:
        if weight + most <= best:
            break
        if right >= 0:
            weight += gains[left | right]
        if weight > best:
            best = weight
    return best


def _words(text: str, data: Data) -> list[list[Edge]]:
    """The words that start at each place, the shortest first; where none is of one character, the character last."""
    found: list[list[Edge]] = []
    heads, singles, prob_of = data.heads, data.singles, data.prob
    numbers, probs, backoffs = heads.numbers, heads.prob, heads.backoff
    for at, (char, second) in enumerate(zip(text, text[1:] + _END, strict=True)):
        edges: list[Edge] = []
        if single := singles[char]:
            number, prob, backoff = single
            edges.append((at + 1, number, prob, backoff))
        seconds, start = heads[char]
        place = seconds.find(second)
        if place >= 0:
            head = start + place
            code = probs[head]
            if code != NO_WORD:
                edges.append((at + 2, numbers[head], PROBS[code], BACKOFFS[backoffs[head]]))
            if (third := text[at + 2 : at + 3]) and heads.go_on(head, third):
                for word, number in data.words.iter_prefixes_with_ids(text[at : at + LONGEST]):
                    if len(word) > 2 and prob_of[number] != NO_WORD:
                        edges.append((at + len(word), *data.weigh(number)))
        if not single:
            edges.append((at + 1, -1, UNKNOWN, 0.0))
        found.append(edges)
    return found
