"""Kinds: what a rule can look for. One module each; its docstring is its manual page.

A kind is pure: a Document and its own options go in, Findings come out. It knows no codes, severities or languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from lint.document import Document, Span
from lint.model import Finding

NAMES = (
    "attachments",
    "blanks",
    "consistency",
    "counts",
    "dates",
    "duplicate",
    "frame",
    "headings",
    "names",
    "numbering",
    "occasions",
    "order",
    "pairs",
    "pattern",
    "periods",
    "placeholder",
    "replace",
    "runs",
    "sections",
    "shares",
    "split",
    "stutter",
    "suppression",
    "sums",
    "suspect",
    "tables",
    "tallies",
    "votes",
)


class Hits(NamedTuple):
    """What the shared scan found of a rule: spans of its words, by start and longest first, and the indices of the
    expressions that occur somewhere in the text."""

    words: list[Span]
    patterns: list[int]


class Kind(NamedTuple):
    """What the engine needs of a kind.

    `prepare` works out, once when a rule is read, the options `derived`, which nobody writes; they are kept.

    `values` are the names that a rule's message may use. A kind that gives `words` or `patterns` (RE2) is asked to
    check a text only where the shared scan found one of them.
    """

    options: type
    values: frozenset[str]
    check: Callable[[Document, Any, Hits], Iterator[Finding]]
    words: Callable[[Any], Iterable[str]] | None = None
    patterns: Callable[[Any], list[str]] | None = None
    prepare: Callable[[Any], None] | None = None
    derived: tuple[str, ...] = ()


@cache
def kind(name: str) -> Kind:
    """The kind of a name; raises KeyError where there is none."""
    if name not in NAMES:
        raise KeyError(name)
    found: Kind = import_module(f"lint.kinds.{name}").KIND
    return found
