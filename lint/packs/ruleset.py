"""Ruleset: rules ready to run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from msgspec import Struct, structs

from lint.base.model import Genre, PackInfo, Rule
from lint.kinds import Kind


class Loaded(Struct, dict=True):
    """A rule ready to run: its kind, and its options as the kind decodes them, once something asks for them."""

    rule: Rule
    kind: Kind
    decode: Callable[[], Any]
    file: str
    pack: PackInfo

    @cached_property
    def options(self) -> Any:
        """The options, of the type that the kind has for them."""
        return self.decode()


class RuleSet(Struct):
    """The rules and genres of all the packs, in the order of their codes."""

    rules: list[Loaded]
    genres: list[Genre]


def in_order(rules: list[Loaded], genres: list[Genre]) -> RuleSet:
    """The rules of several files, in the order of their codes."""
    return RuleSet(sorted(rules, key=lambda loaded: loaded.rule.code), genres)


def bare(rule: Rule) -> Rule:
    """A rule without what only explaining and testing it needs."""
    return structs.replace(rule, options={}, bad=[], good=[], why="", whys={})
