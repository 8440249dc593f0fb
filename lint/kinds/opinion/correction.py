"""Correction: a character that is taken for wrong, what is meant, and how likely that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Correction(NamedTuple):
    """A character of a text by its offset, the one that belongs there, and how likely that is (0 to 1)."""

    at: int
    meant: str
    likelihood: float


class Opinion(Protocol):
    """Whatever has an opinion of what is written; a model is one."""

    def of(self, texts: Sequence[str]) -> list[list[Correction]]:
        """The corrections of each text, in the order of its characters, however unlikely; raises BadFileError."""
