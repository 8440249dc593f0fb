"""Units: whose draft a file is, as an office sorts what it was sent: by the folders below the one that it checks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from glob import has_magic


class Units:
    """Names the unit of a file, from what the command line named.

    One folder: each folder in it is a unit, and what lies in it loose is of the folder itself. Several folders: each is
    a unit. Files alone: as if the folder that they have in common had been named.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        given = [path for path in paths if path != "-"]
        folders = [os.path.abspath(path) for path in given if os.path.isdir(path)]
        folders += [_plain(path) for path in given if has_magic(path) and not os.path.lexists(path)]
        if not folders:
            folders = _common([os.path.dirname(os.path.abspath(path)) for path in given])
        self._tops = sorted(dict.fromkeys(folders), key=len, reverse=True)
        self.of = cache(self._of)

    def _of(self, path: str) -> str:
        if path == "-":
            return path
        folder = os.path.dirname(os.path.abspath(path))
        top = next((top for top in self._tops if _holds(top, folder)), "")
        if not top:
            return _name(folder)
        if len(self._tops) == 1:
            below = os.path.relpath(folder, top).split(os.sep)[0]
            return _name(top) if below == os.curdir else below
        alike = [other for other in self._tops if _name(other) == _name(top)]
        return _name(top) if len(alike) == 1 else os.path.relpath(top).replace(os.sep, "/")


def _plain(pattern: str) -> str:
    """The folder that a glob begins at."""
    folder = pattern
    while has_magic(folder):
        folder = os.path.dirname(folder)
    return os.path.abspath(folder or os.curdir)


def _common(folders: list[str]) -> list[str]:
    try:
        return [os.path.commonpath(folders)] if folders else []
    except ValueError:  # on several drives
        return folders


def _holds(top: str, folder: str) -> bool:
    return os.path.join(folder, "").startswith(os.path.join(top, ""))


def _name(folder: str) -> str:
    return os.path.basename(folder) or folder
