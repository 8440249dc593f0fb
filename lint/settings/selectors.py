"""Selectors: how rules are named in lists of them: by code, by the beginning of one (`TY`), by name, or as `ALL`.

Codes are known in small letters, too; names have no others.
"""

from __future__ import annotations

from collections.abc import Sequence

Selectors = tuple[str, ...]


def matches_any(selector: str, known: set[str]) -> bool:
    """Whether a selector names a rule, or is the beginning of a code."""
    if selector in known:
        return True
    code = selector.upper()
    return code[:1].isupper() and any(name.startswith(code) for name in known)


def strength(selectors: Sequence[str], code: str, name: str) -> int:
    """How precisely a list of selectors names a rule: 0 not at all, more for a longer prefix, most for code or name."""
    best = 0
    for selector in selectors:
        if selector in (code, name):
            return 99
        upper = selector.upper()
        if upper == "ALL":
            best = max(best, 1)
        elif upper == code:
            return 99
        elif code.startswith(upper):
            best = max(best, 1 + len(selector))
    return best
