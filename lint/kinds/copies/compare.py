"""Compare: two folded sentences side by side: what of one stands in the other, and whether that makes a copy of it.

All of it is a matter of the two sentences alone: one machine and many come to the same pairs.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from lint.kinds.copies.winnow import GRAM

Span = tuple[int, int]

# Fingerprints that more sentences have say nothing of any of them.
MOST = 500
# A sentence with so many fingerprints at most is found by one of them; others share two, and a fifth of the fewer.
FEW = 5
# So many shared fingerprints are worth a look, however long the two are.
MANY = 5
# What is as alike as that (of 100) is a copy as a whole; else so many characters, in stretches of so many, stand in it.
ALIKE = 60
STRETCHES, STRETCH = 16, 6


def worth_a_look(shared: int, own: int, other: int) -> bool:
    """Whether two sentences with so many fingerprints, so many of them the same, are to be compared."""
    fewer = min(own, other)
    return shared >= MANY or (5 * shared >= fewer and (shared > 1 or fewer <= FEW))


# A sentence that stands in many places is compared with each of them.
@lru_cache(1024)
def grams(folded: str) -> Set[str]:
    """The stretches of `GRAM` characters."""
    return {folded[at : at + GRAM] for at in range(len(folded) - GRAM + 1)}


def stretches(own: str, theirs: Set[str], shortest: int = GRAM) -> list[Span]:
    """The spans of a sentence that stand in another one, of which the grams are given; in whatever order there."""
    found: list[Span] = []
    start = end = -1
    for at in range(len(own) - GRAM + 1):
        if own[at : at + GRAM] in theirs:
            if at > end:
                if end - start >= shortest:
                    found.append((start, end))
                start = at
            end = at + GRAM
    if end - start >= shortest:
        found.append((start, end))
    return found


def is_copy(one: str, other: str) -> bool:
    """Whether one of two folded sentences is made from the other, with its clauses in another order, or without half
    of them, or in part; it does not matter which is which."""
    if similarity(one, other):
        return True
    in_stretches = _long_stretches(one, other)
    return in_stretches >= STRETCHES or 100 * in_stretches >= ALIKE * min(len(one), len(other))


def similarity(one: str, other: str) -> int:
    """How alike two folded sentences are, of 100; 0 where that is less than would make a copy."""
    from rapidfuzz import fuzz

    return int(fuzz.ratio(one, other, score_cutoff=ALIKE))


def _long_stretches(one: str, other: str) -> int:
    """How many characters stand in both in stretches of some length."""
    if (len(one), one) > (len(other), other):
        one, other = other, one
    return sum(end - start for start, end in stretches(one, grams(other), STRETCH))
