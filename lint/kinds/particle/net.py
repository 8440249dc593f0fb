"""Net: a second opinion on a particle, by two layers of a neural network over what stands to both sides.

It sees more of the sentence than the features do, and their order: the characters, the words and their parts of speech,
each as a few numbers that were learned. It is asked only where the features leave a doubt, so that plain Python is fast
enough.

    net.bin     magic; the sizes of the arrays; the known characters in order; the arrays, with a scale before those in
                single bytes

`tools/train_particle_net.py` makes it.
"""

from __future__ import annotations

import math
import os
import struct
from array import array
from collections.abc import Sequence
from functools import cache
from operator import mul
from typing import NamedTuple
from zlib import crc32

from lint.kinds.particle.sites import Site, Words

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tables")
MAGIC = b"dj-lint particle net 1\n"
# So many characters to the left and to the right are read, and so many words to each side.
LEFT, RIGHT, WORDS = 12, 14, 4
# Words are known by a hash of so many values.
HASHES = 1 << 15
# The numbers for what is no character or no part of speech: nothing at all, and one that is not known.
NOTHING, UNKNOWN = 0, 1
_EDGE = 2
# How many numbers stand for a character, for a word, for a part of speech; how many units the two layers have.
CHAR, WORD, PART, FIRST, SECOND = 24, 16, 6, 64, 16
WIDTH = (LEFT + RIGHT) * CHAR + 2 * WORDS * (WORD + PART)
HEAD = struct.Struct("<II3f")


class Seen(NamedTuple):
    """What stands around a site, as numbers: its characters, hashes of its words, their parts of speech."""

    chars: list[int]
    words: list[int]
    parts: list[int]


def seen(site: Site, words: Words, parts: dict[str, int]) -> Seen:
    """The characters are given by their code points, 0 for nothing; `parts` numbers the parts of speech from 3 on."""
    text, at, _ = site
    left, right = text[max(0, at - LEFT) : at], text[at + 1 : at + 1 + RIGHT]
    chars = [0] * (LEFT - len(left)) + [*map(ord, left)] + [*map(ord, right)] + [0] * (RIGHT - len(right))
    around: list[str] = []
    place = at
    for _ in range(WORDS):
        around.append(words.behind(text, place) if place > 0 else "^")
        place -= len(around[-1]) if place > 0 else 0
    place = at + 1
    for _ in range(WORDS):
        around.append(words.ahead(text, place) if place < len(text) else "$")
        place += len(around[-1])
    spoken = [words.part(word) for word in around]
    numbers = [UNKNOWN if part == "x" else _EDGE if part in ("^", "$") else parts.get(part, NOTHING) for part in spoken]
    return Seen(chars, [crc32(word.encode()) % HASHES for word in around], numbers)


def numbered(names: Sequence[str]) -> dict[str, int]:
    """The parts of speech by their names, numbered as `seen` wants them."""
    return {name: 3 + n for n, name in enumerate(sorted({*names, "u"}))}


class Net:
    """The network of a file; raises ValueError where it is not of this version."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as handle:
            raw = handle.read()
        if not raw.startswith(MAGIC):
            raise ValueError(f"{path}: not a network of this version")
        at = len(MAGIC)
        size, kinds, *self._scales = HEAD.unpack_from(raw, at)
        at += HEAD.size
        known = raw[at : at + 2 * size].decode("utf-16-le")
        at += 2 * size
        self._chars = {char: 2 + n for n, char in enumerate(known)}
        self._tables: list[memoryview] = []
        for rows, width in ((size + 2, CHAR), (HASHES, WORD), (kinds, PART)):
            self._tables.append(memoryview(raw)[at : at + rows * width].cast("b"))
            at += rows * width
        numbers = array("f")
        numbers.frombytes(raw[at:])
        values = iter(numbers.tolist())

        def layer(units: int, width: int) -> list[tuple[float, list[float]]]:
            rows = [[next(values) for _ in range(width)] for _ in range(units)]
            return [(next(values), row) for row in rows]

        self._layers = [layer(FIRST, WIDTH), layer(SECOND, FIRST), layer(3, SECOND)]

    def logarithms(self, site: Site, words: Words, parts: dict[str, int]) -> list[float]:
        """How likely 的, 地 and 得 are at a site, as logarithms that are right but for a constant."""
        around = seen(site, words, parts)
        chars = [NOTHING if code == 0 else self._chars.get(chr(code), UNKNOWN) for code in around.chars]
        row: list[float] = []
        for table, scale, width, places in zip(
            self._tables, self._scales, (CHAR, WORD, PART), (chars, around.words, around.parts), strict=True
        ):
            for place in places:
                row += [scale * one for one in table[place * width : (place + 1) * width]]
        for n, units in enumerate(self._layers):
            row = [bias + sum(map(mul, weights, row)) for bias, weights in units]
            if n < 2:
                row = [one if one > 0 else 0.0 for one in row]
        return row


def joined(features: Sequence[float], net: Sequence[float]) -> list[float]:
    """How likely the particles are by both opinions: the likelihoods of the features, the logarithms of the network."""
    sums = [_OF_FEATURES * math.log(one + 1e-12) + _OF_NET * other for one, other in zip(features, net, strict=True)]
    most = max(sums)
    raised = [math.exp(one - most) for one in sums]
    total = sum(raised)
    return [one / total for one in raised]


# How much each opinion weighs; found on paragraphs that neither was trained on.
_OF_FEATURES, _OF_NET = 0.3, 0.4


@cache
def shipped() -> Net:
    """The network that comes with the package."""
    return Net(os.path.join(FOLDER, "net.bin"))
