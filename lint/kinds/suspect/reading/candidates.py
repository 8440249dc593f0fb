"""Candidates: characters, and pairs of them, that read better in a clause than what is written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.kinds.suspect.reading.lattice import Lattice
from lint.kinds.suspect.tables.data import LONGEST, PROBS, SOUND

# A substitution must make a clause so much likelier (log10) to be looked at further.
LEAST_ONE, LEAST_ALONE, LEAST_TWO = 1.4, 1.8, 1.5
# What pairs of words to both sides can make up for.
_SLACK = 0.6
# As likely as the likeliest word of one character, and of two: what must be likelier need not be looked up.
LIKELIEST = (-1.3, -2.7)


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


def candidates(lattice: Lattice, doubtful: Sequence[bool], hidden: frozenset[int]) -> list[Candidate]:
    """The candidates at the doubtful places of a clause, in order; for two characters it is enough that one is."""
    found: list[Candidate] = []
    for at, (here, behind) in enumerate(pairwise([*doubtful, False])):
        if at in hidden:
            continue
        if here:
            found += _single(lattice, at)
        if (here or behind) and at + 1 < len(doubtful) and at + 1 not in hidden:
            found += _double(lattice, at)
    return found


def _single(lattice: Lattice, at: int) -> list[Candidate]:
    """The characters that may stand at a place, each as part of the word that makes the clause likeliest."""
    text = lattice.text
    char, best = text[at], lattice.best
    confused = lattice.data.confused(char)
    found: dict[str, tuple[float, int, int, float]] = {}
    for meant, start, end, number, own in _words(lattice, at, confused):
        weight = lattice.with_word(start, end, number)
        least = LEAST_ONE if end - start > 1 else LEAST_ALONE
        if weight >= best + least and (meant not in found or weight > found[meant][0]):
            found[meant] = weight, start, end, own
    if not found:
        return []
    marks = lattice.data.confusions(char)
    return [
        Candidate(at, meant, weight - best, *marks[meant], start, end, own)
        for meant, (weight, start, end, own) in found.items()
    ]


def _words(lattice: Lattice, at: int, confused: frozenset[str]) -> Iterator[tuple[str, int, int, int, float]]:
    """The words over a place that confused characters make: the character, from where to where, number and weight."""
    data, text, left, right = lattice.data, lattice.text, lattice.left, lattice.right
    prefixes, prob, least = data.words.iter_prefixes_with_ids, data.prob, lattice.best - _SLACK
    char, stop, tail = text[at], at + 1, text[at + 1 : at + LONGEST]
    after, here = tail[:1], text[at - 1 : at]
    leading = confused & data.leaders(after) if after else frozenset()
    led = confused & data.followers(here) if here else frozenset()
    between = leading & led
    for start in range(at, max(-1, at - 5), -1):
        head, before = text[start:at], left[start]
        lowest = least - before - right[stop]
        ends: Sequence[tuple[float, str, int]] = ()
        longer: Iterable[str] = between if head else leading
        if len(head) > 1:
            ends, following = data.extensions(head)
            longer = following.get(after, "")
        elif lowest <= LIKELIEST[len(head)]:
            ends = data.endings(head, char)
        for own, meant, number in ends:
            if own < lowest:
                break
            if meant in confused and (head or meant in leading or meant in led):
                yield meant, start, stop, number, own
        for meant in longer:
            if meant not in confused or not data.begins(head + meant + after):
                continue
            for word, number in prefixes(head + meant + tail):
                end, own = start + len(word), PROBS[prob[number]]
                if end > stop and own + before + right[end] >= least:
                    yield meant, start, end, number, own


def _double(lattice: Lattice, at: int) -> list[Candidate]:
    """The words of two or more characters from a place that begin with two that sound like those written."""
    text, data = lattice.text, lattice.data
    one, two = text[at], text[at + 1]
    prefixes, prob, before, right = data.words.iter_prefixes_with_ids, data.prob, lattice.left[at], lattice.right
    tail, least = text[at + 2 : at + LONGEST], lattice.best + LEAST_TWO
    found: list[Candidate] = []
    for meant in data.homophones(one, two):
        best, where = least, None
        for word, number in prefixes(meant + tail):
            end, own = at + len(word), PROBS[prob[number]]
            if end > at + 1 and own + before + right[end] >= lattice.best - _SLACK:
                weight = lattice.with_word(at, end, number)
                if weight >= best:
                    best, where = weight, (at, end, own)
        if where:
            first, second = (data.confusions(a).get(b, (SOUND, 0)) for a, b in ((one, meant[0]), (two, meant[1])))
            likeness = min(first[1], second[1])
            found.append(Candidate(at, meant, best - lattice.best, first[0] & second[0], likeness, *where))
    return found
