"""Rows: every finding as the cells of a table that a clerk works through; for the formats that spreadsheets read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.base.messages import text
from lint.base.model import Severity, Violation
from lint.documents.source import Source
from lint.output.look import Look
from lint.output.machine import relative, replacement, unread
from lint.output.place import described
from lint.output.terminal import plain
from lint.output.units import Units
from lint.run.result import Result, Unread

# So much of the line is shown on each side of a finding, and of the finding itself.
AROUND, MOST = 24, 80
# Blanks at the ends of a line are not shown, nor looked for further than this.
FAR = 200
COLUMNS = ("unit", "file", "row", "text", "problem", "advice", "severity", "rule", "source")


class Row(NamedTuple):
    """A finding: `row` is its paragraph or row, None for a file that was not read; `text` the line around it, in three
    parts, the finding between; `path` leads to the file."""

    unit: str
    file: str
    row: int | None
    text: tuple[str, str, str]
    problem: str
    advice: str
    severity: Severity
    code: str
    source: str
    path: str


def heads(lang: str) -> list[str]:
    """The names of the columns."""
    return [text(f"table.{name}", lang) for name in COLUMNS]


def rows(results: Iterable[Result], look: Look) -> Iterator[Row]:
    """Every finding, and every file that was not checked, in their order."""
    units, lang = Units(look.paths), look.lang
    for result in results:
        unit, file = clean(units.of(result.path)), clean(relative(result.path))
        if isinstance(result, Unread):
            grade: Severity = "warning" if result.passed_over else "error"
            said = clean(unread(result, lang))
            yield Row(unit, file, None, ("", "", ""), said, "", grade, text("table.unread", lang), "", result.path)
            continue
        source = result.source
        for violation in result.shown:
            rule = violation.rule
            unchecked = "" if rule.source_checked else text("explain.unchecked", lang)
            yield Row(
                unit,
                file,
                source.row(violation.start),
                around(source, violation),
                clean(described(source, violation, lang)),
                clean(advice(source, violation, lang)),
                rule.severity,
                rule.code,
                clean(rule.source + unchecked),
                result.path,
            )


def clean(value: str) -> str:
    """A text on one line, of characters that every program can show."""
    return plain(value).strip().encode("utf-8", "replace").decode()


def advice(source: Source, violation: Violation, lang: str) -> str:
    """What to write instead, where the rule says it."""
    if not (fix := replacement(source, violation)):
        return ""
    key = "fix.to" if fix.before and fix.after else "fix.deleted" if fix.before else "fix.inserted"
    said = text(key, lang, before=fix.before, after=fix.after, old=fix.before, new=fix.after)
    return said + (text("table.confirm", lang) if violation.rule.fix == "unsafe" else "")


def around(source: Source, violation: Violation) -> tuple[str, str, str]:
    """The line of a finding, as much of it as helps to find the place, in three parts."""
    row = source.row(violation.start)
    begin, line = source.line_starts[row - 1], source.line(row)
    start = min(violation.start - begin, len(line))
    end = min(violation.end - begin, len(line))
    # Of a line that may be as long as the document no more is copied than is looked at.
    before = line[max(0, start - FAR) : start].lstrip()
    found = line[start : min(end, start + MOST + 1)]
    after = line[end : end + FAR].rstrip()
    before = "…" + before[-AROUND:] if len(before) > AROUND else before
    found = found[: MOST - 1] + "…" if len(found) > MOST else found
    after = after[:AROUND] + "…" if len(after) > AROUND else after
    return tuple(plain(part).encode("utf-8", "replace").decode() for part in (before, found, after))  # type: ignore[return-value]
