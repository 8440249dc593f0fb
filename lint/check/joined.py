"""Joined: words that markup or a line's end runs through (集**休**学习, or one that two lines of a paragraph share).

The blocks with such joints are put together without them, and searched again for listed words; of what is found, only
what a joint runs through is new.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from msgspec import structs

from lint.base.late import late
from lint.base.model import Edit, Finding
from lint.documents.document import MASK, Block, Document, Span
from lint.documents.source import Source

_HAN = "\u3400-\u9fff"
_JOINT = late(rf"(?<=[{_HAN}])(?:{MASK}+|{MASK}*[ \t]*(?:\r\n|\r|\n)[ \t]*{MASK}*[ \t]*{MASK}*)(?=[{_HAN}])")
# Emphasis and tags within a line, and what begins a line of a quotation.
_MARKUP = late(
    r"(?:[*~=]{1,3}|</?(?:b|i|u|s|em|strong|span|font|mark|del|ins|small|sub|sup|a)(?:\s[^<>]*)?>|[> \t\r\n])+",
    re.IGNORECASE,
)
# Headlines that stand one below the other have no such marks.
_RUNNING = late(r"[，。；]")
# A line of plain text that goes on in the next one is at least so long.
MIN_LINE = 15
# How much of a text is searched before its first joint and after its last one.
AROUND = 60


class Joined:
    """The blocks of a document that have joints, without them."""

    def __init__(self, document: Document, joints: list[Span]) -> None:
        self.origin = document
        self.places: list[int] = []
        self.joints: set[int] = set()
        parts: list[str] = []
        blocks: list[Block] = []
        at = 0
        for start, end in _stretches(document, joints):
            first = len(self.places)
            inside = joints[bisect_left(joints, (start, 0)) : bisect_left(joints, (end, 0))]
            start, end = max(start, inside[0][0] - AROUND), min(end, inside[-1][1] + AROUND)
            for low, high in [*inside, (end, end)]:
                parts.append(document.text[at if at > start else start : low])
                self.places += range(max(at, start), low)
                self.joints.add(len(self.places))
                at = high
            blocks.append(Block("paragraph", first, len(self.places), head=first))
            parts.append("\n")
            self.places.append(end)
        text = "".join(parts)
        self.document = Document(Source(text), text, blocks, document.format)

    def back(self, finding: Finding) -> Finding | None:
        """A finding at its place in the document; None where no joint runs through it."""
        if not any(n in self.joints for n in range(finding.start + 1, finding.end)):
            return None
        edits: list[Edit] = []
        for edit in finding.edits:
            moved = self._edits(edit)
            if moved is None:
                edits = []
                break
            edits += moved
        start, end = self.places[finding.start], self.places[finding.end - 1] + 1
        return structs.replace(finding, start=start, end=end, edits=tuple(edits), related=())

    def _edits(self, edit: Edit) -> list[Edit] | None:
        """An edit, character for character; None where its length changes."""
        old = self.document.text[edit.start : edit.end]
        if len(old) != len(edit.content):
            return None
        places = (self.places[n] for n in range(edit.start, edit.end))
        return [Edit(n, n + 1, new) for n, was, new in zip(places, old, edit.content, strict=True) if was != new]


def joined(document: Document) -> Joined | None:
    """The document's blocks without their joints; None where there are none."""
    joints = list(_line_joints(document) if document.format == "text" else _joints(document))
    return Joined(document, joints) if joints else None


def _joints(document: Document) -> Iterator[Span]:
    """Markup and line ends within a block, between two Chinese characters."""
    for match in _JOINT.finditer(document.text):
        start, end = match.span()
        block = document.block_at(start - 1)
        if block is not None and end < block.end and _MARKUP.fullmatch(document.source.text[start:end]):
            yield start, end


def _line_joints(document: Document) -> Iterator[Span]:
    """Line ends of plain text over which a sentence goes on, between two Chinese characters."""
    text = document.text
    for one, other in pairwise(document.blocks):
        if (
            other.start - one.end <= 2
            and other.kind == "paragraph"
            and one.kind in ("paragraph", "item", "byline")
            and text[one.end : other.start] in ("\n", "\r\n", "\r")
            and "\u3400" <= text[one.end - 1] <= "\u9fff"
            and "\u3400" <= text[other.start] <= "\u9fff"
            and _RUNNING.search(text, other.start, other.end)
            and len(document.source.line(document.source.row(one.end - 1)).strip()) >= MIN_LINE
        ):
            yield one.end, other.start


def _stretches(document: Document, joints: list[Span]) -> Iterator[Span]:
    """The blocks with joints, those that a joint runs between as one."""
    low = high = -1
    for start, end in joints:
        one, other = document.block_at(start - 1), document.block_at(end)
        assert one and other
        if one.start > high:
            if high > low:
                yield low, high
            low = one.start
        high = max(high, other.end)
    if high > low:
        yield low, high
