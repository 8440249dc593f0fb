"""Globs: whether a pattern of the configuration names a path."""

from __future__ import annotations

import os
from fnmatch import fnmatch


def matches_path(path: str, pattern: str, root: str) -> bool:
    """Whether a glob names a path, as the whole path below `root`, or as the file's name where it has no slash.

    `**/` stands for any folders, also for none.
    """
    if "/" not in pattern:
        return fnmatch(os.path.basename(path), pattern)
    relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    whole = named(pattern)
    return any(fnmatch(relative, one) or fnmatch(relative, one + "/*") for one in {whole, whole.replace("**/", "")})


def named(pattern: str) -> str:
    """What a pattern with a slash says of the path from the root: without `./` before it and the slash of a folder."""
    return pattern.removeprefix("./").rstrip("/")
