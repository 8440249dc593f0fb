"""Trains the weights of `lint/kinds/suspect/judging/spread.py`, and says what cross-validation expects of them.

    python tools/train_spread.py OUT --slips FILE ... --pairs FILE ... --clean FOLDER|FILE ...

--slips are tables (category, wrong, right), of sentences that the trees were not trained on; --pairs are those that
they were (JSON lines, src and tgt), which count for less; --clean are texts without slips that no table counts. The
alerts of the detector, without these weights, are right where they touch a wrong character. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.readers import read
from lint.documents.source import Source
from lint.kinds.suspect.detector import Detector, shipped
from lint.kinds.suspect.judging.spread import Spread, features
from lint.kinds.suspect.judging.trust import explained
from lint.kinds.suspect.kind import spans

# What an alert weighs in training, by where it is from.
WEIGHTS = {"slips": 1.0, "pairs": 0.3, "clean": 2.0}
FOLDS, PENALTY, ROUNDS = 5, 1.0, 60


def samples(options: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """Where each text is from, the text, and what it should say."""
    for path in options.slips:
        for line in path.read_text("utf-8").splitlines():
            _, wrong, right, *_ = line.split("\t")
            if len(wrong) == len(right) and wrong != right:
                yield "slips", wrong, right
    for path in options.pairs:
        for line in path.read_text("utf-8").splitlines()[:: options.step]:
            pair = json.loads(line)
            if len(pair["src"]) == len(pair["tgt"]) and pair["src"] != pair["tgt"]:
                yield "pairs", pair["src"], pair["tgt"]
    for path in options.clean:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            text = file.read_text("utf-8")
            yield "clean", text, text


def rows(options: argparse.Namespace, detector: Detector) -> tuple[Any, Any, list[str], int]:
    """The features of all alerts, whether they are right, where they are from; how many clean characters there are."""
    found, right, origins, size = [], [], [], 0
    for origin, written, meant in samples(options):
        document = read(Source(written), "text")
        size += len(written) * (origin == "clean")
        for alert in detector.candidates(document.text, spans(document)):
            touched = any(written[n] != meant[n] for n in range(alert.at, alert.stop))
            if (touched or origin == "clean") and not explained(document.text, alert):
                found.append([*features(document.text, alert, detector.data.used), 1.0])
                right.append(touched)
                origins.append(origin)
    return np.array(found, float), np.array(right, float), origins, size


def fit(found: Any, right: Any, weights: Any) -> Any:
    """Weights of a logistic regression, by Newton's method on features of like spread."""
    means, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    means[-1], spread[-1] = 0.0, 1.0
    scaled = (found - means) / spread
    penalty = np.full(found.shape[1], PENALTY)
    penalty[-1] = 0
    solved = np.zeros(found.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ solved, -50, 50)))
        slope = scaled.T @ (weights * (likely - right)) + penalty * solved
        bend = (scaled * (weights * likely * (1 - likely))[:, None]).T @ scaled + np.diag(penalty + 1e-6)
        solved -= np.linalg.solve(bend, slope)
    unscaled = solved / spread
    unscaled[-1] -= (unscaled[:-1] * means[:-1]).sum()
    return unscaled


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the weights of lint/kinds/suspect/judging/spread.py.")
    parser.add_argument("out", type=Path)
    for name in ("slips", "pairs", "clean"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", default=[])
    parser.add_argument("--step", type=int, default=4, help="of the pairs every so manieth is read")
    options = parser.parse_args()
    found, right, origins, size = rows(options, shipped())
    weights, folds = np.array([WEIGHTS[one] for one in origins]), np.arange(len(right)) % FOLDS
    scores = np.zeros(len(right))
    for fold in range(FOLDS):
        own = folds == fold
        solved = fit(found[~own], right[~own], weights[~own])
        scores[own] = 1 / (1 + np.exp(-np.clip(found[own] @ solved, -50, 50)))
    where = np.array(origins)
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = {one: int(((where == one) & (scores >= least)).sum()) for one in WEIGHTS}
        shares = ", ".join(f"{one} {kept[one]}/{(where == one).sum()}" for one in WEIGHTS)
        print(f"{least}: {shares}; {1e4 * kept['clean'] / max(1, size):.2f} per 10,000 clean characters")
    Spread(fit(found, right, weights).tolist()).dump(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
