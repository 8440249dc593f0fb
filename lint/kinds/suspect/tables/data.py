"""Data: the tables of the language model, mapped from the files beside this module.

Nothing is read before it is asked for. `tools/make_suspect.py` makes the files and says where they come from.

    words.trie     the words, each with a number
    heads.bin      the two characters with which they begin (`heads`)
    tables.bin     all else, as arrays: per word how likely it is; per pair of words and per stretch of characters how
                   much oftener they occur than chance; per character what it is mistaken for
"""

from __future__ import annotations

import json
import math
import mmap
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any
from zlib import decompress

from lint.base.memo import Memo
from lint.kinds.suspect.tables.fuse import VALUES, Fuse
from lint.kinds.suspect.tables.heads import CHARACTERS, FIRST, Heads

FOLDER = Path(__file__).parent
MAGIC = b"dj-lint suspect 4\n"

# How numbers are kept in a byte; a byte of 255 says that the model does not know the word.
PROB_STEP, BACKOFF_STEP, GAIN_STEP, STRETCH_STEP, LEXICON_STEP = 0.03, 0.012, 0.18, 0.25, 0.1
# In fewer official texts a stretch says too little; how counts of them are kept, as a logarithm.
OFFICIAL_LEAST, OFFICIAL_STEP = 4, 0.25
NO_WORD = 255
UNKNOWN = -9.5
LONGEST = 8
# The most that a pair of words can gain.
MOST_GAIN = 6.0
# The arrays that are unpacked when the tables are loaded; the others are read where they lie.
PACKED = (
    "confused", "confused_ends", "confused_with", "leaders", "leaders_ends", "followers", "followers_ends",
    "sounding", "sounding_ends",
)  # fmt: skip

PROBS = [-PROB_STEP * n for n in range(NO_WORD)] + [UNKNOWN]
BACKOFFS = [-BACKOFF_STEP * n for n in range(256)]

# Characters that end a word: how likely the word is, the character, and the number of the word.
Endings = tuple[tuple[float, str, int], ...]
_ENDS_HERE: tuple[Endings, dict[str, str]] = ((), {})
# Characters, or words of two, each with the place of the head that it makes.
Heading = tuple[tuple[str, int], ...]

# The bits of a confusion: same sound and tone, same sound, near sound, near shape.
TONE, SOUND, NEAR, SHAPE = 1, 2, 4, 8
# The bits and the likeness of shape that lie in one byte.
_MARKS = [(mark & 15, mark >> 4) for mark in range(256)]


# The least logarithm and the step, for `levels`.
OFFICIAL = (math.log(OFFICIAL_LEAST), OFFICIAL_STEP)


def levels(least: float, step: float) -> list[float]:
    """What the values of a `Fuse` stand for: 0 for nothing, the others the middle of a step each."""
    return [0.0, *(least + step * (n + 0.5) for n in range(VALUES))]


def head_of(whole: memoryview | bytes) -> dict[str, Any]:
    """What `tables.bin` says of itself."""
    start = len(MAGIC) + 4
    head: dict[str, Any] = json.loads(bytes(whole[start : start + int.from_bytes(whole[len(MAGIC) : start], "little")]))
    return head


def arrays_of(whole: memoryview | bytes) -> dict[str, memoryview]:
    """The arrays of `tables.bin` by name."""
    found: dict[str, memoryview] = {}
    for name, (at, length, kind) in head_of(whole)["arrays"].items():
        chunk = memoryview(whole)[at : at + length]
        found[name] = (memoryview(decompress(chunk)) if name in PACKED else chunk).cast(kind)
    return found


