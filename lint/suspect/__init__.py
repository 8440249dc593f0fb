"""Suspect: finds wrong characters that no table lists, with a language model small enough to ship.

The path of a stretch of text: `clauses` cuts it into clauses, `lattice` weighs all ways to read a clause as words,
`doubts` picks the few places worth a closer look, `candidates` puts confusable characters in there and weighs again,
`features` says what else speaks for each, `trees` turns that into one score. `data` holds the tables, mapped from
files; `terms` knows the set phrases of official writing.
"""

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
