"""Engine: the rules over one document, with one shared scan.

All words of all rules go through one Aho-Corasick pass, all expressions through one RE2 set; a kind that lives on
either is run only on texts in which they occur.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from lint import regex
from lint.document import Document, Span
from lint.kinds import Hits
from lint.load import Loaded
from lint.model import Genre, Stage, Violation


class Engine:
    """Checks documents against a fixed choice of rules."""

    def __init__(self, rules: list[Loaded], genres: list[Genre]) -> None:
        self.rules = rules
        self.genres = genres

    def check(self, document: Document, genre: str = "", stage: Stage = "draft") -> list[Violation]:
        """All violations in a document, in the order of the text.

        `genre` is a genre's id and overrides what the title and the opening words say.
        """
        document.genre = self._genre(document, genre)
        document.stage = stage
        hits = self._scan(document)
        found: list[Violation] = []
        for n, loaded in enumerate(self.rules):
            kind = loaded.kind
            hit = hits.get(n)
            if hit is None:
                if kind.words or kind.patterns:
                    continue
                hit = Hits([], [])
            if applies(loaded, document):
                rule = loaded.rule
                found += [Violation(rule, finding) for finding in kind.check(document, loaded.options, hit)]
        found.sort(key=lambda violation: (violation.start, violation.end, violation.rule.code))
        return found

    def _genre(self, document: Document, wanted: str) -> Genre | None:
        if wanted:
            return next((genre for genre in self.genres if genre.id == wanted), None)
        return detect(document, self.genres)

    def _scan(self, document: Document) -> dict[int, Hits]:
        """Per index of a rule, what was found of it."""
        hits: dict[int, Hits] = {}
        words, owners = self._words
        if words is not None:
            spans: dict[int, list[Span]] = {}
            for index, start, end in words.find_matches_as_indexes(document.text, overlapping=True):
                for owner in owners[index]:
                    spans.setdefault(owner, []).append((start, end))
            for owner, places in spans.items():
                places.sort(key=lambda span: (span[0], -span[1]))
                hits[owner] = Hits(places, [])
        patterns, homes = self._patterns
        for index in sorted(patterns.match(document.utf8)):
            owner, n = homes[index]
            hits.setdefault(owner, Hits([], [])).patterns.append(n)
        return hits

    @cached_property
    def _words(self) -> tuple[Any, list[list[int]]]:
        """The automaton of all words, and for each word the rules that want it."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        owners: dict[str, list[int]] = {}
        for n, loaded in enumerate(self.rules):
            for word in loaded.kind.words(loaded.options) if loaded.kind.words else ():
                owners.setdefault(word, []).append(n)
        automaton = AhoCorasick(owners, matchkind=MatchKind.Standard, store_patterns=False) if owners else None
        return automaton, list(owners.values())

    @cached_property
    def _patterns(self) -> tuple[regex.Set, list[tuple[int, int]]]:
        """The set of all expressions, and for each the rule and its index there."""
        texts: list[str] = []
        homes: list[tuple[int, int]] = []
        for n, loaded in enumerate(self.rules):
            for index, pattern in enumerate(loaded.kind.patterns(loaded.options) if loaded.kind.patterns else ()):
                texts.append(pattern)
                homes.append((n, index))
        return regex.Set(texts), homes


def applies(loaded: Loaded, document: Document) -> bool:
    """Whether a rule is meant for a document of this format, genre, stage and year."""
    rule = loaded.rule
    if rule.formats and document.format not in rule.formats:
        return False
    if rule.stages and document.stage not in rule.stages:
        return False
    genre = document.genre.id if document.genre else ""
    if (rule.genres and genre not in rule.genres) or genre in rule.not_genres:
        return False
    if rule.valid is None:
        return True
    year = document.year
    return year is not None and rule.valid.since <= f"{year}-01-01" and f"{year}-12-31" <= (rule.valid.until or "9999")


def detect(document: Document, genres: list[Genre]) -> Genre | None:
    """The genre that the title names, else the one that the opening paragraph speaks like."""
    if title := document.title:
        text = document.text[title.start : title.end]
        return next((genre for genre in genres if regex.search(genre.title, text)), None)
    if opening := document.opening:
        text = document.text[opening.start : opening.end]
        return next((genre for genre in genres if genre.opening and regex.search(genre.opening, text)), None)
    return None
