"""Suppress: mark the findings that somebody looked at and let stand. Nothing is deleted.

Three ways to say so. In the document, `<!-- dj-lint: ignore[TY001] 原因 -->`, for the block that it stands in or, where
it has its line to itself, for the next one; `ignore-file[TY001]` for all of the document. In the configuration,
`[[ignore]]` with a rule, the words and what stands around them, so that the entry holds while other places are edited.
And `allow-words`: names and coinages in which nothing is wrong.

A comment that has nothing to suppress, or names no rule, is a violation itself: of the rules of kind `suppression`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from heapq import heappop, heappush
from typing import NamedTuple

from msgspec import structs

from lint.base.model import Edit, Finding, Rule, Suppression, Violation
from lint.check.suppress.allowed import Places
from lint.check.suppress.comments import Comment, Selector, one_taken_out, parse, taken_out
from lint.check.suppress.entries import Index
from lint.documents.document import Document
from lint.documents.source import Source
from lint.settings.selectors import matches_any, strength

# The rules that speak of the comments themselves, by name.
UNUSED, UNKNOWN = "unused-suppression", "unknown-suppression"


class Known(NamedTuple):
    """All the rules that there are, and whether one of them runs on the document."""

    rules: Sequence[Rule]
    runs: Callable[[Rule], bool]


def mark(
    document: Document, found: list[Violation], known: Known, ignored: Index | None, words: Sequence[str]
) -> list[Violation]:
    """The violations of a document, marked where they are suppressed, with those that its comments are themselves."""
    comments = list(parse(document)) if document.comments else []
    if not comments and not ignored and not words:
        return found
    source, allowed, said = document.source, Places(document.text, words), _Said(comments)
    marked = []
    for violation in sorted(found, key=lambda violation: violation.start):
        suppression = said.of(violation) or (ignored.of(violation, source) if ignored else None)
        if not suppression and allowed.hold(violation):
            suppression = Suppression("config", "allow-words")
        marked.append(structs.replace(violation, suppressed=suppression) if suppression else violation)
    for fault in _faults(source, comments, known):
        marked.append(structs.replace(fault, suppressed=ignored.of(fault, source) if ignored else None))
    return sorted(marked, key=lambda violation: (violation.start, violation.end))


class _Said:
    """What the comments of a document say of violations, which are asked for in the order of the text."""

    def __init__(self, comments: list[Comment]) -> None:
        self._named: dict[str, list[tuple[int, Comment, Selector]]] = {}  # the comments by the names that they give
        self._rules: dict[str, _Open] = {}
        for n, comment in enumerate(comments):
            for selector in comment.selectors:
                self._named.setdefault(selector.name, []).append((n, comment, selector))

    def of(self, violation: Violation) -> Suppression | None:
        """What the first comment says that is for a violation."""
        rule = violation.rule
        if rule.code not in self._rules:
            names = (name for name in self._named if strength([name], rule.code, rule.name))
            self._rules[rule.code] = _Open([one for name in names for one in self._named[name]])
        if not (first := self._rules[rule.code].first(violation.start)):
            return None
        comment, selector = first
        selector.used = True
        return Suppression("comment", comment.reason)


class _Open:
    """Of the comments for one rule, those whose scopes hold an offset, while the offsets grow."""

    def __init__(self, found: list[tuple[int, Comment, Selector]]) -> None:
        self._waiting = sorted(found, key=lambda one: (one[1].scope[0], one[0], one[2].start), reverse=True)
        self._open: list[tuple[int, int, Comment, Selector]] = []

    def first(self, offset: int) -> tuple[Comment, Selector] | None:
        while self._waiting and self._waiting[-1][1].scope[0] <= offset:
            n, comment, selector = self._waiting.pop()
            heappush(self._open, (n, selector.start, comment, selector))
        while self._open and self._open[0][2].scope[1] <= offset:
            heappop(self._open)
        return self._open[0][2:] if self._open else None


def _faults(source: Source, comments: list[Comment], known: Known) -> Iterator[Violation]:
    """What is wrong with the comments themselves."""
    names = {name for rule in known.rules for name in (rule.code, rule.name)}
    rules = {rule.name: rule for rule in known.rules if rule.kind == "suppression" and known.runs(rule)}
    exists, judged = cache(partial(matches_any, known=names)), cache(partial(_judged, known=known))
    for comment in comments:
        if not comment.selectors:
            if rule := rules.get(UNKNOWN):
                closed = source.text.endswith("-->", comment.start, comment.end)
                edit = taken_out(source, comment) if closed else None  # who knows where it should have ended
                yield _fault(rule, comment.start, comment.end, comment.body, edit)
            continue
        idle = {}
        for n, selector in enumerate(comment.selectors):
            if selector.name != "ALL" and not exists(selector.name):
                idle[n] = UNKNOWN
            elif not selector.used and judged(selector.name):
                idle[n] = UNUSED
        for n, name in idle.items():
            if rule := rules.get(name):
                at = comment.selectors[n]
                whole = len(idle) == len(comment.selectors)
                edit = taken_out(source, comment) if whole else one_taken_out(comment.selectors, n)
                yield _fault(rule, at.start, at.end, at.name, edit)


def _judged(name: str, known: Known) -> bool:
    """Whether all the rules that are meant did run, so that it is known that there was nothing to suppress."""
    return all(map(known.runs, meant(name, known.rules)))


def meant(name: str, rules: Sequence[Rule]) -> list[Rule]:
    """The rules that a suppression is for: of several that it names, those that are on by default."""
    named = [rule for rule in rules if strength([name], rule.code, rule.name)]
    return [rule for rule in named if rule.default] or named


def _fault(rule: Rule, start: int, end: int, said: str, edit: Edit | None) -> Violation:
    return Violation(rule, Finding(start, end, {"found": said}, (edit,) if edit else ()))
