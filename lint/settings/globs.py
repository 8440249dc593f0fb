"""Globs: whether a pattern of the configuration names a path."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from glob import has_magic


def matches_path(path: str, pattern: str, root: str) -> bool:
    """Whether a glob names a path, as the whole path below `root`, or as the file's name where it has no slash.

    `**/` stands for any folders, also for none. An absolute pattern names an absolute path, whether it is spelt with
    the links on its way or with what they lead to.
    """
    if is_absolute(pattern):
        return any(_named_by(spelt, one) for spelt in absolute(path) for one in absolute(named(pattern)))
    if "/" not in pattern:
        return fnmatch(os.path.basename(path), pattern)
    return _named_by(os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/"), named(pattern))


def _named_by(path: str, pattern: str) -> bool:
    return any(fnmatch(path, one) or fnmatch(path, one + "/*") for one in {pattern, pattern.replace("**/", "")})


def is_absolute(pattern: str) -> bool:
    """Whether a pattern says where a path begins."""
    return os.path.isabs(pattern)


def absolute(path: str) -> set[str]:
    """The absolute spellings of a path, or of a pattern: as it is written, and without links in its plain folders."""
    whole = os.path.abspath(path)
    plain = plain_folder(whole)
    rest = whole[len(plain) :].lstrip(os.sep)
    real = os.path.join(os.path.realpath(plain), rest) if rest else os.path.realpath(plain)
    return {spelt.replace(os.sep, "/") for spelt in (whole, real)}


def plain_folder(pattern: str) -> str:
    """The folder below which a pattern looks, or the path itself where it is none."""
    while has_magic(pattern):
        pattern = os.path.dirname(pattern)
    return pattern


def named(pattern: str) -> str:
    """What a pattern with a slash says of the path from the root: without `./` before it and the slash of a folder."""
    return pattern.removeprefix("./").rstrip("/")
