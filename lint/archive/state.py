"""State: what an archive holds, and whether it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from lint.archive import file
from lint.archive.archive import Archive, words
from lint.archive.intake import folded_of
from lint.archive.postings import unpacked
from lint.archive.segments import is_gone
from lint.kinds.copies.shelf import BITS
from lint.kinds.copies.winnow import fingerprints


class Listed(Struct, frozen=True):
    """A document of an archive."""

    id: int
    unit: str
    year: int | None
    title: str
    path: str
    characters: int
    sentences: int


class Stats(Struct, frozen=True):
    """How much an archive holds; `postings` are the fingerprints of all sentences, `gone` those of taken-out ones."""

    documents: int
    units: int
    sentences: int
    characters: int
    postings: int
    gone: int
    segments: int
    bytes: int
    texts: bool


def listed(archive: Archive) -> Iterator[Listed]:
    """The documents of an archive, by unit, year and title."""
    columns = 'id, unit, year, title, path, characters, "end" - first'
    for row in _rows(archive, f"select {columns} from documents order by unit, year, title, path"):
        yield Listed(*row)


def stats(archive: Archive) -> Stats:
    """How much an archive holds."""
    documents, units, characters, sentences = _rows(
        archive,
        'select count(*), count(distinct unit), coalesce(sum(characters), 0), coalesce(sum("end" - first), 0)'
        " from documents",
    )[0]
    postings, segments = _rows(archive, "select coalesce(sum(postings), 0), count(*) from segments")[0]
    gone = _rows(archive, "select coalesce(sum(postings), 0) from gone")[0][0]
    size = sum(os.path.getsize(path) for end in ("", "-wal") if os.path.exists(path := archive.path + end))
    return Stats(documents, units, sentences, characters, postings - gone, gone, segments, size, archive.texts)


def faults(archive: Archive) -> Iterator[str]:
    """What is wrong with an archive, in the words of SQLite or as a key of the messages; nothing where it is whole.

    The fingerprints of every sentence are worked out anew and held against its postings, the sentences against their
    documents.
    """
    for (said,) in _rows(archive, "pragma integrity_check"):
        if said != "ok":
            yield said
    with file.told(archive.path):
        yield from _astray(archive)


def _astray(archive: Archive) -> Iterator[str]:
    db = archive.db
    gone = db.execute('select first, "end" from gone order by first').fetchall()
    held = '(select count(*) from sentences s where s.number >= d.first and s.number < d."end")'
    if db.execute(f'select count(*) from documents d where d."end" - d.first <> {held}').fetchone()[0]:
        yield "archive.sentences"
    expected = {number: sum(prints) for number, prints in _prints(archive)}
    if sum(end - first for first, end in db.execute('select first, "end" from documents')) != len(expected):
        yield "archive.sentences"
    for segment, bits, postings in db.execute("select id, bits, postings from segments").fetchall():
        count = 0
        own = (segment << 20, segment + 1 << 20)
        for bucket, data in db.execute("select id, data from buckets where id >= ? and id < ?", own):
            prints, values = unpacked(data)
            count += len(values)
            for one, value in zip(prints, values, strict=True):
                number = value >> BITS
                if number in expected:
                    expected[number] -= one
                if one >> 32 - bits != bucket & (1 << 20) - 1 or (number not in expected and not is_gone(number, gone)):
                    yield "archive.postings"
                    return
        if count != postings:
            yield "archive.postings"
    if any(expected.values()):
        yield "archive.postings"


def _prints(archive: Archive) -> Iterator[tuple[int, Sequence[int]]]:
    """The fingerprints of all sentences, from their texts where these are kept."""
    query = "select number, text, folded, prints, count from sentences"
    for number, text, folded, prints, count in archive.db.execute(query):
        found = words(prints) if prints else fingerprints(folded or folded_of(text or ""))
        yield number, found if len(found) == count else ()


def _rows(archive: Archive, query: str) -> list[Any]:
    with file.told(archive.path):
        return archive.db.execute(query).fetchall()
