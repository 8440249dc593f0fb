"""json: an array of objects in ruff's shape: rows and columns 1-based, columns in code points, ends exclusive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from lint.base.model import Elsewhere, Violation
from lint.check.suppress.fingerprint import fingerprint
from lint.documents.source import Source
from lint.output.look import Look
from lint.output.machine import level, unread
from lint.output.place import fields
from lint.run.result import Result, Unread


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print one array of all violations, as the files are done."""
    lead = "["
    for record in records(results, look.lang):
        out.write(
            lead + "\n  " + msgspec.json.format(msgspec.json.encode(record), indent=2).decode().replace("\n", "\n  ")
        )
        lead = ","
    out.write("\n]\n" if lead == "," else "[]\n")


def records(results: Iterator[Result], lang: str) -> Iterator[dict[str, Any]]:
    """Every violation as an object; a file that was not checked is one, too."""
    for result in results:
        path = result.path.encode("utf-8", "replace").decode()
        if isinstance(result, Unread):
            yield _unread(result, path, lang)
            continue
        for violation in result.violations:
            yield record(result.source, path, violation, lang)


def record(source: Source, path: str, violation: Violation, lang: str) -> dict[str, Any]:
    """One violation as an object."""
    rule, finding, suppressed = violation.rule, violation.finding, violation.suppressed
    place = source.place(finding.start, finding.end)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "message": violation.message(lang),
        "filename": path,
        "location": location(source, finding.start),
        "end_location": location(source, finding.end),
        **({"place": fields(place)} if place else {}),
        "fix": _fix(source, violation),
        "related": [
            _elsewhere(related.elsewhere, related.note, lang)
            if related.elsewhere
            else {
                "filename": path,
                "location": location(source, related.start),
                "end_location": location(source, related.end),
                "message": _note(related.note, lang),
            }
            for related in finding.related
        ],
        "values": finding.values,
        "source": rule.source,
        "fingerprint": fingerprint(source, violation),
        "suppressed": {"kind": suppressed.kind, "reason": suppressed.reason} if suppressed else None,
    }


def _elsewhere(other: Elsewhere, note: str, lang: str) -> dict[str, Any]:
    """A place in another document; with whose that is, where it is of an archive."""
    return {
        "filename": other.path.encode("utf-8", "replace").decode(),
        "location": {"row": other.row, "column": other.column},
        "end_location": {"row": other.end_row, "column": other.end_column},
        "message": _note(note, lang),
        **({"origin": other.origin} if other.origin else {}),
    }


def _unread(result: Unread, path: str, lang: str) -> dict[str, Any]:
    """A file that was not checked, as an object like the others."""
    start = {"row": 1, "column": 1}
    return {
        "code": "unread",
        "name": "unread",
        "severity": level(result, "error", "warning"),
        "message": unread(result, lang),
        "filename": path,
        "location": start,
        "end_location": start,
        "fix": None,
        "related": [],
        "values": {},
        "source": "",
        "fingerprint": "",
        "suppressed": None,
    }


def _fix(source: Source, violation: Violation) -> dict[str, Any] | None:
    rule, finding = violation.rule, violation.finding
    if rule.fix == "none" or not finding.edits:
        return None
    edits = [
        {"content": e.content, "location": location(source, e.start), "end_location": location(source, e.end)}
        for e in finding.edits
    ]
    return {"applicability": rule.fix, "message": str(finding.values.get("fix", "")), "edits": edits}


def location(source: Source, offset: int) -> dict[str, int]:
    """A place, 1-based, in code points."""
    row, column = source.locate(offset)
    return {"row": row, "column": column}


def _note(key: str, lang: str) -> str:
    from lint.base.messages import text

    return text(key, lang)
