"""Packs: where rule files lie.

The built-in packs lie in `rules/` beside the package in a checkout, in `lint/_rules` in an installation.
"""

from __future__ import annotations

import os
from functools import cache

from lint.base.files import unreadable
from lint.base.package import FOLDER, rules_folder
from lint.base.problems import BadFileError, bad_file


@cache
def builtin_files() -> tuple[str, ...]:
    """The rule files that come with the tool."""
    if not (folder := rules_folder()):
        raise bad_file(os.path.join(FOLDER, "_rules"), "load.no-rules")
    return tuple(rule_files(folder))


@cache
def builtin_lists() -> tuple[str, ...]:
    """The lists of words that come with the tool, beside its rule files."""
    return tuple(sorted(entry.path for entry in os.scandir(rules_folder()) if entry.name.endswith(".txt")))


def rule_files(path: str) -> list[str]:
    """The rule files that a path stands for: itself, or the `.toml` files of a folder; raises BadFileError."""
    if not os.path.isdir(path):
        return [path]
    try:
        return sorted(entry.path for entry in os.scandir(path) if entry.name.endswith(".toml"))
    except OSError as error:
        raise BadFileError([unreadable(path, error)]) from None
