"""Compared: two runs side by side, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from lint.base.messages import text
from lint.documents.source import cells
from lint.output.comparison import Found, Outcome
from lint.output.look import Look
from lint.output.terminal import paint, plain, printable

KINDS = ("mended", "left", "new")
LOST = ("gone", "unknown")


def write(outcomes: dict[str, Outcome], out: TextIO, look: Look) -> None:
    """Print how much each unit has mended, left and added, then what is new and what is left, file by file."""
    out.writelines(_table(outcomes, look.lang))
    for kind in ("new", "left"):
        found = [one for outcome in outcomes.values() for one in getattr(outcome, kind)]
        if found:
            out.write(f"\n{text(f'compare.list-{kind}', look.lang)}\n")
            out.writelines(_listed(found, look))
    for kind in LOST:
        names: dict[str, int] = {}
        for outcome in outcomes.values():
            for one in getattr(outcome, kind):
                names[one.filename] = names.get(one.filename, 0) + 1
        for name, count in names.items():
            out.write(text(f"compare.{kind}", look.lang, path=printable(name), count=count) + "\n")


def _table(outcomes: dict[str, Outcome], lang: str) -> Iterator[str]:
    lines = [[text(f"compare.{kind}", lang) for kind in KINDS]]
    lines += [[str(len(getattr(outcome, kind))) for kind in KINDS] for outcome in outcomes.values()]
    lines.append([str(sum(len(getattr(outcome, kind)) for outcome in outcomes.values())) for kind in KINDS])
    widths = [max(6, *(cells(line[n]) for line in lines)) for n in range(len(KINDS))]
    names = [text("table.unit", lang), *(_unit(name, lang) for name in outcomes), text("statistics.total", lang)]
    for line, name in zip(lines, names, strict=True):
        padded = (" " * (width - cells(value)) + value for width, value in zip(widths, line, strict=True))
        yield "  ".join([*padded, name]) + "\n"


def _unit(name: str, lang: str) -> str:
    return printable(name) or text("compare.loose", lang)


def _listed(found: list[Found], look: Look) -> Iterator[str]:
    name = ""
    for one in found:
        if one.filename != name:
            name = one.filename
            yield f"  {paint(printable(name), 'path', look.color)}\n"
        row, column = one.location.get("row", 1), one.location.get("column", 1)
        where = text("place.spot", look.lang, row=row, column=column) if one.place else f"{row}:{column}"
        known = one.severity if one.severity in ("error", "warning", "info") else "error"
        grade = paint(text(known, look.lang), known, look.color)
        yield f"    {where:>7} {grade} {one.code} {plain(one.message)}\n"


def write_json(outcomes: dict[str, Outcome], out: TextIO) -> None:
    """Print an object: `units` with their counts, and the findings themselves, by what became of them."""
    told: dict[str, Any] = {
        "units": [
            {"unit": name, **{kind: len(getattr(outcome, kind)) for kind in (*KINDS, *LOST)}}
            for name, outcome in outcomes.items()
        ]
    }
    for kind in (*KINDS, *LOST):
        told[kind] = [one for outcome in outcomes.values() for one in getattr(outcome, kind)]
    out.write(msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n")
