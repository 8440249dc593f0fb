"""Candidates: characters, and pairs of them, that read better in a clause than what is written there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.suspect.data import LONGEST, PROBS, SOUND
from lint.suspect.lattice import Lattice

# A substitution must make a clause so much likelier (log10) to be looked at further.
LEAST_ONE, LEAST_ALONE, LEAST_TWO = 0.6, 1.2, 1.0
# A place need not be looked at where words or stretches at least so common tie it to both of its neighbours.
_TYING_WORD, _TYING_STRETCH, _TYING_GAIN, _TYING_PAIR = -6.1, 9.5, 1.5, -6.2
# What pairs of words to both sides can make up for, and where the word is a single character.
_SLACK, _SLACK_ALONE = 1.0, 0.5


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
            joint[start + 1 : end] = [True] * (end - start - 1)
    last = -1
    for edge in lattice.reading():
        start, end, number = lattice.start[edge], lattice.end[edge], lattice.word[edge]
        if end - start > 1 and lattice.prob[edge] > _TYING_PAIR:
            joint[start + 1 : end] = [True] * (end - start - 1)
        if last >= 0 and number >= 0 and data.gains[last << 20 | number] >= _TYING_GAIN:
            joint[start] = True
        last = number
    stretches = data.stretches
    for length in (3, 4, 5):
        for at in range(size - length + 1):
            if False in joint[at + 1 : at + length] and stretches[text[at : at + length]] >= _TYING_STRETCH:
                joint[at + 1 : at + length] = [True] * (length - 1)
    return [joint[n] and joint[n + 1] for n in range(size)]


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
    char, stop, tail, after = text[at], at + 1, text[at + 1 : at + LONGEST], text[at + 1 : at + 2]
    leaders = data.leaders(after) if after else frozenset()
    leading = confused & leaders
    for start in range(at - 1, max(-1, at - 5), -1):
        head = text[start:at]
        ends = data.endings(head, char) if start == at - 1 else data.extensions(head)[0]
        longer = leading if start == at - 1 else data.extensions(head)[1].get(after, "")
        if not ends and not longer:
            continue
        before = left[start]
        lowest = least - before - right[stop]
        for own, meant, number in ends:
            if own < lowest:
                break
            if meant in confused:
                yield meant, start, stop, number, own
        for meant in longer:
            if meant not in confused or not data.begins(head + meant + after):
                continue
            for word, number in prefixes(head + meant + tail):
                end, own = start + len(word), PROBS[prob[number]]
                if end > stop and own + before + right[end] >= least:
                    yield meant, start, end, number, own
    before, here = left[at], text[at - 1] if at else ""
    for meant in leading:
        if not data.begins(meant + after):
            continue
        for word, number in prefixes(meant + tail):
            end, own = at + len(word), PROBS[prob[number]]
            if end > stop and own + before + right[end] >= least:
                yield meant, at, end, number, own
    lowest = lattice.best - _SLACK_ALONE - before - right[stop]
    for own, meant, number in data.confused_words(char):
        if own < lowest:
            break
        if meant in leaders or here in data.leaders(meant):
            yield meant, at, stop, number, own


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
