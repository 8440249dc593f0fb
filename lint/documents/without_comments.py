"""Comments: the document without what it says to this tool alone, and the way back from there.

Rules look at the text as it would be without its comments, so that a comment changes nothing that they find. A line
that holds nothing else goes with the comment, as does one blank between a comment and other text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate

from msgspec import structs

from lint.base.model import Violation
from lint.documents.document import Document, Span
from lint.documents.readers import read_text
from lint.documents.source import Source


def check(document: Document, look: Callable[[Document], list[Violation]]) -> list[Violation]:
    """What `look` finds in a document without its comments, at its places in the document."""
    if not document.comments:
        return look(document)
    bare = without(document)
    return [bare.back(violation) for violation in look(bare.document)]


def without(document: Document) -> Bare:
    """A document without its comments; made once."""
    if Bare not in document.memo:
        document.memo[Bare] = Bare(document)
    made: Bare = document.memo[Bare]
    return made


class Bare:
    """A document without the comments of another. Offsets are in code points of either text, as said."""

    def __init__(self, document: Document) -> None:
        source = document.source
        cuts = _cuts(source, document)
        kept, at = [], 0
        for start, end in cuts:
            kept.append(source.text[at:start])
            at = end
        text = "".join([*kept, source.text[at:]])
        self.document = read_text(Source(text, source.path, source.encoding, source.bom), document.format)
        self._sums = [0, *accumulate(end - start for start, end in cuts)]
        # Where the cuts are in the text without them, and whether each begins its line.
        self._marks = [start - gone for (start, _), gone in zip(cuts, self._sums, strict=False)]
        lines = {*source.line_starts}
        self._leading = [start in lines for start, _ in cuts]

    def back(self, violation: Violation) -> Violation:
        """A violation at its place in the document with comments; without its edits where a comment lies in them."""
        finding = violation.finding
        edits = tuple(structs.replace(edit, start=a, end=b) for edit in finding.edits for a, b in [self.span(edit)])
        if any(new.end - new.start != old.end - old.start for new, old in zip(edits, finding.edits, strict=True)):
            edits = ()
        related = tuple(structs.replace(one, start=a, end=b) for one in finding.related for a, b in [self.span(one)])
        start, end = self.span(finding)
        moved = structs.replace(finding, start=start, end=end, edits=edits, related=related)
        return structs.replace(violation, finding=moved)

    def span(self, place: object) -> Span:
        """The span of something that has `start` and `end`, in the document with comments."""
        start: int = place.start  # type: ignore[attr-defined]
        end: int = place.end  # type: ignore[attr-defined]
        if start < end:
            return start + self._sums[bisect_right(self._marks, start)], end + self._sums[bisect_left(self._marks, end)]
        n, last = bisect_left(self._marks, start), bisect_right(self._marks, start)
        while n < last and self._leading[n]:
            n += 1
        return start + self._sums[n], start + self._sums[n]


def _cuts(source: Source, document: Document) -> list[Span]:
    """What goes with each comment, in order and apart."""
    text, cuts = source.text, []
    rows: dict[int, list[Span]] = {}
    for start, end in document.comments:
        rows.setdefault(source.row(start), []).append((start, end))
    for row, comments in rows.items():
        top = source.line_starts[row - 1]
        below = source.line_starts[row] if row < len(source.line_starts) else len(text)
        rest, at = [], top
        for start, end in comments:
            rest.append(text[at:start])
            at = end
        if not "".join([*rest, text[at:below]]).strip():
            cuts.append((top, below))
            continue
        at = top
        for start, end in comments:
            if start > at and text[start - 1] == " ":
                start -= 1
            elif start == top and text[end : end + 1] == " ":
                end += 1
            cuts.append((start, end))
            at = end
    return cuts
