"""Tables: jieba's dictionary and its model of unknown words, mapped from the files beside this module.

    words.trie     the words, each with a number
    words.bin      after a head that says how long each array is:
                   total      how often all the words occur
                   counts     per word how often it occurs; 255: the answer is among `large`
                   many       the numbers of those words, in order, and `large` how often each of them occurs
                   chars      the characters that the model knows, in order
                   emitted    for each of them and each of the states B, E, M, S the place of its logarithm in `logs`

`tools/make_words.py` makes them. Nothing is read but what is asked for.
"""

from __future__ import annotations

import mmap
import os
import struct
from bisect import bisect_left
from functools import cache
from math import log
from typing import Any

FOLDER = os.path.dirname(os.path.abspath(__file__))
MAGIC = b"dj-words"
# The magic, the sum of all frequencies, and the lengths of the arrays, in the order of `ARRAYS`.
HEAD = struct.Struct("<8sQ6Q")
# The arrays with their types; each begins at a multiple of eight bytes.
ARRAYS = (("logs", "d"), ("many", "I"), ("large", "I"), ("chars", "H"), ("emitted", "H"), ("counts", "B"))
MANY = 255
# No word is longer.
LONGEST = 16
# What jieba takes for the logarithm of what never happens.
NEVER = -3.14e100


def padded(size: int) -> int:
    """A size in bytes, up to where the next array begins."""
    return (size + 7) & ~7


class Tables:
    """The mapped tables of a folder; raises ValueError where they are not of this version."""

    def __init__(self, folder: str = FOLDER) -> None:
        import marisa_trie

        self._words: Any = marisa_trie.Trie().mmap(os.path.join(folder, "words.trie"))
        with open(os.path.join(folder, "words.bin"), "rb") as handle:
            whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        magic, total, *sizes = HEAD.unpack_from(whole)
        if magic != MAGIC:
            raise ValueError(f"{folder}: not the tables of this version")
        arrays: dict[str, Any] = {}
        at = HEAD.size
        for (name, code), size in zip(ARRAYS, sizes, strict=True):
            arrays[name] = whole[at : at + size].cast(code)  # type: ignore[call-overload]
            at += padded(size)
        self.total = log(total)
        self._counts, self._many, self._large = arrays["counts"], arrays["many"], arrays["large"]
        self._logs, self._chars, self._emitted = arrays["logs"], arrays["chars"], arrays["emitted"]

    def words_from(self, text: str, at: int) -> list[tuple[int, float]]:
        """The words that begin at a place of a text: where each ends, and the logarithm of its frequency."""
        return [
            (at + len(word), log(self._count(number)))
            for word, number in self._words.iter_prefixes_with_ids(text[at : at + LONGEST])
        ]

    def has(self, word: str) -> bool:
        """Whether it is a word of the dictionary."""
        return word in self._words

    def count(self, word: str) -> int:
        """How often a word occurs; 0 where the dictionary lacks it."""
        return self._count(self._words[word]) if word in self._words else 0

    def _count(self, number: int) -> int:
        count: int = self._counts[number]
        if count == MANY:
            count = self._large[bisect_left(self._many, number)]
        return count

    def emitted(self, char: str) -> tuple[float, float, float, float]:
        """How likely a character is, as a logarithm, in each of the states B, E, M and S."""
        chars, code = self._chars, ord(char)
        at = bisect_left(chars, code)
        if at == len(chars) or chars[at] != code:
            return NEVER, NEVER, NEVER, NEVER
        logs, emitted, first = self._logs, self._emitted, 4 * at
        return (
            logs[emitted[first]],
            logs[emitted[first + 1]],
            logs[emitted[first + 2]],
            logs[emitted[first + 3]],
        )


@cache
def shipped() -> Tables:
    """The tables that come with the tool."""
    return Tables()
