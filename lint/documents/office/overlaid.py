"""Overlaid: characters drawn over one another by a field (EQ), as Word 97 writes those with their pronunciation above
them, and those in a circle."""

from __future__ import annotations

import re

_OVERLAID = re.compile(r"\s*EQ\b.*?\\o(?:\\a[a-z])?\s*\((.*)[,;]([^,;()]*)\)\s*", re.IGNORECASE | re.DOTALL)


def overlaid(code: str) -> str:
    """The character below, of the code of a field; "" for any other field."""
    match = _OVERLAID.fullmatch(code)
    return match[2] if match else ""
