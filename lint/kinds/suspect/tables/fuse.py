"""Fuse: a read-only map from keys to a few numbers, two bytes an entry, read where it lies.

A binary fuse filter (Graf and Lemire, 2022) that keeps a value of 5 bits beside a fingerprint of 11: a key that was
never put in is taken for one that was in one of 2,048 cases. `tools/fuse_build.py` makes the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

VALUES = 31
# What spreads a key over 64 bits, the golden ratio. The upper half of them says where the first cell is, and from the
# bits of these numbers on are taken the second cell, the third, and the fingerprint.
MIXER, MASK, SECOND, THIRD, PRINT = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF, 26, 12, 34
# As a function of its own, as which it takes half the time.
_encoded = str.encode
# More would be found again as seldom, and would take longer to reach.
_ROOM = 100_000


def of_text(text: str) -> int:
    """The number that stands for a text."""
    return crc32(_encoded(text))


class Fuse(dict[Any, float]):
    """`levels[value]` by key, of which `levels[0]` is for keys that are not known. The keys are texts, or `numbers`
    below 2**40.

    What was asked for is remembered, all of it until that gets too much: to keep the order of use would take longer
    than it saves.
    """

    __slots__ = ("_parts",)

    def __init__(self, cells: memoryview, segment: int, levels: Sequence[float], numbers: bool = False) -> None:
        self._parts = numbers, cells, segment - 1, segment, 2 * segment, len(cells) - 2 * segment, levels

    def __missing__(self, key: Any) -> float:
        numbers, cells, low, segment, double, span, levels = self._parts
        mixed = (key if numbers else crc32(_encoded(key))) * MIXER & MASK
        at = (mixed >> 32) * span >> 32
        cell = (
            cells[at]
            ^ cells[at + segment ^ mixed >> SECOND & low]
            ^ cells[at + double ^ mixed >> THIRD & low]
            ^ mixed >> PRINT & 0xFFFF
        )
        if len(self) > _ROOM:
            self.clear()
        found = self[key] = levels[cell] if cell <= VALUES else levels[0]
        return found
