"""Markup: the inline code, targets of links, HTML, comments and footnotes of a Markdown text, in one pass.

What is opened and never closed is looked for once, not from each place at which it opens.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from lint.documents.document import Span

_START = re.compile(r"(?<!`)`+|\]\(|<!--|</?[A-Za-z]|\[\^")
_TICKS = re.compile("`+")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")
_TARGET = re.compile(r"\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


def markup(text: str) -> list[Span]:
    """The spans of inline markup, in order and apart."""
    found: list[Span] = []
    code, at, last = _Code(text), 0, text.rfind("-->")
    while start := _START.search(text, at):
        opened = start.group()
        if opened[0] == "`":
            end = code.end(*start.span())
        elif opened == "<!--":
            end = text.find("-->", start.end()) + 3 if start.end() <= last else 0
        else:
            pattern = {"](": _TARGET, "[^": _FOOTNOTE}.get(opened, _TAG)
            match = pattern.match(text, start.start())
            end = match.end() if match else 0
        if end:
            found.append((start.start(), end))
        at = end or (start.end() if opened[0] == "`" else start.start() + 1)
    return found


class _Code:
    """Where runs of ticks and blank lines stand in a text, worked out when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: dict[int, list[int]] | None = None
        self.blanks: list[int] = []

    def end(self, start: int, stop: int) -> int:
        """Where the code ends that a run of ticks opens; 0 where none of its length follows in its paragraph."""
        if self.runs is None:
            self.runs = {}
            for match in _TICKS.finditer(self.text):
                self.runs.setdefault(match.end() - match.start(), []).append(match.start())
            self.blanks = [match.start() for match in _BLANK_LINE.finditer(self.text)]
        size = stop - start
        same = self.runs[size]
        n, blank = bisect_left(same, stop), bisect_left(self.blanks, stop)
        if n == len(same) or (blank < len(self.blanks) and self.blanks[blank] < same[n]):
            return 0
        return same[n] + size
