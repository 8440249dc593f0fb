"""Intakes: files become what an archive takes in, in other processes where they are many."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import msgspec
from msgspec import Struct

from lint.archive.intake import Intake, intake
from lint.base.files import read_regular
from lint.base.processors import processors
from lint.documents.decode import NotTextError
from lint.run.checker import refused
from lint.run.discover import discover
from lint.run.result import Unread
from lint.settings.config import Settings

# From so many files on, another process reads them.
MANY = 200
_CHUNK = 50


class Wanted(Struct, frozen=True):
    """What is to be said of all documents: whose they are and of which year, where they do not say it themselves."""

    unit: str = ""
    year: int | None = None


class _Parcel(Struct):
    taken: list[Intake]
    unread: list[Unread]


def files(paths: list[str], settings: Settings) -> tuple[list[tuple[str, str]], list[str]]:
    """The files that paths stand for, each with the folder that was named; and the paths that are not there."""
    found: dict[str, str] = {}
    missing: list[str] = []
    for path in paths:
        those = discover([path], settings.config, settings.folder)
        missing += those.missing
        found.update((file, path if os.path.isdir(path) else "") for file in those.files)
    return list(found.items()), missing


def intakes(files: Sequence[tuple[str, str]], wanted: Wanted, unread: list[Unread]) -> Iterator[Intake]:
    """Documents by their paths, each with the folder that was named, in order; `unread` gets those that cannot be read,
    and why."""
    chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
    if len(files) < MANY or processors() < 2:
        for chunk in chunks:
            yield from _unpacked(_packed(wanted, chunk), unread)
        return
    # One process fewer than there are processors: this one writes meanwhile.
    with ProcessPoolExecutor(processors() - 1, multiprocessing.get_context("spawn")) as pool:
        for packed in pool.map(partial(_packed, wanted), chunks):
            yield from _unpacked(packed, unread)


def _packed(wanted: Wanted, files: Sequence[tuple[str, str]]) -> bytes:
    parcel = _Parcel([], [])
    for path, top in files:
        one = _read(path, top, wanted)
        (parcel.unread if isinstance(one, Unread) else parcel.taken).append(one)  # type: ignore[arg-type]
    return msgspec.msgpack.encode(parcel)


def _unpacked(packed: bytes, unread: list[Unread]) -> list[Intake]:
    parcel = msgspec.msgpack.decode(packed, type=_Parcel)
    unread += parcel.unread
    return parcel.taken


def _read(path: str, top: str, wanted: Wanted) -> Intake | Unread:
    try:
        taken = intake(read_regular(path), path, top, wanted.unit, wanted.year)
    except (NotTextError, OSError) as error:
        return refused(path, error)
    except Exception as error:
        return Unread(path, "file.crash", {"reason": f"{type(error).__name__}: {error}"})
    return msgspec.structs.replace(taken, path=os.path.abspath(path))
