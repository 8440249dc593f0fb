"""Lookup: the words of many rules as one trie, and their expressions, so that a short run decodes few options.

It is worked out from the rules once and kept beside them, as `compiled` keeps the rules themselves: which words a rule
waits for is known without its options. They are decoded for those rules alone of which a word occurs.
"""

from __future__ import annotations

import contextlib
import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from lint.base.cache_files import CacheFolder, name_for
from lint.kinds import Kind

# So many choices of rule files are kept.
CHOICES = 20
# The code of a rule, its kind and its options.
Waiting = tuple[str, Kind, Any]


class Lookup(Struct, array_like=True, dict=True):
    """`contents` say what it was made from, `patterns` are the expressions by the codes of the rules, `waiting` has
    those of the rules that are of a kind that lives on words or expressions.

    `owners` says for each word by its number in the trie which of `groups`, codes of rules, want it. `starts` are the
    characters that words begin with; `longest` is how many the longest has.
    """

    contents: list[str]
    trie: bytes
    owners: bytes
    groups: list[list[str]]
    starts: str
    longest: int
    patterns: dict[str, list[str]]
    waiting: frozenset[str]

    @cached_property
    def _words(self) -> Any:
        import marisa_trie

        return marisa_trie.Trie().frombytes(self.trie)

    @cached_property
    def listed(self) -> tuple[list[str], list[int]]:
        """All words, and for each the index of the group that wants it."""
        owners = memoryview(self.owners).cast("H")
        items = self._words.items()
        return [word for word, _ in items], [owners[number] for _, number in items]

    @cached_property
    def automaton(self) -> Any:
        """One that finds all words, by their places among `listed`; it takes a third of a second."""
        return build(self.listed[0])

    @property
    def is_built(self) -> bool:
        """Whether there is its automaton."""
        return "automaton" in vars(self)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Where words stand: the index of the group that wants the word, where it begins and where it ends."""
        owners, starts, longest = memoryview(self.owners).cast("H"), frozenset(self.starts), self.longest
        prefixes = self._words.iter_prefixes_with_ids
        for at, char in enumerate(text):
            if char in starts:
                for word, number in prefixes(text[at : at + longest]):
                    yield owners[number], at, at + len(word)


def build(words: Iterable[str]) -> Any:
    """The automaton that finds words."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    # Built as fast as the one that is not contiguous, and reads twice as fast; a DFA takes five times as long to build.
    return AhoCorasick(words, MatchKind.Standard, False, Implementation.ContiguousNFA)


def kept(files: Sequence[str], contents: list[str], rules: Iterable[Waiting], cache: CacheFolder) -> Lookup | None:
    """The lookup of rule files as it was kept, or as it is kept from now on; None where nothing can be kept.

    `contents` say what the files are known by, empty where they change just now; `rules` gives the code, the kind and
    the options of each rule, and is gone through the first time alone.
    """
    if not cache.enabled or not all(contents):
        return None
    name = name_for("lookup", *map(os.path.abspath, files))
    if data := cache.load(name):
        with contextlib.suppress(msgspec.MsgspecError):
            found = msgspec.msgpack.decode(data, type=Lookup)
            if found.contents == contents:
                return found
    made = _made(rules, contents)
    cache.store(name, msgspec.msgpack.encode(made))
    cache.prune("lookup", CHOICES)
    return made


def _made(rules: Iterable[Waiting], contents: list[str]) -> Lookup:
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
    trie = marisa_trie.Trie([*owners])
    groups: dict[tuple[str, ...], int] = {}
    numbers = array("H", bytes(2 * len(owners)))
    for word, codes in owners.items():
        numbers[trie[word]] = groups.setdefault(tuple(codes), len(groups))
    return Lookup(
        contents,
        trie.tobytes(),
        numbers.tobytes(),
        [*map(list, groups)],
        "".join(sorted({word[0] for word in owners})),
        max(map(len, owners), default=0),
        patterns,
        frozenset(waiting),
    )
