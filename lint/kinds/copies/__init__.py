"""copies: a passage that also stands in another document which is checked with this one, or in an archive.

    report = "same"      word for word, apart from figures, names and marks
    report = "near"      nearly: words changed, clauses in another order, a part left out

Finds nothing in a document by itself: what it is compared with is in `hits.shelves`. Set phrases
(`rules/formulas.txt`), what many units say alike, quotations and the names of documents are no copies.
Values: found, count (characters of the passage), similarity (of 100), origin (where it stands as well), row (there), at
(both in words), more (in how many documents besides, in words; empty where in none).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct

from lint.base.model import Elsewhere, Finding, Related, Value
from lint.documents.document import Document
from lint.kinds import Hits, Kind

if TYPE_CHECKING:
    from lint.kinds.copies.passages import Passage
    from lint.kinds.copies.shelf import Shelf

# So many places are named; how many more there are is said.
NAMED = 3


class Options(Struct, forbid_unknown_fields=True):
    report: Literal["same", "near"]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if not hits.shelves:
        return
    from lint.kinds.copies.passages import reported

    for group in reported(document, cast("tuple[Shelf, ...]", hits.shelves)):
        if group[0].same == (options.report == "same"):
            yield _finding(document, group)


def _finding(document: Document, group: list[Passage]) -> Finding:
    """One passage, with all the documents that have it, the one that has most of it first."""
    first = group[0]
    start, end = first.start, first.end
    places = [elsewhere(passage) for passage in group]
    origin, row = places[0].origin or f"“{os.path.basename(places[0].path)}”", places[0].row
    more = len({passage.other.path for passage in group}) - 1
    values: dict[str, Value] = {
        "found": document.text[start:end],
        "count": sum(char.isalnum() for char in document.text[start:end]),
        "similarity": first.similarity,
        "origin": origin,
        "row": row,
        "at": f"{origin}第 {row} {'段' if places[0].in_paragraphs else '行'}",
        "more": f"等 {more + 1} 份文稿" if more else "",
    }
    return Finding(start, end, values, related=tuple(Related(0, 0, "copy", place) for place in places[:NAMED]))


def elsewhere(passage: Passage) -> Elsewhere:
    """Where a passage stands in the other document."""
    first = min(passage.matches, key=lambda match: match.other.number).other.place
    last = max(passage.matches, key=lambda match: match.other.number).other.place
    entry = passage.other
    parts = [entry.unit, str(entry.year or ""), f"《{entry.title}》" if entry.title else ""]
    origin = " ".join(part for part in parts if part) if entry.archived else ""
    return Elsewhere(entry.path, first.row, first.column, last.end_row, last.end_column, first.in_paragraphs, origin)


KIND = Kind(Options, frozenset({"found", "count", "similarity", "origin", "row", "at", "more"}), check)
