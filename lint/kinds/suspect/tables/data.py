"""Data: the tables of the language model, mapped from the files beside this module.

Nothing is read before it is asked for. `tools/make_suspect.py` makes the files and says where they come from.

    words.trie     the words, each with a number
    heads.bin      the two characters with which they begin (`heads`)
    sounds.trie    two sounds and the words of two characters that have them
    tables.bin     all else, as arrays: per word how likely it is; per pair of words and per stretch of characters how
                   much oftener they occur than chance; per character what it is mistaken for
"""

from __future__ import annotations

import json
import math
import mmap
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32, decompress

from lint.kinds.suspect.tables.fuse import VALUES, Fuse
from lint.kinds.suspect.tables.heads import CHARACTERS, FIRST, Head, Heads

FOLDER = Path(__file__).parent
MAGIC = b"dj-lint suspect 3\n"

# How numbers are kept in a byte; a byte of 255 says that the model does not know the word.
PROB_STEP, BACKOFF_STEP, GAIN_STEP, STRETCH_STEP, LEXICON_STEP = 0.03, 0.012, 0.18, 0.25, 0.1
# In fewer official texts a stretch says too little; how counts of them are kept, as a logarithm.
OFFICIAL_LEAST, OFFICIAL_STEP = 4, 0.25
NO_WORD = 255
UNKNOWN = -9.5
LONGEST = 8
# The most that a pair of words can gain.
MOST_GAIN = 6.0
# Where the codes of sounds begin.
SOUNDS = 0xE000

# The arrays that are unpacked when the tables are loaded; the others are read where they lie.
PACKED = (
    "confused", "confused_ends", "confused_with", "leaders", "leaders_ends", "followers", "followers_ends",
)  # fmt: skip

PROBS = [-PROB_STEP * n for n in range(NO_WORD)] + [UNKNOWN]
BACKOFFS = [-BACKOFF_STEP * n for n in range(256)]

_ENDS_HERE: tuple[list[tuple[float, str, int]], dict[str, str]] = ([], {})

# The bits of a confusion: same sound and tone, same sound, near sound, near shape.
TONE, SOUND, NEAR, SHAPE = 1, 2, 4, 8


# The least logarithm and the step, for `levels`.
OFFICIAL = (math.log(OFFICIAL_LEAST), OFFICIAL_STEP)


def levels(least: float, step: float) -> list[float]:
    """What the values of a `Fuse` stand for: 0 for nothing, the others the middle of a step each."""
    return [0.0, *(least + step * (n + 0.5) for n in range(VALUES))]


def code(stretch: str) -> int:
    """The number under which a stretch of characters is kept."""
    return crc32(stretch.encode("utf-16-le"))


