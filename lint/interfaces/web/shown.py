"""Shown: a document and what was found in it, as the page gets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lint.base.messages import text
from lint.base.model import PARAGRAPHS, SEVERITIES, Rule, Violation
from lint.check.fixpoint import chosen, fixable
from lint.documents.document import Document
from lint.output.formats.html_marks import marked_rows
from lint.output.machine import replacement
from lint.output.place import described, spot

# How many findings a page can hold, marks and cards: a text of nothing but slips is answered, too.
MOST = 3000


def document(read: Document, found: list[Violation], lang: str) -> dict[str, Any]:
    """A document as it reads, its findings in order, those that somebody let stand, and the rules behind them."""
    shown = [violation for violation in found if violation.suppressed is None]
    kept = shown[:MOST]
    counts = {severity: sum(one.rule.severity == severity for one in shown) for severity in SEVERITIES}
    return {
        "html": "".join(_rows(read, kept)),
        "findings": [_finding(read, one, lang) for one in kept],
        "more": len(shown) - len(kept),
        "counts": counts,
        "safe": sum(fixable(one, unsafe=False) for one in shown),
        "stands": [_standing(read, one, lang) for one in found if one.suppressed is not None][:MOST],
        "rules": {one.rule.code: _rule(one.rule, lang) for one in kept},
        "characters": sum(not char.isspace() for char in read.source.text),
    }


def _rows(read: Document, shown: list[Violation]) -> Iterator[str]:
    """The rows of a document with their marks; those of tables in tables."""
    rows = marked_rows(read, shown, 1, 1)
    if read.format not in PARAGRAPHS:
        return rows
    from lint.documents.word.source import ParagraphSource
    from lint.output.formats.html_tables import in_tables

    assert isinstance(read.source, ParagraphSource)
    return in_tables(read.source.paragraphs, rows)


def _finding(read: Document, violation: Violation, lang: str) -> dict[str, Any]:
    rule, source = violation.rule, read.source
    given: dict[str, Any] = {
        "code": rule.code,
        "start": violation.start,
        "end": violation.end,
        "severity": rule.severity,
        "where": spot(source, violation.start, lang),
        "said": described(source, violation, lang),
        "row": source.row(violation.start),
        "found": source.text[violation.start : violation.end][:60],
    }
    if fix := replacement(source, violation):
        given["fix"] = {
            "before": fix.before,
            "after": fix.after,
            "safe": rule.fix == "safe",
            "can": bool(chosen([violation], source)),
        }
    given["related"] = [
        {"said": f"{text(one.note, lang)} {spot(source, one.start, lang)}", "row": source.row(one.start)}
        for one in violation.finding.related
    ]
    return given


def _standing(read: Document, violation: Violation, lang: str) -> dict[str, str]:
    assert violation.suppressed
    return {
        "code": violation.rule.code,
        "where": spot(read.source, violation.start, lang),
        "said": described(read.source, violation, lang),
        "reason": violation.suppressed.reason,
    }


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    """What a reader may want to know of a rule: why there is one, on what it rests, an example."""
    unchecked = "" if rule.source_checked else text("explain.unchecked", lang)
    given = {"name": rule.name, "why": rule.reason(lang), "source": rule.source + unchecked}
    if rule.bad:
        given |= {"bad": rule.bad[0].text.strip(), "good": (rule.bad[0].fixed or rule.good[0].text).strip()}
    return given
