"""Alert: what the detector says of a place, and what speaks for it."""

from __future__ import annotations

from typing import Literal, NamedTuple

# What speaks for an alert: the word is in no dictionary; it is rare where it stands; things are not counted with it; it
# is one slip away from a set phrase.
Evidence = Literal["unknown", "rare", "measure", "phrase"]


class Alert(NamedTuple):
    """`fix` for what stands from `at` to `stop`; `found` and `right` are the words around it."""

    at: int
    stop: int
    fix: str
    found: str
    right: str
    score: float
    evidence: Evidence
