"""What the tests of the kinds that reckon share: what is found, and what ought to stand there."""

from __future__ import annotations

from typing import Any

from lint.check.engine import Engine
from tests.support import doc, rule


def told(text: str, kind: str, report: str, **options: Any) -> list[tuple[str, str]]:
    """The places that a report finds, each with the value that it expects."""
    document = doc(text)
    key = "of" if kind == "runs" else "report"
    engine = Engine([rule(kind, {key: report, **options}, message="{expected}")], [])
    return [(text[found.start : found.end], found.message("zh")) for found in engine.check(document, "")]
