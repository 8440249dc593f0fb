"""Trains the table of `lint/kinds/particle` on running text that is believed to be right.

    python tools/train_particle.py OUT TEXT ... [--without FOLDER ...]

A TEXT is a file in UTF-8, a paragraph to a line, also packed with xz; of a folder, its .txt files. Sentences that occur
in a folder named with --without are passed over, so that there is something left to measure on. Printed is what the
table makes of one paragraph in twenty, which it was not trained on: how many particles it would replace by another at a
threshold, and how many of that other particle it would have found had they been miswritten. No text is kept: the
table holds weights of hashes, parts of speech (jieba's) and the words before a 地 that names a place (越冬), which are
those where the weights would have it replaced by 的.

Needs numpy and jieba 0.42.1.
"""

from __future__ import annotations

import argparse
import re
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.cutting.tables import FOLDER as CUTTING
from lint.kinds.particle.features import features
from lint.kinds.particle.sites import LONGEST, PARTICLES, Words, sites
from lint.kinds.particle.weights import HEAD, MAGIC, STEP
from tools.make_homophones import jieba_words
from tools.texts import paragraphs

BITS, LEAST_COUNT = 20, 2
EPOCHS, BATCH, RATE, DECAY = 4, 256, 0.1, 2e-5
# One paragraph in so many is left to measure on.
HELD_OUT = 20
# Shorter sentences say nothing of where they are from.
SHORT = 12
# A seldom word of the dictionary says nothing.
LEAST_WORD = 3
THRESHOLDS = (0.5, 0.8, 0.9, 0.97, 0.99, 0.995, 0.999)
# From this likelihood of 的 on, a 地 of the texts is taken for part of a name.
NAMED = 0.5
_SENTENCES = re.compile(r"[。！？；\n]")


def parts_of_speech() -> dict[str, str]:
    """jieba's words of up to four characters with their parts of speech, finer where a verb or an adjective may be
    something else."""
    found = {}
    for word, count, part in jieba_words():
        if len(word) <= LONGEST and count >= LEAST_WORD and word not in PARTICLES:
            found[word] = part if part in ("vn", "vd", "ad", "an") else part[:1] or "x"
    return found


def collect(texts: Iterable[str], words: Words, without: frozenset[int]) -> tuple[Any, Any, Any, list[str]]:
    """The hashes of the features of all sites, which particle stands there, whether it is held out; and the word before
    each 地."""
    hashes, particles, held = array("I"), bytearray(), bytearray()
    before: list[str] = []
    for text in texts:
        out = crc32(text.encode()) % HELD_OUT == 0
        for sentence, at, _ in sites(text, words):
            if crc32(sentence.strip().encode()) not in without:
                hashes.extend([crc32(one.encode()) for one in features(sentence, at, words)])
                particles.append(PARTICLES.index(sentence[at]))
                held.append(out)
                if sentence[at] == "地":
                    before.append(words.behind(sentence, at))
    read = np.frombuffer(bytes(particles), np.uint8).astype(np.int64)
    return np.array(hashes, np.uint32).reshape(len(read), -1), read, np.array(held, bool), before


def sentences_of(paths: Iterable[Path]) -> frozenset[int]:
    """The sums of the sentences of some files, but for short ones, which anybody writes."""
    found = (one.strip() for text in paragraphs(paths) for one in _SENTENCES.split(text))
    return frozenset(crc32(one.encode()) for one in found if len(one) >= SHORT)


def pruned(hashes: Any, held: Any, bits: int) -> Any:
    """The places of features in the table; those that are seen too seldom go to one behind its end."""
    known, counts = np.unique(hashes[~held], return_counts=True)
    known = known[counts >= LEAST_COUNT]
    at = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.where(known[at] == hashes, hashes & ((1 << bits) - 1), 1 << bits)


def train(rows: Any, particles: Any, bits: int, epochs: int = EPOCHS) -> Any:
    """Multinomial logistic regression by AdaGrad: a weight for each place and each of 地 and 得, against 的."""
    random = np.random.default_rng(1)
    weights, squares = np.zeros(((1 << bits) + 1, 3)), np.zeros(((1 << bits) + 1, 3))
    for _ in range(epochs):
        order = random.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            batch = rows[chosen]
            errors = likelihoods(weights[batch].sum(axis=1))
            errors[np.arange(len(chosen)), particles[chosen]] -= 1
            places = batch.ravel()
            steps = np.repeat(errors, batch.shape[1], axis=0) + DECAY * weights[places]
            np.add.at(squares, places, steps * steps)
            np.subtract.at(weights, places, RATE * steps / np.sqrt(squares[places] + 1e-2))
        weights[-1] = 0
    return weights[:, 1:] - weights[:, :1]


def likelihoods(sums: Any) -> Any:
    found = np.exp(sums - sums.max(axis=1, keepdims=True))
    return found / found.sum(axis=1, keepdims=True)


def packed(weights: Any) -> Any:
    return np.clip(np.round(weights / STEP), -127, 127).astype(np.int8)


def dump(path: Path, weights: Any, parts: dict[str, str], places: Iterable[str]) -> None:
    """Write the table: packed weights without the one behind the end, parts of speech by the number of the word."""
    import marisa_trie

    trie = marisa_trie.Trie().load(str(Path(CUTTING) / "words.trie"))
    names = sorted(set(parts.values()))
    numbers = bytearray(len(trie))
    for word, part in parts.items():
        if word in trie:
            numbers[trie[word]] = 1 + names.index(part)
    text = f"{' '.join(names)}\n{' '.join(sorted(places))}".encode()
    head = HEAD.pack(len(weights).bit_length() - 1, len(numbers), len(text))
    path.write_bytes(MAGIC + head + text + bytes(numbers) + weights.tobytes())


def scored(rows: Any, weights: Any) -> Any:
    """How likely each particle is at the sites, by the table as it is kept."""
    return likelihoods(np.pad((packed(weights) * STEP)[rows].sum(axis=1), ((0, 0), (1, 0))))


def report(scores: Any, particles: Any) -> None:
    """Print what the table does to particles that it has not seen."""
    for written, one in enumerate(PARTICLES):
        for meant, other in enumerate(PARTICLES):
            if one != other:
                of, wanted = particles == written, particles == meant
                cells = [
                    f"{least}: {(scores[of, meant] >= least).sum()}, {(scores[wanted, meant] >= least).sum()}"
                    for least in THRESHOLDS
                ]
                print(f"{one} to {other}: of {of.sum()}, of {wanted.sum()}; {'; '.join(cells)}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the table of lint/kinds/particle.")
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--without", type=Path, nargs="+", default=[])
    parser.add_argument("--bits", type=int, default=BITS)
    options = parser.parse_args()
    parts = parts_of_speech()
    without = sentences_of(options.without)
    hashes, particles, held, before = collect(paragraphs(options.texts), Words(parts), without)
    rows = pruned(hashes, held, options.bits)
    weights = train(rows[~held], particles[~held], options.bits)
    report(scored(rows[held], weights), particles[held])
    likely = scored(rows[particles == 1], weights)[:, 0] >= NAMED
    named = {word for word, mistaken in zip(before, likely, strict=True) if mistaken and len(word) > 1}
    print(
        f"{(~held).sum()} particles, {(packed(weights) != 0).any(axis=1).sum()} weights, {len(named)} words of places"
    )
    dump(options.out, packed(weights)[:-1], parts, named)
    return 0


if __name__ == "__main__":
    sys.exit(main())
