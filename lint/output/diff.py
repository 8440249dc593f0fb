"""diff: what would be corrected, as a unified diff that `patch` understands; nothing is written to the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from lint.output.look import Look
from lint.output.terminal import printable
from lint.run.result import Corrected, Result

_COLORS = {"+": "32", "-": "31", "@": "36"}


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print the difference between each file and its corrected text; a text in another encoding is shown as UTF-8."""
    import difflib

    for result in results:
        if not isinstance(result, Corrected) or not result.fixed.corrections:
            continue
        fixed = result.fixed
        path = printable(result.path)
        old, new = _lines(fixed.before), _lines(fixed.document.source.text)
        for line in difflib.unified_diff(old, new, path, path):
            out.write(_shown(line, look.color, out.isatty()))


def _lines(text: str) -> list[str]:
    """Lines as `patch` cuts them: after LF; after CR in a text that has no LF at all."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + lines[-1:] if lines[-1] else [line + "\n" for line in lines[:-1]]


def _shown(line: str, color: bool, terminal: bool) -> str:
    if terminal:  # nothing that it would obey
        line = "".join(c if c.isprintable() or c in "\n\t\u3000\u00a0" else "␣" for c in line.replace("\r\n", "\n"))
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    line = line.removesuffix("\n")
    shade = _COLORS.get(line[:1]) if color and not line.startswith(("--- ", "+++ ")) else None
    return f"\033[{shade}m{line}\033[0m{end}" if shade else line + end
