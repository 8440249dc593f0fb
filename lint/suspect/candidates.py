"""Candidates: characters, and pairs of them, that read better in a clause than what is written there."""

from __future__ import annotations

from typing import NamedTuple

from lint.suspect.data import LONGEST, NO_WORD, PROBS, SOUND
from lint.suspect.lattice import Lattice

# A substitution must make a clause so much likelier (log10) to be looked at further.
LEAST_ONE, LEAST_TWO = 0.6, 2.5
# A place need not be looked at where words or stretches at least so common tie it to both of its neighbours.
_TYING_WORD, _TYING_STRETCH, _TYING_GAIN, _TYING_PAIR = -6.1, 9.5, 1.5, -6.2
# What pairs of words to both sides can make up for.
_SLACK = 2.5


class Candidate(NamedTuple):
    """`meant` in place of what stands at `at`; `gain` is how much likelier that makes the clause."""

    at: int
    meant: str
    gain: float
    flags: int
    likeness: int
    word_start: int
    word_end: int
    word_prob: float


def candidates(lattice: Lattice, skip: frozenset[int] = frozenset(), tied: list[bool] | None = None) -> list[Candidate]:
    """All candidates of a clause, by place."""
    found: list[Candidate] = []
    tied = tied or ties(lattice)
    for at in range(len(lattice.text)):
        if at in skip or tied[at]:
            continue
        found += _single(lattice, at)
        if at + 1 < len(lattice.text) and at + 1 not in skip and not tied[at + 1]:
            found += _double(lattice, at)
    return found


def ties(lattice: Lattice) -> list[bool]:
    """Per character, whether it is tied to both of its neighbours by something common of three characters or more."""
    text, data = lattice.text, lattice.data
    size = len(text)
    # joint[n]: characters n-1 and n stand together in something common.
    joint = [False] * (size + 1)
    for start, end, prob in zip(lattice.start, lattice.end, lattice.prob, strict=True):
        if end - start > 2 and prob > _TYING_WORD:
            for n in range(start + 1, end):
                joint[n] = True
    stretch = data.stretch
    for at in range(size - 2):
        for length in (3, 4, 5):
            if at + length <= size and stretch(text[at : at + length]) >= _TYING_STRETCH:
                for n in range(at + 1, at + length):
                    joint[n] = True
    last = -1
    for edge in lattice.reading():
        start, end, number = lattice.start[edge], lattice.end[edge], lattice.word[edge]
        if end - start > 1 and lattice.prob[edge] > _TYING_PAIR:
            for n in range(start + 1, end):
                joint[n] = True
        if last >= 0 and number >= 0 and data.gain(last << 20 | number) >= _TYING_GAIN:
            joint[start] = True
        last = number
    return [joint[n] and joint[n + 1] for n in range(size)]


def _single(lattice: Lattice, at: int) -> list[Candidate]:
    text, data = lattice.text, lattice.data
    char = text[at]
    confused = data.confused(char)
    if not confused:
        return []
    after = data.followers(text[at - 1]) if at else frozenset()
    before = data.leaders(text[at + 1]) if at + 1 < len(text) else frozenset()
    left, right = confused & after, confused & before
    if not left and not right:
        return []
    found: list[Candidate] = []
    least = lattice.best + LEAST_ONE
    tail = text[at + 1 : at + LONGEST]
    for meant in left | right:
        best, where = _best_word(lattice, at, meant, tail if meant in right else "", meant in left)
        if best >= least:
            flags, likeness = data.confusions(char)[meant]
            found.append(Candidate(at, meant, best - lattice.best, flags, likeness, *where))
    return found


def _best_word(
    lattice: Lattice, at: int, meant: str, tail: str, leftward: bool
) -> tuple[float, tuple[int, int, float]]:
    """The weight of the best reading with `meant` in place, and the word it is then part of."""
    data, text = lattice.data, lattice.text
    prefixes, prob, probs = data.words.iter_prefixes_with_ids, data.prob, PROBS
    left, right, least = lattice.left, lattice.right, lattice.best - _SLACK
    best, where = -1e9, (at, at + 1, PROBS[NO_WORD])
    stop = at + len(meant)
    start = at
    while True:
        before = left[start]
        for word, number in prefixes(text[start:at] + meant + tail):
            end = start + len(word)
            if end < stop:
                continue
            own = probs[prob[number]]
            if own + before + right[end] < least:
                continue
            weight = lattice.with_word(start, end, number)
            if weight > best:
                best, where = weight, (start, end, own)
        if not leftward or start in (0, at - 4):
            return best, where
        start -= 1
        if start < at - 1 and text[start + 1] not in data.followers(text[start]):
            return best, where


def _double(lattice: Lattice, at: int) -> list[Candidate]:
    text, data = lattice.text, lattice.data
    one, two = text[at], text[at + 1]
    found: list[Candidate] = []
    least = lattice.best + LEAST_TWO
    for meant in data.homophones(one, two):
        if meant[0] == one or meant[1] == two:
            continue
        best, where = _best_word(lattice, at, meant, text[at + 2 : at + LONGEST], True)
        if best >= least:
            flags = data.confusions(one).get(meant[0], (SOUND, 0)), data.confusions(two).get(meant[1], (SOUND, 0))
            likeness = min(flags[0][1], flags[1][1])
            found.append(Candidate(at, meant, best - lattice.best, flags[0][0] & flags[1][0], likeness, *where))
    return found
