"""Fuse: a read-only map from keys to a few numbers, two bytes an entry, read where it lies.

A binary fuse filter (Graf and Lemire, 2022) that keeps a value of 5 bits beside a fingerprint of 11: a key that was
never put in is taken for one that was in one of 2,048 cases. `tools/fuse_build.py` makes the cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

VALUES = 31
_CELL = 0xFFFF
# The bits of a key that go into its fingerprint.
_PRINTED = 0x7FFFFF
_MASK = 0xFFFFFFFFFFFFFFFF
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
# More would be found again as seldom, and would take longer to reach.
_ROOM = 100_000


class Fuse(dict[Any, float]):
    """`levels[value]` by key, of which `levels[0]` is for keys that are not known; `code` makes a number of a key.

    What was asked for is remembered, all of it until that gets too much: to keep the order of use would take longer
    than it saves.
    """

    __slots__ = ("_code", "_parts")

    def __init__(
        self, cells: memoryview, segment: int, levels: Sequence[float], code: Callable[[Any], int] | None = None
    ) -> None:
        self._parts = cells, segment - 1, segment, 2 * segment, len(cells) - 2 * segment, levels
        self._code = code

    def __missing__(self, key: Any) -> float:
        cells, low, segment, double, span, levels = self._parts
        mixed = (self._code(key) if self._code is not None else key) * _FIRST & _MASK
        mixed = (mixed ^ mixed >> 29) * _SECOND & _MASK
        mixed ^= mixed >> 32
        at = (mixed >> 32) * span >> 32
        cell = (
            cells[at]
            ^ cells[at + segment ^ mixed >> 18 & low]
            ^ cells[at + double ^ mixed & low]
            ^ (mixed & _PRINTED) * 31 >> 7 & _CELL
        )
        if len(self) > _ROOM:
            self.clear()
        found = self[key] = levels[cell] if cell <= VALUES else levels[0]
        return found
