"""Fingerprint: what a finding is known by when the text around it has moved.

Rule, text and context count, blanks do not; rows, columns and the rest of the line do not either, so that a finding
keeps its fingerprint while other places are edited.
"""

from __future__ import annotations

from hashlib import sha256

from lint.model import Violation
from lint.source import Source

# Characters of context on each side, on the same line.
CONTEXT = 16
# From so many characters further on, context is looked for; blanks are left out of it.
_REACH = 4 * CONTEXT


def fingerprint(source: Source, violation: Violation) -> str:
    """32 hexadecimal digits; the same for two findings of one rule on equal words between equal words."""
    text, start, end = source.text, violation.start, violation.end
    before = text[max(source.line_starts[source.row(start) - 1], start - _REACH) : start]
    after = text[end : end + _REACH].split("\n")[0].split("\r")[0]
    parts = (_visible(before)[-CONTEXT:], _visible(text[start:end]), _visible(after)[:CONTEXT])
    return digest(violation.rule.code, *parts)


def _visible(text: str) -> str:
    return "".join(text.split())


def digest(*parts: str) -> str:
    """32 hexadecimal digits for a list of texts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Unique:
    """Gives the second and every further finding with a fingerprint one of its own."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def __call__(self, key: str) -> str:
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return key if count == 1 else digest(key, str(count))
