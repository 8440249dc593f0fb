"""fixes: what was corrected, each with its place in the corrected text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.check.fixpoint import Correction
from lint.output.look import Look
from lint.output.place import spot
from lint.output.terminal import paint, printable, wrap
from lint.run.result import Corrected, Result


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print each file's corrections under its name: place, code, what stood there and what stands there now."""
    for result in results:
        if not isinstance(result, Corrected) or not result.fixed.corrections:
            continue
        out.write(paint(printable(result.path), "path", look.color) + "\n")
        source = result.fixed.document.source
        for correction in result.fixed.corrections:
            where, code = spot(source, correction.start, look.lang), correction.violation.rule.code
            first, *others = wrap(_said(correction, look.lang), max(20, look.width - 20))
            out.write(f"  {where:>7} {paint(code, 'code', look.color)} {first}\n")
            out.writelines(f"{' ' * 16}{line}\n" for line in others)
        out.write("\n")


def _said(correction: Correction, lang: str) -> str:
    old, new = _visible(correction.old), _visible(correction.new)
    key = "fix.replaced" if old and new else "fix.deleted" if old else "fix.inserted"
    return text(key, lang, old=old, new=new)


def _visible(part: str) -> str:
    """A text with blanks at its ends and invisible characters made visible."""
    if part.isspace():
        return "␣" * len(part)
    return "".join(char if char.isprintable() else "␣" for char in part)
