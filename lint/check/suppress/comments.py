"""Comments: the suppressions that stand in a document itself, `<!-- dj-lint: ignore[TY001] 原因 -->`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Edit
from lint.documents.document import Document
from lint.documents.source import Source
from lint.documents.without_comments import without

_COMMENT = late(r"<!--[ \t]*(?i:dj-lint)[ \t]*[:：]?[ \t]*(?P<body>.*?)[ \t]*-->")
# Chinese keyboards give full-width brackets.
_IGNORE = late(r"ignore(?P<file>-file)?[ \t]*[\[［【](?P<rules>[^\]］】]*)[\]］】][ \t]*(?P<reason>.*)")
_SELECTOR = late(r"[^\s,，、]+")


class Selector(Struct):
    """A rule, or several, named in a comment; offsets into the text."""

    name: str
    start: int
    end: int
    used: bool = False


class Comment(Struct):
    """A suppression in a document: its own span, the span that it holds for, and the rules that it names.

    `selectors` is empty where what it says cannot be understood; `body` is what it says.
    """

    start: int
    end: int
    body: str
    scope: tuple[int, int]
    selectors: list[Selector]
    reason: str = ""


def parse(document: Document) -> Iterator[Comment]:
    """The suppressions that stand in a document."""
    text, blocks = document.source.text, _Blocks(document)
    for start, end in document.comments:
        match = _COMMENT.fullmatch(text, start, end)
        body = match["body"] if match else text[start:end]
        said = _IGNORE.fullmatch(text, *match.span("body")) if match else None
        if said is None:
            yield Comment(start, end, body, (0, 0), [])
            continue
        named = [Selector(m.group(), *m.span()) for m in _SELECTOR.finditer(text, *said.span("rules"))]
        scope = (0, len(text)) if said["file"] else blocks.scope(start, end)
        yield Comment(start, end, body, scope, named, said["reason"])


class _Blocks:
    """The blocks of a document with comments, as they are without these."""

    def __init__(self, document: Document) -> None:
        bare = without(document)
        self.source = document.source
        spans = [bare.span(block) for block in bare.document.blocks]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def scope(self, start: int, end: int) -> tuple[int, int]:
        """What a comment holds for: the block on its line, else the next one."""
        source, starts, ends = self.source, self.starts, self.ends
        row = source.row(start)
        top = source.line_starts[row - 1]
        bottom = _below(source, row)
        first, last = bisect_right(ends, top), bisect_left(starts, bottom) - 1
        if first <= last:
            return min(top, starts[first]), max(bottom, ends[last])
        n = bisect_left(starts, end)
        low, high = (starts[n], ends[n]) if n < len(starts) else (0, 0)
        # The blanks before and after a block on its lines belong to it: some rules look at nothing else.
        top = source.line_starts[source.row(low) - 1]
        below = _below(source, source.row(high))
        return low if source.text[top:low].strip() else top, high if source.text[high:below].strip() else below


def _below(source: Source, row: int) -> int:
    """Where a row ends, its line end included."""
    return source.line_starts[row] if row < len(source.line_starts) else len(source.text)


def taken_out(source: Source, comment: Comment) -> Edit:
    """The edit that deletes a comment, with its line where it has that to itself, else with the blanks before it."""
    text, row = source.text, source.row(comment.start)
    top, below = source.line_starts[row - 1], _below(source, row)
    low, high = comment.start, comment.end
    while low > top and text[low - 1].isspace():
        low -= 1
    while high < below and text[high].isspace():
        high += 1
    return Edit(top, below, "") if low == top and high == below else Edit(low, comment.end, "")


def one_taken_out(selectors: list[Selector], n: int) -> Edit:
    """The edit that takes one of several names out of a comment."""
    if n:
        return Edit(selectors[n - 1].end, selectors[n].end, "")
    return Edit(selectors[0].start, selectors[1].start, "")
