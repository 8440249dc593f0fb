"""Features: what speaks for and against a candidate, as the row of numbers that the trees read.

The first of them are known from reading the clause. The others must be looked up, which takes far longer; most
candidates are beyond hope by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.kinds.suspect.judging import names
from lint.kinds.suspect.judging.names import SURNAMES, TITLES, Scene
from lint.kinds.suspect.judging.terms import Terms
from lint.kinds.suspect.reading.candidates import Candidate
from lint.kinds.suspect.reading.lattice import Lattice, Word
from lint.kinds.suspect.tables.data import LEXICON_STEP, NEAR, SHAPE, SOUND, TONE, Data

_STRETCHES = range(2, 7)
_WORDS = range(2, 8)

# In the order of the numbers in a row.
FIRST = (
    "gain", "lead", "rivals", "rank", "neighbour", "singles", "old_length", "old_prob", "new_length", "new_prob",
    "old_char", "new_char", "mean", "size", "count", "likeness", "tone", "sound", "near", "shape",
    "left_edge", "right_edge", "left_gain", "right_gain", "new_gains",
)  # fmt: skip
NAMES = (
    *FIRST,
    *(f"{name}_stretch_{n}" for name in ("old", "new", "more") for n in _STRETCHES),
    "old_stretch_longest", "new_stretch_longest", "old_stretch_most", "new_stretch_most", "more_stretch_most",
    *(f"{name}_word_{n}" for name in ("old", "new") for n in _WORDS),
    "old_word_longest", "new_word_longest", "old_word_most", "new_word_most",
    "set_phrase", "foreign", "name_listed",
    "surname_here", "surname_before", "surname_two_before", "person_before", "person_after",
    "quoted", "listed", "doubled",
    "old_before", "old_behind", "new_before", "new_behind", "new_around", "more_around",
    *(f"{name}_official_{where}" for name in ("old", "new") for where in ("before", "behind", 3, 4)),
    "more_official_3", "more_official_4", "more_official_beside",
)  # fmt: skip
Row = list[float]


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
    common = data.stretches
    for length in _STRETCHES:
        most = 0.0
        for n in range(max(0, at - length + 1), min(stop - 1, size - length) + 1):
            one = common[text[n : n + length]]
            if one > most:
                most = one
        stretches.append(most)
    words = _words_over(data, text, at, stop)
    return _Cover(
        stretches,
        words,
        max((n for n, value in zip(_STRETCHES, stretches, strict=True) if value), default=0),
        max((n for n, value in zip(_WORDS, words, strict=True) if value), default=0),
        max(stretches[1:]),
        max(words),
    )


def _words_over(data: Data, text: str, at: int, stop: int) -> list[float]:
    """How common the words of the dictionaries are that lie over a place, the commonest by length."""
    lexicon, heads, found = data.lexicon, data.heads, [0] * len(_WORDS)
    for start in range(max(0, at - _WORDS[-1] + 1), min(stop, len(text) - 1)):
        head = heads.of(text[start : start + 2])
        if head < 0:
            continue
        if start + 2 > at and (number := heads.numbers[head]) >= 0 and lexicon[number] > found[0]:
            found[0] = lexicon[number]
        if (third := text[start + 2 : start + 3]) and heads.go_on(head, third):
            for word, number in data.words.iter_prefixes_with_ids(text[start : start + _WORDS[-1]]):
                length = len(word)
                if length > 2 and start + length > at and lexicon[number] > found[length - 2]:
                    found[length - 2] = lexicon[number]
    return [LEXICON_STEP * one for one in found]


def rows(lattice: Lattice, found: Sequence[Candidate], scene: Scene, phrases: Terms) -> Iterator[tuple[Candidate, Row]]:
    """A row for each candidate of a clause."""
    rest = Rest(lattice, scene, phrases)
    for one, first in firsts(lattice, found):
        yield one, rest.row(one, first)


def firsts(lattice: Lattice, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Row]]:
    """The candidates of a clause, each with the features of `FIRST`."""
    home = [word for word in lattice.reading for _ in range(word.start, word.end)]
    gains: dict[int, list[float]] = defaultdict(list)
    for one in found:
        gains[one.at].append(one.gain)
    best = {at: max(of_place) for at, of_place in gains.items()}
    for one in found:
        yield one, _first(lattice, one, home, gains[one.at], best)


class Rest:
    """What is known of the candidates of a clause beside the first features. What is written is looked up once."""

    def __init__(self, lattice: Lattice, scene: Scene, phrases: Terms) -> None:
        self._lattice, self._scene, self._phrases = lattice, scene, phrases
        self._old: dict[tuple[int, int], tuple[_Cover, Row]] = {}

    def row(self, one: Candidate, first: Row) -> Row:
        """All features of a candidate of which the first ones are known."""
        lattice, data, text = self._lattice, self._lattice.data, self._lattice.text
        at, count = one.at, len(one.meant)
        old = self._old.get((at, count))
        if old is None:
            old = self._old[at, count] = cover(data, text, at, count), _usage(data, text, at, at + count)
        changed = text[:at] + one.meant + text[at + count :]
        return [
            *first,
            *_covered(old[0], cover(data, changed, at, count)),
            self._phrases.longest(changed, at, at + count),
            names.foreign(text, at),
            names.listed(text, self._scene),
            *_around(text, one, self._scene),
            *_beside(lattice, one, changed),
            *_official(old[1], _usage(data, changed, at, at + count)),
        ]


def _first(
    lattice: Lattice, one: Candidate, home: Sequence[Word], gains: Sequence[float], best: dict[int, float]
) -> Row:
    """The features of `FIRST`; `gains` are those of all candidates of the place, `best` is the best by place."""
    data, at, gain = lattice.data, one.at, one.gain
    size, count, flags = len(lattice.text), len(one.meant), one.flags
    word = home[at]
    rivals = list(gains)
    rivals.remove(gain)
    return [
        gain, gain - max(rivals, default=0.0), len(rivals), sum(other > gain for other in rivals),
        max((best.get(n, 0.0) for n in (at - 2, at - 1, at + 1, at + 2)), default=0.0),
        sum(near.end - near.start == 1 for near in home[max(0, at - 2) : at + count + 2]),
        word.end - word.start, word.prob, one.word_end - one.word_start, one.word_prob,
        data.char_prob[lattice.text[at]], data.char_prob[one.meant[0]], lattice.best / size, size, count, one.likeness,
        bool(flags & TONE), bool(flags & SOUND), bool(flags & NEAR), bool(flags & SHAPE),
        at, size - at - count, word.left_gain, word.right_gain,
        lattice.best + gain - one.word_prob - lattice.left[one.word_start] - lattice.right[one.word_end],
    ]  # fmt: skip


def _covered(old: _Cover, new: _Cover) -> Row:
    return [
        *old.stretches, *new.stretches, *(b - a for a, b in zip(old.stretches, new.stretches, strict=True)),
        old.stretch_longest, new.stretch_longest,
        old.stretch_most, new.stretch_most, new.stretch_most - old.stretch_most,
        *old.words, *new.words, old.word_longest, new.word_longest, old.word_most, new.word_most,
    ]  # fmt: skip


def _beside(lattice: Lattice, one: Candidate, changed: str) -> Row:
    """How common what is written, and what may be meant, are with the character before and with the one behind, and
    with both."""
    text, at, stop, stretches = lattice.text, one.at, one.at + len(one.meant), lattice.data.stretches
    before, behind = at > 0, stop < len(text)
    around = [stretches[here[at - 1 : stop + 1]] if before and behind else 0.0 for here in (text, changed)]
    return [
        *(side for here in (text, changed) for side in (
            stretches[here[at - 1 : stop]] if before else -1.0, stretches[here[at : stop + 1]] if behind else -1.0)),
        around[1], around[1] - around[0],
    ]  # fmt: skip


def _official(old: Row, new: Row) -> Row:
    """How many official texts have what is written, and what may be meant, with the character before and with the one
    behind, and in a stretch of three and of four characters; and how many more have what may be meant."""
    return [*old, *new, new[2] - old[2], new[3] - old[3], min(new[:2]) - min(old[:2])]


def _usage(data: Data, text: str, at: int, stop: int) -> Row:
    size, usage = len(text), data.official.__getitem__
    most = []
    for length in (3, 4):
        spans = [text[n : n + length] for n in range(max(0, at - length + 1), min(stop, size - length + 1))]
        most.append(max(map(usage, spans), default=0.0))
    before = usage(text[at - 1 : at + 1]) if at else -1.0
    return [before, usage(text[stop - 1 : stop + 1]) if stop < size else -1.0, *most]


def _around(text: str, one: Candidate, scene: Scene) -> Row:
    at, stop = one.at, one.at + len(one.meant)
    left = (scene.before + text[:at])[-8:]
    right = (text[stop:] + scene.after)[:5]
    return [
        text[at] in SURNAMES, left[-1:] in SURNAMES, left[-2:-1] in SURNAMES,
        any(word in left for word in TITLES), any(word in right for word in TITLES), scene.quoted,
        "、" in left[-3:] or "、" in right[:3], left[-1:] == text[at] or right[:1] == text[stop - 1],
    ]  # fmt: skip
