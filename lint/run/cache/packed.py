"""Stored: results as bytes, for the cache and for passing them from one process to another.

Rules go along without their reasons and examples, each once; source and document do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lint.base.model import Finding, Rule, Suppression, Violation
from lint.packs.ruleset import bare


class StoredViolation(Struct, array_like=True, frozen=True):
    """A violation; `rule` is the place of its rule in the table that goes along."""

    rule: int
    finding: Finding
    suppressed: Suppression | None = None


class Rules:
    """The table of rules that stored violations point into; `known` is one that was stored."""

    def __init__(self, known: Sequence[Rule] = ()) -> None:
        self.table = list(known)
        self._places = {(rule.code, rule.severity): n for n, rule in enumerate(self.table)}

    def pack(self, violations: Sequence[Violation]) -> list[StoredViolation]:
        """Violations as they are stored; their rules are added to the table."""
        return [StoredViolation(self._place(v.rule), v.finding, v.suppressed) for v in violations]

    def _place(self, rule: Rule) -> int:
        key = (rule.code, rule.severity)
        if key not in self._places:
            self._places[key] = len(self.table)
            self.table.append(bare(rule))
        return self._places[key]

    def unpack(self, stored: Sequence[StoredViolation]) -> list[Violation]:
        """Violations as they were; raises IndexError for a place that is not in the table."""
        return [Violation(self.table[one.rule], one.finding, one.suppressed) for one in stored]
