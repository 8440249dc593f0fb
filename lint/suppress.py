"""Suppress: mark the findings that somebody looked at and let stand. Nothing is deleted.

Three ways to say so. In the document, `<!-- dj-lint: ignore[TY001] 原因 -->`, for the block that it stands in or, where
it has its line to itself, for the next one; `ignore-file[TY001]` for all of the document. In the configuration,
`[[ignore]]` with a rule, the words and what stands around them, so that the entry holds while other places are edited.
And `allow-words`: names and coinages in which nothing is wrong.

A comment that has nothing to suppress, or names no rule, is a violation itself: of the rules of kind `suppression`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from glob import has_magic
from typing import NamedTuple

from msgspec import Struct, structs

from lint.base.model import Edit, Finding, Rule, Suppression, Violation
from lint.documents.document import Document
from lint.documents.source import Source
from lint.documents.without_comments import without
from lint.fingerprint import context, visible
from lint.settings.config import Ignore, Settings
from lint.settings.globs import matches_path, named
from lint.settings.selectors import matches_any, strength

# The rules that speak of the comments themselves, by name.
UNUSED, UNKNOWN = "unused-suppression", "unknown-suppression"

_COMMENT = re.compile(r"<!--[ \t]*(?i:dj-lint)[ \t]*[:：]?[ \t]*(?P<body>.*?)[ \t]*-->")

# Chinese keyboards give full-width brackets.
_IGNORE = re.compile(r"ignore(?P<file>-file)?[ \t]*[\[［【](?P<rules>[^\]］】]*)[\]］】][ \t]*(?P<reason>.*)")
_SELECTOR = re.compile(r"[^\s,，、]+")


class Ignored(NamedTuple):
    """An entry of the configuration that holds for a file, and its place in the list there."""

    entry: int
    ignore: Ignore


class Known(NamedTuple):
    """All the rules that there are, and whether one of them runs on the document."""

    rules: Sequence[Rule]
    runs: Callable[[Rule], bool]


class Selector(Struct):
    """A rule, or several, named in a comment; offsets into the text."""

    name: str
    start: int
    end: int
    used: bool = False


class Comment(Struct):
    """A suppression in a document: its own span, the span that it holds for, and the rules that it names.

    `selectors` is empty where what it says cannot be understood; `body` is what it says.
    """

    start: int
    end: int
    body: str
    scope: tuple[int, int]
    selectors: list[Selector]
    reason: str = ""


class Entries:
    """The entries of a configuration, by the files that they are for."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.folder
        self._anywhere: list[Ignored] = []
        self._named: dict[str, list[Ignored]] = {}  # by a pattern that is a file's name, or its path from the folder
        for n, entry in settings.config.entries:
            plain = entry.files and not any(map(has_magic, entry.files))
            for name in entry.files if plain else ():
                self._named.setdefault(named(name), []).append(Ignored(n, entry))
            if not plain:
                self._anywhere.append(Ignored(n, entry))

    def of(self, path: str) -> list[Ignored]:
        """Those that hold for a file, in their order."""
        found = [one for one in self._anywhere if not one.ignore.files or holds_for(one.ignore, path, self._folder)]
        if self._named:
            keys = {os.path.basename(path)}
            here = os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")
            while here:
                keys.add(here)
                here = here.rpartition("/")[0]
            near = (one for key in keys for one in self._named.get(key, ()))
            found += [one for one in near if holds_for(one.ignore, path, self._folder)]
        return sorted({one.entry: one for one in found}.values(), key=lambda one: one.entry)


def holds_for(entry: Ignore, path: str, folder: str) -> bool:
    """Whether an entry of the configuration in a folder names a file."""
    return any(matches_path(path, glob, folder) for glob in entry.files)


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


def parse(document: Document) -> Iterator[Comment]:
    """The suppressions that stand in a document."""
    text = document.source.text
    for start, end in document.comments:
        match = _COMMENT.fullmatch(text, start, end)
        body = match["body"] if match else text[start:end]
        said = _IGNORE.fullmatch(text, *match.span("body")) if match else None
        if said is None:
            yield Comment(start, end, body, (0, 0), [])
            continue
        named = [Selector(m.group(), *m.span()) for m in _SELECTOR.finditer(text, *said.span("rules"))]
        scope = (0, len(text)) if said["file"] else _scope(document, start, end)
        yield Comment(start, end, body, scope, named, said["reason"])


def _scope(document: Document, start: int, end: int) -> tuple[int, int]:
    """What a comment holds for: the block on its line, else the next one."""
    source, bare = document.source, without(document)
    row = source.row(start)
    top = source.line_starts[row - 1]
    bottom = _below(source, row)
    blocks = [bare.span(block) for block in bare.document.blocks]
    here = [(low, high) for low, high in blocks if low < bottom and high > top]
    if here:
        return min(top, here[0][0]), max(bottom, here[-1][1])
    low, high = next(((low, high) for low, high in blocks if low >= end), (0, 0))
    # The blanks before and after a block on its lines belong to it: some rules look at nothing else.
    top = source.line_starts[source.row(low) - 1]
    below = _below(source, source.row(high))
    return low if source.text[top:low].strip() else top, high if source.text[high:below].strip() else below


def _below(source: Source, row: int) -> int:
    """Where a row ends, its line end included."""
    return source.line_starts[row] if row < len(source.line_starts) else len(source.text)


def _by_comment(violation: Violation, comments: list[Comment]) -> Suppression | None:
    rule = violation.rule
    for comment in comments:
        if comment.scope[0] <= violation.start < comment.scope[1]:
            for selector in comment.selectors:
                if strength([selector.name], rule.code, rule.name):
                    selector.used = True
                    return Suppression("comment", comment.reason)
    return None


def by_entry(violation: Violation, source: Source, ignored: Sequence[Ignored]) -> Suppression | None:
    """What the first of those entries that is for a violation says of it."""
    rule = violation.rule
    for entry, ignore in ignored:
        if strength([ignore.rule], rule.code, rule.name) and _holds(ignore, source, violation):
            return Suppression("config", ignore.reason, entry)
    return None


def _holds(ignore: Ignore, source: Source, violation: Violation) -> bool:
    """Whether the words of an entry are those of a finding, and its context lies around them; blanks do not count."""
    words, around = visible(ignore.text), visible(ignore.context)
    if words and words != visible(source.text[violation.start : violation.end]):
        return False
    if not around:
        return True
    at = visible(source.text[violation.start : violation.end])
    before, after = context(source, violation, max(0, len(around) - len(at)), beyond=True)
    return around in before + at + after


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
                edit = _without(source, comment) if closed else None  # who knows where it should have ended
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
                edit = _without(source, comment) if whole else _without_one(comment.selectors, n)
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


def _without(source: Source, comment: Comment) -> Edit:
    """The edit that deletes a comment, with its line where it has that to itself, else with the blanks before it."""
    text, row = source.text, source.row(comment.start)
    top = source.line_starts[row - 1]
    if source.line(row).strip() == text[comment.start : comment.end]:
        return Edit(top, _below(source, row), "")
    before = text[top : comment.start]
    return Edit(comment.start - (len(before) - len(before.rstrip())), comment.end, "")


def _without_one(selectors: list[Selector], n: int) -> Edit:
    """The edit that takes one of several names out of a comment."""
    if n:
        return Edit(selectors[n - 1].end, selectors[n].end, "")
    return Edit(selectors[0].start, selectors[1].start, "")
