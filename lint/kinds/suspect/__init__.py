"""Suspect: finds wrong characters that no table lists, with a language model small enough to ship.

The path of a stretch of text: `reading/clauses` cuts it into clauses, `reading/usage` passes over what is all in
common use, `reading/lattice` weighs all ways to read a clause as words, `reading/doubts` picks the few places worth a
closer look, `reading/candidates` puts confusable characters in there and weighs again, `judging/features` says what
else speaks for each, `judging/trees` turns that into one score, `judging/spread` asks what published writing uses;
`judging/terms` knows the set phrases of official writing. `detector` walks it. `tables` holds the data, mapped from
files.
"""

from __future__ import annotations

from lint.kinds.suspect.kind import KIND

__all__ = ["KIND"]
