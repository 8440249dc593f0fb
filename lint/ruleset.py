"""Ruleset: rules ready to run, and where their files lie.

The built-in packs lie in `rules/` beside the package in a checkout, in `lint/_rules` in an installation.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from msgspec import Struct

from lint.kinds import Kind
from lint.model import Genre, PackInfo, Rule
from lint.toml import BadFileError, Problem


class Loaded(Struct):
    """A rule ready to run: its kind, and its options as the kind decodes them."""

    rule: Rule
    kind: Kind
    options: Any
    file: str
    pack: PackInfo


class RuleSet(Struct):
    """The rules and genres of all the packs, in the order of their codes."""

    rules: list[Loaded]
    genres: list[Genre]


@cache
def builtin_files() -> tuple[str, ...]:
    """The rule files that come with the tool."""
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in (os.path.join(here, "_rules"), os.path.join(os.path.dirname(here), "rules")):
        if os.path.isdir(folder):
            return tuple(rule_files(folder))
    raise BadFileError([Problem(os.path.join(here, "_rules"), 0, 0, "load.no-rules")])


def rule_files(path: str) -> list[str]:
    """The rule files that a path stands for: itself, or the `.toml` files of a folder."""
    if not os.path.isdir(path):
        return [path]
    return sorted(entry.path for entry in os.scandir(path) if entry.name.endswith(".toml"))
