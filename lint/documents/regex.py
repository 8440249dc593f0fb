"""RE2 over a document: compiled once, searched as UTF-8, answered in code points.

RE2 runs in linear time, so no rule can hang a run. Its \\d \\w \\s \\b know ASCII only and are refused where they would
silently miss `１`, `党` or U+3000.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import Any

from lint.base.late import late
from lint.documents.document import Document, Span

_ASCII_CLASS = late(r"(?<!\\)(?:\\\\)*\\([sSdDwWbB])")


class BadRegexError(ValueError):
    """An expression that RE2 refuses, or that would not mean what it says; the text says why."""


class Match:
    """One match: spans of the whole and of named groups, in code points."""

    __slots__ = ("_data", "_document", "_match", "_names", "end", "start")

    def __init__(
        self, start: int, end: int, match: Any, names: dict[str, int], document: Document, data: bytes
    ) -> None:
        self.start, self.end = start, end
        self._match, self._names, self._document, self._data = match, names, document, data

    def span(self, name: str) -> Span | None:
        """The span of a named group; None where the expression has no such group or it took no part."""
        if name not in self._names:
            return None
        low, high = self._match.span(self._names[name])
        if low < 0:
            return None
        data, base = self._data, self._match.start()
        start = self.start + len(data[base:low].decode("utf-8", "surrogatepass"))
        return start, start + len(data[low:high].decode("utf-8", "surrogatepass"))

    def groups(self) -> dict[str, str]:
        """The named groups' texts, empty where one took no part."""
        spans = {name: self.span(name) or (0, 0) for name in self._names}
        return {name: self._document.text[start:end] for name, (start, end) in spans.items()}


def check(pattern: str) -> None:
    """Refuse an expression that does not compile or would miss Chinese; raises BadRegexError with the reason."""
    if found := _ASCII_CLASS.search(pattern):
        raise BadRegexError(
            f"\\{found[1]}: ASCII only in RE2, write the characters, e.g. [0-9０-９], [ \\t\\x{{3000}}], \\p{{Han}}"
        )
    if compile(pattern).search(b""):
        raise BadRegexError("matches the empty text")


@cache
def compile(pattern: str) -> Any:  # noqa: A001 - the name that every engine uses
    """Compile an expression; raises BadRegexError with RE2's own reason."""
    import re2

    try:
        return re2.compile(pattern.encode(), _options())
    except re2.error as error:
        reason = error.args[0]
        raise BadRegexError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


@cache
def _options() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return options


# An automaton for many expressions at once has more states than a text has characters, and is built as it reads. Groups
# of so many were the fastest on 5 MB of news: 25 MB/s for 176 expressions, 4 for one group of all, 10 one by one.
GROUP = 8


class Set:
    """Says in one pass for each group of expressions which of them occur in a text.

    RE2 answers “none” as well where its automaton outgrew its memory. One more expression that always occurs tells the
    two apart: where it is missing, all of the group count as occurring, and are then searched on their own.
    """

    def __init__(self, patterns: list[str]) -> None:
        import re2

        self._groups: list[tuple[int, int, Any]] = []
        for first in range(0, len(patterns), GROUP):
            group = patterns[first : first + GROUP]
            found = re2.Set.SearchSet(_options())
            for pattern in (*group, ""):
                found.Add(pattern.encode())
            found.Compile()
            self._groups.append((first, len(group), found))

    def match(self, data: bytes) -> list[int]:
        """The indices of the expressions that occur in `data`, in order."""
        indices: list[int] = []
        for first, size, group in self._groups:
            found = group.Match(data) or []
            some = found if size in found else range(size)
            indices += sorted(first + index for index in some if index != size)
        return indices


@cache
def _named(pattern: str) -> tuple[Any, dict[str, int]]:
    """An expression with its named groups."""
    expression = compile(pattern)
    groups = sorted(expression.groupindex.items(), key=itemgetter(1))  # RE2 has them in another order in each process
    return expression, {name.decode(): group for name, group in groups}


def finditer(pattern: str, document: Document, lines: tuple[int, int] | None = None) -> Iterator[Match]:
    """All matches of an expression in a document, or within lines of it from one to another, left to right.

    `^` and `$` mean the ends of the whole text all the same.
    """
    expression, names = _named(pattern)
    data = document.utf8
    byte, char, end = 0, 0, len(data)
    if lines is not None:
        byte, char, end = (
            document.line_bytes[lines[0]],
            document.lines[lines[0]][0],
            document.line_bytes[lines[1] + 1] - 1,
        )
    for match in expression.finditer(data, byte, end):
        low, high = match.span()
        char += len(data[byte:low].decode("utf-8", "surrogatepass"))
        start = char
        char += len(data[low:high].decode("utf-8", "surrogatepass"))
        byte = high
        yield Match(start, char, match, names, document, data)


def occurs(pattern: str, document: Document) -> bool:
    """Whether an expression occurs in a document."""
    return compile(pattern).search(document.utf8) is not None


def spans(pattern: str, text: str) -> Iterator[Span]:
    """The places of an expression in a short text."""
    data = text.encode("utf-8", "surrogatepass")
    for match in compile(pattern).finditer(data):
        start = len(data[: match.start()].decode("utf-8", "surrogatepass"))
        yield start, start + len(match.group().decode("utf-8", "surrogatepass"))


def search(pattern: str, text: str) -> bool:
    """Whether an expression occurs in a short text."""
    return compile(pattern).search(text.encode("utf-8", "surrogatepass")) is not None
