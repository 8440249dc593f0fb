"""Segments: as many of a size are put together, so that a search reads few of them; and what is gone is left out."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from lint.archive.postings import bits_for, split, unpacked
from lint.kinds.copies.shelf import BITS

Range = tuple[int, int]

# So many segments of a size are put together.
MOST_ALIKE = 6
# What is gone is taken out when it is more than this share of all postings: one of so many.
SHARE_GONE = 5


def merge_like(db: sqlite3.Connection) -> None:
    """Put segments together where there are many of one size, each at most four times as large as another."""
    while True:
        by_size: dict[int, list[tuple[int, int, int]]] = {}
        for row in db.execute("select id, bits, postings from segments order by id"):
            by_size.setdefault(row[2].bit_length() // 2, []).append(row)
        many = next((rows for rows in by_size.values() if len(rows) >= MOST_ALIKE), None)
        if many is None:
            return
        _merge(db, many, [])


def compact(db: sqlite3.Connection) -> None:
    """Take out what is gone, where it is much: all segments become one."""
    gone = db.execute("select coalesce(sum(postings), 0) from gone").fetchone()[0]
    every = db.execute("select coalesce(sum(postings), 0) from segments").fetchone()[0]
    if gone and gone * SHARE_GONE >= every:
        ranges = db.execute('select first, "end" from gone order by first').fetchall()
        for row in db.execute("select id, bits, postings from segments order by id").fetchall():
            _merge(db, [row], ranges)
        db.execute("delete from gone")


def _merge(db: sqlite3.Connection, segments: list[tuple[int, int, int]], gone: Sequence[Range]) -> None:
    """Make one of segments, without what is gone."""
    total = sum(postings for _, _, postings in segments)
    bits = bits_for(total)
    new = db.execute("insert into segments (bits, postings) values (?, 0)", (bits,)).lastrowid
    assert new
    kept = 0
    coarsest = min(min(own for _, own, _ in segments), bits)
    for prefix in range(1 << coarsest):
        postings = sorted(_below(db, segments, prefix, coarsest, gone))
        kept += len(postings)
        rows = ((new << 20 | bucket, data) for bucket, data in split(postings, bits))
        db.executemany("insert into buckets values (?, ?)", rows)
    for segment, _, _ in segments:
        db.execute("delete from buckets where id >= ? and id < ?", (segment << 20, segment + 1 << 20))
        db.execute("delete from segments where id = ?", (segment,))
    if kept:
        db.execute("update segments set postings = ? where id = ?", (kept, new))
    else:
        db.execute("delete from segments where id = ?", (new,))


def _below(
    db: sqlite3.Connection, segments: Iterable[tuple[int, int, int]], prefix: int, bits: int, gone: Sequence[Range]
) -> Iterator[int]:
    """The postings of segments whose fingerprints begin with `bits` bits."""
    for segment, own, _ in segments:
        first = segment << 20 | prefix << own - bits
        last = segment << 20 | (prefix + 1) << own - bits
        for (data,) in db.execute("select data from buckets where id >= ? and id < ?", (first, last)):
            for one, value in zip(*unpacked(data), strict=True):
                if not (gone and is_gone(value >> BITS, gone)):
                    yield one << 32 | value


def is_gone(number: int, gone: Sequence[Range]) -> bool:
    """Whether a sentence is of a document that was taken out."""
    at = bisect_right(gone, (number, 1 << 62)) - 1
    return at >= 0 and number < gone[at][1]


def without(held: array[int], gone: Sequence[Range]) -> array[int]:
    """Postings without those of documents that were taken out."""
    return array("I", [value for value in held if not is_gone(value >> BITS, gone)])
