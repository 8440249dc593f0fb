"""Alert: what the detector says of a place, and what speaks for it."""

from __future__ import annotations

from typing import Literal, NamedTuple

# What speaks for an alert: the word is in no dictionary; it is rare where it stands; things are not counted with it; it
# is one slip away from a set phrase.
Evidence = Literal["unknown", "rare", "measure", "phrase"]


class Alert(NamedTuple):
    """`fix` for what stands from `at` to `stop`; `found`, which begins at `begin`, and `right` are the words around it.

    In these words masks and digits are as they were read: 三.
    """

    at: int
    stop: int
    fix: str
    found: str
    right: str
    score: float
    evidence: Evidence
    begin: int = 0

    def in_words_of(self, text: str) -> tuple[str, str]:
        """`found` and `right` with the masks and digits that a text has in their place."""
        written = text[self.begin : self.begin + len(self.found)]
        right, shift = list(self.right), len(self.right) - len(self.found)
        for n, (read, char) in enumerate(zip(self.found, written, strict=True)):
            if read != char and not self.at <= self.begin + n < self.stop:
                right[n if self.begin + n < self.at else n + shift] = char
        return written, "".join(right)
