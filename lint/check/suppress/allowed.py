"""Allowed: the places of words in which nothing is wrong, `allow-words` of the configuration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from lint.base.model import Violation
from lint.documents.document import Span

# Fewer words are looked for one by one; an automaton for all at once takes time to build.
FEW = 20


class Places:
    """Where words stand in a text."""

    def __init__(self, text: str, words: Sequence[str]) -> None:
        places = sorted(_places(text, words)) if words else []
        self._starts = [start for start, _ in places]
        # How far the places reach that begin no later.
        self._reach = list(accumulate((end for _, end in places), max))

    def hold(self, violation: Violation) -> bool:
        """Whether a finding, or all that it would change, lies within one of the places."""
        edits = violation.finding.edits
        return bool(self._starts) and (
            self._hold(violation.start, violation.end)
            or (bool(edits) and self._hold(min(edit.start for edit in edits), max(edit.end for edit in edits)))
        )

    def _hold(self, start: int, end: int) -> bool:
        n = bisect_right(self._starts, start) - 1
        return start < end and n >= 0 and end <= self._reach[n]


def _places(text: str, words: Sequence[str]) -> Iterator[Span]:
    if len(words) > FEW:
        found = _automaton(tuple(words)).find_matches_as_indexes(text, overlapping=True)
        yield from ((start, end) for _, start, end in found)
        return
    for word in filter(None, words):
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + len(word))


@lru_cache(maxsize=4)
def _automaton(words: tuple[str, ...]) -> Any:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick([word for word in words if word])
