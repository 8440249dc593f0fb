"""Write results made by hand with a format, without a run."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator

from lint.base.model import Applicability, Edit, Finding, Related, Rule, Severity, Suppression, Violation
from lint.documents.document import Document
from lint.documents.source import Source
from lint.output.formats import writer
from lint.output.look import Look
from lint.run.result import Checked, Result
from lint.settings.formats import BINARY

SCHEMAS = Path(__file__).parent / "schemas"


def rule(code: str = "QZ101", severity: Severity = "error", fix: Applicability = "none", message: str = "m") -> Rule:
    """A rule with what the formats print of it."""
    return Rule(
        code=code, name="a-rule", kind="replace", severity=severity, message=message, why="为什么。", source="依据",
        source_checked=True, fix=fix, bad=[], good=[],
    )  # fmt: skip


def violation(
    start: int,
    end: int,
    of: Rule | None = None,
    *,
    edits: tuple[Edit, ...] = (),
    related: tuple[Related, ...] = (),
    suppressed: Suppression | None = None,
) -> Violation:
    """A violation at a place."""
    return Violation(of or rule(), Finding(start, end, edits=edits, related=related), suppressed)


def result(text: str, *violations: Violation, path: str = "a.txt") -> Checked:
    """What a run says of a file with that text."""
    return Checked(path, Document(Source(text, path), text, [], "text"), list(violations))


def written(format_: str, *results: Result, lang: str = "en", **look: Any) -> str:
    """What a format makes of the results; of one that is no text, its bytes as Latin-1."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="")
    writer(format_)(iter(results), out, Look(lang, **look))
    out.flush()
    raw = out.buffer.getvalue()
    return str(raw.decode("latin-1" if format_ in BINARY else "utf-8"))


def validate(data: Any, schema: str) -> None:
    """Hold data against a schema of `schemas/`."""
    content = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    validator = Draft4Validator if "draft-04" in content["$schema"] else Draft202012Validator
    validator.check_schema(content)
    errors = [f"{error.json_path}: {error.message}" for error in validator(content).iter_errors(data)]
    assert not errors, errors[:5]
