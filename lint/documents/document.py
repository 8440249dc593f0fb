"""Document: read-only spans over one Source.

A reader cuts the text into blocks; this module holds them and derives, once and when asked, what the kinds need:
title, sections, sentences, clauses, enumerators, quotations, the year. All spans are offsets into the source's text
(code points, end exclusive).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import FLOW, PARAGRAPHS, Format, Story
from lint.documents.labels import Label, enumerators
from lint.documents.source import Source

BlockKind = Literal["title", "byline", "number", "heading", "paragraph", "item", "cell", "signature", "date"]
Span = tuple[int, int]

# Stands, one for one, for what is protected (code, addresses, markup), so that offsets stay and nothing matches.
MASK = "\ufffc"


class Block(Struct, gc=False):
    """A stretch of text with one function, blanks at its ends cut off.

    A heading's own text ends at `head`; text run in after it on the same line goes on to `end`. What is of another
    `story` than the body is a cell: no heading, no paragraph, part of no section.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: Label | None = None
    head: int = 0
    story: Story = "body"


class Section(NamedTuple):
    """A heading and what it governs: from its end to the next heading of its level or above."""

    heading: Block
    end: int


class Document:
    """One text with its blocks. `text` is the source's text with protected spans masked, of the same length.

    `comments` are the spans of what is said in it to this tool alone, in order; `without_comments` gives the document
    without them. `whole` are the spans that are reported and changed whole or not at all.
    """

    def __init__(
        self,
        source: Source,
        text: str,
        blocks: list[Block],
        format: Format,  # noqa: A002
        comments: Sequence[Span] = (),
        whole: Sequence[Span] = (),
    ) -> None:
        self.source = source
        self.comments = comments
        self.whole = whole
        self.text = text
        self.blocks = blocks
        self.format = format
        self.memo: dict[object, Any] = {}  # what a kind worked out and another rule of it needs again

    @cached_property
    def utf8(self) -> bytes:
        """The text as RE2 reads it."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def lines(self) -> list[Span]:
        """The spans between line feeds."""
        ends = [*(match.start() for match in _LINE_FEED.finditer(self.text)), len(self.text)]
        return [*zip([0, *(end + 1 for end in ends)], ends, strict=False)]

    @cached_property
    def line_bytes(self) -> list[int]:
        """Where each line begins in `utf8`, and where one after the last would."""
        return [0, *accumulate(len(line) + 1 for line in self.utf8.split(b"\n"))]

    def byte_at(self, offset: int) -> int:
        """Where a character stands in `utf8`."""
        line = self.line_at(offset)
        return self.line_bytes[line] + len(self.text[self.lines[line][0] : offset].encode("utf-8", "surrogatepass"))

    def line_at(self, offset: int) -> int:
        """The place among the lines of the one that holds an offset, or is nearest to it."""
        return max(0, bisect_right(self._line_starts, offset) - 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [start for start, _ in self.lines]

    @cached_property
    def flow(self) -> list[Block]:
        """The blocks of the text as it runs, tables and boxes in their places: no notes, no headers, no contents."""
        return [block for block in self.blocks if self.flows(block)] if self.format in PARAGRAPHS else self.blocks

    def flows(self, block: Block) -> bool:
        """Whether a block is one of `flow`."""
        return self.format not in PARAGRAPHS or block.story in FLOW

    @cached_property
    def body(self) -> list[Block]:
        """The blocks of the running text alone; in a text of lines, all."""
        if self.format not in PARAGRAPHS:
            return self.blocks
        return [block for block in self.blocks if block.story == "body"]

    @cached_property
    def title(self) -> Block | None:
        return next((block for block in self.body[:8] if block.kind == "title"), None)

    @cached_property
    def headings(self) -> list[Block]:
        return [block for block in self.body if block.kind == "heading"]

    @cached_property
    def sections(self) -> list[Section]:
        """Every heading with the end of what it governs, in order."""
        last = self.flow[-1].end if self.flow else 0
        ends = [last] * len(self.headings)
        above: list[int] = []  # the headings whose sections are open
        for n, block in enumerate(self.headings):
            while above and self.headings[above[-1]].level >= block.level:
                ends[above.pop()] = block.start
            above.append(n)
        return [Section(block, end) for block, end in zip(self.headings, ends, strict=True)]

    @cached_property
    def opening(self) -> Block | None:
        """The first paragraph of running text."""
        return next((b for b in self.body[:12] if b.kind in ("paragraph", "item")), None)

    @cached_property
    def year(self) -> int | None:
        """The year that the document is about: of its title, else of its date, else of its opening words."""
        spans = [(b.start, b.end) for b in (self.title, *self.tail("date")) if b]
        if self.opening:
            spans.append((self.opening.start, min(self.opening.end, self.opening.start + 12)))
        for start, end in spans:
            if match := expression(r"(?<!\d)(?:19|20)\d\d(?=\s*年)").search(self.text[start:end]):
                return int(match.group())
        return None

    def text_of(self, block: Block) -> str:
        """The text of a block, what is protected in it masked."""
        return self.text[block.start : block.end]

    def tail(self, kind: BlockKind) -> list[Block]:
        """The blocks of a kind among the last ones."""
        return [block for block in self.body[-8:] if block.kind == kind]

    @cached_property
    def sentences(self) -> list[Span]:
        """Spans that end in 。！？ or with their block, closing quotes and brackets included."""
        return list(self._split(_SENTENCE))

    @cached_property
    def clauses(self) -> list[Span]:
        """Spans between any two of ，；：。！？, the marks left out; 、 joins words, not clauses."""
        return list(self._split(_CLAUSE))

    def _split(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        text = self.text
        for block in self.blocks:
            for match in pattern.finditer(text, block.start, block.end):
                start, end = match.span()
                while start < end and text[start].isspace():
                    start += 1
                if start < end:
                    yield start, end

    @cached_property
    def quoted(self) -> list[Span]:
        """Quotations and book titles, marks included, outermost where they nest."""
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def in_quotes(self, start: int, end: int, marks: str = "“‘《〈") -> bool:
        """Whether a span lies inside one quotation or book title that opens with one of `marks`."""
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        if at < 0 or self.text[self.quoted[at][0]] not in marks:
            return False
        return self.quoted[at][0] < start and end < self.quoted[at][1]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset."""
        at = self.index_at(offset)
        return self.blocks[at] if at >= 0 else None

    def index_at(self, offset: int) -> int:
        """The place among the blocks of the one that holds an offset; -1 where none does."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.blocks[at].end else -1

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def enumerators(self) -> list[tuple[Block, list[Label]]]:
        """The items counted in running text (一是…二是…), by block, for blocks that have any."""
        found: dict[int, list[Label]] = {}
        for label in enumerators(self.text):
            at = bisect_right(self._starts, label.start) - 1
            if at >= 0:
                found.setdefault(at, []).append(label)
        return [(self.blocks[at], labels) for at, labels in found.items()]


_LINE_FEED = late("\n")
_SENTENCE = late(r"[^。！？]+[。！？]*[”’』」）]*")
_CLAUSE = late(r"[^，；：。！？,;\r\n]+")
_QUOTED = late(
    r"“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”|《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》|‘[^‘’\n]*’|〈[^〈〉\n]*〉"
)
