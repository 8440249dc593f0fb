"""Copies: how many are found after 0, 1, 2, 3 and many edits, how many are none, and what an archive costs.

    python benchmarks/copies.py --sentences 1000000 FOLDER|FILE…

Sentences are taken from `.txt` and `.txt.xz` files, each once; where there are fewer than asked for, the first half of
one and the second of another make more. 2,000 of them are changed and looked for: by characters that are replaced, put
in or left out, clauses that change places, other figures, other words; heavily: by four of these, and half of the
sentence dropped. 2,000 that are not in the archive are looked for, too: most of what is reported of them is really
there, a report is false where the two have little in common. The archive is made in a folder of its own.
"""

from __future__ import annotations

import argparse
import glob
import lzma
import os
import random
import re
import resource
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec

from lint.archive.archive import Archive
from lint.archive.intake import Intake, Origin, Taken
from lint.documents import readers
from lint.documents.source import Source
from lint.kinds.copies.compare import grams, similarity, stretches
from lint.kinds.copies.fold import fold
from lint.kinds.copies.passages import passages
from lint.kinds.copies.sentences import Sentence
from lint.kinds.copies.shelf import Place, Seen, look_up
from lint.kinds.copies.winnow import fingerprints

QUERIES = 2000
# So many sentences make a document, so many documents a unit.
SENTENCES, DOCUMENTS = 50, 40
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]")
_NOWHERE = Place(1, 1, 1, 1)


