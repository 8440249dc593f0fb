"""Fuse: a read-only map from keys to a few numbers, two bytes an entry, read where it lies.

A binary fuse filter (Graf and Lemire, 2022) that keeps a value of 5 bits beside a fingerprint of 11: a key that was
never put in is taken for one that was in one of 2,048 cases. `tools/fuse_build.py` makes the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

VALUES = 31
# What makes 32 bits of a key that is a number of 40.
_FACTOR, _PRIME = 0x85EBCA6B, 0xFFFFFFFB
# What spreads these over twice as many: the golden ratio. From the bits of these numbers on are taken the second cell
# and the fingerprint; the third cell takes the lowest.
MIXER, SECOND, PRINT = 0x9E3779B1, 18, 40
# As a function of its own, as which it takes half the time.
_encoded = str.encode
# More would be found again as seldom, and would take longer to reach.
_ROOM = 100_000


def of_text(text: str) -> int:
    """The 32 bits that stand for a text."""
    return crc32(text.encode())


def of_number(number: int) -> int:
    """The 32 bits that stand for a number below 2**40."""
    return number * _FACTOR % _PRIME


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
        number = key * _FACTOR % _PRIME if numbers else crc32(_encoded(key))
        at, mixed = number * span >> 32, number * MIXER
        cell = (
            cells[at]
            ^ cells[at + segment ^ mixed >> SECOND & low]
            ^ cells[at + double ^ mixed & low]
            ^ mixed >> PRINT & 0xFFFF
        )
        if len(self) > _ROOM:
            self.clear()
        found = self[key] = levels[cell] if cell <= VALUES else levels[0]
        return found
