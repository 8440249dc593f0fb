"""Weights: how much each feature speaks for 地 and for 得 rather than 的, mapped from a file.

    magic, then as little-endian numbers: the bits of a feature's hash, the number of words, the size of the names
    names      the parts of speech, by blanks; the words before 地 with which it names a place (越冬), by blanks
    parts      a byte for each word of `documents/cutting/words.trie`: 0, or one more than the place of its part
    weights    two signed bytes for each hash: for 地, for 得

`tools/train_particle.py` makes it.
"""

from __future__ import annotations

import math
import mmap
import os
import struct
from functools import cache
from typing import Any
from zlib import crc32

from lint.kinds.particle import net
from lint.kinds.particle.features import features
from lint.kinds.particle.net import FOLDER
from lint.kinds.particle.sites import LONGEST, Site, Words

MAGIC = b"dj-lint particle 1\n"
HEAD = struct.Struct("<III")
# What a weight of 1 adds to the logarithm of the odds.
STEP = 1 / 48


class Parts:
    """The parts of speech of words, looked up in the trie."""

    def __init__(self, trie: Any, numbers: memoryview, names: list[str]) -> None:
        self._trie, self._numbers, self._names = trie, numbers, names

    def get(self, word: str, default: str) -> str:
        number = self._trie.get(word) if len(word) <= LONGEST else None
        place = self._numbers[number] if number is not None else 0
        return self._names[place - 1] if place else default


class Weights:
    """The mapped table of a folder; raises ValueError where it is not of this version."""

    def __init__(self, folder: str = FOLDER) -> None:
        import marisa_trie

        from lint.documents.cutting.tables import FOLDER as CUTTING
        from lint.documents.cutting.tables import shipped as shipped_words

        with open(os.path.join(folder, "particle.bin"), "rb") as handle:
            whole = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        at = len(MAGIC)
        if whole[:at] != MAGIC:
            raise ValueError(f"{folder}: not a table of this version")
        bits, count, size = HEAD.unpack_from(whole, at)
        at += HEAD.size
        names, places = bytes(whole[at : at + size]).decode().split("\n")
        at += size
        self.places = frozenset(places.split())
        self._mask = (1 << bits) - 1
        self._weights = whole[at + count :].cast("b")
        trie = marisa_trie.Trie().mmap(os.path.join(CUTTING, "words.trie"))
        self.parts = names.split()
        self.numbered = net.numbered(self.parts)
        self.words = Words(Parts(trie, whole[at : at + count], self.parts), shipped_words().count)

    def likelihoods(self, site: Site) -> tuple[float, float, float]:
        """How likely 的, 地 and 得 are at a site, whatever stands there."""
        first = second = 0
        weights, mask = self._weights, self._mask
        for feature in features(site.sentence, site.at, self.words):
            place = 2 * (crc32(feature.encode()) & mask)
            first += weights[place]
            second += weights[place + 1]
        one, two = math.exp(min(50.0, first * STEP)), math.exp(min(50.0, second * STEP))
        total = 1 + one + two
        return 1 / total, one / total, two / total


@cache
def shipped() -> Weights:
    """The table that comes with the package."""
    return Weights()
