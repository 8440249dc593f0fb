"""xlsx: a workbook: the documents, the passages, and what each two units have in common."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from lint.base.messages import text
from lint.output.copies.rows import DOCUMENT_HEAD, PASSAGE_HEAD, Cell, documents, passages, units
from lint.run.overview import Overview

# How wide the columns are; those of texts wrap.
_PASSAGE_WIDTHS = (18, 28, 6, 18, 28, 8, 6, 8, 10, 60, 60)
_DOCUMENT_WIDTHS = (18, 40, 8, 40, 10, 10, 10)
# Excel takes no longer text into a cell.
_MOST = 32_000


def render(found: Overview, lang: str) -> bytes:
    """What was found, as the bytes of a workbook."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    # Nothing that stands in a document becomes a formula or a link.
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "bottom": 1, "text_wrap": True, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        first = book.add_worksheet(text("copies.documents", lang)[:31])
        _table(first, [text(key, lang) for key in DOCUMENT_HEAD], documents(found), _DOCUMENT_WIDTHS, head, cell)
        first.conditional_format(1, 6, max(1, len(found.documents)), 6, {"type": "data_bar", "bar_color": "#E8A33D"})
        second = book.add_worksheet(text("copies.passages", lang)[:31])
        _table(second, [text(key, lang) for key in PASSAGE_HEAD], passages(found, lang), _PASSAGE_WIDTHS, head, cell)
        _matrix(book.add_worksheet(text("copies.unit", lang)[:31]), found, head)
    return out.getvalue()


def _table(
    sheet: Any, titles: Sequence[str], rows: Iterable[tuple[Cell, ...]], widths: Sequence[int], head: Any, cell: Any
) -> None:
    for n, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, title, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for n, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(last, n, value, cell)
            else:
                sheet.write_string(last, n, value[:_MOST], cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(titles) - 1)


def _matrix(sheet: Any, found: Overview, head: Any) -> None:
    names, between = units(found), found.between_units
    sheet.set_column(0, 0, 24)
    for n, name in enumerate(names, 1):
        sheet.write_string(0, n, name, head)
        sheet.write_string(n, 0, name, head)
        for m, other in enumerate(names, 1):
            if count := between[min(name, other), max(name, other)]:
                sheet.write_number(n, m, count)
    if names:
        sheet.conditional_format(
            1, 1, len(names), len(names), {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#E8A33D"}
        )
    sheet.freeze_panes(1, 1)
