"""Selectors: how rules are named in lists of them: by code, by the beginning of one (`TY`), by name, or as `ALL`."""

from __future__ import annotations

from collections.abc import Sequence

Selectors = tuple[str, ...]


def matches_any(selector: str, known: set[str]) -> bool:
    """Whether a selector names a rule, or is the beginning of a code."""
    return selector in known or (
        (selector.isupper() or (selector.isalnum() and selector[:1].isupper()))
        and any(name.startswith(selector) for name in known)
    )


def strength(selectors: Sequence[str], code: str, name: str) -> int:
    """How precisely a list of selectors names a rule: 0 not at all, more for a longer prefix, most for code or name."""
    best = 0
    for selector in selectors:
        if selector == "ALL":
            best = max(best, 1)
        elif selector in (code, name):
            return 99
        elif code.startswith(selector):
            best = max(best, 1 + len(selector))
    return best
