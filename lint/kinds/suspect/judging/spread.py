"""Spread: how widely published writing uses what an alert calls wrong, and what it would put there.

A name, an abbreviation or a coinage is strange to the language model, but not to those who write; what is meant instead
of a slip fits in with what stands around it. A logistic regression weighs both with the score of the trees, on alerts
of which it is known whether they are right (tools/train_spread.py), in text that no table of the model counts.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from lint.documents.words import is_han
from lint.kinds.suspect.alert import Alert

MAGIC = b"dj-lint spread 1\n"
# So many characters to either side can lie in one stretch with what is changed.
_REACH = 4
# Digits and masks are read as a numeral, as the trees have read them.
_AS_READ = {ord(char): "三" for char in "0123456789*＊×✕"}


class Spread:
    """Weights of the features, the last of them for all alerts alike."""

    def __init__(self, weights: Sequence[float]) -> None:
        self.weights = weights

    @classmethod
    def load(cls, path: Path) -> Spread:
        raw = path.read_bytes()
        if not raw.startswith(MAGIC):
            raise ValueError(f"{path}: not weights of this version")
        return cls([one for (one,) in struct.iter_unpack("<f", raw[len(MAGIC) :])])

    def dump(self, path: Path) -> None:
        path.write_bytes(MAGIC + struct.pack(f"<{len(self.weights)}f", *self.weights))

    def likelihood(self, text: str, alert: Alert, used: Mapping[str, float]) -> float:
        """How likely an alert is right, in a text that was read with some care. What is counted behind a number is
        known for certain."""
        if alert.evidence == "measure":
            return 1.0
        row = [*features(text, alert, used), 1.0]
        total = sum(weight * one for weight, one in zip(self.weights, row, strict=True))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def features(text: str, alert: Alert, used: Mapping[str, float]) -> list[float]:
    """What speaks for an alert and against it, as numbers."""
    at, stop = alert.at, alert.stop
    before = text[max(0, at - _REACH) : at].translate(_AS_READ)
    behind = text[stop : stop + _REACH].translate(_AS_READ)
    old = _uses(before, text[at:stop], behind, used)
    new = _uses(before, alert.fix, behind, used)
    score = min(max(alert.score, 1e-4), 1 - 1e-4)
    return [
        math.log(score / (1 - score)), *old, *new, old[3] - new[3], old[4] - new[4], min(old[3], 1.5),
        len(alert.found), alert.evidence == "unknown", alert.evidence == "phrase", len(alert.fix) > 1,
        not is_han(before[-1:]), not is_han(behind[:1]), "、" in before or "、" in behind,
    ]  # fmt: skip


def _uses(before: str, middle: str, behind: str, used: Mapping[str, float]) -> list[float]:
    """How often stretches that reach into the middle are used: of two characters the rarest and the commonest, of three
    both, of four the commonest."""
    text, start, end = before + middle + behind, len(before), len(before) + max(1, len(middle))
    found: list[list[float]] = []
    for length in (2, 3, 4):
        places = range(max(0, start - length + 1), min(end, len(text) - length + 1))
        found.append([used[text[n : n + length]] for n in places] or [0.0])
    two, three, four = found
    return [min(two), max(two), min(three), max(three), max(four)]
