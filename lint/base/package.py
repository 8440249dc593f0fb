"""Package: where the program and its rules lie, and what it is made of."""

from __future__ import annotations

import os
from functools import cache

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Modules, and the tables of the language model.
_MADE_OF = (".py", ".bin", ".trie")
# What only prints results, or opens the door to them, decides nothing that is kept.
_ABOVE = ("output", "interfaces")


@cache
def rules_folder() -> str:
    """The folder of the built-in rule files: in the package where it is installed, beside it in a checkout.

    An empty text where there is none.
    """
    folders = (os.path.join(FOLDER, "_rules"), os.path.join(os.path.dirname(FOLDER), "rules"))
    return next(filter(os.path.isdir, folders), "")


@cache
def made_of() -> tuple[str, ...]:
    """The files on which it depends what is found in a document: all below the folder but those of its doors."""
    return tuple(sorted(_walk(FOLDER)))


def _walk(folder: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _ABOVE and not entry.name.startswith(("_", ".")):
                    found += _walk(entry.path)
            elif entry.name.endswith(_MADE_OF):
                found.append(entry.path)
    return found
