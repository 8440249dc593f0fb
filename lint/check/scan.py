"""Scan: which words and expressions of all rules stand in a document.

All words of all rules are found in one pass. An expression is searched up to its first match, and one that cannot match
without one of a few rare words only where one of these stands, which the same pass finds. A kind that lives on either
is run only on texts in which they occur.

RE2 can search for many expressions in one pass. For those that are left that was slower than one by one: the automaton
for a few of them has many states, which are made as it reads (0.68 s against 0.56 s for 96 expressions and 5.4 MB of
news, 39 ms against 29 ms for one report).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import add, itemgetter

from lint.documents import regex
from lint.documents.document import Document, Span
from lint.packs.automaton import Automaton, Match, built
from lint.packs.lookup import Lookup
from lint.packs.ruleset import Loaded

# Where words stand, with the rules that want each.
_Matches = tuple[Iterable[Match], list[list[int]]]
# One that finds words, with the rules that want each.
_Automaton = tuple[Automaton, list[list[int]]]

_START, _END = itemgetter(0), itemgetter(1)

# A report has fewer characters than this, and so have the first few; the automaton for few words is built sooner.
SHORT, FEW_SHORT = 50_000, 5_000


class Plan:
    """The rules for one sort of document, and one scan for all their words and expressions."""

    def __init__(self, rules: list[Loaded]) -> None:
        self.rules = rules
        self._never_wait = [n for n, loaded in enumerate(rules) if not loaded.waits]
        homes: dict[str, list[tuple[int, int]]] = {}
        for n, loaded in enumerate(rules):
            for index, pattern in enumerate(loaded.patterns):
                homes.setdefault(pattern, []).append((n, index))
        self._homes = homes
        lookup = _lookup(rules)
        seldom = lookup.seldom if lookup else frozenset()
        self._seldom = [pattern for pattern in homes if pattern in seldom]
        self._others = [pattern for pattern in homes if pattern not in seldom]
        self._words = _Words(rules, self._seldom)

    def scan(self, document: Document) -> dict[int, tuple[list[Span], list[int]]]:
        """By their indices, in order, the rules that have something to look at: the spans of their words that were
        found, and the indices of their expressions that occur. Both are empty for one that waits for neither."""
        words = self._words.spans(document.text)
        patterns: dict[int, list[int]] = {}
        for pattern in self._occurring(document, [*words]):
            for owner, n in self._homes[pattern]:
                patterns.setdefault(owner, []).append(n)
        waiting = (owner for owner in words if owner < len(self.rules))
        owners = sorted({*self._never_wait, *waiting, *patterns})
        return {owner: (words.get(owner, []), sorted(patterns.get(owner, ()))) for owner in owners}

    def _occurring(self, document: Document, words: list[int]) -> Iterator[str]:
        """The expressions that occur in a document; `words` are the indices of the rules and, after these, of the
        expressions that need rare words, of which words stand there."""
        called = (self._seldom[owner - len(self.rules)] for owner in words if owner >= len(self.rules))
        return (pattern for pattern in chain(self._others, called) if regex.occurs(pattern, document))

    def settle(self) -> None:
        """Build now what is built once there is more to read: for whoever must not wait for it later."""
        self._words.settle()
        self.listed.settle()

    @cached_property
    def listed(self) -> _Words:
        """The words of the rules that only list words."""
        return _Words(self.rules, only="replace")


def _lookup(rules: Iterable[Loaded]) -> Lookup | None:
    """What is kept of the words and expressions of the rules that come with the tool, if it is."""
    return next((loaded.lookup for loaded in rules if loaded.lookup is not None), None)


class _Words:
    """The words of rules, all or those of one kind, looked for in one pass; and those without which some expressions
    of the lookup cannot match, which count as rules after the others."""

    def __init__(self, rules: list[Loaded], expressions: Sequence[str] = (), only: str = "") -> None:
        self._expressions = {pattern: len(rules) + n for n, pattern in enumerate(expressions)}
        self._rules = [(n, loaded) for n, loaded in enumerate(rules) if only in ("", loaded.rule.kind)]
        self._short = SHORT if not only else FEW_SHORT
        self._automata: list[_Automaton] | None = None
        self._scanned = 0

    def spans(self, text: str) -> dict[int, list[Span]]:
        """Per index of a rule, where its words stand, by start and longest first."""
        found: dict[int, list[Span]] = {}
        for matches, owners in self._matches(text):
            for start, end, index in matches:
                for owner in owners[index]:
                    if owner in found:
                        found[owner].append((start, end))
                    else:
                        found[owner] = [(start, end)]
        for places in found.values():
            places.sort(key=_END, reverse=True)
            places.sort(key=_START)
        return found

    def _matches(self, text: str) -> Iterator[_Matches]:
        """Where the words stand, each with the index of its rules among those that are given with them.

        Building the automaton for all words, or reading it, takes longer than a report takes to scan. For the first
        ones the words are looked up in the trie that is kept with the rules that come with the tool; for others the
        automaton for the first one is built for those words alone whose first two characters stand there.
        """
        scanned, self._scanned = self._scanned, self._scanned + len(text)
        built = self._automata or (self._lookup and self._lookup.is_built)
        if not built and self._scanned < self._short and (self._lookup or not scanned):
            if self._lookup is not None:
                yield self._lookup.find(text), self._groups
            if self._others:
                automaton, owners = _automaton(self._owners(self._others, {*map(add, text, text[1:]), *text}))
                yield automaton(text), owners
            return
        for automaton, owners in self.settle():
            yield automaton(text), owners

    def settle(self) -> list[_Automaton]:
        """The automata for all words, which are built when they are first wanted."""
        if self._automata is None:
            self._automata = [_automaton(self._owners(self._others, None))] if self._others else []
            if self._lookup is not None:
                self._automata.append(self._known(self._lookup))
        return self._automata

    def _known(self, lookup: Lookup) -> _Automaton:
        """The one for the words of the lookup: all of them, which serves every choice of rules, or these rules' alone,
        where they are few."""
        groups = self._groups
        wanted = [groups[number] for number in lookup.owners]
        ours = [number for number, owners in enumerate(wanted) if owners]
        if 2 * len(ours) > len(wanted):
            return lookup.automaton, wanted
        return _automaton({lookup.word(number): wanted[number] for number in ours})

    @cached_property
    def _lookup(self) -> Lookup | None:
        """What is kept of the words of the rules that come with the tool, if it is."""
        return _lookup(loaded for _, loaded in self._rules)

    @cached_property
    def _others(self) -> list[tuple[int, Loaded]]:
        """The rules that the lookup does not know."""
        return [(n, loaded) for n, loaded in self._rules if loaded.lookup is None]

    @cached_property
    def _groups(self) -> list[list[int]]:
        """The groups of the lookup, of these rules alone."""
        ours = {loaded.rule.code: n for n, loaded in self._rules} | self._expressions
        groups = self._lookup.groups if self._lookup else []
        return [[ours[code] for code in codes if code in ours] for codes in groups]

    @staticmethod
    def _owners(rules: list[tuple[int, Loaded]], pairs: set[str] | None) -> dict[str, list[int]]:
        """The words of rules, of those that begin with such pairs of characters or all, with the rules that want
        each."""
        owners: dict[str, list[int]] = {}
        for n, loaded in rules:
            if loaded.kind.words:
                for word in loaded.kind.words(loaded.options):
                    if pairs is None or word[:2] in pairs:
                        owners.setdefault(word, []).append(n)
        return owners


def _automaton(owners: dict[str, list[int]]) -> _Automaton:
    return built(owners) if owners else lambda _: (), list(owners.values())
