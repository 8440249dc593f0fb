"""Scan: one pass over a document for the words and expressions of all rules.

All words of all rules go through one Aho-Corasick pass, all expressions through `regex.Set`; a kind that lives on
either is run only on texts in which they occur.
"""

from __future__ import annotations

from operator import add
from typing import Any

from lint.documents import regex
from lint.documents.document import Document, Span
from lint.packs.ruleset import Loaded

# A report has fewer characters than this.
SHORT = 50_000


class Plan:
    """The rules for one sort of document, and one scan for all their words and expressions."""

    def __init__(self, rules: list[Loaded]) -> None:
        self.rules = rules
        # Whether a rule is of a kind that lives on words or expressions, and so waits for one of them to occur.
        self.waits = [bool(loaded.kind.words or loaded.kind.patterns) for loaded in rules]
        self._homes: list[tuple[int, int]] = []
        patterns: list[str] = []
        for n, loaded in enumerate(rules):
            kind, options = loaded.kind, loaded.options
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
            return _automaton(self._owners({*map(add, text, text[1:]), *text}))
        if self._automaton is None:
            self._automaton = _automaton(self._owners(None))
        return self._automaton

    def _owners(self, pairs: set[str] | None) -> dict[str, list[int]]:
        """The words, of those that begin with such pairs of characters or of all, with the rules that want each."""
        owners: dict[str, list[int]] = {}
        for n, loaded in enumerate(self.rules):
            if loaded.kind.words:
                for word in loaded.kind.words(loaded.options):
                    if pairs is None or word[:2] in pairs:
                        owners.setdefault(word, []).append(n)
        return owners

    def scan(self, document: Document) -> dict[int, tuple[list[Span], list[int]]]:
        """Per index of a rule, what was found of it: the spans of its words, and the indices of its expressions."""
        hits = self.words(document.text)
        for index in self._patterns.match(document.utf8):
            owner, n = self._homes[index]
            hits.setdefault(owner, ([], []))[1].append(n)
        return hits

    def words(self, text: str, beside: bool = False) -> dict[int, tuple[list[Span], list[int]]]:
        """Per index of a rule, the spans of its words, and no expressions; a text that is searched `beside` another is
        none of its own."""
        hits: dict[int, tuple[list[Span], list[int]]] = {}
        automaton, owners = self._words(text, beside)
        if automaton is not None:
            spans: dict[int, list[Span]] = {}
            for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                for owner in owners[index]:
                    spans.setdefault(owner, []).append((start, end))
            for owner, places in spans.items():
                places.sort(key=lambda span: (span[0], -span[1]))
                hits[owner] = places, []
        return hits


def _automaton(owners: dict[str, list[int]]) -> tuple[Any, list[list[int]]]:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    if not owners:
        return None, []
    # This implementation is built fastest, and is slower by a fifth only on megabytes.
    built = Implementation.NoncontiguousNFA
    return AhoCorasick(owners, MatchKind.Standard, False, built), list(owners.values())
