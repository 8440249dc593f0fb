"""tables: rows of a table, or of lines set in columns, whose numbers contradict each other.

    report = "rows"          the first column counts the rows and leaves a number out or repeats it
    report = "sum"           the row 合计 is not the sum of the column above it
    report = "difference"    the last column is the difference (or the sum) of the two before it, in all rows but one

A table is a run of three or more lines that have the same number of columns, divided by |, tabs or several blanks.
Values: found, expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report, patterns_of

_CELL = late(r"[^|\t\u3000\s](?:[^|\t\u3000\n]*?[^|\t\u3000\s])??(?=\s*(?:[|\t\u3000]|[ ]{2,}|$))")
_NUMBER = late(r"(-?\d+(?:,\d{3})*(?:\.\d+)?)(?:[万亿]?[^\d\s]{0,3})?")
_TOTAL = late(r"合\s*计|总\s*计|共\s*计|小\s*计")
_RULER = late(r"[\s|:-]+")
MIN_ROWS = 3


class Options(Struct, forbid_unknown_fields=True):
    report: str


class _Cell(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def number(self) -> Fraction | None:
        match = _NUMBER.fullmatch(self.text)
        return Fraction(match[1].replace(",", "")) if match else None


_Row = list[_Cell]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if "tables" not in document.memo:
        document.memo["tables"] = list(_tables(document.source.text))
    for table in document.memo["tables"]:
        yield from REPORTS[options.report].run(table)


def _tables(text: str) -> Iterator[list[_Row]]:
    table: list[_Row] = []
    at = 0
    for line in [*text.splitlines(keepends=True), ""]:
        if line and _RULER.fullmatch(line) and "-" in line:
            at += len(line)
            continue
        row = (
            [_Cell(at + m.start(), at + m.end(), m.group()) for m in _CELL.finditer(line.rstrip())]
            if _set(line)
            else []
        )
        if table and len(row) != len(table[-1]):
            if len(table) >= MIN_ROWS:
                yield table
            table = []
        if len(row) > 1:
            table.append(row)
        at += len(line)


def _set(line: str) -> bool:
    """Whether a line is set in columns: no sentence, and blanks or bars within it."""
    inner = line.strip()
    return len(inner) < 200 and bool(expression(r"\||\t|\u3000| {2,}").search(inner))


def _finding(cell: _Cell, expected: Fraction) -> Finding:
    return Finding(cell.start, cell.end, {"found": cell.text, "expected": f"{float(expected):.10g}"})


def _rows(table: list[_Row]) -> Iterator[Finding]:
    first = [row[0] for row in table if row[0].text.isdecimal()]
    numbers = [int(cell.text) for cell in first]
    if len(first) < MIN_ROWS or numbers[0] != 1 or len(first) < len(table) - 2:
        return
    for n, (cell, number) in enumerate(zip(first, numbers, strict=True), 1):
        if number != n:
            if number <= n + 1 and (n == len(numbers) or numbers[n] in (number + 1, n + 1)):
                yield _finding(cell, Fraction(n))
            return


def _sum(table: list[_Row]) -> Iterator[Finding]:
    for n, row in enumerate(table):
        if n < 2 or not any(_TOTAL.fullmatch(cell.text) for cell in row):
            continue
        above = table[:n]
        if any(_TOTAL.fullmatch(cell.text) for other in above for cell in other):
            return
        for column in range(len(row)):
            total = row[column].number
            numbers = [other[column].number for other in above[1:]]
            known = [number for number in numbers if number is not None]
            if total is None or len(known) != len(numbers) or len(known) < 2 or "%" in row[column].text:
                continue
            whole = all(number.denominator == 1 for number in [*known, total])
            slack = Fraction(0) if whole else Fraction(len(known), 10)
            if abs(sum(known, Fraction(0)) - total) > slack and _near(sum(known, Fraction(0)), total):
                yield _finding(row[column], sum(known, Fraction(0)))


def _near(made: Fraction, total: Fraction) -> bool:
    """Whether a sum misses its total by so little that the column is surely meant to be summed."""
    return abs(made - total) * 5 <= abs(total)


def _difference(table: list[_Row]) -> Iterator[Finding]:
    rows = [numbers for row in table if len(numbers := [(c, c.number) for c in row if c.number is not None]) >= 3]
    if len(rows) < MIN_ROWS:
        return
    for sign in (-1, 1):
        wrong = [row for row in rows if _expected(row, sign) != row[-1][1]]
        if len(wrong) == 1 and len(rows) - 1 >= 2:
            yield _finding(wrong[0][-1][0], _expected(wrong[0], sign))


def _expected(row: list[tuple[_Cell, Fraction]], sign: int) -> Fraction:
    (_, old), (_, new) = row[-3:-1]
    return new + sign * old


_ROW = "[0-9][ ]*(?:[|\t\\x{3000}]|  )[ ]*[^ \t\\x{3000}\r\n]"
REPORTS = {
    "rows": Report(_rows, patterns=(_ROW,)),
    "sum": Report(_sum, patterns=("[合总共小][ \\x{3000}]*计",)),
    "difference": Report(_difference, patterns=(_ROW,)),
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, patterns=patterns_of(REPORTS), reports=REPORTS)
