"""Memo: what a function makes of a text, remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Memo(dict[str, Any]):
    """What a function makes of a text, made once; all is forgotten when it gets too much. Unlike with `lru_cache`
    nothing is kept in which Python would look for cycles of garbage, over and over."""

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[str], Any], most: int = 30_000) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: str) -> Any:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._make(key)
        return found
