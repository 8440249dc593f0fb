"""Samples: what the doubts and the trees of `lint/kinds/suspect` are trained with, pairs (written, meant).

    --pairs FILE ...      sentences as JSON lines: src with slips, tgt without
    --clean FOLDER ...    texts without slips; --first N ... --step M takes every Mth from those of these numbers on
    --texts PATH ...      what the tables were counted from: a text that is among them must not vouch for itself

Sentences that are the same fall into the same fold of the cross-validation.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.kinds.suspect.reading.clauses import Clause, clauses
from lint.kinds.suspect.reading.lattice import Lattice
from lint.kinds.suspect.tables.data import OFFICIAL, Data, levels
from tools.official import counts, stretches, value

FOLDS = 5
Sample = tuple[str, str]


def arguments(parser: argparse.ArgumentParser) -> None:
    for name in ("pairs", "clean", "texts"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", default=[])
    parser.add_argument("--first", type=int, nargs="+", default=[0])
    parser.add_argument("--step", type=int, default=1)


def samples(options: argparse.Namespace) -> list[Sample]:
    read: list[Sample] = []
    for path in options.pairs:
        for line in path.read_text("utf-8").splitlines():
            pair = json.loads(line)
            read += [(pair["src"], pair["tgt"]), (pair["tgt"], pair["tgt"])]
        read = list(dict.fromkeys(read))
    for folder in options.clean:
        paths = sorted(folder.rglob("*.txt"))
        for first in options.first:
            texts = [path.read_text("utf-8") for path in paths[first :: options.step]]
            read += [(text, text) for text in texts]
    return read


def fold_of(meant: str) -> int:
    return zlib.crc32(meant.encode()) % FOLDS


class Others(dict[str, float]):
    """What `Data.official` would be had one of the counted texts not been counted."""

    def __init__(self, counted: dict[str, int], text: str) -> None:
        self._counted, self._own, self._levels = counted, stretches(text), levels(*OFFICIAL)

    def __missing__(self, stretch: str) -> float:
        found = self[stretch] = self._levels[value(self._counted.get(stretch, 0) - (stretch in self._own))]
        return found


def clauses_of(
    read: Iterable[Sample], data: Data, counted: Iterable[str]
) -> Iterator[tuple[int, Sample, Clause, Lattice]]:
    """The clauses of samples, each with the number of its sample; `counted` are the texts that the tables count."""
    vouching = frozenset(counted)
    number_of, official = counts(vouching), data.official
    for number, (written, meant) in enumerate(read):
        data.official = Others(number_of, written) if written in vouching else official
        for clause in clauses(written, 0, len(written)):
            yield number, (written, meant), clause, Lattice(clause.text, data)
    data.official = official
