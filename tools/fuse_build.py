"""Makes the cells of a `lint.kinds.suspect.tables.fuse.Fuse`."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.suspect.tables.fuse import MIXER, PRINT, SECOND, THIRD


def build(keys: Any, values: Any) -> tuple[Any, int]:
    """The cells, and the length of a segment, for numbers, or what stands for texts (`of_text`), and their values
    from 1 to 31."""
    size = max(4, len(keys))
    segment = 1 << min(18, int(math.log(size) / math.log(3.33) + 2.25))
    factor = max(1.125, 0.875 + 0.25 * math.log(1_000_000) / math.log(size))
    cells = None
    while cells is None:
        cells = _cells(keys, values, segment, max(1, math.ceil(size * factor / segment) - 2) + 2)
        factor *= 1.02
    return cells, segment


def places(keys: Any, segment: int, length: int) -> tuple[Any, Any]:
    """The three cells of each key, and what is mixed into its value."""
    low = np.uint64(segment - 1)
    with np.errstate(over="ignore"):
        mixed = keys.astype(np.uint64) * np.uint64(MIXER)
    mark = (mixed >> np.uint64(PRINT) & np.uint64(0xFFFF)).astype(np.uint16)
    at = ((mixed >> np.uint64(32)) * np.uint64(length - 2 * segment) >> np.uint64(32)).astype(np.int64)
    second = at + segment ^ (mixed >> np.uint64(SECOND) & low).astype(np.int64)
    third = at + 2 * segment ^ (mixed >> np.uint64(THIRD) & low).astype(np.int64)
    return np.stack([at, second, third], 1), mark


def _cells(keys: Any, values: Any, segment: int, segments: int) -> Any | None:
    """Peel the keys off one by one, each from a cell that no other key left has; None where that gets stuck."""
    length = segments * segment
    where, mark = places(keys, segment, length)
    degree = np.zeros(length, np.int32)
    owners = np.zeros(length, np.int64)
    everyone = np.arange(len(keys))
    for column in range(3):
        np.add.at(degree, where[:, column], 1)
        np.bitwise_xor.at(owners, where[:, column], everyone)
    rounds: list[tuple[Any, Any]] = []
    single = np.flatnonzero(degree == 1)
    left = len(keys)
    while len(single):
        key, first = np.unique(owners[single], return_index=True)
        rounds.append((key, single[first]))
        left -= len(key)
        touched = where[key]
        for column in range(3):
            np.subtract.at(degree, touched[:, column], 1)
            np.bitwise_xor.at(owners, touched[:, column], key)
        near = np.unique(touched)
        single = near[degree[near] == 1]
    if left:
        return None
    cells = np.zeros(length, np.uint16)
    wanted = values.astype(np.uint16) ^ mark
    for key, home in reversed(rounds):
        # The home cell is still 0, so all three may be taken together.
        cells[home] = wanted[key] ^ np.bitwise_xor.reduce(cells[where[key]], axis=1)
    return cells
