"""Late: regular expressions that are compiled when they are first used.

A kind has a dozen, and most documents need none of them: compiling all when the kinds are imported took a tenth of a
short run.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Late:
    """Stands for an expression: the first thing that is asked of it compiles it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._given)
        # Found without this method from now on.
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression as `re.compile` gives it, but for the time it takes; one that is wrong raises when it is used."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
