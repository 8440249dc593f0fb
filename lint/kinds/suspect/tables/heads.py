"""Heads: the two characters with which words begin, mapped from `heads.bin`, which `tools/make_heads.py` makes.

To ask the trie of the words which of them begin so takes longer than to read what is asked for most.

    magic, then as little-endian numbers: how many heads there are, how many characters go on from them
    ends       per first character, in the order of their codes, how many heads there are up to it
    thirds     per first character, how many characters go on from the heads up to it
    onward     per head how many characters go on from it
    second     the second character of each head
    third      the characters that go on from them
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAGIC = b"dj-lint heads 1\n"
COUNTS = struct.Struct("<II")
# The first character of the tables by character, and how many there are.
FIRST, CHARACTERS = 0x4E00, 0x5200

# How likely the two characters are as a word, its number, how much it costs to back off behind it, and the characters
# with which longer words go on.
Head = tuple[float, int, float, str]
NO_HEAD: Head = (-1e9, -1, 0.0, "")
# The heads of a character, by the second one; a number stands for one that nobody has asked for.
Row = dict[str, "Head | int"]


class Heads(dict[str, Row]):
    """The heads by their first character.

    `words` is the trie that they were made from; `weigh` gives what a `Head` says of a word but for its last part.
    Raises ValueError where the file is not of this version.
    """

    def __init__(self, path: Path, words: Any, weigh: Callable[[int], tuple[float, int, float]]) -> None:
        super().__init__()
        with open(path, "rb") as handle:
            whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        at = len(MAGIC)
        if whole[:at] != MAGIC:
            raise ValueError(f"{path}: not the heads of this version")
        count, more = COUNTS.unpack_from(whole, at)
        at += COUNTS.size
        self._ends = whole[at : at + 4 * CHARACTERS].cast("I")
        at += 4 * CHARACTERS
        self._thirds = whole[at : at + 4 * CHARACTERS].cast("I")
        at += 4 * CHARACTERS
        self._onward = whole[at : at + 2 * count].cast("H")
        at += 2 * count
        self._second = bytes(whole[at : at + 2 * count]).decode("utf-16-le")
        at += 2 * count
        self._third = bytes(whole[at : at + 2 * more]).decode("utf-16-le")
        self._words = words
        self._weigh = weigh

    def __missing__(self, first: str) -> Row:
        index, ends = ord(first) - FIRST, self._ends
        found: Row = {}
        if 0 <= index < CHARACTERS:
            start, stop = ends[index - 1] if index else 0, ends[index]
            found = dict(zip(self._second[start:stop], range(start, stop), strict=True))
        self[first] = found
        return found

    def of(self, first: str, second: str) -> Head:
        """The head of two characters; `NO_HEAD` where no word begins so."""
        row = self[first]
        found = row.get(second, NO_HEAD)
        if isinstance(found, int):
            found = row[second] = self._resolved(first, second, found)
        return found

    def _resolved(self, first: str, second: str, head: int) -> Head:
        index = ord(first) - FIRST
        start = self._ends[index - 1] if index else 0
        at = (self._thirds[index - 1] if index else 0) + sum(self._onward[start:head])
        third = self._third[at : at + self._onward[head]]
        number = self._words.get(first + second)
        return NO_HEAD[:3] + (third,) if number is None else (*self._weigh(number), third)
