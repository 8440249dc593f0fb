"""Tables: the rows of a document in paragraphs, those of its tables put into tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint.documents.word.paragraph import Paragraph


def in_tables(paragraphs: Sequence[Paragraph], rows: Iterable[str]) -> Iterator[str]:
    """Each paragraph as HTML, as it was given, with the tags of tables, rows and cells between them.

    A table in a cell of another stands between what comes before and behind it there.
    """
    before = (0, 0, 0)
    for paragraph, shown in zip(paragraphs, rows, strict=False):
        here = (paragraph.table, paragraph.row, paragraph.column)
        yield _between(before, here, "<td>" if paragraph.span == 1 else f"<td colspan={paragraph.span}>") + shown
        before = here
    yield _between(before, (0, 0, 0), "")


def _between(before: tuple[int, int, int], here: tuple[int, int, int], cell: str) -> str:
    """The tags between two paragraphs, by the table, row and column in which they stand; `cell` opens the second's."""
    if before == here:
        return ""
    if before[0] != here[0]:
        closed = "</td></tr></table>\n" if before[0] else ""
        return closed + (f"<table><tr>{cell}" if here[0] else "")
    return f"</td></tr><tr>{cell}" if before[1] != here[1] else f"</td>{cell}"
