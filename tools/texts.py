"""Running text for the tools that count and train: paragraphs of files, also of packed ones."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path


def paragraphs(paths: Iterable[Path]) -> Iterator[str]:
    """The lines of files in UTF-8, packed with xz or not; of a folder, those of its .txt files."""
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            raw = file.read_bytes()
            yield from (lzma.decompress(raw) if file.suffix == ".xz" else raw).decode().split("\n")
