"""Counts in a large body of text what `lint/kinds/suspect/tables/tables.bin` knows to be used, and how often.

    python tools/recount_suspect.py TABLES TEXT ... [--texts FOLDER ...]

TABLES is `tables.bin`, of which all else stays. A TEXT is a file in UTF-8, packed with xz or not, a paragraph to a
line: of these one paragraph in twenty is not counted, so that something is left to measure on (`unseen`). Of a folder
named with --texts half of the files are counted. A paragraph that occurs again counts once. Only stretches of two to
four characters with their counts are kept, and of those only what fits into five bits. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.suspect.tables.data import MAGIC, OFFICIAL_LEAST, OFFICIAL_STEP
from lint.kinds.suspect.tables.fuse import VALUES, of_text
from tools.fuse_build import build
from tools.texts import paragraphs

LENGTHS = (2, 3, 4)
HELD_OUT = 20
# Of the files of a folder, so many of every eight are counted.
_SLICES, _COUNTED = 8, 4
_FIRST, _LAST = 0x4E00, 0x9FFF


def unseen(text: str) -> bool:
    """Whether a paragraph is not counted."""
    return crc32(text.encode()) % HELD_OUT == 0


def halves(folders: Iterable[Path]) -> Iterator[Path]:
    """The files of folders that are counted."""
    for folder in folders:
        yield from (path for n, path in enumerate(sorted(folder.rglob("*.txt"))) if n % _SLICES < _COUNTED)


def once(texts: Iterable[str]) -> Iterator[str]:
    """The texts that have not come before; short ones come as they come."""
    seen: set[int] = set()
    for text in texts:
        if len(text) > 8:
            number = hash(text)
            if number in seen:
                continue
            seen.add(number)
        yield text


def counted(text: str) -> Iterator[tuple[Any, Any]]:
    """For each length the stretches of a text as numbers (16 bits a character), and how often each occurs."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    han = (codes >= _FIRST) & (codes <= _LAST)
    for length in LENGTHS:
        size = max(0, len(codes) - length + 1)
        whole = han[:size].copy()
        for n in range(1, length):
            whole &= han[n : n + size]
        at = np.flatnonzero(whole)
        numbers = np.zeros(len(at), np.uint64)
        for n in range(length):
            numbers = numbers << np.uint64(16) | codes[at + n].astype(np.uint64)
        yield np.unique(numbers, return_counts=True)


def keys(numbers: Any, length: int) -> Any:
    """The numbers under which `Data.used` looks for stretches."""
    text = np.zeros((len(numbers), length), "<u2")
    for n in range(length):
        text[:, n] = numbers >> np.uint64(16 * (length - 1 - n)) & np.uint64(0xFFFF)
    return np.array([of_text(row.tobytes().decode("utf-16-le")) for row in text], np.int64)


def cells(text: str) -> tuple[Any, int]:
    """The cells for all stretches that are used often enough, and the length of a segment."""
    found: list[tuple[Any, Any]] = []
    for length, (numbers, counts) in zip(LENGTHS, counted(text), strict=True):
        kept = counts >= OFFICIAL_LEAST
        steps = np.log(counts[kept] / OFFICIAL_LEAST) / OFFICIAL_STEP
        found.append((keys(numbers[kept], length), np.minimum(VALUES, steps.astype(np.int64) + 1)))
    every, values = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((-values, every))
    every, values = every[order], values[order]
    first = np.r_[True, every[1:] != every[:-1]]
    return build(every[first], values[first])


def replaced(raw: bytes, made: Any, segment: int) -> bytes:
    """The tables with these cells for the stretches that are used."""
    start = len(MAGIC) + 4
    size = int.from_bytes(raw[len(MAGIC) : start], "little")
    head: dict[str, Any] = json.loads(raw[start : start + size])
    chunks = {name: raw[at : at + size] for name, (at, size, _) in head["arrays"].items()}
    chunks["used"] = made.astype("<u2").tobytes()
    head["used_segment"] = segment
    head["arrays"]["used"] = (0, 0, "H")
    room = 256 * (len(chunks) + 3)
    whole = bytearray(b"\0" * (-(-(start + room) // 8) * 8))
    for name, chunk in chunks.items():
        head["arrays"][name] = (len(whole), len(chunk), head["arrays"][name][2])
        whole += chunk + b"\0" * (-len(chunk) % 8)
    whole[: start + room] = MAGIC + room.to_bytes(4, "little") + json.dumps(head).encode().ljust(room)
    return bytes(whole)


def main() -> int:
    parser = argparse.ArgumentParser(description="Count what lint/kinds/suspect knows to be used.")
    parser.add_argument("tables", type=Path)
    parser.add_argument("sources", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="+", default=[])
    options = parser.parse_args()
    own = (text for text in paragraphs(options.sources) if not unseen(text))
    read = "\n".join([*once(own), *paragraphs(halves(options.texts))])
    made, segment = cells(read)
    options.tables.write_bytes(replaced(options.tables.read_bytes(), made, segment))
    print(f"{len(read)} characters, {len(made) * 2} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
