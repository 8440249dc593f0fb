"""rdjson: reviewdog's diagnostic format. Columns are UTF-8 bytes, from 1, ends exclusive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from lint.base.messages import text
from lint.base.model import Related, Violation
from lint.documents.source import Source
from lint.output.look import Look
from lint.output.machine import level, relative, replacement, unread
from lint.output.place import described
from lint.run.result import Result, Unread


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print one DiagnosticResult; a file that could not be checked is a diagnostic without a range."""
    diagnostics: list[dict[str, Any]] = []
    for result in results:
        path = relative(result.path, look.base)
        if isinstance(result, Unread):
            said = unread(result, look.lang)
            diagnostics.append(
                {"message": said, "location": {"path": path}, "severity": level(result, "ERROR", "WARNING")}
            )
            continue
        source = result.source
        diagnostics += [_diagnostic(source, path, violation, look.lang) for violation in result.shown]
    report = {"source": {"name": "dj-lint"}, "diagnostics": diagnostics}
    out.write(msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n")


def _diagnostic(source: Source, path: str, violation: Violation, lang: str) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": described(source, violation, lang, paragraph=True),
        "location": {"path": path, "range": _range(source, violation.start, violation.end)},
        "severity": violation.rule.severity.upper(),
        "code": {"value": violation.rule.code},
    }
    if fix := replacement(source, violation):
        diagnostic["suggestions"] = [{"range": _range(source, fix.start, fix.end), "text": fix.after}]
    if violation.finding.related:
        diagnostic["relatedLocations"] = [
            {"message": text(related.note, lang), "location": _related(source, path, related)}
            for related in violation.finding.related
        ]
    return diagnostic


def _related(source: Source, path: str, related: Related) -> dict[str, Any]:
    """A related place; of one in another document the rows alone, whose bytes nobody counted."""
    if other := related.elsewhere:
        rows = {"start": {"line": other.row}, "end": {"line": other.end_row}}
        return {"path": relative(other.path), "range": rows}
    return {"path": path, "range": _range(source, related.start, related.end)}


def _range(source: Source, start: int, end: int) -> dict[str, dict[str, int]]:
    first, last = source.locate(start, "utf-8"), source.locate(end, "utf-8")
    return {
        "start": {"line": first.row, "column": first.column},
        "end": {"line": last.row, "column": last.column},
    }
