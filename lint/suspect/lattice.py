"""Lattice: all ways to read a clause as a sequence of words, weighed by word and pair of words (log10).

`before[k]` is the weight of the best reading up to and with edge k, `after[k]` that of the best one behind it, so that
a word put in their place anywhere is weighed without reading the clause again.
"""

from __future__ import annotations

from lint.suspect.data import BACKOFFS, LONGEST, NO_WORD, PROBS, UNKNOWN, Data

_NOTHING = -1e9


class Lattice:
    """One clause. An edge is a word from `start` to `end`; `word` is its number, or -1."""

    __slots__ = ("after", "backoff", "before", "best", "data", "end", "ending", "left", "prob", "right",
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
        self.ending: list[list[int]] = [[] for _ in range(size + 1)]
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
                self.ending[stop].append(edge)
                edge += 1
            if not single:
                start.append(at)
                end.append(at + 1)
                numbers.append(-1)
                probs.append(UNKNOWN)
                backoffs.append(0.0)
                here.append(edge)
                self.ending[at + 1].append(edge)
                edge += 1

    def _weigh(self) -> None:
        gain, numbers, probs, backoffs = self.data.gain, self.word, self.prob, self.backoff
        count = len(numbers)
        before = [0.0] * count
        after = [_NOTHING] * count
        gains: list[list[float]] = [[]] * count
        for at, edges in enumerate(self.starting):
            sources = self.ending[at]
            if at and not sources:
                continue
            for edge in edges:
                if not at:
                    before[edge] = probs[edge]
                    continue
                number = numbers[edge]
                best, row = _NOTHING, []
                for source in sources:
                    left = numbers[source]
                    more = gain(left << 20 | number) if left >= 0 <= number else 0.0
                    row.append(more)
                    weight = before[source] + backoffs[source] + more
                    if weight > best:
                        best = weight
                before[edge] = best + probs[edge]
                gains[edge] = row
        for edge in self.ending[len(self.text)]:
            after[edge] = 0.0
        for at in range(len(self.text) - 1, 0, -1):
            sources = self.ending[at]
            for edge in self.starting[at]:
                rest = probs[edge] + after[edge]
                for source, more in zip(sources, gains[edge], strict=True):
                    weight = backoffs[source] + more + rest
                    if weight > after[source]:
                        after[source] = weight
        self.before, self.after = before, after
        # The most that the edges which end, or start, at a place can give, pairs of words left out.
        ends = [max((before[k] + backoffs[k] for k in row), default=_NOTHING) for row in self.ending]
        starts = [max((probs[k] + after[k] for k in row), default=_NOTHING) for row in self.starting]
        ends[0] = starts[-1] = 0.0
        self.left, self.right = ends, starts
        self.best = max((before[edge] for edge in self.ending[len(self.text)]), default=_NOTHING)

    def reading(self) -> list[int]:
        """The edges of the best reading, in order."""
        found: list[int] = []
        at, size = 0, len(self.text)
        while at < size:
            edge = max(self.starting[at], key=lambda k: self._through(found[-1] if found else -1, k))
            found.append(edge)
            at = self.end[edge]
        return found

    def _through(self, source: int, edge: int) -> float:
        more = self.prob[edge] + self.after[edge]
        if source >= 0 and self.word[source] >= 0 <= self.word[edge]:
            more += self.data.gain(self.word[source] << 20 | self.word[edge])
        return more

    def with_word(self, at: int, stop: int, number: int) -> float:
        """The weight of the best reading in which a word stands from `at` to `stop`."""
        data, numbers, backoffs = self.data, self.word, self.backoff
        gain = data.gain
        weight = PROBS[data.prob[number]] if number >= 0 else UNKNOWN
        if at:
            best = _NOTHING
            for source in self.ending[at]:
                left = numbers[source]
                more = self.before[source] + backoffs[source]
                if left >= 0 <= number:
                    more += gain(left << 20 | number)
                if more > best:
                    best = more
            weight += best
        if stop < len(self.text):
            best = _NOTHING
            for edge in self.starting[stop]:
                right = numbers[edge]
                more = self.prob[edge] + self.after[edge]
                if right >= 0 <= number:
                    more += gain(number << 20 | right)
                if more > best:
                    best = more
            weight += best + (BACKOFFS[data.backoff[number]] if number >= 0 else 0.0)
        return weight
