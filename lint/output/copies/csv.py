"""csv: a row for every passage, for spreadsheets: with a byte-order mark, without which Excel takes UTF-8 for GBK."""

from __future__ import annotations

import csv
import io

from lint.base.messages import text
from lint.output.copies.rows import PASSAGE_HEAD, Cell, passages
from lint.run.overview import Overview

# With these a spreadsheet takes a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(found: Overview, lang: str) -> str:
    """What was found, as a table."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([text(key, lang) for key in PASSAGE_HEAD])
    for row in passages(found, lang):
        writer.writerow([_harmless(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
