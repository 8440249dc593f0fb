"""Formulas: set phrases of official writing, which everybody uses and nobody copies (`rules/formulas.txt`)."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from lint.base.package import rules_folder
from lint.kinds.copies.fold import fold


@cache
def _scanner() -> Any:
    from ahocorasick_rs import AhoCorasick

    with open(os.path.join(rules_folder(), "formulas.txt"), encoding="utf-8") as handle:
        phrases = {fold(line) for line in handle if not line.startswith("#")}
    return AhoCorasick(sorted(phrases - {""}))


def formulas(folded: str) -> set[int]:
    """The places of the characters of a folded sentence that stand in set phrases."""
    marked: set[int] = set()
    for _, start, end in _scanner().find_matches_as_indexes(folded, overlapping=True):
        marked.update(range(start, end))
    return marked
