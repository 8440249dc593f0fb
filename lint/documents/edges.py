"""Edges: which characters may stand just before and just after a stretch of an expression.

After 掌握的 in `掌握的(?:不|很|非常)[^，]{1,4}` stands 不, 很 or 非: a look at one character spares a search. An
expression is taken apart as Python's own parser reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, NamedTuple

# A range of more characters than this is as good as any.
_WIDE = 200


class Chars(NamedTuple):
    """Characters: the listed, or all others. Where a text ends, there is none, which always may be."""

    listed: frozenset[str] = frozenset()
    others: bool = True

    def __or__(self, other: Chars) -> Chars:
        if self.others and other.others:
            return Chars(self.listed & other.listed)
        if self.others:
            return Chars(self.listed - other.listed)
        return other | self if other.others else Chars(self.listed | other.listed, others=False)


ANY = Chars()
_NONE = Chars(others=False)
# Where `^` or `$` stands, the text ends, or the line.
_LINE_END = Chars(frozenset("\r\n"), others=False)


def edge(nodes: Sequence[Any], beyond: Chars, *, last: bool = False) -> Chars:
    """What a sequence of nodes begins with, or ends with; where it may be empty, also what stands beyond it."""
    chars, empty = _sequence(nodes, last)
    return chars | beyond if empty else chars


def any_of(several: Iterable[Chars]) -> Chars:
    """What is of one or another."""
    return reduce(Chars.__or__, several, _NONE)


def _of(node: Any, last: bool) -> tuple[Chars, bool]:
    """What a node begins with, or ends with, and whether it may be empty."""
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return Chars(frozenset(chr(value)), others=False), False
    if name == "NOT_LITERAL":
        return Chars(frozenset(chr(value))), False
    if name == "IN":
        return _class(value), False
    if name == "SUBPATTERN":
        return _sequence(value[-1], last)
    if name == "BRANCH":
        branches = [_sequence(branch, last) for branch in value[1]]
        return any_of(chars for chars, _ in branches), any(empty for _, empty in branches)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        chars, empty = _sequence(value[2], last)
        return chars, empty or value[0] == 0
    if name == "AT":
        outward = str(value).startswith("AT_BEGINNING") if last else str(value).startswith("AT_END")
        return (_LINE_END, False) if outward else (_NONE, True)
    return ANY, name != "ANY"


def _sequence(nodes: Any, last: bool) -> tuple[Chars, bool]:
    found: list[Chars] = []
    for node in reversed(nodes) if last else nodes:
        chars, empty = _of(node, last)
        found.append(chars)
        if not empty:
            return any_of(found), False
    return any_of(found), True


def _class(members: Any) -> Chars:
    """A class; one with a category counts as any, one that excludes a category as what else it excludes."""
    listed: set[str] = set()
    others = any(str(name) == "NEGATE" for name, _ in members)
    for name, value in members:
        if str(name) == "LITERAL":
            listed.add(chr(value))
        elif str(name) == "RANGE" and value[1] - value[0] < _WIDE:
            listed.update(map(chr, range(value[0], value[1] + 1)))
        elif str(name) != "NEGATE" and not others:
            return ANY
    return Chars(frozenset(listed), others)
