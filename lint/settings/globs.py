"""Globs: whether a pattern of the configuration names a path."""

from __future__ import annotations

import os
from fnmatch import fnmatch


def matches_path(path: str, pattern: str, root: str) -> bool:
    """Whether a glob names a path, as the whole path below `root`, or as the file's name where it has no slash; one
    that begins at the root of the file system names the whole path.

    `**/` stands for any folders, also for none.
    """
    if "/" not in pattern:
        return fnmatch(os.path.basename(path), pattern)
    here = os.path.abspath(path)
    relative = (here if os.path.isabs(pattern) else os.path.relpath(here, root)).replace(os.sep, "/")
    whole = named(pattern)
    return any(fnmatch(relative, one) or fnmatch(relative, one + "/*") for one in {whole, whole.replace("**/", "")})


def named(pattern: str) -> str:
    """What a pattern with a slash says of the path from the root: without `./` before it and the slash of a folder."""
    return pattern.removeprefix("./").rstrip("/")
