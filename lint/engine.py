"""Engine: the rules over one document, with one shared scan.

All words of all rules go through one Aho-Corasick pass, all expressions through `regex.Set`; a kind that lives on
either is run only on texts in which they occur.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add
from typing import Any

from msgspec import structs

from lint import regex
from lint.document import MASK, Document, Span
from lint.kinds import Hits
from lint.model import SEVERITIES, Edit, Genre, Stage, Violation
from lint.ruleset import Loaded
from lint.selectors import Selectors, strength

_BLANK = re.compile(f"[\\s{MASK}]+")
# A line that ends in a colon and is no longer than this addresses somebody.
MAX_ADDRESS = 40


class Engine:
    """Checks documents against a fixed choice of rules."""

    def __init__(self, rules: list[Loaded], genres: list[Genre]) -> None:
        self.rules = rules
        self.genres = genres
        self._plans: dict[tuple[str, str, Stage, Selectors], _Plan] = {}

    def check(
        self, document: Document, genre: str = "", stage: Stage = "draft", without: Selectors = ()
    ) -> list[Violation]:
        """All violations in a document, in the order of the text.

        `genre` is a genre's id and overrides what the title and the opening words say; `without` names rules that do
        not run.
        """
        document.genre = self._genre(document, genre)
        document.stage = stage
        plan = self._plan(document, without)
        hits = plan.scan(document)
        found: list[Violation] = []
        for n, loaded in enumerate(plan.rules):
            kind = loaded.kind
            hit = hits.get(n)
            if hit is None:
                if kind.words or kind.patterns:
                    continue
                hit = Hits([], [])
            if in_time(loaded, document):
                rule = loaded.rule
                if (severity := rule.severity_at(stage)) != rule.severity:
                    rule = structs.replace(rule, severity=severity)
                found += [Violation(rule, finding) for finding in kind.check(document, loaded.options, hit)]
        found += self._over_joints(document, plan)
        if document.whole or MASK in document.text:
            found = list(_guarded(document, found))
        found.sort(key=lambda violation: (violation.start, violation.end, violation.rule.code))
        return distinct(found, document.source.text)

    def _over_joints(self, document: Document, plan: _Plan) -> Iterator[Violation]:
        """Listed words that markup or the end of a line runs through."""
        from lint.joined import joined

        made = joined(document)
        if made is None:
            return
        for n, hit in plan.words(made.document.text, beside=True).items():
            loaded = plan.rules[n]
            if loaded.rule.kind == "replace" and in_time(loaded, document):
                for finding in loaded.kind.check(made.document, loaded.options, hit):
                    if moved := made.back(finding):
                        yield Violation(loaded.rule, moved)

    def _genre(self, document: Document, wanted: str) -> Genre | None:
        if wanted:
            return next((genre for genre in self.genres if genre.id == wanted), None)
        return detect(document, self.genres)

    def _plan(self, document: Document, without: Selectors) -> _Plan:
        """The rules meant for documents of this format, genre and stage, with their scan."""
        key = (document.format, document.genre.id if document.genre else "", document.stage, without)
        if key not in self._plans:
            self._plans[key] = _Plan(
                [
                    loaded
                    for loaded in self.rules
                    if applies(loaded, document) and not strength(without, loaded.rule.code, loaded.rule.name)
                ]
            )
        return self._plans[key]


# A report has fewer characters than this.
SHORT = 50_000


class _Plan:
    """The rules for one sort of document, and one scan for all their words and expressions."""

    def __init__(self, rules: list[Loaded]) -> None:
        self.rules = rules
        self._owners: dict[str, list[int]] = {}
        self._homes: list[tuple[int, int]] = []
        patterns: list[str] = []
        for n, loaded in enumerate(rules):
            kind, options = loaded.kind, loaded.options
            for word in kind.words(options) if kind.words else ():
                self._owners.setdefault(word, []).append(n)
            for index, pattern in enumerate(kind.patterns(options) if kind.patterns else ()):
                patterns.append(pattern)
                self._homes.append((n, index))
        self._patterns = regex.Set(patterns)
        self._automaton: tuple[Any, list[list[int]]] | None = None
        self._scanned = False

    def _words(self, text: str, beside: bool) -> tuple[Any, list[list[int]]]:
        """The automaton for a text, and for each of its words the rules that want it.

        Building it for all words takes longer than a report takes to scan: for the first report it is built for those
        alone whose first two characters stand there, and for all of them only where more is to be scanned.
        """
        if self._automaton is None and (beside or not self._scanned) and len(text) < SHORT:
            self._scanned = self._scanned or not beside
            pairs = {*map(add, text, text[1:]), *text}
            return _automaton({word: rules for word, rules in self._owners.items() if word[:2] in pairs})
        if self._automaton is None:
            self._automaton = _automaton(self._owners)
        return self._automaton

    def scan(self, document: Document) -> dict[int, Hits]:
        """Per index of a rule, what was found of it."""
        hits = self.words(document.text)
        for index in self._patterns.match(document.utf8):
            owner, n = self._homes[index]
            hits.setdefault(owner, Hits([], [])).patterns.append(n)
        return hits

    def words(self, text: str, beside: bool = False) -> dict[int, Hits]:
        """Per index of a rule, the places of its words; a text that is searched `beside` another is none of its own."""
        hits: dict[int, Hits] = {}
        automaton, owners = self._words(text, beside)
        if automaton is not None:
            spans: dict[int, list[Span]] = {}
            for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                for owner in owners[index]:
                    spans.setdefault(owner, []).append((start, end))
            for owner, places in spans.items():
                places.sort(key=lambda span: (span[0], -span[1]))
                hits[owner] = Hits(places, [])
        return hits


def _guarded(document: Document, found: list[Violation]) -> Iterator[Violation]:
    from lint.guard import guarded

    for violation in found:
        if finding := guarded(document, violation.finding):
            yield structs.replace(violation, finding=finding)


def _automaton(owners: dict[str, list[int]]) -> tuple[Any, list[list[int]]]:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    if not owners:
        return None, []
    # This implementation is built fastest, and is slower by a fifth only on megabytes.
    built = Implementation.NoncontiguousNFA
    return AhoCorasick(owners, MatchKind.Standard, False, built), list(owners.values())


def distinct(found: list[Violation], text: str) -> list[Violation]:
    """Without those violations that say of the same characters what one of another rule says.

    Of edits that come to the same, the one of the most severe rule stays, then one that is safe, then the lowest code.
    What changes only characters that an error changes, if to something else, is not reported beside it.
    """
    best: dict[tuple[Edit, ...], Violation] = {}
    wrong: dict[int, list[Edit]] = {}
    changes = [tuple(_change(edit, text) for edit in violation.finding.edits) for violation in found]
    for violation, edits in zip(found, changes, strict=True):
        if edits and (edits not in best or _weight(violation) < _weight(best[edits])):
            best[edits] = violation
        if violation.rule.severity == "error":
            for edit in edits:
                for at in range(edit.start, edit.end):
                    wrong.setdefault(at, []).append(edit)
    return [
        violation
        for violation, edits in zip(found, changes, strict=True)
        if not edits
        or (
            best[edits].rule.code == violation.rule.code
            and (violation.rule.severity == "error" or not all(_within(edit, wrong) for edit in edits))
        )
    ]


def _weight(violation: Violation) -> tuple[int, bool, str]:
    rule = violation.rule
    return -SEVERITIES.index(rule.severity), rule.fix != "safe", rule.code


def _change(edit: Edit, text: str) -> Edit:
    """An edit without the characters at its ends that it leaves as they are."""
    start, end, content = edit.start, edit.end, edit.content
    while start < end and content and text[start] == content[0]:
        start, content = start + 1, content[1:]
    while start < end and content and text[end - 1] == content[-1]:
        end, content = end - 1, content[:-1]
    return Edit(start, end, content)


def _within(edit: Edit, wrong: dict[int, list[Edit]]) -> bool:
    """Whether an edit lies within one of those at its characters; an insertion, strictly inside."""
    inserts = edit.start == edit.end
    return any(
        other.start <= edit.start - inserts and edit.end <= other.end - inserts for other in wrong.get(edit.start, ())
    )


def applies(loaded: Loaded, document: Document) -> bool:
    """Whether a rule is meant for documents of this format, genre and stage."""
    rule = loaded.rule
    if rule.formats and document.format not in rule.formats:
        return False
    if rule.stages and document.stage not in rule.stages:
        return False
    genre = document.genre.id if document.genre else ""
    return genre not in rule.not_genres and (not rule.genres or genre in rule.genres)


def in_time(loaded: Loaded, document: Document) -> bool:
    """Whether a rule holds for all of the document's year; one with a time does not where the year is not known."""
    valid = loaded.rule.valid
    if valid is None:
        return True
    year = document.year
    return year is not None and valid.since <= f"{year}-01-01" and f"{year}-12-31" <= (valid.until or "9999")