class Data:
    """The mapped tables. Numbers of words are those of the trie."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import marisa_trie  # type: ignore[import-not-found,unused-ignore]

        self.words: Any = marisa_trie.Trie().mmap(str(folder / "words.trie"))
        self.sounds: Any = marisa_trie.Trie().mmap(str(folder / "sounds.trie"))
        with open(folder / "tables.bin", "rb") as handle:
            whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        if whole[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{folder}: not the tables of this version")
        start = len(MAGIC) + 4
        size = int.from_bytes(whole[len(MAGIC) : start], "little")
        head = json.loads(bytes(whole[start : start + size]))
        self._views: dict[str, memoryview] = {}
        for name, (at, length, kind) in head["arrays"].items():
            chunk = whole[at : at + length]
            self._views[name] = (memoryview(decompress(chunk)) if name in PACKED else chunk).cast(kind)
        self.prob = self._views["prob"]
        self.backoff = self._views["backoff"]
        self.lexicon = self._views["lexicon"]
        self.heads = Heads(folder / "heads.bin", self.words, self.weigh)
        gains, common, official = (levels(*one) for one in (
            (head["least_gain"], GAIN_STEP), (head["least_stretch"], STRETCH_STEP), OFFICIAL))  # fmt: skip
        # How much likelier than by back-off the right word is after the left one, by `left << 20 | right`.
        self.gains: dict[int, float] = Fuse(self._views["pairs"], head["pairs_segment"], gains)
        # How often a stretch of characters occurs, as a natural logarithm; 0 where that is seldom.
        self.stretches: dict[str, float] = Fuse(self._views["stretches"], head["stretches_segment"], common, code)
        # In how many official texts a stretch of two to four characters occurs, as a natural logarithm.
        self.official: dict[str, float] = Fuse(self._views["official"], head["official_segment"], official, code)
        # How often a stretch of two to four characters is used in 60 million characters of all sorts of published
        # writing, as a natural logarithm; 0 below four times. Counted apart (tools/recount_suspect.py).
        self.used: dict[str, float] = defaultdict(float)
        if "used" in self._views:
            self.used = Fuse(self._views["used"], head["used_segment"], official, code)

    def lexical(self, word: str) -> float:
        """How common a word of the dictionaries is; 0 where it is none."""
        number = self.words.get(word)
        return self.lexicon[number] * LEXICON_STEP if number is not None else 0.0

    @lru_cache(maxsize=8192)  # noqa: B019
    def char_prob(self, char: str) -> float:
        """How likely a character is as a word."""
        number = self.words.get(char)
        return UNKNOWN if number is None else PROBS[self.prob[number]]

    @lru_cache(maxsize=4096)  # noqa: B019
    def confusions(self, char: str) -> dict[str, tuple[int, int]]:
        """What may have been meant where `char` is written, each with flags and likeness of shape from 0 to 15."""
        marks = self._row("confused", char, 1)
        meant = self._text("confused_with", "confused", char)
        return {one: (mark & 15, mark >> 4) for one, mark in zip(meant, marks, strict=True)}

    @lru_cache(maxsize=4096)  # noqa: B019
    def confused(self, char: str) -> frozenset[str]:
        return frozenset(self.confusions(char))

    @lru_cache(maxsize=8192)  # noqa: B019
    def single(self, char: str) -> tuple[float, int, float] | None:
        """How likely a character is as a word, its number, and what it costs to back off behind it; None where the
        model does not know it."""
        number = self.words.get(char)
        return None if number is None or self.prob[number] == NO_WORD else self.weigh(number)

    def weigh(self, number: int) -> tuple[float, int, float]:
        """How likely a word is, its number again, and what it costs to back off behind it."""
        return PROBS[self.prob[number]], number, BACKOFFS[self.backoff[number]]

    @lru_cache(maxsize=4096)  # noqa: B019
    def alone(self, char: str) -> list[tuple[float, str, int]]:
        """The words of one character that may have been meant where `char` is written, the likeliest first: how likely
        each is, the word, and its number."""
        numbers = [(one, self.words.get(one)) for one in self.confused(char)]
        found = [(PROBS[self.prob[number]], one, number) for one, number in numbers if number is not None]
        return sorted(found, reverse=True)

    @lru_cache(maxsize=32768)  # noqa: B019
    def with_behind(self, two: str) -> list[tuple[str, Head]]:
        """What may have been meant with the first of two characters, where a word begins with it and the second."""
        char, behind = two
        heads = self.heads
        return [
            (one, heads.of(one, behind))
            for one in self.confused(char) & self.leaders(behind)
            if behind in heads[one]
        ]

    @lru_cache(maxsize=32768)  # noqa: B019
    def with_before(self, two: str) -> list[tuple[str, Head]]:
        """What may have been meant with the second of two characters, where a word begins with the first and it."""
        before, char = two
        row = self.heads[before]
        meant = [one for one in self.confused(char) & self.followers(before) if one in row]
        return [(one, self.heads.of(before, one)) for one in meant]

    @lru_cache(maxsize=16384)  # noqa: B019
    def extensions(self, head: str) -> tuple[list[tuple[float, str, int]], dict[str, str]]:
        """How words go on from a head: the characters that end one, as `alone` has them, and by the character that
        comes next but one those that another word has in between."""
        ends: list[tuple[float, str, int]] = []
        longer: dict[str, str] = defaultdict(str)
        size = len(head)
        for word, number in self.words.items(head):
            if len(word) == size + 1:
                ends.append((PROBS[self.prob[number]], word[size], number))
            elif len(word) > size and word[size] not in longer[word[size + 1]]:
                longer[word[size + 1]] += word[size]
        return (sorted(ends, reverse=True), dict(longer)) if ends or longer else _ENDS_HERE

    @lru_cache(maxsize=8192)  # noqa: B019
    def leaders(self, char: str) -> frozenset[str]:
        """The characters that stand before one within a word or a common pair."""
        return frozenset(self._text("leaders", "leaders", char))

    @lru_cache(maxsize=8192)  # noqa: B019
    def followers(self, char: str) -> frozenset[str]:
        """The characters that stand behind one within a word or a common pair."""
        return frozenset(self._text("followers", "followers", char))

    @lru_cache(maxsize=8192)  # noqa: B019
    def readings(self, char: str) -> str:
        """The codes of a character's two commonest sounds, or of its only one."""
        index = ord(char) - FIRST
        if not 0 <= index < CHARACTERS:
            return ""
        codes = self._views["readings"][2 * index : 2 * index + 2]
        return "".join(chr(SOUNDS + code) for code in codes if code)

    @lru_cache(maxsize=32768)  # noqa: B019
    def homophones(self, two: str) -> list[tuple[str, Head]]:
        """The common words of two other characters that sound like these two."""
        first, second = two
        sounds = [one + other for one in self.readings(first) for other in self.readings(second)]
        words = [pair for both in sounds for pair in self._sounding(both)]
        return [pair for pair in words if pair[0][0] != first and pair[0][1] != second]

    @lru_cache(maxsize=16384)  # noqa: B019
    def _sounding(self, sounds: str) -> list[tuple[str, Head]]:
        """The common words of two sounds."""
        return [(key[2:], self.heads.of(key[2], key[3])) for key in self.sounds.keys(sounds)]

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
