"""Kinds: what a rule can look for. One module each; its docstring is its manual page.

A kind is pure: a Document and its own options go in, Findings come out. It knows no codes, severities or languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from lint.base.model import Finding, Genre, Stage
from lint.documents.document import Document, Span

NAMES = (
    "alike",
    "attachments",
    "blanks",
    "consistency",
    "copies",
    "counts",
    "dates",
    "directions",
    "duplicate",
    "frame",
    "headings",
    "homophones",
    "idioms",
    "ledgers",
    "lives",
    "misspelt",
    "names",
    "numbering",
    "occasions",
    "opinion",
    "order",
    "page-layout",
    "pairs",
    "particle",
    "pattern",
    "periods",
    "placeholder",
    "replace",
    "runs",
    "schedules",
    "sections",
    "setphrase",
    "shares",
    "slips",
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
    """What the engine knows of a document when it asks a kind.

    What the shared scan found of the rule: spans of its words, by start and longest first, and the indices of the
    expressions that occur somewhere in the text. And the genre and the stage that the document is checked as, and the
    figures of a page that a configuration sets, and the documents that it is compared with, if it is: shelves of the
    kind `copies`. And what has an opinion of each character, where there is such a thing: see the kind `opinion`.
    """

    words: list[Span]
    patterns: list[int]
    genre: Genre | None = None
    stage: Stage = "draft"
    layout: Mapping[str, Any] = {}
    shelves: tuple[object, ...] = ()
    opinion: object | None = None


class Report(NamedTuple):
    """One of the checks of a kind, which a rule chooses by name.

    `run` is called by the kind's own `check`. `options` are all that it reads beside its name: a rule that gives
    another is refused. `patterns` (RE2) and `words` say where it is worth a look, for a kind that asks for it; `words`
    are written as one expression, without repetitions: “共[有计]” stands for two.
    """

    run: Callable[..., Any]
    options: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    words: str = ""

    def spelt(self) -> list[str]:
        """The words one by one."""
        from lint.documents.required_words import spelt  # when the rules are compiled, and then no more

        return spelt(self.words) if self.words else []


class Kind(NamedTuple):
    """What the engine needs of a kind.

    `prepare` works out, once when a rule is read, the options `derived`, which nobody writes; they are kept.

    `reports` are its checks by name, where it has several; the option `chosen_by` names the one to run.

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
    reports: Mapping[str, Report] | None = None
    chosen_by: str = "report"


def words_of(reports: Mapping[str, Report], chosen_by: str = "report") -> Callable[[Any], list[str]]:
    """What gives the words of the report that options choose."""
    return lambda options: reports[getattr(options, chosen_by)].spelt()


def patterns_of(reports: Mapping[str, Report], chosen_by: str = "report") -> Callable[[Any], list[str]]:
    """What gives the expressions of the report that options choose."""
    return lambda options: [*reports[getattr(options, chosen_by)].patterns]


@cache
def kind(name: str) -> Kind:
    """The kind of a name; raises KeyError where there is none."""
    if name not in NAMES:
        raise KeyError(name)
    found: Kind = import_module(f"lint.kinds.{name.replace('-', '_')}").KIND
    return found
