"""Counts in how many official texts a stretch of two to four characters occurs.

Only `make_suspect.py` and `train_suspect.py` need this. A text is a file of a folder, or a line of a .jsonl file (its
`tgt`). Of the files of a folder, the last two of every eight are held out, so that something is left to measure on.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.kinds.suspect.tables.data import OFFICIAL_LEAST, OFFICIAL_STEP
from lint.kinds.suspect.tables.fuse import VALUES

LENGTHS = (2, 3, 4)
_SLICES, _COUNTED = 8, 6
_HAN = re.compile("[一-鿿]+")


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of folders and .jsonl files, without those that are held out."""
    for path in paths:
        if path.suffix == ".jsonl":
            yield from (json.loads(line)["tgt"] for line in path.read_text("utf-8").splitlines())
        else:
            files = sorted(path.rglob("*.txt"))
            yield from (one.read_text("utf-8") for n, one in enumerate(files) if n % _SLICES < _COUNTED)


def stretches(text: str) -> set[str]:
    """The stretches of a text."""
    runs = _HAN.findall(text)
    return {run[n : n + size] for run in runs for size in LENGTHS for n in range(len(run) - size + 1)}


def counts(read: Iterable[str]) -> Counter[str]:
    """In how many of the texts each stretch occurs."""
    found: Counter[str] = Counter()
    for text in read:
        found.update(stretches(text))
    return found


def value(count: int) -> int:
    """What is kept of a count: 0 for one that says too little, up to `VALUES`."""
    if count < OFFICIAL_LEAST:
        return 0
    return min(VALUES, int(math.log(count / OFFICIAL_LEAST) / OFFICIAL_STEP) + 1)
