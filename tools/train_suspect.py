"""Trains the trees of `lint/kinds/suspect` and says what cross-validation expects of them.

    python tools/train_suspect.py rows KEPT.npz --pairs FILE ... --clean FOLDER ... --texts PATH ...
                                                                    candidates (see tools/samples.py)
    python tools/train_suspect.py trees OUT KEPT.npz ...            the trees; prints recall and precision
        --folds FOLDER        keeps what is made without each fold as well, for benchmarks/typos.py --folds FOLDER

A row is a candidate (`lint/kinds/suspect/judging/features.py`) at a place that the shipped doubts keep
(tools/train_doubts.py). It is right where it gives what the sentence should say. Candidates that point to a wrong
character but mean another one count neither way. Needs numpy and lightgbm==4.7.0.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.suspect.judging import terms
from lint.kinds.suspect.judging.features import FIRST, NAMES, rows
from lint.kinds.suspect.judging.trees import Trees
from lint.kinds.suspect.reading.candidates import candidates
from lint.kinds.suspect.reading.doubts import Doubts
from lint.kinds.suspect.tables.data import FOLDER, Data, shipped
from tools.official import texts
from tools.samples import FOLDS, Sample, arguments, clauses_of, fold_of, samples

# The early trees read the first features only, and learn fast: they are there to give up soon.
EARLY, ROUNDS = 60, 640
EARLY_RATE, RATE = 0.2, 0.06
SETTINGS = {
    "objective": "binary", "num_leaves": 7, "min_data_in_leaf": 20, "feature_fraction": 0.3, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "num_threads": 2, "verbose": -1, "deterministic": True,
}  # fmt: skip
# The share of good candidates that the early trees may give up.
GIVEN_UP = 0.002


def collect(read: Sequence[Sample], data: Data, counted: Iterable[str] = (), folder: Path = FOLDER) -> dict[str, Any]:
    """The rows of samples, by the doubts in a folder: features, labels, folds, and where each row points to."""
    doubts = Doubts.load(folder / "doubts.bin")
    features, labels, folds, places = [], [], [], []
    for number, (written, meant), clause, lattice in clauses_of(read, data, counted):
        found = candidates(lattice, doubts.places(lattice), clause.hidden)
        for one, row in rows(lattice, found, clause.scene, terms.shipped()):
            at = clause.start + one.at
            stop = at + len(one.meant)
            label = 1 if meant[at:stop] == one.meant else 2 if meant[at:stop] != written[at:stop] else 0
            hits = sum((written[n] != meant[n]) << (n - at) for n in range(at, stop))
            span = min(at, clause.start + one.word_start), max(stop, clause.start + one.word_end)
            features.append(row)
            labels.append(label)
            folds.append(fold_of(meant))
            places.append((number, at, stop, *span, hits))
    return {
        "features": np.array(features, np.float32).reshape(-1, len(NAMES)),
        "labels": np.array(labels, np.int8),
        "folds": np.array(folds, np.int8),
        "places": np.array(places, np.int32).reshape(-1, 6),
        "characters": sum(len(written) for written, _ in read),
        "wrong": sum(a != b for written, meant in read for a, b in zip(written, meant, strict=True)),
    }


class Model:
    """The early trees, and those that go on from their sum."""

    def __init__(self, features: Any, labels: Any) -> None:
        import lightgbm

        kept = labels < 2
        features, right = features[kept], (labels[kept] == 1).astype(int)
        early = lightgbm.Dataset(features[:, : len(FIRST)], right)
        self.early = lightgbm.train(SETTINGS | {"learning_rate": EARLY_RATE}, early, EARLY)
        start = self.early.predict(features[:, : len(FIRST)], raw_score=True)
        later = lightgbm.Dataset(features, right, init_score=start)
        self.later = lightgbm.train(SETTINGS | {"learning_rate": RATE}, later, ROUNDS)

    def predict(self, features: Any) -> Any:
        early: Any = self.early.predict(features[:, : len(FIRST)], raw_score=True)
        return 1 / (1 + np.exp(-early - self.later.predict(features, raw_score=True)))


def cross_validate(parts: list[dict[str, Any]], least: float, folder: Path | None) -> list[Any]:
    """The score of every row by trees that have not seen its sentence; those of fold n are kept as n.bin."""
    features = np.concatenate([part["features"] for part in parts])
    labels = np.concatenate([part["labels"] for part in parts])
    folds = np.concatenate([part["folds"] for part in parts])
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        own = folds == fold
        model = Model(features[~own], labels[~own])
        scores[own] = model.predict(features[own])
        if folder:
            compact(model, least, features[~own]).dump(folder / f"{fold}.bin")
    ends = np.cumsum([len(part["labels"]) for part in parts])
    return np.split(scores, ends[:-1])


def alerts(part: dict[str, Any], scores: Any, least: float) -> tuple[int, int, int]:
    """How many alerts there are above a score, how many of them are right, and how many characters they find."""
    count = right = 0
    found: set[tuple[int, int]] = set()
    taken: dict[int, set[int]] = defaultdict(set)
    for n in sorted(np.flatnonzero(scores >= least), key=lambda n: -scores[n]):
        number, at, stop, start, end, hits = part["places"][n].tolist()
        if taken[number] & set(range(start, end)):
            continue
        taken[number] |= set(range(start, end))
        count += 1
        right += hits > 0
        found |= {(number, at + n) for n in range(stop - at) if hits >> n & 1}
    return count, right, len(found)


def compact(model: Model, least: float, features: Any) -> Trees:
    """LightGBM's trees as ours, with the sums below which (hardly) any row of the training comes to score `least`."""
    roots: list[int] = []
    nodes: list[list[float]] = [[], [], [], [], []]
    for booster in (model.early, model.later):
        for tree in booster.dump_model()["tree_info"]:
            roots.append(len(nodes[0]))
            _flatten(tree["tree_structure"], nodes)
    trees = Trees(list(NAMES), EARLY, roots, [-math.inf] * len(roots), nodes)
    goal = math.log(least / (1 - least))
    high = features[model.predict(features) >= least]
    sums = np.cumsum([[trees.leaf_of(tree, row) for tree in range(len(roots))] for row in high.tolist()], axis=1)
    trees.hopeless = [float(low) - 0.7 for low in sums.min(axis=0)]
    trees.hopeless[:EARLY] = [float(low) for low in np.quantile(sums[:, :EARLY], GIVEN_UP, axis=0)]
    trees.hopeless[-1] = min(trees.hopeless[-1], goal)
    return trees


