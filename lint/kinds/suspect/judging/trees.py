"""Trees: a sum of decision trees, read from a file and evaluated as far as it takes to know the answer."""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

MAGIC = b"dj-lint trees 2\n"
# A tree, and the sum behind it that is hopeless. A leaf is a number; another node is the feature that it asks for, the
# threshold, and the two nodes below.
Tree = tuple[Any, float]


class Trees:
    """Trees laid end to end. Node n asks whether a feature is at most a threshold and goes to `low[n]` or `high[n]`;
    a number below 0 is the leaf ~number. After each tree, a sum below `hopeless` cannot become high any more. The
    `early` trees come first and ask for the first features only."""

    def __init__(
        self, names: list[str], early: int, roots: list[int], hopeless: list[float], nodes: Sequence[list[Any]]
    ) -> None:
        self.names = names
        self.early = early
        self.roots = roots
        self.hopeless = hopeless
        self.feature: list[int] = nodes[0]
        self.threshold: list[float] = nodes[1]
        self.low: list[int] = nodes[2]
        self.high: list[int] = nodes[3]
        self.leaf: list[float] = nodes[4]

    @classmethod
    def load(cls, path: Path) -> Trees:
        data = path.read_bytes()
        if not data.startswith(MAGIC):
            raise ValueError(f"{path}: not trees of this version")
        at = len(MAGIC)
        early, *sizes, names = struct.unpack_from("<5I", data, at)
        at += 20
        text = data[at : at + names].decode()
        at += names
        arrays: list[list[Any]] = []
        for code, size in zip("HfBfhhf", (sizes[0], sizes[0], *[sizes[1]] * 4, sizes[2]), strict=True):
            one: array[Any] = array(code)
            one.frombytes(data[at : at + size * one.itemsize])
            at += size * one.itemsize
            arrays.append(one.tolist())
        return cls(text.split(), early, arrays[0], arrays[1], arrays[2:])

    def dump(self, path: Path) -> None:
        text = " ".join(self.names).encode()
        sizes = self.early, len(self.roots), len(self.feature), len(self.leaf), len(text)
        parts = [MAGIC, struct.pack("<5I", *sizes), text]
        values: tuple[list[Any], ...] = (
            self.roots,
            self.hopeless,
            self.feature,
            self.threshold,
            self.low,
            self.high,
            self.leaf,
        )
        parts += [array(code, value).tobytes() for code, value in zip("HfBfhhf", values, strict=True)]
        path.write_bytes(b"".join(parts))

    def leaf_of(self, tree: int, row: Sequence[float]) -> float:
        """What one tree adds."""
        node = self.roots[tree]
        while node >= 0:
            node = self.low[node] if row[self.feature[node]] <= self.threshold[node] else self.high[node]
        return self.leaf[~node]

    def begun(self, first: Sequence[float]) -> float | None:
        """The sum of the early trees for a candidate with these first features; nothing where they leave no hope."""
        return _sum(self._grown[0], first, 0.0)

    def score(self, row: Sequence[float], begun: float | None = None) -> float:
        """How likely a candidate is to be what was meant, from 0 to 1; 0 where it is beyond hope. `begun` is the sum of
        the early trees, where it is known."""
        if begun is None:
            begun = self.begun(row)
        if begun is None:
            return 0.0
        total = _sum(self._grown[1], row, begun)
        return 0.0 if total is None else 1 / (1 + math.exp(-total))

    @cached_property
    def _grown(self) -> tuple[list[Tree], list[Tree]]:
        """The early trees, and the others, as they are fastest to walk."""

        def grown(node: int) -> Any:
            if node < 0:
                return self.leaf[~node]
            return self.feature[node], self.threshold[node], grown(self.low[node]), grown(self.high[node])

        every = [(grown(root), hopeless) for root, hopeless in zip(self.roots, self.hopeless, strict=False)]
        return every[: self.early], every[self.early :]


def _sum(trees: list[Tree], row: Sequence[float], total: float) -> float | None:
    """A sum with what some trees add, or nothing where it is beyond hope."""
    for node, hopeless in trees:
        while node.__class__ is tuple:
            feature, threshold, low, high = node
            node = low if row[feature] <= threshold else high
        total += node
        if total < hopeless:
            return None
    return total
