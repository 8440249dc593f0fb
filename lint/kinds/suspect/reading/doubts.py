"""Doubts: the places of a clause at which it is worth to look for what may have been meant.

To try all that a character is confused with costs far more than to read the clause, and nearly all places are right. So
each is first weighed by what is known of it already. Three tables, each of two quantities in steps, are added up: in
how many official texts the character occurs with the one before and with the one behind; how much the clause would gain
without it, and how common the word is in which it stands; what this word gains from its neighbours. That is a logistic
regression on pairs; `tools/train_suspect.py doubts` makes the tables from sentences in which the wrong characters are
known.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from lint.kinds.suspect.reading.lattice import Lattice

MAGIC = b"dj-lint doubts 1\n"
# How many steps a quantity has, by table; `cells` says how long they are.
USAGES, ROOMS, COMMONNESSES, GAINS = 40, 33, 20, 25
SIZES = (USAGES * USAGES, ROOMS * COMMONNESSES, GAINS * GAINS)
# The step for the start and the end of a clause, which have no neighbour: no count of texts comes to it.
_EDGE = 1


class Doubts:
    """A place is doubtful where the sum of its cells is 0 or more."""

    def __init__(self, tables: Sequence[Sequence[float]]) -> None:
        self.tables = tables

    @classmethod
    def load(cls, path: Path) -> Doubts:
        data = path.read_bytes()
        if not data.startswith(MAGIC) or len(data) != len(MAGIC) + 4 * sum(SIZES):
            raise ValueError(f"{path}: not doubts of this version")
        cells = array("f", data[len(MAGIC) :]).tolist()
        return cls([cells[start:stop] for start, stop in pairwise([0, *accumulate(SIZES)])])

    def dump(self, path: Path) -> None:
        path.write_bytes(MAGIC + b"".join(array("f", table).tobytes() for table in self.tables))

    def places(self, lattice: Lattice, where: Sequence[bool] | None = None) -> list[bool]:
        """Per character, whether it is doubtful; only those are weighed that are to be looked at, by default all."""
        usage, room, gain = self.tables
        found = [False] * len(lattice.text)
        for at, (a, b, c) in _cells(lattice, where or [True] * len(found)):
            found[at] = usage[a] + room[b] + gain[c] >= 0
        return found


def cells(lattice: Lattice) -> list[tuple[int, int, int]]:
    """Per character, the number of its cell in each of the tables."""
    return [cell for _, cell in _cells(lattice, [True] * len(lattice.text))]


def _cells(lattice: Lattice, where: Sequence[bool]) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """The characters to be looked at, in order, each with the number of its cell in each of the tables."""
    text, usage, left, right = lattice.text, lattice.data.official, lattice.left, lattice.right
    best, last = lattice.best, len(text) - 1
    for start, end, prob, left_gain, right_gain in lattice.reading:
        if True not in where[start:end]:
            continue
        commonness = min(COMMONNESSES - 1, int(-2 * prob))
        gain = min(GAINS - 1, int(4 * left_gain)) * GAINS + min(GAINS - 1, int(4 * right_gain))
        for at in range(start, end):
            if where[at]:
                before = int(4 * usage[text[at - 1 : at + 1]]) if at else _EDGE
                behind = int(4 * usage[text[at : at + 2]]) if at < last else _EDGE
                room = int(2 * (left[at] + right[at + 1] - best) + ROOMS // 2)
                room = 0 if room < 0 else room if room < ROOMS else ROOMS - 1
                yield at, (before * USAGES + behind, room * COMMONNESSES + commonness, gain)
