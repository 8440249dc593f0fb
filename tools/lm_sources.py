"""Readers of the language data that Debian packages: a KenLM trie (libime) and a Rime grammar (octagram).

Both are read as plain arrays, without the libraries that made them. Only `make_suspect.py` needs this.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

_ALIGN = 8
_QUANT_ARRAY_TRIE = 5


class Model(NamedTuple):
    """A word bigram model: log10 probabilities, and the gain of a pair over what back-off would give it."""

    words: list[str]
    prob: Any
    backoff: Any
    left: Any
    right: Any
    pair_prob: Any
    gain: Any


def read_kenlm(path: Path) -> Model:
    """Words and bigrams of a quantized array trie of KenLM's binary format 5, of any order above 2."""
    data = path.read_bytes()
    base = 88
    order, _, kind, has_words, _ = struct.unpack_from("<BxxxfIBxxxI", data, base)
    if kind != _QUANT_ARRAY_TRIE or not has_words:
        raise ValueError(f"{path}: not a quantized array trie with its words")
    counts = struct.unpack_from(f"<{order}Q", data, base + 20)
    start = -(-(base + 20 + 8 * order) // _ALIGN) * _ALIGN
    start += 8 + 8 * counts[0]
    version, prob_bits, backoff_bits = data[start : start + 3]
    if version != 2:
        raise ValueError(f"{path}: quantizer version {version}")
    bins = np.frombuffer(data, "<f4", 1 << prob_bits, start + 8)
    start += 8 + 4 * ((order - 2) * ((1 << prob_bits) + (1 << backoff_bits)) + (1 << prob_bits))
    unigrams = np.frombuffer(
        data, np.dtype([("prob", "<f4"), ("backoff", "<f4"), ("next", "<u8")]), counts[0] + 1, start
    )
    start += 16 * (counts[0] + 2)
    words = data[data.rindex(b"<unk>\x00") :].decode("utf-8").split("\0")[: counts[0]]
    ends = unigrams["next"].astype(np.int64)
    sizes = ends[1:] - ends[:-1]
    right = np.repeat(np.arange(counts[0]), sizes)
    if len(right) != counts[1]:
        raise ValueError(f"{path}: the unigrams own {len(right)} bigrams of {counts[1]}")
    left, quantized = _bigrams(data, start, counts, prob_bits, backoff_bits)
    prob, backoff = -np.abs(unigrams["prob"][:-1]), unigrams["backoff"][:-1].copy()
    pair_prob = -np.abs(bins[quantized])
    return Model(words, prob, backoff, left, right, pair_prob, pair_prob - prob[right] - backoff[left])


def _bigrams(data: bytes, start: int, counts: tuple[int, ...], prob_bits: int, backoff_bits: int) -> tuple[Any, Any]:
    """The first words and quantized probabilities of the bit-packed bigrams that follow `start`.

    An entry is the word, the two quantized weights and a pointer into the trigrams, whose upper bits stand in a table
    before the entries.
    """
    entries, highest = counts[1], counts[2]
    needed = highest.bit_length()
    chopped = min(
        range(min(needed, data[start + 1]) + 1), key=lambda n: (highest >> (needed - n)) * 64 - (entries + 1) * n
    )
    start += 8 * (1 + (highest >> (needed - chopped)) + 1) + 7
    word_bits, weights = counts[0].bit_length(), prob_bits + backoff_bits
    at = np.arange(entries, dtype=np.int64) * (word_bits + weights + needed - chopped)
    array = np.frombuffer(data, np.uint8)
    return _bits(array, start, at, word_bits), _bits(array, start, at + word_bits, weights) >> backoff_bits


def _bits(array: Any, start: int, at: Any, width: int) -> Any:
    """`width` bits, up to 24, from each of many bit positions, the lowest first."""
    byte = start + (at >> 3)
    value = sum(array[byte + n].astype(np.int64) << (8 * n) for n in range(4))
    return (value >> (at & 7)) & ((1 << width) - 1)


def read_octagram(path: Path) -> dict[str, float]:
    """What a Rime grammar holds: stretches of characters with the natural logarithm of how often they occur."""
    data = path.read_bytes()
    units, _ = struct.unpack_from("<Ii", data, 36)
    start = 40 + struct.unpack_from("<i", data, 40)[0]
    array = np.frombuffer(data, "<u4", min(units, (len(data) - start) // 4), start)
    found: dict[str, float] = {}
    nodes, keys = np.zeros(1, np.int64), [b""]
    while len(nodes):
        unit = array[nodes].astype(np.int64)
        base = nodes ^ ((unit >> 10) << ((unit & 512) >> 6))
        for n in np.flatnonzero(unit >> 8 & 1):
            if key := _octagram_key(keys[n]):
                found[key] = float(array[base[n]] & 0x7FFFFFFF) / 10000
        next_nodes, next_keys = [], []
        for byte in range(1, 256):
            child = base ^ byte
            valid = child < len(array)
            valid[valid] = (array[child[valid]] & 0x800000FF) == byte
            next_nodes.append(child[valid])
            next_keys += [keys[n] + bytes((byte,)) for n in np.flatnonzero(valid)]
        nodes, keys = np.concatenate(next_nodes), next_keys
    return found


def _octagram_key(key: bytes) -> str:
    """Rime writes a common character as two bytes, of which the first is 0x40 more than the code's. Keys with a
    character outside the basic plane are of no use here: "" stands for them."""
    text, at = "", 0
    while at < len(key):
        first = key[at]
        if first < 0x80:
            text, at = text + chr(first), at + 1
        elif first == 0xE0:
            text, at = text + "0", at + 1
        elif first == 0xE1:
            text, at = text + chr((key[at + 1] - 0x40) << 8), at + 2
        elif first & 0xF0 == 0xE0:
            value = 0
            for byte in key[at + 1 : at + 1 + (first & 15)]:
                value = value << 7 | byte & 0x7F
            if value > 0xFFFF:
                return ""
            text, at = text + chr(value), at + (first & 15) + 1
        else:
            text, at = text + chr((first - 0x40) << 8 | key[at + 1]), at + 2
    return text
