"""Package: where the program and its rules lie, and what it is made of."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from lint.base.files import read_regular

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Modules (of an executable, compiled), and the tables of the language model and of how often words occur.
_MADE_OF = (".py", ".pyc", ".bin", ".trie", ".txt")
# What only prints results, or opens the door to them, decides nothing that is kept.
_ABOVE = ("output", "interfaces")


@cache
def rules_folder() -> str:
    """The folder of the built-in rule files: in the package where it is installed, beside it in a checkout.

    An empty text where there is none.
    """
    folders = (os.path.join(FOLDER, "_rules"), os.path.join(os.path.dirname(FOLDER), "rules"))
    return next(filter(os.path.isdir, folders), "")


@cache
def made_of() -> tuple[str, ...]:
    """The files on which it depends what is found in a document: all below the folder but those of its doors."""
    return tuple(sorted(_walk(FOLDER)))


def _walk(folder: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _ABOVE and not entry.name.startswith(("_", ".")):
                    found += _walk(entry.path)
            elif entry.name.endswith(_MADE_OF):
                found.append(entry.path)
    return found


@cache
def stamp_of_files() -> str:
    """By what the package is known to be as it was, at a glance: the times and sizes of its files."""
    return digest(stamp(made_of()).encode("utf-8", "surrogateescape")).hex()


@cache
def content() -> str:
    """By what the package is known to be as it was, for certain: what its files hold."""
    read = "\n".join(f"{os.path.relpath(path, FOLDER)} {read_digest(path)}" for path in made_of())
    return digest(read.encode("utf-8", "surrogateescape")).hex()


def stamp(paths: Iterable[str]) -> str:
    """The time of change (nanoseconds) and size (bytes) of files, a line each."""
    lines = []
    for path in paths:
        try:
            stat = os.stat(path)
        except OSError:
            lines.append(f"{path} missing")  # not the same as not asked for
        else:
            lines.append(f"{path} {stat.st_mtime_ns} {stat.st_size}")
    return "\n".join(lines)


def read_digest(path: str) -> str:
    """What the content of a file is known by."""
    try:
        return digest(read_regular(path)).hex()
    except OSError:
        return "missing"


def digest(raw: bytes) -> bytes:
    """What bytes are known by."""
    try:
        from _blake2 import blake2b  # hashlib has it too, and takes as long to import as this takes for 6 MB
    except ImportError:
        from hashlib import blake2b
    return blake2b(raw, digest_size=32).digest()
