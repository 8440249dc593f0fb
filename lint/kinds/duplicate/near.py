"""Near: units that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator

from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.kinds.duplicate.units import Options, Unit, finding, likeness, told_apart

_EDGE = 6


# A key that so many units share says nothing of any pair of them.
_COMMON_KEY = 20


def near(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    keys: dict[str, list[int]] = {}
    for n, (span, bare) in enumerate(units):
        best, best_ratio = -1, 0.0
        for other in _candidates(document, span, bare, keys, n):
            ratio = likeness(units[other][1], bare, options.similarity)
            if ratio > best_ratio and not told_apart(
                document.text[slice(*units[other][0])], document.text[slice(*span)]
            ):
                best, best_ratio = other, ratio
        if best >= 0:
            yield finding(document, span, units[best][0], int(best_ratio))


def _candidates(document: Document, span: Span, bare: str, keys: dict[str, list[int]], n: int) -> set[int]:
    """The earlier units that share a key with this one; enters this one under its keys."""
    pieces = document.text[span[0] : span[1]].split("，")
    found: set[int] = set()
    for key in {bare[:_EDGE], "$" + bare[-_EDGE:], *(piece for piece in pieces if len(piece) >= _EDGE)}:
        holders = keys.setdefault(key, [])
        if len(holders) < _COMMON_KEY:
            found.update(holders)
            holders.append(n)
    return found
