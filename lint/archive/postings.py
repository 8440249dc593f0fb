"""Postings: which sentences have a fingerprint, as bytes that are sorted, packed and put together again.

A segment is what was added at once. Its postings, numbers of 64 bits (a fingerprint, then the sentence with the count
of its fingerprints), are spread over buckets by the first bits of the fingerprint; a bucket is the
fingerprints, then the sentences, in order. A search reads one bucket of every segment.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from lint.kinds.copies.shelf import BITS, posting

if TYPE_CHECKING:
    Words = array[int] | memoryview  # numbers of 32 bits

# So many postings make a bucket.
BUCKET = 256
_PARTS = 12


def bits_for(postings: int) -> int:
    """How many bits of a fingerprint choose a bucket, for so many postings in all."""
    return min(20, (postings // BUCKET).bit_length())


class Collected:
    """Postings of sentences that have no numbers yet: they are counted from 0."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(1 << _PARTS)]
        self.count = 0

    def add(self, sentence: int, fingerprints: Sequence[int]) -> None:
        """Enter a sentence under its fingerprints."""
        value, parts = posting(sentence, len(fingerprints)), self._parts
        for one in fingerprints:
            parts[one >> 32 - _PARTS].append(one << 32 | value)
        self.count += len(fingerprints)

    def buckets(self, first: int) -> Iterator[tuple[int, bytes]]:
        """The buckets that are not empty, the sentences numbered from `first` on."""
        bits = bits_for(self.count)
        parts = self._parts if bits >= _PARTS else [chain.from_iterable(self._parts)]
        for part in parts:
            yield from split(sorted(part), bits, first << BITS)


def split(postings: Sequence[int], bits: int, more: int = 0) -> Iterator[tuple[int, bytes]]:
    """Postings in order as buckets, which none of another call may share; the sentences with so much `more` for their
    numbers."""
    start, shift = 0, 64 - bits
    while start < len(postings):
        bucket = postings[start] >> shift
        end = bisect_left(postings, (bucket + 1) << shift, start)
        yield bucket, packed(postings[start:end], more)
        start = end


def packed(postings: Sequence[int], more: int = 0) -> bytes:
    """Postings in order as bytes: all fingerprints, then all sentences, 32 bits each, the lowest first."""
    halves = array("I", array("Q", postings).tobytes())
    low, high = (halves[::2], halves[1::2]) if sys.byteorder == "little" else (halves[1::2], halves[::2])
    words = high + (array("I", [one + more for one in low]) if more else low)
    if sys.byteorder == "big":
        words.byteswap()
    return words.tobytes()


def unpacked(data: bytes) -> tuple[Words, Words]:
    """The fingerprints and the sentences of a bucket; raises ValueError for bytes that are none."""
    if len(data) % 8:
        raise ValueError("half a posting")
    words: Words
    if sys.byteorder == "little":
        words = memoryview(data).cast("I")
    else:
        words = array("I", data)
        words.byteswap()
    half = len(words) // 2
    return words[:half], words[half:]


def sentences_of(data: bytes, fingerprints: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """What a bucket has under fingerprints, as an array has it in memory."""
    own, sentences = unpacked(data)
    for one in fingerprints:
        start = bisect_left(own, one)
        if start < len(own) and own[start] == one:
            yield one, sentences[start : bisect_right(own, one, start)].tobytes()
