"""Lattice: all ways to read a clause as a sequence of words, weighed by word and pair of words (log10).

`before[k]` is the weight of the best reading up to and with edge k, `after[k]` that of the best one behind it, so that
a word put in their place anywhere is weighed without reading the clause again.
"""

from __future__ import annotations

from lint.suspect.data import BACKOFFS, LONGEST, MOST_GAIN, NO_WORD, PROBS, UNKNOWN, Data

_NOTHING = -1e9

# An edge that leads to a place, or on from it: the weight of the best reading up to its end, or from its start on, with
# the backing off but without the gain of the pair that it makes at the place; the number of its word; the edge itself.
# Those of a place stand best first: those too far behind the best for any gain to make up need not be looked at.
Way = tuple[float, int, int]


class Lattice:
    """One clause. An edge is a word from `start` to `end`; `word` is its number, or -1."""

    __slots__ = ("after", "backoff", "before", "best", "coming", "data", "end", "going", "left", "prob", "right",
                 "start", "starting", "text", "word")  # fmt: skip

    def __init__(self, text: str, data: Data) -> None:
        self.text = text
        self.data = data
        self._edges()
        self._weigh()

    def _edges(self) -> None:
        text, data = self.text, self.data
        size = len(text)
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[int] = []
        self.prob: list[float] = []
        self.backoff: list[float] = []
        self.starting: list[list[int]] = [[] for _ in range(size + 1)]
        prob_of, backoff_of, prefixes = data.prob, data.backoff, data.words.iter_prefixes_with_ids
        start, end, numbers = self.start, self.end, self.word
        probs, backoffs = self.prob, self.backoff
        edge = 0
        for at in range(size):
            here = self.starting[at]
            single = False
            for word, number in prefixes(text[at : at + LONGEST]):
                code = prob_of[number]
                if code == NO_WORD:
                    continue
                stop = at + len(word)
                single = single or stop == at + 1
                start.append(at)
                end.append(stop)
                numbers.append(number)
                probs.append(PROBS[code])
                backoffs.append(BACKOFFS[backoff_of[number]])
                here.append(edge)
                edge += 1
            if not single:
                start.append(at)
                end.append(at + 1)
                numbers.append(-1)
                probs.append(UNKNOWN)
                backoffs.append(0.0)
                here.append(edge)
                edge += 1

    def _weigh(self) -> None:
        gains, numbers, probs, backoffs, ending = self.data.gains, self.word, self.prob, self.backoff, self.end
        size = len(self.text)
        self.before, self.after = before, after = [0.0] * len(numbers), [0.0] * len(numbers)
        self.coming: list[list[Way]] = [[] for _ in range(size + 1)]
        self.going: list[list[Way]] = [[] for _ in range(size + 1)]
        self.coming[0].append((0.0, -1, -1))
        self.going[size].append((0.0, -1, -1))
        for at, edges in enumerate(self.starting):
            ways = self.coming[at]
            ways.sort(reverse=True)
            for edge in edges:
                number = numbers[edge]
                before[edge] = weight = _coming(ways, number, gains) + probs[edge]
                self.coming[ending[edge]].append((weight + backoffs[edge], number, edge))
        for at in range(size - 1, -1, -1):
            for edge in self.starting[at]:
                number, stop = numbers[edge], ending[edge]
                weight = _going(self.going[stop], number, gains) + (backoffs[edge] if stop < size else 0.0)
                after[edge] = weight
                self.going[at].append((weight + probs[edge], number, edge))
            self.going[at].sort(reverse=True)
        # The most that the edges which end, or start, at a place can give, pairs of words left out.
        self.left = [ways[0][0] for ways in self.coming]
        self.right = [ways[0][0] for ways in self.going]
        self.best = max((before[edge] for _, _, edge in self.coming[size] if edge >= 0), default=_NOTHING)

    def reading(self) -> list[int]:
        """The edges of the best reading, in order."""
        found: list[int] = []
        at, size, last = 0, len(self.text), -1
        gains = self.data.gains
        while at < size:
            best, edge = _NOTHING, -1
            for weight, number, one in self.going[at]:
                if weight + MOST_GAIN <= best:
                    break
                if last >= 0 <= number:
                    weight += gains[last << 20 | number]
                if weight > best:
                    best, edge = weight, one
            found.append(edge)
            at, last = self.end[edge], self.word[edge]
        return found

    def with_word(self, at: int, stop: int, number: int) -> float:
        """The weight of the best reading in which a word stands from `at` to `stop`."""
        data = self.data
        weight = PROBS[data.prob[number]] + _coming(self.coming[at], number, data.gains)
        if stop < len(self.text):
            weight += _going(self.going[stop], number, data.gains) + BACKOFFS[data.backoff[number]]
        return weight


def _coming(ways: list[Way], number: int, gains: dict[int, float]) -> float:
    """The weight of the best way to a word, which itself is not weighed."""
    best = _NOTHING
    for weight, left, _ in ways:
        if weight + MOST_GAIN <= best:
            break
        if left >= 0 <= number:
            weight += gains[left << 20 | number]
        if weight > best:
            best = weight
    return best


def _going(ways: list[Way], number: int, gains: dict[int, float]) -> float:
    """The weight of the best way on from a word, which itself is not weighed."""
    best = _NOTHING
    for weight, right, _ in ways:
        if weight + MOST_GAIN <= best:
            break
        if right >= 0 <= number:
            weight += gains[number << 20 | right]
        if weight > best:
            best = weight
    return best
