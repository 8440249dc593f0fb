"""csv: a row for each finding, for spreadsheets: UTF-8 with the mark that Excel knows it by.

A cell that a spreadsheet would take for a formula begins with an apostrophe: what stands in a draft is no command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.output.look import Look
from lint.output.rows import heads, rows
from lint.run.result import Result

# What a formula begins with, also as a Chinese keyboard writes it.
FORMULA = tuple("=+-@\t\r＝＋－＠")


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print the names of the columns, then a row for each finding."""
    import csv

    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(heads(look.lang))
    for row in rows(results, look):
        words = "".join(row.text)
        severity, place = text(row.severity, look.lang), "" if row.row is None else str(row.row)
        cells = (row.unit, row.file, place, words, row.problem, row.advice, severity, row.code, row.source)
        table.writerow([guarded(cell) for cell in cells])


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
