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

from lint.kinds.copies.shelf import BITS, posting

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
        shift, bits = first << BITS, bits_for(self.count)
        if bits >= _PARTS:
            for part in self._parts:
                yield from split(sorted(one + shift for one in part), bits)
        else:
            every = sorted(one + shift for part in self._parts for one in part)
            yield from split(every, bits)


def split(postings: Sequence[int], bits: int) -> Iterator[tuple[int, bytes]]:
    """Postings in order as buckets, which none of another call may share."""
    start, shift = 0, 64 - bits
    while start < len(postings):
        bucket = postings[start] >> shift
        end = bisect_left(postings, (bucket + 1) << shift, start)
        yield bucket, packed(postings[start:end])
        start = end


def packed(postings: Sequence[int]) -> bytes:
    """Postings in order as bytes: all fingerprints, then all sentences, 32 bits each, the lowest first."""
    words = array("I", [one >> 32 for one in postings])
    words.extend([one & 0xFFFFFFFF for one in postings])
    if sys.byteorder == "big":
        words.byteswap()
    return words.tobytes()


def unpacked(data: bytes) -> tuple[array[int], array[int]]:
    """The fingerprints and the sentences of a bucket; raises ValueError for bytes that are none."""
    words = array("I")
    words.frombytes(data)
    if len(words) % 2:
        raise ValueError("half a posting")
    if sys.byteorder == "big":
        words.byteswap()
    half = len(words) // 2
    return words[:half], words[half:]


def sentences_of(data: bytes, fingerprints: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
    """What a bucket has under fingerprints."""
    own, sentences = unpacked(data)
    for one in fingerprints:
        start = bisect_left(own, one)
        if start < len(own) and own[start] == one:
            yield one, sentences[start : bisect_right(own, one, start)]
