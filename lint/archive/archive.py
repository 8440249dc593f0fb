"""Archive: documents in a file, added, replaced, removed and listed; and a shelf to compare with."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from lint.archive import file
from lint.archive.intake import Intake, folded_of
from lint.archive.postings import Collected, bits_for, sentences_of
from lint.archive.segments import Range, compact, merge_like, without
from lint.base.problems import bad_file
from lint.kinds.copies.shelf import BITS, Entry, Kept, Place

# So many sentences are added at once; what is killed loses no more work than that.
BATCH = 500_000
_WORD = 4


class Added(Struct):
    """What became of documents that were to be added: new, in place of an earlier version, or there already."""

    new: int = 0
    replaced: int = 0
    same: int = 0
    sentences: int = 0


class Archive:
    """An archive that is open; close it, or use it as a context."""

    def __init__(self, path: str, create: bool = False, texts: bool = True) -> None:
        self.path = path
        self.db = file.connect(path, create, texts)
        self.texts = bool(self._meta("texts"))

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def _meta(self, key: str) -> int:
        with file.told(self.path):
            return int(self.db.execute("select value from meta where key = ?", (key,)).fetchone()[0])

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def add(self, documents: Iterable[Intake]) -> Iterator[Added]:
        """Add documents, so many at once; what was added so far, after each time. Raises BadFileError.

        One with the path of an earlier document takes its place; one that is there with the same content, unit and year
        under whatever path is not added again.
        """
        done, batch, size = Added(), [], 0
        for document in documents:
            batch.append(document)
            size += len(document.sentences)
            if size >= BATCH:
                self._add(batch, done)
                yield done
                batch, size = [], 0
        if batch:
            self._add(batch, done)
        yield done

    def _add(self, batch: list[Intake], done: Added) -> None:
        collected, firsts = Collected(), []
        count = 0
        for document in batch:  # outside of the transaction: others may write meanwhile
            firsts.append(count)
            for sentence in document.sentences:
                prints = words(sentence.prints)
                collected.add(count, prints)
                count += 1
            count += not document.sentences  # the number of its first sentence is its own, be there one or not
        with file.told(self.path), file.writing(self.db):
            base = self._meta("next")
            if base + count >= 1 << 32 - BITS:
                raise bad_file(self.path, "archive.full")
            self.db.execute("update meta set value = ? where key = 'next'", (base + count,))
            for document, first in zip(batch, firsts, strict=True):
                self._put(document, base + first, done)
            if collected.count:
                segment = self.db.execute(
                    "insert into segments (bits, postings) values (?, ?)", (bits_for(collected.count), collected.count)
                ).lastrowid
                assert segment
                rows = ((segment << 20 | bucket, data) for bucket, data in collected.buckets(base))
                self.db.executemany("insert into buckets values (?, ?)", rows)
                merge_like(self.db)
            compact(self.db)
        self._forget()

    def _put(self, document: Intake, first: int, done: Added) -> None:
        """Enter a document, unless it is there; its sentences have numbers from `first` on."""
        origin, end = document.origin, first + len(document.sentences)
        own = (document.digest, origin.unit, origin.year)
        known = self.db.execute("select id from documents where digest = ? and unit = ? and year is ?", own).fetchone()
        earlier = self.db.execute("select id from documents where path = ?", (document.path,)).fetchone()
        if known:
            done.same += 1
            if earlier != known:
                self._take_out(earlier)
                self.db.execute("update documents set path = ? where id = ?", (document.path, known[0]))
            postings = sum(len(sentence.prints) // _WORD for sentence in document.sentences)
            if postings:
                self.db.execute("insert into gone values (?, ?, ?)", (first, end, postings))
            return
        self._take_out(earlier)
        done.replaced += bool(earlier)
        done.new += not earlier
        done.sentences += len(document.sentences)
        in_paragraphs = bool(document.sentences) and document.sentences[0].place.in_paragraphs
        self.db.execute(
            "insert into documents (path, unit, year, title, digest, characters, paragraphs, first, \"end\")"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document.path, origin.unit, origin.year, origin.title, document.digest, document.characters,
             in_paragraphs, first, end),
        )  # fmt: skip
        texts = self.texts
        self.db.executemany(
            "insert into sentences values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (number, one.text if texts else None, one.folded or None if texts else None,
                 None if texts else one.prints, len(one.prints) // _WORD,
                 one.place.row, one.place.column, one.place.end_row, one.place.end_column)
                for number, one in enumerate(document.sentences, first)
            ),
        )  # fmt: skip

    def _take_out(self, row: tuple[int] | None) -> None:
        """Take a document out: its postings stay, and are passed over, until so many are that they are taken out."""
        if not row:
            return
        first, end = self.db.execute('select first, "end" from documents where id = ?', row).fetchone()
        span = (first, end)
        total = self.db.execute("select sum(count) from sentences where number >= ? and number < ?", span).fetchone()[0]
        if total:
            self.db.execute("insert into gone values (?, ?, ?)", (*span, total))
        self.db.execute("delete from sentences where number >= ? and number < ?", span)
        self.db.execute("delete from documents where id = ?", row)

    def remove(self, ids: Iterable[int]) -> int:
        """Take documents out, by the ids that `list` gives; how many there were. Raises BadFileError."""
        with file.told(self.path), file.writing(self.db):
            known = [row for one in ids if (row := self._row(one))]
            for row in known:
                self._take_out(row)
            compact(self.db)
        self._forget()
        return len(known)

    def _row(self, document: int) -> tuple[int] | None:
        row: tuple[int] | None = self.db.execute("select id from documents where id = ?", (document,)).fetchone()
        return row

    def _forget(self) -> None:
        for name in ("entries", "_segments", "_gone", "units", "_firsts"):
            self.__dict__.pop(name, None)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def entries(self) -> list[Entry]:
        """The documents, by the numbers of their sentences."""
        rows = self._rows('select first, "end", path, unit, year, title from documents order by first')
        return [Entry(first, end, path, unit, year, title, True) for first, end, path, unit, year, title in rows]

    @cached_property
    def _firsts(self) -> list[int]:
        return [entry.first for entry in self.entries]

    @cached_property
    def units(self) -> int:
        return len({entry.unit for entry in self.entries})

    @cached_property
    def _segments(self) -> list[tuple[int, int]]:
        return self._rows("select id, bits from segments")

    @cached_property
    def _gone(self) -> list[Range]:
        return self._rows('select first, "end" from gone order by first')

    def postings(self, fingerprints: Iterable[int]) -> dict[int, Sequence[int]]:
        wanted: defaultdict[int, list[int]] = defaultdict(list)
        found: dict[int, array[int]] = {one: array("I") for one in fingerprints}
        for segment, bits in self._segments:
            first, shift = segment << 20, 32 - bits
            for one in found:
                wanted[first | one >> shift].append(one)
        marks = ",".join("?" * len(wanted))
        for bucket, data in self._rows(f"select id, data from buckets where id in ({marks})", tuple(wanted)):
            for one, sentences in sentences_of(data, wanted[bucket]):
                found[one].frombytes(sentences)
        if self._gone:
            return {one: without(held, self._gone) for one, held in found.items()}
        return dict(found)

    def kept(self, numbers: Iterable[int]) -> list[Kept]:
        wanted = tuple(numbers)
        found: list[Kept] = []
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ",".join("?" * len(some))
            for row in self._rows(f"select * from sentences where number in ({marks}) order by number", some):
                number, text, folded, prints, count, *place = row
                folded = folded or (folded_of(text) if text else "")
                own = frozenset(words(prints)) if prints else frozenset()
                found.append(Kept(number, folded, text or "", Place(*place), count, own))
        return found

    def entry(self, number: int) -> Entry:
        return self.entries[bisect_right(self._firsts, number) - 1]

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with file.told(self.path):
            return self.db.execute(query, values).fetchall()


def words(data: bytes) -> array[int]:
    """Fingerprints that were kept as bytes."""
    found = array("I")
    found.frombytes(data)
    return found


assert array("I").itemsize == _WORD, sys.platform
