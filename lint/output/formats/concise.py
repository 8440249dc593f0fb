"""concise: one line per violation, `path:row:column: severity CODE message`, for editors, grep and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.output.look import Look
from lint.output.place import described
from lint.output.terminal import paint, plain, printable
from lint.run.result import Result, read_ones


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print every violation on a line of its own."""
    for result in read_ones(results):
        path = paint(printable(result.path), "path", look.color)
        for violation in result.shown:
            row, column = result.source.locate(violation.start)
            severity = paint(text(violation.rule.severity, look.lang), violation.rule.severity, look.color)
            message = plain(described(result.source, violation, look.lang, paragraph=True))
            out.write(f"{path}:{row}:{column}: {severity} {violation.rule.code} {message}\n")
