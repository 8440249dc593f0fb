"""Features: what speaks for and against a candidate, as the row of numbers that the trees read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.suspect import names
from lint.suspect.candidates import Candidate
from lint.suspect.data import LEXICON_STEP, NEAR, NO_WORD, PROBS, SHAPE, SOUND, TONE, UNKNOWN, Data
from lint.suspect.lattice import Lattice
from lint.suspect.names import SURNAMES, Scene
from lint.suspect.terms import Terms

_STRETCHES = range(2, 7)
_WORDS = range(2, 8)

_PERSON = (
    "同志", "书记", "主席", "局长", "部长", "主任", "代表", "教授", "院长", "经理", "老师", "队长", "校长", "委员",
    "先生", "女士", "记者", "市长", "省长", "县长", "会长", "村民", "党员",
)  # fmt: skip

# In the order of the numbers in a row.
NAMES = (
    "gain", "old_length", "old_prob", "new_length", "new_prob", "old_char", "new_char", "mean", "size", "count",
    "likeness", "tone", "sound", "near", "shape",
    *(f"{name}_stretch_{n}" for name in ("old", "new", "more") for n in _STRETCHES),
    "old_stretch_longest", "new_stretch_longest", "old_stretch_most", "new_stretch_most", "more_stretch_most",
    *(f"{name}_word_{n}" for name in ("old", "new") for n in _WORDS),
    "old_word_longest", "new_word_longest", "old_word_most", "new_word_most",
    "rivals", "rank", "lead", "neighbour", "singles", "left_edge", "right_edge",
    "left_gain", "right_gain", "set_phrase", "foreign", "name_listed",
    "surname_here", "surname_before", "surname_two_before", "person_before", "person_after",
    "quoted", "listed", "doubled",
    "old_before", "old_behind", "new_before", "new_behind", "new_around", "more_around", "new_gains",
    *(f"{name}_official_{where}" for name in ("old", "new") for where in ("before", "behind", 3, 4)),
    "more_official_3", "more_official_4", "more_official_beside",
)  # fmt: skip


class _Cover(NamedTuple):
    """What common stretches and words of the dictionaries cover a place, the best by length."""

    stretches: list[float]
    words: list[float]
    stretch_longest: int
    word_longest: int
    stretch_most: float
    word_most: float


def cover(data: Data, text: str, at: int, count: int) -> _Cover:
    size, stop = len(text), at + count
    stretches = []
    common = data.stretches.__getitem__
    for length in _STRETCHES:
        spans = [text[n : n + length] for n in range(max(0, at - length + 1), min(stop - 1, size - length) + 1)]
        stretches.append(max(map(common, spans), default=0.0))
    words = [0.0] * len(_WORDS)
    for start in range(max(0, at - 6), stop):
        for word, number in data.words.iter_prefixes_with_ids(text[start : start + 7]):
            length = len(word)
            if start + length > at and length > 1 and data.lexicon[number] > words[length - 2]:
                words[length - 2] = data.lexicon[number]
    words = [LEXICON_STEP * word for word in words]
    return _Cover(
        stretches,
        words,
        max((n for n, value in zip(_STRETCHES, stretches, strict=True) if value), default=0),
        max((n for n, value in zip(_WORDS, words, strict=True) if value), default=0),
        max(stretches[1:]),
        max(words),
    )


def rows(
    lattice: Lattice, found: Sequence[Candidate], scene: Scene, phrases: Terms, least_lead: float = -99.0
) -> list[tuple[Candidate, list[float]]]:
    """A row for each candidate of a clause that is not too far behind the best one at its place."""
    text, data = lattice.text, lattice.data
    reading = lattice.reading()
    words = [(lattice.start[k], lattice.end[k], lattice.prob[k]) for k in reading]
    home = [word for word in words for _ in range(word[0], word[1])]
    gains = [
        gain
        for k, gain in zip(reading, _gains(lattice, reading), strict=True)
        for _ in range(lattice.start[k], lattice.end[k])
    ]
    best: dict[int, float] = {}
    for one in found:
        best[one.at] = max(best.get(one.at, 0.0), one.gain)
    old: dict[tuple[int, int], _Cover] = {}
    made: list[tuple[Candidate, list[float]]] = []
    for one in found:
        if one.gain - best[one.at] < least_lead:
            continue
        count = len(one.meant)
        key = (one.at, count)
        if key not in old:
            old[key] = cover(data, text, *key)
        changed = text[: one.at] + one.meant + text[one.at + count :]
        row = [
            *_row(lattice, one, old[key], cover(data, changed, *key), home, found, best),
            *gains[one.at],
            phrases.longest(changed, one.at, one.at + count),
            names.foreign(text, one.at),
            names.listed(text, scene),
            *_around(text, one, scene),
            *_beside(lattice, one, changed),
            *_official(data, text, changed, one.at, count),
        ]
        made.append((one, row))
    return made


def _row(
    lattice: Lattice,
    one: Candidate,
    old: _Cover,
    new: _Cover,
    home: list[tuple[int, int, float]],
    found: Sequence[Candidate],
    best: dict[int, float],
) -> list[float]:
    text, data, at = lattice.text, lattice.data, one.at
    size, count = len(text), len(one.meant)
    start, end, prob = home[at]
    rivals = [other.gain for other in found if other.at == at and other is not one]
    singles = sum(home[n][1] - home[n][0] == 1 for n in range(max(0, at - 2), min(size, at + count + 2)))
    return [
        one.gain, end - start, prob, one.word_end - one.word_start, one.word_prob,
        char_prob(data, text[at]), char_prob(data, one.meant[0]), lattice.best / size, size, count, one.likeness,
        bool(one.flags & TONE), bool(one.flags & SOUND), bool(one.flags & NEAR), bool(one.flags & SHAPE),
        *old.stretches, *new.stretches, *(b - a for a, b in zip(old.stretches, new.stretches, strict=True)),
        old.stretch_longest, new.stretch_longest,
        old.stretch_most, new.stretch_most, new.stretch_most - old.stretch_most,
        *old.words, *new.words, old.word_longest, new.word_longest, old.word_most, new.word_most,
        len(rivals), sum(gain > one.gain for gain in rivals), one.gain - max(rivals, default=0.0),
        max((best.get(n, 0.0) for n in (at - 2, at - 1, at + 1, at + 2)), default=0.0), singles,
        at, size - at - count,
    ]  # fmt: skip


def _beside(lattice: Lattice, one: Candidate, changed: str) -> list[float]:
    """How common what is written, and what may be meant, are with the character before and with the one behind; with
    both; and what the word that is meant gains as part of a pair."""
    text, at, stop, stretches = lattice.text, one.at, one.at + len(one.meant), lattice.data.stretches
    before, behind = at > 0, stop < len(text)
    around = [stretches[here[at - 1 : stop + 1]] if before and behind else 0.0 for here in (text, changed)]
    return [
        *(side for here in (text, changed) for side in (
            stretches[here[at - 1 : stop]] if before else -1.0, stretches[here[at : stop + 1]] if behind else -1.0)),
        around[1], around[1] - around[0],
        lattice.best + one.gain - one.word_prob - lattice.left[one.word_start] - lattice.right[one.word_end],
    ]  # fmt: skip


def _official(data: Data, text: str, changed: str, at: int, count: int) -> list[float]:
    """How many official texts have what is written, and what may be meant, with the character before and with the one
    behind, and in a stretch of three and of four characters; and how many more have what may be meant."""
    old, new = (_usage(data, one, at, at + count) for one in (text, changed))
    return [*old, *new, new[2] - old[2], new[3] - old[3], min(new[:2]) - min(old[:2])]


def _usage(data: Data, text: str, at: int, stop: int) -> list[float]:
    size, usage = len(text), data.official.__getitem__
    most = []
    for length in (3, 4):
        spans = [text[n : n + length] for n in range(max(0, at - length + 1), min(stop, size - length + 1))]
        most.append(max(map(usage, spans), default=0.0))
    before = usage(text[at - 1 : at + 1]) if at else -1.0
    return [before, usage(text[stop - 1 : stop + 1]) if stop < size else -1.0, *most]


def _gains(lattice: Lattice, reading: list[int]) -> list[tuple[float, float]]:
    """What each word of a reading gains from the one before it and from the one behind it."""
    numbers = [lattice.word[k] for k in reading]
    pairs = [lattice.data.gains[a << 20 | b] if a >= 0 <= b else 0.0 for a, b in pairwise(numbers)]
    return list(zip([0.0, *pairs], [*pairs, 0.0], strict=True))


def char_prob(data: Data, char: str) -> float:
    number = data.words.get(char)
    return PROBS[data.prob[number]] if number is not None and data.prob[number] != NO_WORD else UNKNOWN


def _around(text: str, one: Candidate, scene: Scene) -> list[float]:
    at, stop = one.at, one.at + len(one.meant)
    left = (scene.before + text[:at])[-8:]
    right = (text[stop:] + scene.after)[:5]
    return [
        text[at] in SURNAMES, left[-1:] in SURNAMES, left[-2:-1] in SURNAMES,
        any(word in left for word in _PERSON), any(word in right for word in _PERSON), scene.quoted,
        "、" in left[-3:] or "、" in right[:3], left[-1:] == text[at] or right[:1] == text[stop - 1],
    ]  # fmt: skip
