"""xlsx: a workbook: the findings with filters and links to the files, and how many each unit and each rule has.

Every cell is written as a text or a number: what stands in a draft is never a formula.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, TextIO

from lint.base.messages import text
from lint.base.model import Rule
from lint.documents.source import cells
from lint.output.about import about, today
from lint.output.look import Look
from lint.output.machine import title
from lint.output.ranking import WORST_FIRST, Ranking
from lint.output.rows import Row, clean, heads, rows
from lint.output.units import Units
from lint.run.result import Result, Unread

# What Excel takes: characters in a cell, links on a sheet, characters in a link.
MOST_CHARACTERS, MOST_LINKS, LONGEST_LINK = 32_767, 65_530, 2_000
# A row is no higher than so many lines.
MOST_LINES = 8
_WIDTHS = (14, 28, 8, 46, 44, 30, 7, 9, 34)
_COLORS = {"error": "#B3261E", "warning": "#8F5A00", "info": "#1D5FA6"}


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Write the workbook into the bytes behind `out`."""
    from xlsxwriter import Workbook

    whole = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(whole, options)
    book.set_properties({"title": text("html.title", look.lang), "created": today()})
    _Book(book, look).fill(results)
    book.close()
    out.buffer.write(whole.getvalue())


class _Book:
    """The three sheets."""

    def __init__(self, book: Any, look: Look) -> None:
        self._look = look
        base = {"valign": "top", "font_size": 11, "bottom": 1, "bottom_color": "#E1DCD1"}
        self._head = book.add_format({**base, "bold": True, "bg_color": "#EFEAE0", "text_wrap": True})
        self._text = book.add_format({**base, "text_wrap": True})
        self._number = book.add_format({**base, "align": "center"})
        self._link = book.add_format({**base, "text_wrap": True, "font_color": "#1D5FA6", "underline": 1})
        self._grades = {
            name: book.add_format({**base, "font_color": color, "bold": True, "align": "center"})
            for name, color in _COLORS.items()
        }
        self._hit = {name: book.add_format({"bold": True, "font_color": color}) for name, color in _COLORS.items()}
        self._plain = book.add_format({"font_size": 11})
        self._soft = book.add_format({"font_size": 10, "font_color": "#6A655B"})
        names = ("table.sheet", "table.by-unit", "table.by-rule")
        self._sheets = [book.add_worksheet(text(name, look.lang)) for name in names]
        self._links = 0
        self._rules: dict[str, Rule] = {}

    def fill(self, results: Iterator[Result]) -> None:
        ranking = Ranking(Units(self._look.paths).of)
        places: dict[str, set[str]] = {}
        counts: Counter[str] = Counter()

        def followed() -> Iterator[Result]:
            for result in results:
                ranking.add(result)
                for violation in () if isinstance(result, Unread) else result.shown:
                    self._rules[violation.rule.code] = violation.rule
                yield result

        found = self._findings(followed())
        for row in found:
            if row.row is not None:
                places.setdefault(row.code, set()).add(row.unit)
                counts[row.code] += 1
        self._units(ranking)
        self._by_rule(counts, places)

    def _begin(self, sheet: Any, names: list[str], widths: Iterable[int]) -> None:
        """A sheet with a head that stays, in landscape, as wide as a page."""
        for n, (name, width) in enumerate(zip(names, widths, strict=True)):
            sheet.set_column(n, n, width)
            sheet.write_string(0, n, name, self._head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")

    def _findings(self, results: Iterator[Result]) -> list[Row]:
        sheet, lang = self._sheets[0], self._look.lang
        self._begin(sheet, heads(lang), _WIDTHS)
        done: list[Row] = []
        for n, row in enumerate(rows(results, self._look), 1):
            shown = (row.unit, row.file, "", "".join(row.text), row.problem, row.advice, "", "", row.source)
            sheet.set_row(n, _height(shown, _WIDTHS))
            sheet.write_string(n, 0, _fitting(row.unit), self._text)
            self._file(sheet, n, row)
            if row.row is not None:
                sheet.write_number(n, 2, row.row, self._number)
            self._words(sheet, n, row)
            sheet.write_string(n, 4, _fitting(row.problem), self._text)
            sheet.write_string(n, 5, _fitting(row.advice), self._text)
            sheet.write_string(n, 6, text(row.severity, lang), self._grades[row.severity])
            sheet.write_string(n, 7, row.code, self._number)
            sheet.write_string(n, 8, _fitting(row.source), self._text)
            done.append(row)
        sheet.autofilter(0, 0, max(1, len(done)), len(_WIDTHS) - 1)
        return done

    def _file(self, sheet: Any, n: int, row: Row) -> None:
        """The name of the file, which opens it, from where the workbook lies."""
        target = _link(row.path, self._look.target)
        if target and self._links < MOST_LINKS and len(target) < LONGEST_LINK:
            self._links += 1
            sheet.write_url(n, 1, f"external:{target}", self._link, _fitting(row.file))
        else:
            sheet.write_string(n, 1, _fitting(row.file), self._text)

    def _words(self, sheet: Any, n: int, row: Row) -> None:
        """The words around a finding, the finding itself in its colour."""
        before, found, after = row.text
        if found and (before or after):
            parts = [part for words, face in ((before, None), (found, self._hit[row.severity]), (after, None))
                     for part in ((face or self._plain, words) if words else ())]  # fmt: skip
            sheet.write_rich_string(n, 3, *parts, self._text)
        else:
            sheet.write_string(n, 3, before + found + after, self._text)

    def _units(self, ranking: Ranking) -> None:
        """How much each unit has, the worst first; below it what the run was."""
        sheet, lang = self._sheets[1], self._look.lang
        grades = [text(f"statistics.{name}", lang) for name in WORST_FIRST]
        names = [text(f"ranking.{name}", lang) for name in ("place", "unit", "files", "bad", "not-read")]
        total = text("statistics.total", lang)
        self._begin(sheet, [*names, *grades, total], (7, 24, 9, 12, 10, 9, 9, 9, 9))
        found = ranking.rows()
        for n, (name, count) in enumerate(found, 1):
            numbers = [count.files, count.bad, count.unread, *(count.severities[grade] for grade in WORST_FIRST)]
            sheet.write_number(n, 0, n, self._number)
            sheet.write_string(n, 1, _fitting(clean(name)), self._text)
            for k, number in enumerate([*numbers, count.severities.total()], 2):
                sheet.write_number(n, k, number, self._number)
        sheet.autofilter(0, 0, max(1, len(found)), 8)
        for k, line in enumerate(about(self._look), len(found) + 2):
            sheet.write_string(k, 1, _fitting(line), self._soft)

    def _by_rule(self, counts: Counter[str], places: dict[str, set[str]]) -> None:
        """How often each rule was broken, in how many units."""
        sheet, lang = self._sheets[2], self._look.lang
        names = [text(f"table.{name}", lang) for name in ("rule", "problem", "severity", "count", "units", "source")]
        self._begin(sheet, names, (10, 60, 8, 8, 8, 44))
        found = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        for n, (code, count) in enumerate(found, 1):
            rule = self._rules[code]
            sheet.set_row(n, _height((clean(title(rule, lang)), clean(rule.source)), (60, 44)))
            sheet.write_string(n, 0, code, self._number)
            sheet.write_string(n, 1, _fitting(clean(title(rule, lang))), self._text)
            sheet.write_string(n, 2, text(rule.severity, lang), self._grades[rule.severity])
            sheet.write_number(n, 3, count, self._number)
            sheet.write_number(n, 4, len(places[code]), self._number)
            sheet.write_string(n, 5, _fitting(clean(rule.source)), self._text)
        sheet.autofilter(0, 0, max(1, len(found)), 5)


def _height(values: Sequence[str], widths: Sequence[int]) -> float:
    """How high a row is, in points, for texts that are wrapped: not every program works it out for itself."""
    lines = max(-(-cells(value) // (width - 2)) for value, width in zip(values, widths, strict=True))
    return 16.5 * min(max(lines, 1), MOST_LINES)


def _fitting(value: str) -> str:
    return value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…"


def _link(path: str, target: str) -> str:
    """The way from a workbook to a file; empty where there is no file to open."""
    if not os.path.isfile(path):
        return ""
    try:
        way = os.path.relpath(path, os.path.dirname(os.path.abspath(target)))
    except ValueError:  # another drive
        way = os.path.abspath(path)
    # XlsxWriter takes what has a % for escaped already.
    return clean(way).replace("%", "%25")
