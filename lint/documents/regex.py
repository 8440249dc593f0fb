"""RE2 over a document: compiled once, searched as UTF-8, answered in code points.

RE2 runs in linear time, so no rule can hang a run. Its \\d \\w \\s \\b know ASCII only and are refused where they would
silently miss `１`, `党` or U+3000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import Any

from lint.base.late import late
from lint.documents.document import Document, Span

# The Chinese characters in few ranges, with what is not assigned between them: RE2 takes six times as long to compile
# the twenty-two of its own, and a fifth of a short run. https://www.unicode.org/Public/UCD/latest/ucd/Scripts.txt
_HAN = r"\x{2E80}-\x{2FDF}々〇\x{3021}-\x{3029}\x{3038}-\x{303B}\x{3400}-\x{9FFF}\x{F900}-\x{FAFF}\x{20000}-\x{3FFFF}"
_TOKEN = late(r"\\p\{Han\}|\\.|\[\^?\]?|\]", re.DOTALL)
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
        return re2.compile(_with_few_ranges(pattern).encode(), _options())
    except re2.error as error:
        reason = error.args[0]
        raise BadRegexError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


def _with_few_ranges(pattern: str) -> str:
    """An expression with `\\p{Han}` written out, within a set or as one."""
    within = False

    def put(token: re.Match[str]) -> str:
        nonlocal within
        found = token[0]
        if found == r"\p{Han}":
            return _HAN if within else f"[{_HAN}]"
        if found == "]" or (within and found.endswith("]") and found[0] == "["):
            within = False
        elif found[0] == "[":
            within = True
        return found

    return _TOKEN.sub(put, pattern) if r"\p{Han}" in pattern else pattern


@cache
def _options() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return options


@cache
def _named(pattern: str) -> tuple[Any, dict[str, int]]:
    """An expression with its named groups."""
    expression = compile(pattern)
    groups = sorted(expression.groupindex.items(), key=itemgetter(1))  # RE2 has them in another order in each process
    return expression, {name.decode(): group for name, group in groups}


def finditer(pattern: str, document: Document, within: Span | None = None) -> Iterator[Match]:
    """All matches of an expression in a document, or within a span of it, left to right.

    `^` and `$` mean the ends of the whole text all the same.
    """
    expression, names = _named(pattern)
    data = document.utf8
    byte, char, end = 0, 0, len(data)
    if within is not None:
        char = within[0]
        byte = document.byte_at(char)
        end = byte + len(document.text[char : within[1]].encode("utf-8", "surrogatepass"))
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
