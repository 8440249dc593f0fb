"""Fingerprint: what a finding is known by when the text around it has moved.

Rule, text and context count, blanks do not; rows, columns and the rest of the line do not either, so that a finding
keeps its fingerprint while other places are edited.
"""

from __future__ import annotations

from hashlib import sha256

from lint.base.model import Violation
from lint.documents.source import Source

# Characters of context on each side, on the same line.
CONTEXT = 16


def fingerprint(source: Source, violation: Violation) -> str:
    """32 hexadecimal digits; the same for two findings of one rule on equal words between equal words."""
    before, after = context(source, violation)
    return digest(violation.rule.code, before, visible(source.text[violation.start : violation.end]), after)


def context(source: Source, violation: Violation, size: int = CONTEXT, beyond: bool = False) -> tuple[str, str]:
    """What stands before and after a finding on its lines, or `beyond` them: at most `size` characters each, blanks
    left out."""
    text, start, end = source.text, violation.start, violation.end
    reach = 4 * size  # blanks are left out of what is taken from there
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    if not beyond:
        before = text[max(source.line_starts[source.row(start) - 1], start - reach) : start]
        after = after.split("\n")[0].split("\r")[0]
    return visible(before)[-size:] if size else "", visible(after)[:size]


def visible(text: str) -> str:
    """A text without its blanks."""
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
