"""Winnow: the fingerprints of a folded sentence, so chosen that a copy with a few changes has some of them still.

Of every `WINDOW` neighbouring stretches of `GRAM` characters the one with the least hash counts (Schleimer, Wilkerson,
Aiken: Winnowing, SIGMOD 2003): two sentences that share `GRAM + WINDOW - 1` characters in a row share a fingerprint.
The sentence as a whole has one more, so that short ones have any. They depend on the sentence alone, not on what stands
beside it, nor on the machine.
"""

from __future__ import annotations

import sys
from array import array
from itertools import pairwise
from zlib import crc32

GRAM, WINDOW = 4, 4
_ODD = 0x9E3779B97F4A7C15
# Bytes of a product.
_WIDTH = 16


def fingerprints(folded: str) -> list[int]:
    """The fingerprints of a folded sentence: different numbers of 32 bits, in order; none of an empty one."""
    if not folded:
        return []
    kept = {crc32(folded.encode("utf-16-le", "surrogatepass"))}
    hashes = stretch_hashes(folded)
    if len(hashes) < WINDOW:
        kept.update(hashes and (min(hashes),))
    else:
        # Written out: `min` is called three times as long.
        pairs = [a if a < b else b for a, b in pairwise(hashes)]
        kept.update(a if a < b else b for a, b in zip(pairs, pairs[2:], strict=False))
    return sorted(kept)


def stretch_hashes(folded: str) -> list[int]:
    """A number of 32 bits for every stretch of four units of UTF-16, which make one number of 64: the middle of its
    product with an odd number.

    The products are one: of a number that has the stretches in it, each with as many bits of nothing above it.
    """
    raw = folded.encode("utf-16-le", "surrogatepass")
    count = len(raw) // 2 - GRAM + 1
    if count < 1:
        return []
    spread = array("Q", bytes(_WIDTH * count))
    for shift in range(min(GRAM, count)):
        spread[2 * shift :: 2 * GRAM] = array("Q", raw[2 * shift : 2 * shift + (len(raw) - 2 * shift) // 8 * 8])
    product = int.from_bytes(spread.tobytes(), "little") * _ODD
    words = array("I", product.to_bytes(_WIDTH * count, "little"))
    if sys.byteorder == "big":
        words.byteswap()
    return words[1::4].tolist()