class Data:
    """The mapped tables. Numbers of words are those of the trie."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import marisa_trie  # type: ignore[import-not-found,unused-ignore]

        self.words: Any = marisa_trie.Trie().mmap(str(folder / "words.trie"))
        with open(folder / "tables.bin", "rb") as handle:
            whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        if whole[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{folder}: not the tables of this version")
        head = head_of(whole)
        self._views = arrays_of(whole)
        self.prob = self._views["prob"]
        self.backoff = self._views["backoff"]
        self.lexicon = self._views["lexicon"]
        # What the functions of these names say of a character, or of two, is remembered.
        self.singles: dict[str, tuple[int, float, float] | None] = Memo(self._single)
        self.char_prob: dict[str, float] = Memo(self._char_prob)
        self.confusions: dict[str, dict[str, tuple[int, int]]] = Memo(self._confusions)
        # The characters that stand before one within a word or a common pair, and those that stand behind it.
        self.leaders: dict[str, str] = Memo(lambda char: self._text("leaders", "leaders", char))
        self.followers: dict[str, str] = Memo(lambda char: self._text("followers", "followers", char))
        self.ahead: dict[str, Heading] = Memo(self._ahead)
        self.behind: dict[str, Heading] = Memo(self._behind)
        self.readings: dict[str, str] = Memo(self._readings)
        self.alone: dict[str, tuple[tuple[float, str, int], ...]] = Memo(self._alone)
        # The words of two characters by their first sound: the second sounds, in order, and then the words.
        self._sounded: dict[str, str] = Memo(lambda sound: self._text("sounding", "sounding", sound))
        self.sounding: dict[str, Heading] = Memo(self._sounding)
        self.extensions: dict[str, tuple[Endings, dict[str, str]]] = Memo(self._extensions)
        self.heads = Heads(folder / "heads.bin")
        gains, common, official = (levels(*one) for one in (
            (head["least_gain"], GAIN_STEP), (head["least_stretch"], STRETCH_STEP), OFFICIAL))  # fmt: skip
        # How much likelier than by back-off the right word is after the left one, by `left << 20 | right`.
        self.gains: dict[int, float] = Fuse(self._views["pairs"], head["pairs_segment"], gains, True)
        # The most that a word, by its number, gains before another one and behind one: places among the levels.
        self.gain_levels = gains
        self.most_before, self.most_behind = self._views["most_before"], self._views["most_behind"]
        # How often a stretch of characters occurs, as a natural logarithm; 0 where that is seldom.
        self.stretches: dict[str, float] = Fuse(self._views["stretches"], head["stretches_segment"], common)
        # In how many official texts a stretch of two to four characters occurs, as a natural logarithm.
        self.official: dict[str, float] = Fuse(self._views["official"], head["official_segment"], official)
        # How often a stretch of two to four characters is used in 60 million characters of all sorts of published
        # writing, as a natural logarithm; 0 below four times. Counted apart (tools/recount_suspect.py).
        self.used: dict[str, float] = defaultdict(float)
        if "used" in self._views:
            self.used = Fuse(self._views["used"], head["used_segment"], official)

    def lexical(self, word: str) -> float:
        """How common a word of the dictionaries is; 0 where it is none."""
        number = self.words.get(word)
        return self.lexicon[number] * LEXICON_STEP if number is not None else 0.0

    def _char_prob(self, char: str) -> float:
        """How likely a character is as a word."""
        number = self.words.get(char)
        return UNKNOWN if number is None else PROBS[self.prob[number]]

    def _confusions(self, char: str) -> dict[str, tuple[int, int]]:
        """What may have been meant where `char` is written, each with flags and likeness of shape from 0 to 15."""
        marks = self._row("confused", char, 1)
        meant = self._text("confused_with", "confused", char)
        return {intern(one): _MARKS[mark] for one, mark in zip(meant, marks, strict=True)}

    def _single(self, char: str) -> tuple[int, float, float] | None:
        """What `weigh` says of a character as a word; None where the model does not know it."""
        number = self.words.get(char)
        return None if number is None or self.prob[number] == NO_WORD else self.weigh(number)

    def weigh(self, number: int) -> tuple[int, float, float]:
        """The number of a word, how likely it is, and what it costs to back off behind it."""
        return number, PROBS[self.prob[number]], BACKOFFS[self.backoff[number]]

    def _alone(self, char: str) -> tuple[tuple[float, str, int], ...]:
        """The words of one character that may have been meant where `char` is written, the likeliest first: how likely
        each is, the word, and its number."""
        numbers = [(one, self.words.get(one)) for one in self.confusions[char]]
        found = [(PROBS[self.prob[number]], one, number) for one, number in numbers if number is not None]
        return tuple(sorted(found, reverse=True))

    def _extensions(self, head: str) -> tuple[Endings, dict[str, str]]:
        """How words go on from a head: the characters that end one, as `alone` has them, and by the character that
        comes next but one those that another word has in between."""
        ends: list[tuple[float, str, int]] = []
        longer: dict[str, str] = defaultdict(str)
        size = len(head)
        for word, number in self.words.items(head):
            if len(word) == size + 1:
                ends.append((PROBS[self.prob[number]], intern(word[size]), number))
            elif len(word) > size and word[size] not in longer[word[size + 1]]:
                longer[word[size + 1]] += word[size]
        return (tuple(sorted(ends, reverse=True)), dict(longer)) if ends or longer else _ENDS_HERE

    def _ahead(self, two: str) -> Heading:
        """What may have been meant for the first of two characters and makes a head with the second."""
        leaders, behind, found = self.leaders[two[1]], two[1], []
        for one in self.confusions[two[0]]:
            if one in leaders:
                seconds, start = self.heads[one]
                if (place := seconds.find(behind)) >= 0:
                    found.append((one, start + place))
        return tuple(found)

    def _behind(self, two: str) -> Heading:
        """What may have been meant for the second of two characters and makes a head with the first."""
        followers, found = self.followers[two[0]], []
        seconds, start = self.heads[two[0]]
        for one in self.confusions[two[1]]:
            if one in followers and (place := seconds.find(one)) >= 0:
                found.append((one, start + place))
        return tuple(found)

    def _readings(self, char: str) -> str:
        """A character's two commonest sounds, or its only one. For a sound stands a character, the first ones of the
        tables by character in turn."""
        index = ord(char) - FIRST
        if not 0 <= index < CHARACTERS:
            return ""
        codes = self._views["readings"][2 * index : 2 * index + 2]
        return "".join(chr(FIRST + code) for code in codes if code)

    def homophones(self, two: str) -> Iterator[tuple[str, int]]:
        """The common words of two other characters that sound like these two, each with its place among the heads."""
        first, second = two[0], two[1]
        for one in self.readings[first]:
            for other in self.readings[second]:
                for pair in self.sounding[one + other]:
                    word = pair[0]
                    if word[0] != first and word[1] != second:
                        yield pair

    def _sounding(self, sounds: str) -> Heading:
        """The common words of two sounds, each with its place among the heads."""
        row = self._sounded[sounds[0]]
        size = len(row) // 3
        first = row.find(sounds[1], 0, size)
        if first < 0:
            return ()
        places = range(size + 2 * first, size + 2 * row.rfind(sounds[1], 0, size) + 2, 2)
        return tuple([(row[at : at + 2], self.heads.of(row[at : at + 2])) for at in places])

    def _row(self, name: str, char: str, width: int) -> memoryview:
        index = ord(char) - FIRST
        if not 0 <= index < CHARACTERS:
            return memoryview(b"")
        ends = self._views[name + "_ends"]
        start = ends[index - 1] if index else 0
        return self._views[name][start * width : ends[index] * width]

    def _text(self, name: str, index: str, char: str) -> str:
        at = ord(char) - FIRST
        if not 0 <= at < CHARACTERS:
            return ""
        ends = self._views[index + "_ends"]
        start = ends[at - 1] if at else 0
        return bytes(self._views[name][2 * start : 2 * ends[at]]).decode("utf-16-le")


@lru_cache(maxsize=1)
def shipped() -> Data:
    """The tables that come with the package."""
    return Data()
