"""grouped: one line per violation under each file's name, folded as in `full`, without the text of the line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.output.formats.full import fold_lines, folded, head
from lint.output.look import Look
from lint.output.terminal import paint, printable
from lint.run.result import Result, read_ones


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print each file's violations under its name."""
    for result in read_ones(results):
        if result.shown:
            out.write(paint(printable(result.path), "path", look.color) + "\n")
            for violation, others in folded(result.shown, look.fold):
                out.write(head(result.source, violation, look))
                out.write(fold_lines(result.source, others, look))
            out.write("\n")
