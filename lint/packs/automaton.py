"""Automaton: finds many words in a text in one pass.

Two libraries do it. daachorse gives what it built as bytes, which are read again in a hundredth of the time that it
takes to build, and finds words twice as fast; but it builds more slowly, and has wheels for fewer systems.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import MsgspecError, Struct, msgpack

from lint.base.cache_files import CacheFolder
from lint.base.package import stamp

# Where a word begins in a text, where it ends, and its place among the words that were given.
Match = tuple[int, int, int]
Automaton = Callable[[str], Iterable[Match]]
# So many are kept.
CHOICES = 20


class Home(NamedTuple):
    """Where an automaton is kept, under which name, and what its words are known by."""

    cache: CacheFolder
    name: str
    about: list[str]


class _Stored(Struct, array_like=True):
    about: list[str]
    automaton: bytes


def built(words: Iterable[str]) -> Automaton:
    """One that is made for this run."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    # Built as fast as the one that is not contiguous, and reads twice as fast; a DFA takes five times as long to build.
    automaton = AhoCorasick(words, MatchKind.Standard, False, Implementation.ContiguousNFA)
    return lambda text: [
        (start, end, word) for word, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
    ]


def kept(words: Callable[[], list[str]], home: Home) -> Automaton:
    """One as it was kept, or as it is kept from now on; where nothing can be kept, one that is made for this run."""
    try:
        import daachorse
    except ImportError:  # no wheel for this system
        return built(words())
    if not home.cache.enabled:
        return built(words())
    about = [*home.about, stamp([daachorse.__file__])]
    if kept := home.cache.load(home.name):
        with contextlib.suppress(MsgspecError, ValueError):
            stored = msgpack.decode(kept.head, type=_Stored)
            if stored.about == about:
                return daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(stored.automaton).find_overlapping
    made = daachorse.CharwiseDoubleArrayAhoCorasick(words())
    home.cache.store(home.name, msgpack.encode(_Stored(about, made.serialize())))
    home.cache.prune("automaton", CHOICES)
    return made.find_overlapping
