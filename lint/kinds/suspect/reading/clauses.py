"""Clauses: the stretches of a text that are weighed as one, with numerals and masks made readable.

A run of digits, or of the marks that hide a name or a number (** ×× XX), stands for a numeral: each of its characters
becomes 三, which the model can read, and is itself never doubted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint.kinds.suspect.judging.names import Scene

_CLAUSE = re.compile(r"[一-鿿\d*＊×Xx✕]*[一-鿿][一-鿿\d*＊×Xx✕]*")
_HIDDEN = re.compile(r"[^一-鿿]+")
_OPENING, _CLOSING = "“‘《〈「『", "”’》〉」』"
# Longer clauses are cut, so that the work stays in proportion to the text.
_LONGEST = 120


class Clause(NamedTuple):
    """`text` as the model reads it, from `start` in the document; `hidden` are the places not to be doubted."""

    text: str
    start: int
    hidden: frozenset[int]
    scene: Scene


def clauses(text: str, start: int, end: int, but: Callable[[str], bool] = lambda written: False) -> Iterator[Clause]:
    """The clauses between two offsets, `but` those, of characters alone, of which nothing more is to be known."""
    for match in _CLAUSE.finditer(text, start, end):
        for low in range(match.start(), match.end(), _LONGEST):
            high = min(low + _LONGEST, match.end())
            written = text[low:high]
            hidden: frozenset[int] = frozenset()
            if not written.isalpha() or not written.isidentifier() or "x" in written.lower():
                hidden = frozenset(n for m in _HIDDEN.finditer(written) for n in range(*m.span()))
            elif len(written) < 2 or but(written):
                continue
            read = "".join("三" if n in hidden else c for n, c in enumerate(written)) if hidden else written
            if len(written) - len(hidden) > 1:
                before, after = text[max(start, low - 4) : low], text[high : high + 4]
                yield Clause(read, low, hidden, Scene(before, after, _quoted(text, low, high, start, end)))


def _quoted(text: str, low: int, high: int, start: int, end: int) -> bool:
    """Whether a clause stands within quotation marks or a title's, as far as 40 characters to both sides tell."""
    before = text[max(start, low - 40) : low]
    opened = max(map(before.rfind, _OPENING))
    if opened <= max(map(before.rfind, _CLOSING)):
        return False
    behind = text[high : min(end, high + 40)]
    return any(mark in behind for mark in _CLOSING)
