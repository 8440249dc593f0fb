"""Trains the doubts of `lint/kinds/suspect` and says which share of places, and of wrong characters, they keep.

    python tools/train_doubts.py OUT --pairs FILE ... --clean FOLDER ... --texts PATH ...     (see tools/samples.py)
        --kept SHARE        of the wrong characters, by cross-validation
        --folds FOLDER      keeps what is made without each fold as well, for benchmarks/typos.py --folds FOLDER

Needs numpy and lightgbm==4.7.0.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.suspect.reading.doubts import COMMONNESSES, GAINS, SIZES, USAGES, Doubts, cells
from lint.kinds.suspect.tables.data import Data, shipped
from tools.official import texts
from tools.samples import FOLDS, Sample, arguments, clauses_of, fold_of, samples

ROUNDS = 200
# Each tree reads the two quantities of one table only.
SETTINGS = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 8, "min_data_in_leaf": 30, "lambda_l2": 5, "seed": 1,
    "num_threads": 2, "verbose": -1, "deterministic": True, "interaction_constraints": [[0, 1], [2, 3], [4, 5]],
}  # fmt: skip
WIDTHS = (USAGES, COMMONNESSES, GAINS)


def collect(read: Iterable[Sample], data: Data, counted: Iterable[str]) -> tuple[Any, Any, Any]:
    """The places of samples: their cells, whether they are wrong, and their folds."""
    places, wrong, folds = [], [], []
    for _, (written, meant), clause, lattice in clauses_of(read, data, counted):
        for at, place in enumerate(cells(lattice)):
            if at not in clause.hidden:
                places.append(place)
                wrong.append(written[clause.start + at] != meant[clause.start + at])
                folds.append(fold_of(meant))
    return np.array(places, np.int16), np.array(wrong), np.array(folds, np.int8)


def quantities(places: Any) -> Any:
    """The two quantities of each cell, in steps."""
    return np.stack([side for n, width in enumerate(WIDTHS) for side in divmod(places[:, n], width)], axis=1)


def train(places: Any, wrong: Any) -> list[Any]:
    """Tables of which the sum says how likely a place is to be wrong, as log odds."""
    import lightgbm

    booster = lightgbm.train(SETTINGS, lightgbm.Dataset(quantities(places), wrong), ROUNDS)

    def column(table: int) -> Any:
        grid = np.zeros((SIZES[table], len(SIZES)), int)
        grid[:, table] = np.arange(SIZES[table])
        return booster.predict(quantities(grid), raw_score=True)

    first, *others = map(column, range(len(SIZES)))
    return [first, *(other - first[0] for other in others)]


def total(tables: list[Any], places: Any) -> Any:
    return sum(table[places[:, n]] for n, table in enumerate(tables))


def dump(path: Path, tables: list[Any], least: float) -> None:
    Doubts([(tables[0] - least).tolist(), *(table.tolist() for table in tables[1:])]).dump(path)


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the doubts of lint/kinds/suspect.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--kept", type=float, default=0.93)
    parser.add_argument("--folds", type=Path)
    arguments(parser)
    options = parser.parse_args()
    places, wrong, folds = collect(samples(options), shipped(), texts(options.texts))
    scores, made = np.zeros(len(wrong)), []
    for fold in range(FOLDS):
        own = folds == fold
        made.append(train(places[~own], wrong[~own]))
        scores[own] = total(made[-1], places[own])
    least = float(np.quantile(scores[wrong], 1 - options.kept))
    for share in sorted({options.kept, 0.94, 0.95, 0.96, 0.97, 0.98}):
        doubtful = scores >= np.quantile(scores[wrong], 1 - share)
        print(f"{share:.1%} of {wrong.sum()} wrong characters kept: {doubtful.mean():.1%} of {len(wrong)} places")
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for fold, tables in enumerate(made):
            dump(options.folds / f"{fold}.doubts", tables, least)
    dump(options.out, train(places, wrong), least)
    return 0


if __name__ == "__main__":
    sys.exit(main())
