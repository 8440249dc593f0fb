"""Candidates: characters, and pairs of them, that read better in a clause than what is written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.kinds.suspect.reading.lattice import Lattice
from lint.kinds.suspect.tables.data import LONGEST, PROBS, SOUND

# A substitution must make a clause so much likelier (log10) to be looked at further.
LEAST_ONE, LEAST_ALONE, LEAST_TWO = 1.4, 1.8, 1.5
# What pairs of words to both sides can make up for.
_SLACK = 0.6
# As likely as the likeliest word of one character: what must be likelier need not be looked up.
LIKELIEST = -1.3


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
    best, weigh = lattice.best, lattice.with_word
    alone, joined = best + LEAST_ALONE, best + LEAST_ONE
    found: dict[str, tuple[float, int, int, float]] = {}
    for meant, start, end, number, own in _words(lattice, at):
        weight = weigh(start, end, number)
        if weight >= (joined if end - start > 1 else alone) and (meant not in found or weight > found[meant][0]):
            found[meant] = weight, start, end, own
    if not found:
        return []
    marks = lattice.data.confusions[lattice.text[at]]
    return [
        Candidate(at, meant, weight - best, *marks[meant], start, end, own)
        for meant, (weight, start, end, own) in found.items()
    ]


def _words(lattice: Lattice, at: int) -> Iterator[tuple[str, int, int, int, float]]:
    """The words over a place that confused characters make: the character, from where to where, number and weight."""
    data, text, left, right = lattice.data, lattice.text, lattice.left, lattice.right
    least, stop = lattice.best - _SLACK, at + 1
    char, after, here = text[at], text[stop : stop + 1], text[at - 1] if at else ""
    leaders = data.leaders[after] if after else ""
    followers = data.followers[here] if here else ""
    lowest = least - left[at] - right[stop]
    if lowest <= LIKELIEST:
        for own, meant, number in data.alone[char]:
            if own < lowest:
                break
            if meant in leaders or meant in followers:
                yield meant, at, stop, number, own
    heads = data.heads
    numbers, probs = heads.numbers, heads.prob
    if after:
        lowest, third = least - left[at] - right[stop + 1], text[stop + 1 : stop + 2]
        for meant, head in data.ahead[char + after]:
            own = PROBS[probs[head]]
            if own >= lowest and numbers[head] >= 0:
                yield meant, at, stop + 1, numbers[head], own
            if third and heads.go_on(head, third):
                yield from _longer(lattice, meant, at, stop)
    if here:
        lowest = least - left[at - 1] - right[stop]
        for meant, head in data.behind[here + char]:
            own = PROBS[probs[head]]
            if own >= lowest and numbers[head] >= 0:
                yield meant, at - 1, stop, numbers[head], own
            if after and meant in leaders and heads.go_on(head, after):
                yield from _longer(lattice, meant, at - 1, stop)
    for start in range(at - 2, max(-1, at - 5), -1):
        # What goes on from the first two characters of a head must go on so as the head does.
        head = heads.of(text[start : start + 2])
        if head >= 0 and (start == at - 2 or heads.go_on(head, text[start + 2])):
            yield from _headed(lattice, at, start)


def _longer(lattice: Lattice, meant: str, start: int, stop: int) -> Iterator[tuple[str, int, int, int, float]]:
    """The words of three and more characters from a start, with what is meant just before a stop."""
    text, right, prob = lattice.text, lattice.right, lattice.data.prob
    least = lattice.best - _SLACK - lattice.left[start]
    written = text[start : stop - 1] + meant + text[stop : start + LONGEST]
    for word, number in lattice.data.words.iter_prefixes_with_ids(written):
        size = len(word)
        if size > 2 and (own := PROBS[prob[number]]) + right[start + size] >= least:
            yield meant, start, start + size, number, own


def _headed(lattice: Lattice, at: int, start: int) -> Iterator[tuple[str, int, int, int, float]]:
    """The words over a place that begin two characters before it, or more."""
    data, text, stop = lattice.data, lattice.text, at + 1
    ends, following = data.extensions[text[start:at]]
    if not ends and not following:
        return
    confused, lowest = data.confusions[text[at]], lattice.best - _SLACK - lattice.left[start] - lattice.right[stop]
    for own, meant, number in ends:
        if own < lowest:
            break
        if meant in confused:
            yield meant, start, stop, number, own
    for meant in following.get(text[stop : stop + 1], ""):
        if meant in confused:
            for one in _longer(lattice, meant, start, stop):
                if one[2] > stop:
                    yield one


def _double(lattice: Lattice, at: int) -> list[Candidate]:
    """The words of two or more characters from a place that begin with two that sound like those written."""
    text, data, right = lattice.text, lattice.data, lattice.right
    least, slack = lattice.best + LEAST_TWO, lattice.best - _SLACK - lattice.left[at]
    lowest, third = slack - right[at + 2], text[at + 2 : at + 3]
    found: list[Candidate] = []
    heads = data.heads
    for meant, head in data.homophones(text[at : at + 2]):
        best, where = least, None
        number, own = heads.numbers[head], PROBS[heads.prob[head]]
        if own >= lowest and (weight := lattice.with_word(at, at + 2, number)) >= best:
            best, where = weight, (at, at + 2, own)
        if third and heads.go_on(head, third):
            for word, longer in data.words.iter_prefixes_with_ids(meant + text[at + 2 : at + LONGEST]):
                end = at + len(word)
                if end > at + 2 and (own := PROBS[data.prob[longer]]) + right[end] >= slack:
                    weight = lattice.with_word(at, end, longer)
                    if weight >= best:
                        best, where = weight, (at, end, own)
        if where:
            found.append(_doubled(lattice, at, meant, best - lattice.best, where))
    return found


def _doubled(lattice: Lattice, at: int, meant: str, gain: float, where: tuple[int, int, float]) -> Candidate:
    one, two = (
        lattice.data.confusions[written].get(char, (SOUND, 0))
        for written, char in zip(lattice.text[at : at + 2], meant, strict=True)
    )
    return Candidate(at, meant, gain, one[0] & two[0], min(one[1], two[1]), *where)
