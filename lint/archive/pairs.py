"""Pairs: every two sentences of an archive of which one is made from the other."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from msgspec import Struct

from lint.archive.archive import Archive
from lint.kinds.copies.sentences import Sentence
from lint.kinds.copies.shelf import look_up

_AT_ONCE = 1000


class Pair(Struct, frozen=True, order=True):
    """Two sentences, each by its document and its place among the sentences of that, from 0; in order."""

    document: str
    n: int
    other: str
    other_n: int


def pair(one: tuple[str, int], other: tuple[str, int]) -> Pair:
    """A pair, whichever is named first."""
    return Pair(*min(one, other), *max(one, other))


def pairs(archive: Archive) -> Iterator[Pair]:
    """All pairs of an archive, each once."""
    for entry in archive.entries:
        for at in range(entry.first, entry.end, _AT_ONCE):
            for own in archive.kept(range(at, min(entry.end, at + _AT_ONCE))):
                for seen in look_up([Sentence(0, 0, own.folded)], archive):
                    for other in seen.others:
                        if other.number > own.number:
                            there = archive.entry(other.number)
                            yield pair((entry.path, own.number - entry.first), (there.path, other.number - there.first))


def sentence_id(document: str, n: int) -> int:
    """A number of 63 bits for a sentence, the same on every machine; of a billion sentences two have the same number
    with a chance of one in twenty."""
    return (
        int.from_bytes(blake2b(f"{document}\0{n}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
    )
