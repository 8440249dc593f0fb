"""github: one annotation per violation, as GitHub Actions takes them from a log. Errors first, for GitHub stops at ten.

`%`, line ends and, in properties, `:` and `,` are escaped. A span over several lines has no columns: GitHub would
refuse the annotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.base.model import Violation, rank
from lint.documents.source import Source
from lint.output.look import Look
from lint.output.machine import level, relative, unread
from lint.output.place import described, other_spot
from lint.output.terminal import printable
from lint.run.result import Result, Unread

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print all annotations, the most severe first, in the order of the files and of their text."""
    lines: list[tuple[int, str]] = []
    for result in results:
        path = relative(result.path, look.base)
        if isinstance(result, Unread):
            grade, said = level(result, "error", "warning"), _data(unread(result, look.lang))
            place = -rank("warning") if result.passed_over else -9
            lines.append((place, f"::{grade} title=dj-lint,file={_property(path)}::{said}\n"))
            continue
        source = result.source
        for violation in result.shown:
            lines.append((-rank(violation.rule.severity), _line(source, path, violation, look.lang)))
    lines.sort(key=lambda line: line[0])
    out.writelines(line for _, line in lines)


def _line(source: Source, path: str, violation: Violation, lang: str) -> str:
    rule = violation.rule
    row, column = source.locate(violation.start)
    last, end = source.locate(violation.end)
    properties = f"title={rule.code},file={_property(path)},line={row},endLine={last}"
    if row == last:
        properties += f",col={column},endColumn={end}"
    name = printable(path)
    lines = [f"{name}:{row}:{column} {rule.code} {described(source, violation, lang, paragraph=True)}"]
    for related in violation.finding.related:
        if related.elsewhere:
            lines.append(f"{other_spot(source, related, lang)} {text(related.note, lang)}")
            continue
        other = source.locate(related.start)
        lines.append(f"{name}:{other.row}:{other.column} {text(related.note, lang)}")
    return f"::{_LEVELS[rule.severity]} {properties}::{_data(chr(10).join(lines))}\n"


def _data(value: str) -> str:
    """A value on one line: line ends as GitHub has them, whatever else a terminal would obey written out."""
    value = "".join(char if char in "\r\n" else printable(char) for char in value)
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