def _flatten(node: dict[str, Any], nodes: list[list[float]]) -> int:
    if "leaf_value" in node:
        nodes[4].append(node["leaf_value"])
        return ~(len(nodes[4]) - 1)
    here = len(nodes[0])
    for column, one in zip(nodes, (node["split_feature"], node["threshold"], 0, 0), strict=False):
        column.append(one)
    nodes[2][here] = _flatten(node["left_child"], nodes)
    nodes[3][here] = _flatten(node["right_child"], nodes)
    return here


def load(path: Path) -> dict[str, Any]:
    return {key: value if value.ndim else value.item() for key, value in np.load(path).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the trees of lint/kinds/suspect.")
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("rows")
    making.add_argument("out", type=Path)
    arguments(making)
    growing = commands.add_parser("trees")
    growing.add_argument("out", type=Path)
    growing.add_argument("rows", type=Path, nargs="+")
    growing.add_argument("--least", type=float, default=0.1, help="scores below this one need not be exact")
    growing.add_argument("--folds", type=Path)
    options = parser.parse_args()
    if options.command == "rows":
        np.savez(options.out, **collect(samples(options), shipped(), texts(options.texts)))
        return 0
    parts = [load(path) for path in options.rows]
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
    scored = cross_validate(parts, options.least, options.folds)
    for least in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        for path, part, scores in zip(options.rows, parts, scored, strict=True):
            count, right, found = alerts(part, scores, least)
            recall = f"{100 * found / part['wrong']:.1f} % of {part['wrong']} wrong found, " if part["wrong"] else ""
            rate = f"{1e4 * (count - right) / part['characters']:.2f} wrong alerts per 10,000"
            print(f"{least:.2f} {path.stem}: {recall}{right} of {count} alerts right, {rate}", flush=True)
    features, labels = (np.concatenate([part[key] for part in parts]) for key in ("features", "labels"))
    compact(Model(features, labels), options.least, features).dump(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