def sentences_of(paths: Iterable[str], most: int) -> list[str]:
    """Different sentences of 15 to 150 characters, in an order that chance made once and for all."""
    found: dict[str, None] = {}
    for path in paths:
        for name in sorted(glob.glob(os.path.join(path, "**", "*.txt*"), recursive=True)) or [path]:
            for one in map(str.strip, _SENTENCE.findall(_text(name))):
                if 15 <= len(one) <= 150:
                    found[one] = None
    every = list(found)
    random.Random(1).shuffle(every)
    chance, real = random.Random(2), len(every)
    while len(every) < most:
        one, other = every[chance.randrange(real)], every[chance.randrange(real)]
        every.append(one[: len(one) // 2] + other[len(other) // 2 :])
    return every[:most]


def _text(path: str) -> str:
    """What a file says, which may be packed by xz."""
    raw = Path(path).read_bytes()
    return (lzma.decompress(raw) if path.endswith(".xz") else raw).decode("utf-8", "replace")


def edited(sentence: str, chance: random.Random, letters: str) -> str:
    """A sentence after one edit."""
    what, at = chance.random(), chance.randrange(len(sentence) - 1)
    if what < 0.6:
        how = chance.random()
        return (
            sentence[:at]
            + ("" if how >= 0.75 else chance.choice(letters))
            + sentence[at + (how < 0.5 or how >= 0.75) :]
        )
    if what < 0.75 and "，" in sentence:
        clauses = sentence[:-1].split("，")
        n = chance.randrange(len(clauses) - 1)
        clauses[n : n + 2] = reversed(clauses[n : n + 2])
        return "，".join(clauses) + sentence[-1]
    if what < 0.9 and re.search(r"\d", sentence):
        return re.sub(r"\d+", lambda _: str(chance.randrange(10, 999)), sentence)
    return sentence[:at] + chance.choice(letters) + chance.choice(letters) + sentence[at + 2 :]


def heavily(sentence: str, chance: random.Random, letters: str) -> str:
    """A sentence after four edits, of which half is dropped."""
    for _ in range(4):
        sentence = edited(sentence, chance, letters)
    half = len(sentence) // 2
    return sentence[:half] if chance.random() < 0.5 else sentence[half:]


def documents(sentences: list[str]) -> Iterator[Intake]:
    """Sentences as documents that go into an archive; other processes work out their fingerprints."""
    chunks = [sentences[at : at + 200 * SENTENCES] for at in range(0, len(sentences), 200 * SENTENCES)]
    numbered = [(200 * n, chunk) for n, chunk in enumerate(chunks)]
    with ProcessPoolExecutor() as pool:
        for packed in pool.map(_documents, numbered):
            yield from msgspec.msgpack.decode(packed, type=list[Intake])


def _documents(numbered: tuple[int, list[str]]) -> bytes:
    first, sentences = numbered
    made = []
    for n, at in enumerate(range(0, len(sentences), SENTENCES), first):
        some = sentences[at : at + SENTENCES]
        taken = [Taken(one, "", _NOWHERE, array("I", fingerprints(fold(one))).tobytes()) for one in some]
        origin = Origin(f"unit {n // DOCUMENTS}", 2026, f"document {n}")
        made.append(Intake(f"{n}.txt", origin, sha256("".join(some).encode()).digest(), sum(map(len, some)), taken))
    return msgspec.msgpack.encode(made)


def looked_up(archive: Archive, query: str) -> list[Seen]:
    """What an archive has of a sentence."""
    return list(look_up([Sentence(0, len(query), fold(query))], archive))


def reported(query: str, archive: Archive) -> Iterator[bool]:
    """Of the passages that would be reported of a sentence: whether each is a false alarm, because the two have neither
    thirteen characters in a row in common nor seven of ten in one order."""
    own = fold(query)
    for passage in passages(readers.read(Source(query)), archive):
        if not passage.formula:
            others = [match.other.folded for match in passage.matches]
            yield not any(stretches(own, grams(other), 13) or similarity(own, other) for other in others)


def report(archive: Archive, kept: list[str], held_out: list[str]) -> None:
    """Print what is found of changed sentences, and of those that are not there."""
    chance, letters = (
        random.Random(7),
        "".join(sorted({c for one in kept[:2000] for c in one if "\u4e00" <= c <= "\u9fff"})),
    )
    chosen = chance.sample(kept, min(QUERIES, len(kept)))
    for edits in (0, 1, 2, 3, "heavy"):
        found, took = 0, 0.0
        for sentence in chosen:
            query = sentence
            if edits == "heavy":
                query = heavily(query, chance, letters)
            else:
                for _ in range(int(edits)):
                    query = edited(query, chance, letters)
            begun = time.process_time()
            seen = looked_up(archive, query)
            took += time.process_time() - begun
            found += any(other.text == sentence for one in seen for other in one.others)
        took *= 1000 / len(chosen)
        print(f"  {edits!s:>5} edits   recall {found / len(chosen):.3f}   {took:.2f} ms of processor time a query")
    pairs = 0
    said: list[bool] = []
    for query in held_out:
        pairs += sum(len(one.others) for one in looked_up(archive, query))
        said += reported(query, archive)
    scale = 1000 / len(held_out)
    counts = (
        f"{pairs * scale:.0f} pairs, {len(said) * scale:.0f} passages to be reported, {sum(said) * scale:.1f} false"
    )
    print(f"  not there: of 1,000 queries {counts}")


def _worked() -> float:
    """The processor time of this process and of those that it waited for, in seconds."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sentences", type=int, default=100_000)
    options.add_argument("--archive", default="", help="keep the archive there")
    options.add_argument("paths", nargs="+")
    given = options.parse_args()
    every = sentences_of(given.paths, given.sentences + QUERIES + 10_000)
    kept, held_out = every[: given.sentences], every[given.sentences : given.sentences + QUERIES]
    more = [msgspec.structs.replace(one, path=f"new/{one.path}") for one in documents(every[-10_000:])]
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive(given.archive or os.path.join(folder, "a.djarchive"), True) as archive,
    ):
        begun, worked = time.perf_counter(), _worked()
        for _ in archive.add(documents(kept)):
            pass
        took, worked = time.perf_counter() - begun, _worked() - worked
        size = os.path.getsize(archive.path) >> 20
        print(f"{len(kept):,} sentences   index {took:.1f} s ({worked:.1f} s of processor time)   file {size} MB")
        report(archive, kept, held_out)
        begun, worked = time.perf_counter(), _worked()
        for _ in archive.add(more):
            pass
        print(f"  200 drafts of 50 sentences more: {time.perf_counter() - begun:.1f} s ({_worked() - worked:.1f} s)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  memory {peak} MB at most, of which {base} MB are the sentences of this bench")
    return 0


if __name__ == "__main__":
    sys.exit(main())
