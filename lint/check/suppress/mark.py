"""Suppress: mark the findings that somebody looked at and let stand. Nothing is deleted.

Three ways to say so. In the document, `<!-- dj-lint: ignore[TY001] 原因 -->`, for the block that it stands in or, where
it has its line to itself, for the next one; `ignore-file[TY001]` for all of the document. In the configuration,
`[[ignore]]` with a rule, the words and what stands around them, so that the entry holds while other places are edited.
And `allow-words`: names and coinages in which nothing is wrong.

A comment that has nothing to suppress, or names no rule, is a violation itself: of the rules of kind `suppression`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from lint.base.model import Edit, Finding, Rule, Suppression, Violation
from lint.check.suppress.comments import Comment, one_taken_out, parse, taken_out
from lint.check.suppress.entries import Ignored, by_entry
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
    document: Document, found: list[Violation], known: Known, ignored: Sequence[Ignored], words: Sequence[str]
) -> list[Violation]:
    """The violations of a document, marked where they are suppressed, with those that its comments are themselves."""
    comments = list(parse(document)) if document.comments else []
    if not comments and not ignored and not words:
        return found
    source, allowed = document.source, _places(document.text, words)
    marked = []
    for violation in found:
        suppression = _by_comment(violation, comments) or by_entry(violation, source, ignored)
        if not suppression and _inside(violation, allowed):
            suppression = Suppression("config", "allow-words")
        marked.append(structs.replace(violation, suppressed=suppression) if suppression else violation)
    for fault in _faults(source, comments, known):
        marked.append(structs.replace(fault, suppressed=by_entry(fault, source, ignored)))
    return sorted(marked, key=lambda violation: (violation.start, violation.end))


def _by_comment(violation: Violation, comments: list[Comment]) -> Suppression | None:
    rule = violation.rule
    for comment in comments:
        if comment.scope[0] <= violation.start < comment.scope[1]:
            for selector in comment.selectors:
                if strength([selector.name], rule.code, rule.name):
                    selector.used = True
                    return Suppression("comment", comment.reason)
    return None


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    return [match.span() for word in words if word in text for match in re.finditer(re.escape(word), text)]


def _inside(violation: Violation, places: list[tuple[int, int]]) -> bool:
    """Whether a finding, or all that it would change, lies within one of the places."""
    edits = violation.finding.edits
    spans = [(violation.start, violation.end)]
    if edits:
        spans.append((min(edit.start for edit in edits), max(edit.end for edit in edits)))
    return any(low <= start < end <= high for low, high in places for start, end in spans)


def _faults(source: Source, comments: list[Comment], known: Known) -> Iterator[Violation]:
    """What is wrong with the comments themselves."""
    names = {name for rule in known.rules for name in (rule.code, rule.name)}
    rules = {rule.name: rule for rule in known.rules if rule.kind == "suppression" and known.runs(rule)}
    for comment in comments:
        if not comment.selectors:
            if rule := rules.get(UNKNOWN):
                closed = source.text.endswith("-->", comment.start, comment.end)
                edit = taken_out(source, comment) if closed else None  # who knows where it should have ended
                yield _fault(rule, comment.start, comment.end, comment.body, edit)
            continue
        idle = {}
        for n, selector in enumerate(comment.selectors):
            if selector.name != "ALL" and not matches_any(selector.name, names):
                idle[n] = UNKNOWN
            elif not selector.used and _judged(selector.name, known):
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
