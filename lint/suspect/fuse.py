"""Fuse: a read-only map from 64-bit keys to small numbers, two bytes an entry, read where it lies.

A binary fuse filter (Graf and Lemire, 2022) that keeps a value of 5 bits beside a fingerprint of 11: a key that was
never put in is taken for one that was in one of 2,048 cases. `tools/fuse_build.py` makes the cells.
"""

from __future__ import annotations

VALUES = 31
CELL = 0xFFFF
_MASK = 0xFFFFFFFFFFFFFFFF
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9


class Fuse:
    """Numbers from 1 to 31 by key; 0 where a key is not known."""

    __slots__ = ("_cells", "_low", "_segment", "_span")

    def __init__(self, cells: memoryview, segment: int) -> None:
        self._cells = cells
        self._segment = segment
        self._low = segment - 1
        self._span = len(cells) - 2 * segment

    def get(self, key: int) -> int:
        mixed = key * _FIRST & _MASK
        mixed = (mixed ^ mixed >> 29) * _SECOND & _MASK
        mixed ^= mixed >> 32
        at = (mixed >> 32) * self._span >> 32
        low, segment, cells = self._low, self._segment, self._cells
        cell: int = (
            cells[at]
            ^ cells[at + segment ^ mixed >> 18 & low]
            ^ cells[at + segment + segment ^ mixed & low]
            ^ mixed * 31 >> 7 & CELL
        )
        return cell if cell <= VALUES else 0
