"""Terminal: text measured in cells, and colour. Shared by the formats that people read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lint.base.late import late
from lint.base.messages import text as say
from lint.base.problems import Problem
from lint.documents.source import cells

if TYPE_CHECKING:
    from lint.run.result import Unread

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "code": "1", "caret": "1;31", "dim": "2"}

# A line does not begin with these (GB/T 15834-2011 5.1), nor end with those.
_NOT_FIRST = "，。、；：！？”’）》〉】〕…—,.;:!?)]}"
_NOT_LAST = "“‘（《〈【〔([{"
_LINE_END = late(r"\s*[\r\n]\s*")
_WORD = late(r"[!-~]+|\s+|.")


def paint(text: str, color: str, on: bool) -> str:
    """The text in a colour, if colour is on."""
    return f"\033[{_COLORS[color]}m{text}\033[0m" if on and text else text


def printable(path: str) -> str:
    """A file name on one line: line ends, escapes and undecodable bytes written out."""
    if path.isprintable():
        return path
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in path)


def plain(text: str) -> str:
    """A sentence on one line, with nothing in it that a terminal obeys: what is not to be seen is shown as ␣."""
    return "".join(char if char.isprintable() else "␣" for char in _LINE_END.sub(" ", text))


def fail(message: str) -> int:
    """Say on stderr what is wrong; the exit code for it."""
    print(f"dj-lint: {message}", file=sys.stderr)
    return 2


def why(result: Unread, lang: str) -> str:
    """Why a file could not be checked, in a sentence on one line."""
    values = {name: printable(value) for name, value in result.values.items()}
    return say(result.trouble, lang, path=printable(result.path), **values)


def problem_line(problem: Problem, lang: str) -> str:
    """`file:row:column: what is wrong; did you mean …`."""
    where = f"{printable(problem.file)}:"
    if problem.row:
        where += f"{problem.row}:{problem.column}:"
    values = {name: printable(value) for name, value in problem.values.items()}
    near = values.get("near")
    return f"{where} {say(problem.key, lang, **values)}" + (say("near", lang, near=near) if near else "")


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of `width` cells: between any two wide characters, not inside Latin words that fit.

    A line may be two cells longer where a mark would otherwise begin the next one.
    """
    lines, line, used = [], "", 0
    words = (part for word in _WORD.findall(text) for part in _parts(word, width))
    for word in words:
        size = cells(word)
        if used + size > width and line and not (word[0] in _NOT_FIRST and used + size <= width + 2):
            kept = line.rstrip(_NOT_LAST)
            lines.append((kept or line).rstrip())
            line = line[len(kept) :] if kept else ""
            used = cells(line)
        if not word.isspace() or line:
            line, used = line + word, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _parts(word: str, width: int) -> list[str]:
    """A word in parts that fit into a line each."""
    return [word[n : n + width] for n in range(0, len(word), width)]


def excerpt(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """A part of a line around a hit, in `width` cells, with the caret's place: (text, indent, length) in cells.

    `start` and `end` are code points in the line. What is cut off is marked by …; blanks and invisible characters
    inside the hit are made visible, others are shown as blanks of the same width.
    """
    hit = "".join(char if char.isprintable() and char != " " else "␣" for char in line[start : min(end, start + width)])
    if end - start > width or cells(hit) > width - 24:  # little room for what stands around it
        before = _tail(line[:start], 12)
        room = width - cells(before)
        whole = hit
        hit = _cut(hit, room - 1)
        after = _cut(line[end:], room - cells(hit)) if hit == whole else ""
    else:
        room = width - max(1, cells(hit)) - 2
        before = _tail(line[:start], room // 2)
        after = _cut(line[end:], room - cells(before))
        before = _tail(line[:start], room - cells(after))
    shown = "".join(char if char.isprintable() else " " * cells(char) for char in before + hit + after)
    return shown, cells(before), max(1, cells(hit))


def _cut(text: str, width: int) -> str:
    """The beginning of a text, within so many cells."""
    if cells(text[: width + 1]) <= width and len(text) <= width:
        return text
    return text[: _fitting(text, width - 1)] + "…"


def _tail(text: str, width: int) -> str:
    """The end of a text, within so many cells."""
    if len(text) <= width and cells(text) <= width:
        return text
    kept = _fitting(text[-width:][::-1], width - 1) if width > 0 else 0
    return "…" + text[len(text) - kept :]


def _fitting(text: str, width: int) -> int:
    """How many of a text's first characters go into so many cells."""
    used = 0
    for count, char in enumerate(text):
        used += cells(char)
        if used > width:
            return count
    return len(text)
