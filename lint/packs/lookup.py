"""Lookup: the words of many rules as one trie, and their expressions, so that a short run decodes few options.

It is worked out from the rules once and kept beside them, as `compiled` keeps the rules themselves: which words a rule
waits for is known without its options. They are decoded for those rules alone of which a word occurs.
"""

from __future__ import annotations

import contextlib
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from lint.base.cache_files import CacheFolder, Kept, Piece, name_for
from lint.kinds import Kind
from lint.packs.automaton import Automaton, Home
from lint.packs.automaton import kept as kept_automaton

# So many choices of rule files are kept.
CHOICES = 20
# How often in a million characters the words without which an expression cannot match occur at most: a report has none
# of them. Of commoner ones each report has some, and looking for them spares nothing.
SELDOM = 150.0
# The code of a rule, its kind and its options.
Waiting = tuple[str, Kind, Any]


class Stored(Struct, array_like=True):
    """`contents` say what it was made from, `patterns` are the expressions by the codes of the rules, `seldom` those
    among them that cannot match without one of a few rare words, `waiting` has the codes of the rules that are of a
    kind that lives on words or expressions.

    `trie` is the piece with the words, `owners` the one that says for each by its number in the trie which of `groups`,
    codes of rules and `seldom` expressions, want it. `starts` are the characters that words begin with; `longest` is
    how many the longest has.
    """

    contents: list[str]
    trie: Piece
    owners: Piece
    groups: list[list[str]]
    starts: str
    longest: int
    patterns: dict[str, list[str]]
    seldom: frozenset[str]
    waiting: frozenset[str]


class Lookup:
    """What was stored, and where the automaton for its words is kept; `again` makes the body of it anew."""

    def __init__(self, stored: Stored, kept: Kept, home: Home, again: Callable[[], bytes]) -> None:
        self.groups, self.patterns = stored.groups, stored.patterns
        self.seldom, self.waiting = stored.seldom, stored.waiting
        self._stored, self._kept, self._home, self._again = stored, kept, home, again

    def _piece(self, piece: Piece) -> bytes:
        """A piece of what was stored; where that is damaged, of what is made anew."""
        data = self._kept.piece(piece)
        return self._again()[piece.start :][: piece.size] if data is None else data

    @cached_property
    def owners(self) -> memoryview:
        """For each word by its number the index of the group that wants it."""
        return memoryview(self._piece(self._stored.owners)).cast("H")

    @cached_property
    def _words(self) -> Any:
        import marisa_trie

        return marisa_trie.Trie().frombytes(self._piece(self._stored.trie))

    def word(self, number: int) -> str:
        """The word of a number."""
        found: str = self._words.restore_key(number)
        return found

    def words(self) -> list[str]:
        """All words, in the order of their numbers."""
        return [*map(self.word, range(len(self.owners)))]

    @cached_property
    def automaton(self) -> Automaton:
        """One that finds all words, by their numbers."""
        return kept_automaton(self.words, self._home)

    @property
    def is_built(self) -> bool:
        """Whether there is its automaton."""
        return "automaton" in vars(self)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where words stand: where a word begins, where it ends, and the index of the group that wants it."""
        starts, longest = frozenset(self._stored.starts), self._stored.longest
        places = [at for at, char in enumerate(text) if char in starts]
        if not places:
            return
        owners, prefixes = self.owners, self._words.iter_prefixes_with_ids
        for at in places:
            for word, number in prefixes(text[at : at + longest]):
                yield at, at + len(word), owners[number]


def kept(
    files: Sequence[str], contents: list[str], rules: Callable[[], Iterable[Waiting]], cache: CacheFolder
) -> Lookup | None:
    """The lookup of rule files as it was kept, or as it is kept from now on; None where nothing can be kept.

    `contents` say what the files are known by, empty where they change just now; `rules` gives the code, the kind and
    the options of each rule, and is asked the first time alone.
    """
    if not cache.enabled or not all(contents):
        return None
    places = [*map(os.path.abspath, files)]
    name, home = name_for("lookup", *places), Home(cache, name_for("automaton", *places), contents)

    def again() -> bytes:
        return _made(rules(), contents)[1]

    if found := cache.load(name):
        with contextlib.suppress(msgspec.MsgspecError):
            stored = msgspec.msgpack.decode(found.head, type=Stored)
            if stored.contents == contents:
                return Lookup(stored, found, home, again)
    made, body = _made(rules(), contents)
    stored_as = cache.store(name, msgspec.msgpack.encode(made), body)
    cache.prune("lookup", CHOICES)
    return Lookup(made, stored_as, home, again)


def _made(rules: Iterable[Waiting], contents: list[str]) -> tuple[Stored, bytes]:
    """What is stored of rules, and the body for its pieces."""
    import marisa_trie

    owners: dict[str, list[str]] = {}
    patterns, waiting = {}, set()
    for code, kind, options in rules:
        for word in kind.words(options) if kind.words else ():
            owners.setdefault(word, []).append(code)
        if kind.patterns:
            patterns[code] = kind.patterns(options)
        if kind.words or kind.patterns:
            waiting.add(code)
    seldom = {pattern: _without_which(pattern) for pattern in {*chain.from_iterable(patterns.values())}}
    for pattern, words in sorted(seldom.items()):
        for word in words:
            owners.setdefault(word, []).append(pattern)
    trie = marisa_trie.Trie([*owners])
    groups: dict[tuple[str, ...], int] = {}
    numbers = array("H", bytes(2 * len(owners)))
    for word, codes in owners.items():
        numbers[trie[word]] = groups.setdefault(tuple(codes), len(groups))
    body = bytearray()
    stored = Stored(
        contents,
        Piece.of(body, trie.tobytes()),
        Piece.of(body, numbers.tobytes()),
        [*map(list, groups)],
        "".join(sorted({word[0] for word in owners})),
        max(map(len, owners), default=0),
        patterns,
        frozenset(pattern for pattern, words in seldom.items() if words),
        frozenset(waiting),
    )
    return stored, bytes(body)


def _without_which(pattern: str) -> list[str]:
    """The rare words without which an expression cannot match; none where they are not rare."""
    from lint.documents.rarity import cost
    from lint.documents.required_words import rarest_words

    words = rarest_words(pattern).words
    return words if words and cost(words) <= SELDOM else []
