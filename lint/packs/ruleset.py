"""Ruleset: rules ready to run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from msgspec import Struct, structs

from lint.base.model import Bad, Genre, Good, PackInfo, Rule
from lint.kinds import Kind, kind
from lint.packs.lookup import Lookup


class Loaded(Struct, dict=True):
    """A rule ready to run: its kind, which is imported, and its options as the kind decodes them, once something asks
    for them.

    `lookup` has the words and expressions of this rule and all those that it was kept with; None where none is kept.
    """

    rule: Rule
    decode: Callable[[], Any]
    file: str
    pack: PackInfo
    lookup: Lookup | None = None

    @cached_property
    def kind(self) -> Kind:
        """The kind that it is of."""
        return kind(self.rule.kind)

    @cached_property
    def options(self) -> Any:
        """The options, of the type that the kind has for them."""
        return self.decode()

    @property
    def waits(self) -> bool:
        """Whether it is of a kind that lives on words or expressions, and so waits for one of them to occur."""
        if self.lookup is not None:
            return self.rule.code in self.lookup.waiting
        return bool(self.kind.words or self.kind.patterns)

    @property
    def patterns(self) -> list[str]:
        """The expressions of which one has to occur."""
        if self.lookup is not None:
            return self.lookup.patterns.get(self.rule.code, [])
        return self.kind.patterns(self.options) if self.kind.patterns else []


class RuleSet(Struct):
    """The rules and genres of all the packs, in the order of their codes."""

    rules: list[Loaded]
    genres: list[Genre]


def in_order(rules: list[Loaded], genres: list[Genre]) -> RuleSet:
    """The rules of several files, in the order of their codes."""
    return RuleSet(sorted(rules, key=lambda loaded: loaded.rule.code), genres)


class Reasons(Struct, array_like=True):
    """What only explaining and testing a rule needs of it."""

    why: str
    whys: dict[str, str]
    bad: list[Bad]
    good: list[Good]

    @classmethod
    def of(cls, rule: Rule) -> Reasons:
        """Those of a rule."""
        return cls(rule.why, rule.whys, rule.bad, rule.good)

    def given_to(self, rule: Rule) -> Rule:
        """A bare rule with them."""
        return structs.replace(rule, why=self.why, whys=self.whys, bad=self.bad, good=self.good)


def bare(rule: Rule) -> Rule:
    """A rule without its reasons, and without its options as they stand in its file."""
    return structs.replace(rule, options={}, bad=[], good=[], why="", whys={})
