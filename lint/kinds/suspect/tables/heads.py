"""Heads: the two characters with which words begin, mapped from `heads.bin`, which `tools/make_heads.py` makes.

To ask the trie of the words which of them begin so takes longer; a dictionary of them would be as large as to be slow
to reach.

    magic, then as little-endian numbers: how many heads there are, how many characters go on from them
    ends       per first character, in the order of their codes, how many heads there are up to it
    numbers    per head the number of the word that it is; -1 where it is none
    onward     0, then per head how many characters go on from those up to it
    second     the second character of each head
    third      the characters that go on from them
    prob       per head the code of how likely it is as a word, as `Data.prob` has it
    backoff    per head the code of what it costs to back off behind it
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

MAGIC = b"dj-lint heads 2\n"
COUNTS = struct.Struct("<II")
# The first character of the tables by character, and how many there are.
FIRST, CHARACTERS = 0x4E00, 0x5200

# The heads of a character: their second characters, and the place of the first of them among all.
Row = tuple[str, int]


class Heads(dict[str, Row]):
    """The heads by their first character. A head is known by its place among all of them, at which `numbers`, `prob`
    and `backoff` say what there is to say of it. Raises ValueError where the file is not of this version."""

    __slots__ = ("_ends", "_onward", "_second", "_third", "backoff", "numbers", "prob")

    def __init__(self, path: Path) -> None:
        super().__init__()
        with open(path, "rb") as handle:
            whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        at = len(MAGIC)
        if whole[:at] != MAGIC:
            raise ValueError(f"{path}: not the heads of this version")
        count, more = COUNTS.unpack_from(whole, at)
        at += COUNTS.size
        parts = []
        for size in (4 * CHARACTERS, 4 * count, 4 * count + 4, 2 * count, 2 * more, count, count):
            parts.append(whole[at : at + size])
            at += size
        self._ends, self.numbers, self._onward = parts[0].cast("I"), parts[1].cast("i"), parts[2].cast("I")
        self._second, self._third = (bytes(part).decode("utf-16-le") for part in parts[3:5])
        self.prob, self.backoff = bytes(parts[5]), bytes(parts[6])

    def __missing__(self, first: str) -> Row:
        index, found = ord(first) - FIRST, ("", 0)
        if 0 <= index < CHARACTERS:
            start = self._ends[index - 1] if index else 0
            found = self._second[start : self._ends[index]], start
        self[first] = found
        return found

    def of(self, two: str) -> int:
        """The place of two characters among the heads; -1 where no word begins so."""
        seconds, start = self[two[0]]
        at = seconds.find(two[1])
        return start + at if at >= 0 else -1

    def go_on(self, head: int, third: str) -> bool:
        """Whether a longer word goes on from a head with a third character."""
        return self._third.find(third, self._onward[head], self._onward[head + 1]) >= 0
