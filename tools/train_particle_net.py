"""Trains the network of `lint/kinds/particle/net.py` on the same texts as `tools/train_particle.py` its table.

    python tools/train_particle_net.py OUT TEXT ... [--without FOLDER ...] [--epochs N]

One paragraph in twenty is left out, and printed is what the network makes of it after each round. Takes 25 seconds a
round on a free core. No text is kept. Needs numpy and jieba 0.42.1.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.particle import net
from lint.kinds.particle.sites import PARTICLES, Words, sites
from tools.texts import paragraphs
from tools.train_particle import HELD_OUT, likelihoods, parts_of_speech, sentences_of

EPOCHS, BATCH, RATE, DROPPED = 6, 1024, 2e-3, 0.3
# Of the 的, which are thirty times as many as the others, this share is read in a round.
KEPT = 0.35
# Rarer characters are not known.
LEAST_CHAR = 30
SHAPES = {
    "first": (net.WIDTH, net.FIRST), "first_bias": (net.FIRST,), "second": (net.FIRST, net.SECOND),
    "second_bias": (net.SECOND,), "third": (net.SECOND, 3), "third_bias": (3,),
}  # fmt: skip
TABLES = ("chars", "words", "parts")
Arrays = dict[str, Any]


def collect(texts: Iterable[str], words: Words, without: frozenset[int]) -> Arrays:
    """What stands around all sites, which particle stands there, whether it is held out."""
    numbers = net.numbered(sorted(set(parts_of_speech().values())))
    chars, hashes, parts = array("H"), array("H"), array("B")
    particles, held = bytearray(), bytearray()
    for text in texts:
        out = crc32(text.encode()) % HELD_OUT == 0
        for site in sites(text, words):
            if crc32(site.sentence.strip().encode()) not in without:
                around = net.seen(site, words, numbers)
                chars.extend(min(code, 0xFFFF) for code in around.chars)
                hashes.extend(around.words)
                parts.extend(around.parts)
                particles.append(PARTICLES.index(site.sentence[site.at]))
                held.append(out)
    count = len(particles)
    return {
        "chars": np.array(chars).reshape(count, -1), "words": np.array(hashes).reshape(count, -1),
        "parts": np.array(parts).reshape(count, -1), "particles": np.array(particles, np.int64),
        "held": np.array(held, bool), "kinds": len(numbers) + 3,
    }  # fmt: skip


def known(chars: Any) -> tuple[str, Any]:
    """The characters that are seen often enough, and the numbers of all code points."""
    counts = np.bincount(chars.ravel(), minlength=1 << 16)
    counts[0] = 0
    codes = np.flatnonzero(counts >= LEAST_CHAR)
    codes = codes[(codes < 0xD800) | (codes > 0xDFFF)]
    numbers = np.full(1 << 16, net.UNKNOWN)
    numbers[codes] = np.arange(2, len(codes) + 2)
    numbers[0] = net.NOTHING
    return "".join(map(chr, codes)), numbers


class Training:
    """The weights, and the averages that Adam keeps of their gradients."""

    def __init__(self, chars: int, kinds: int) -> None:
        self.random = np.random.default_rng(1)
        sizes = {"chars": (chars, net.CHAR), "words": (net.HASHES, net.WORD), "parts": (kinds, net.PART), **SHAPES}
        self.weights: Arrays = {}
        for name, shape in sizes.items():
            spread = 0.1 if name in TABLES or name == "third" else (2 / shape[0]) ** 0.5
            made = self.random.standard_normal(shape) * spread if len(shape) > 1 else np.zeros(shape)
            self.weights[name] = made.astype(np.float32)
        self.means = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self.squares = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self.steps = 0

    def forward(self, batch: list[Any], dropped: float = 0.0) -> list[Any]:
        """The input, what was dropped of it, the two layers and the likelihoods."""
        weights = self.weights
        row = np.concatenate(
            [weights[name][one].reshape(len(one), -1) for name, one in zip(TABLES, batch, strict=True)], axis=1
        )
        mask = None
        if dropped:
            mask = (self.random.random(row.shape, dtype=np.float32) > dropped) / np.float32(1 - dropped)
            row = row * mask
        first = np.maximum(row @ weights["first"] + weights["first_bias"], 0)
        second = np.maximum(first @ weights["second"] + weights["second_bias"], 0)
        return [row, mask, first, second, likelihoods(second @ weights["third"] + weights["third_bias"])]

    def learn(self, batch: list[Any], particles: Any, rate: float) -> None:
        """One step of Adam."""
        weights, count = self.weights, len(particles)
        row, mask, first, second, errors = self.forward(batch, DROPPED)
        errors[np.arange(count), particles] -= 1
        errors /= count
        at_second = (errors @ weights["third"].T) * (second > 0)
        at_first = (at_second @ weights["second"].T) * (first > 0)
        at_row = (at_first @ weights["first"].T) * mask
        gradients = {
            "third": second.T @ errors, "third_bias": errors.sum(0), "second": first.T @ at_second,
            "second_bias": at_second.sum(0), "first": row.T @ at_first, "first_bias": at_first.sum(0),
        }  # fmt: skip
        start = 0
        for name, one in zip(TABLES, batch, strict=True):
            width = weights[name].shape[1]
            end = start + one.shape[1] * width
            gradients[name] = spread(one.ravel(), at_row[:, start:end].reshape(-1, width), len(weights[name]))
            start = end
        self.steps += 1
        for name, gradient in gradients.items():
            self.means[name] += 0.1 * (gradient - self.means[name])
            self.squares[name] += 0.002 * (gradient * gradient - self.squares[name])
            mean = self.means[name] / (1 - 0.9**self.steps)
            weights[name] -= rate * mean / (np.sqrt(self.squares[name] / (1 - 0.998**self.steps)) + 1e-8)


def spread(places: Any, rows: Any, count: int) -> Any:
    """The sums of the rows of each place."""
    order = np.argsort(places, kind="stable")
    placed = places[order]
    starts = np.flatnonzero(np.r_[True, placed[1:] != placed[:-1]])
    found = np.zeros((count, rows.shape[1]), np.float32)
    found[placed[starts]] = np.add.reduceat(rows[order], starts, axis=0)
    return found


def train(read: Arrays, epochs: int) -> Training:
    """Train on what is not held out, and print what comes of the rest."""
    particles, held = read["particles"], read["held"]
    training = Training(len(read["known"]) + 2, read["kinds"])
    inputs = [read[name].astype(np.int64) for name in TABLES]
    own = np.flatnonzero(~held)
    steps = epochs * int(np.where(particles[own] == 0, KEPT, 1).sum() / BATCH)
    for epoch in range(epochs):
        chosen = own[(particles[own] != 0) | (training.random.random(len(own)) < KEPT)]
        order = training.random.permutation(chosen)
        for start in range(0, len(order) - BATCH + 1, BATCH):
            some = order[start : start + BATCH]
            rate = RATE * min(1, (training.steps + 1) / 100) * max(0.02, 1 - training.steps / max(1, steps))
            training.learn([one[some] for one in inputs], particles[some], rate)
        report(epoch, training, inputs, particles, np.flatnonzero(held))
    return training


def report(epoch: int, training: Training, inputs: list[Any], particles: Any, held: Any) -> None:
    parts = np.array_split(held, max(1, len(held) // 4096))
    scores = np.concatenate([training.forward([one[part] for one in inputs])[-1] for part in parts])
    scores = scores * np.array([1 / KEPT, 1, 1])
    scores /= scores.sum(axis=1, keepdims=True)
    found = particles[held]
    for meant in (1, 2):
        of, wanted = found == 0, found == meant
        cells = [
            f"{least}: {(scores[of, meant] > least).sum()}, {(scores[wanted, meant] > least).sum()}"
            for least in (0.3, 0.5, 0.8, 0.9)
        ]
        print(
            f"round {epoch + 1}, 的 to {PARTICLES[meant]}: of {of.sum()}, of {wanted.sum()}; {'; '.join(cells)}",
            flush=True,
        )


def dump(path: Path, training: Training, chars: str, kinds: int) -> None:
    """Write the network; the 的 that were not read are made up for."""
    weights = dict(training.weights)
    weights["third_bias"] = weights["third_bias"] - np.log(np.array([KEPT, 1, 1], np.float32))
    scales, tables = [], []
    for name in TABLES:
        scale = float(np.abs(weights[name]).max()) / 127
        scales.append(scale)
        tables.append(np.round(weights[name] / scale).astype(np.int8).tobytes())
    layers = b"".join(
        weights[name].T.astype("<f4").tobytes() + weights[name + "_bias"].astype("<f4").tobytes()
        for name in ("first", "second", "third")
    )
    head = net.HEAD.pack(len(chars), kinds, *scales)
    path.write_bytes(net.MAGIC + head + chars.encode("utf-16-le") + b"".join(tables) + layers)


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the network of lint/kinds/particle.")
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--without", type=Path, nargs="+", default=[])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    read = collect(paragraphs(options.texts), Words(parts_of_speech()), sentences_of(options.without))
    read["known"], numbers = known(read["chars"])
    read["chars"] = numbers[read["chars"]]
    dump(options.out, train(read, options.epochs), read["known"], read["kinds"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
