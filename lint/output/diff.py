"""diff: what would be corrected, as a unified diff for `git apply`, or `patch -p1`; nothing is written to the files.

What neither could apply, since it shows no lines of the file's bytes, is for reading alone: each line begins with `# `
where a program may read it, so that the rest of the diff can still be applied.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.base.model import PARAGRAPHS
from lint.base.row_diff import Pair, matches
from lint.check.fixpoint import Fixed
from lint.documents.source import REPLACEMENT
from lint.output.look import Look
from lint.output.machine import near
from lint.output.terminal import printable
from lint.run.result import Corrected, Result

_COLORS = {"+": "32", "-": "31", "@": "36"}


def write(results: Iterator[Result], out: TextIO, look: Look) -> None:
    """Print the difference between each file and its corrected text; a text in another encoding is shown as UTF-8."""
    for result in results:
        if not isinstance(result, Corrected) or not result.fixed.corrections:
            continue
        fixed, terminal = result.fixed, out.isatty()
        reason = why_not(fixed, look.lang)
        lead = "# " if reason and not terminal else ""
        bom = "\ufeff" if fixed.document.source.bom and not (reason or terminal) else ""
        old, new = _lines(bom + fixed.before), _lines(bom + fixed.document.source.text)
        for line in _unified(old, new, *_names(result.path, bool(reason))):
            shown = _shown(line, look.color, terminal)
            out.write("".join(f"{lead}{part}\n" for part in shown[:-1].split("\n")))


def why_not(fixed: Fixed, lang: str) -> str:
    """Why neither git nor `patch` can apply the diff of a file; empty where they can."""
    source = fixed.document.source
    if fixed.document.format in PARAGRAPHS:
        return text("diff.paragraphs", lang)
    if source.encoding != "utf-8":
        return text("diff.encoding", lang, encoding=source.encoding)
    if REPLACEMENT in fixed.before:
        return text("diff.damaged", lang)
    return text("diff.cr", lang) if "\r" in fixed.before and "\n" not in fixed.before else ""


def _names(path: str, plain: bool) -> tuple[str, str]:
    """The names of both sides, as git has them."""
    name = printable(near(path))
    if plain or name == "-" or os.path.isabs(name) or name.startswith("../"):
        return name, name
    end = "\t" if " " in name else ""  # else `patch` takes the name to end there
    return f"a/{name}{end}", f"b/{name}{end}"


def _unified(old: list[str], new: list[str], before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, its head first.

    difflib looks for what is the same in time that grows with the square of lines that repeat: here it only groups what
    `row_diff` found.
    """
    import difflib

    matcher = difflib.SequenceMatcher(None, "", "")
    matcher.opcodes = [*_parts(matches(old, new), len(old), len(new))]  # type: ignore[attr-defined]
    head = [f"--- {before}\n", f"+++ {after}\n"]
    for group in matcher.get_grouped_opcodes():
        (_, first, _, start, _), (_, _, last, _, end) = group[0], group[-1]
        yield from head
        yield f"@@ -{_range(first, last)} +{_range(start, end)} @@\n"
        for tag, a, b, c, d in group:
            yield from (("-" if tag == "replace" else " ") + line for line in old[a:b])
            yield from ("+" + line for line in new[c:d] if tag == "replace")
        head = []


def _parts(pairs: list[Pair], old: int, new: int) -> Iterator[tuple[str, int, int, int, int]]:
    """What is the same and what took another's place, in turn, as difflib has them."""
    start = end = (0, 0)  # of the lines that are the same, one after the other
    for i, j in [*pairs, (old, new)]:
        if (i, j) != end:
            if start != end:
                yield "equal", start[0], end[0], start[1], end[1]
            yield "replace", end[0], i, end[1], j
            start = (i, j)
        end = (i + 1, j + 1)
    if start[0] < old:
        yield "equal", start[0], old, start[1], new


def _range(start: int, end: int) -> str:
    """Lines as a unified diff has them: from 1, and how many unless it is one; the line before for none."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + bool(count)},{count}"


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
