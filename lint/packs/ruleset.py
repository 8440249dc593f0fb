"""Ruleset: rules ready to run."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, structs

from lint.base.model import Genre, PackInfo, Rule
from lint.kinds import Kind


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


def bare(rule: Rule) -> Rule:
    """A rule without what only explaining and testing it needs."""
    return structs.replace(rule, options={}, bad=[], good=[], why="", whys={})