def detect(document: Document, genres: list[Genre]) -> Genre | None:
    """The genre that the title names, else the one that the opening paragraph speaks like, else that of the body."""
    if title := document.title:
        text = _BLANK.sub("", document.text[title.start : title.end]).rstrip("。")
        said = (g for g in genres if _says(g, "title", text) and not (g.unless and regex.search(g.unless, text)))
    else:
        text = _opening(document)
        said = (genre for genre in genres if genre.opening and _says(genre, "opening", text))
    sure = next((genre for genre in said if not genre.needs or regex.occurs(genre.needs, document)), None)
    return sure or next((genre for genre in genres if genre.body and _says(genre, "body", document.text)), None)


def _says(genre: Genre, key: str, text: str) -> bool:
    """Whether one of a genre's expressions occurs in a text; it is not compiled where its words are missing."""
    if not all(any(word in text for word in words) for words in genre.literals.get(key, ())):
        return False
    return regex.search(getattr(genre, key), text)


def _opening(document: Document) -> str:
    """The first paragraph of running text; one that only addresses the readers is passed over."""
    for block in document.blocks[:12]:
        text = document.text[block.start : block.end]
        addressed = len(text) <= MAX_ADDRESS and text[-1] in "：:" and "如下" not in text
        if block.kind in ("paragraph", "item") and not addressed:
            return text
    return ""
