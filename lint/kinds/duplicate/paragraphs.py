"""Paragraphs: the blocks whose sentences and clauses count, and what of them is held against others.

To take the marks out of all sentences takes longer than to find those that cannot stand twice: two that are the same
without their marks end in the same characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from lint.base.late import expression, late
from lint.documents.document import Block, Document, Span
from lint.kinds.duplicate.units import Unit, without_marks

_STOPS = "。！？；：”）"
_FULL_STOP = late("[。！？]")
_MARKS = "，；：。！？,;\r\n"
# Rules for clauses of at least so many characters share what is found out of all.
USUAL_SHORTEST = 6
# So many characters at the end of a unit.
_TAIL = 4


class Paragraph(Struct, gc=False):
    """A block of running text with a stop at its end, with its sentences; an entry of a list ends in a semicolon."""

    block: Block
    is_entry: bool
    sentences: list[Span]


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs of a document, found once. Headers, notes and cells say the same again and mean to."""
    if "paragraphs" not in document.memo:
        document.memo["paragraphs"] = [*_paragraphs(document)]
    found: list[Paragraph] = document.memo["paragraphs"]
    return found


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    text, sentences, size = document.text, document.sentences, len(document.sentences)
    at = 0
    for block in document.blocks:
        first, end = at, block.end
        while at < size and sentences[at][0] < end:
            at += 1
        last = text[end - 1]
        if last in _STOPS and block.story == "body":
            is_entry = last == "；" and not _FULL_STOP.search(text, block.start, end)
            yield Paragraph(block, is_entry, sentences[first:at])


def clauses(document: Document, paragraph: Paragraph, shortest: int) -> list[Span]:
    """The clauses of a paragraph of so many characters: most are shorter, and are passed over without a look."""
    pattern = expression(rf"[^{_MARKS}\s][^{_MARKS}]{{{shortest - 1},}}")
    return [match.span() for match in pattern.finditer(document.text, paragraph.block.start, paragraph.block.end)]


def counting(document: Document, spans: Iterable[Span], *, quotations: bool) -> Iterator[Span]:
    """Those of some spans that are no part of a quotation or a book title, nor, unless `quotations` count, a whole
    one."""
    text, in_quotes = document.text, document.in_quotes
    for start, end in spans:
        if in_quotes(start, start + 1):
            continue
        if quotations or text[start] not in "“《" or not in_quotes(start + 1, end - 1):
            yield start, end


def units(text: str, spans: Iterable[Span]) -> list[Unit]:
    """The spans with what is left of them without blanks and marks."""
    return [((start, end), without_marks(text[start:end])) for start, end in spans]


def ending_alike(text: str, spans: list[Span], marks: int) -> list[Span]:
    """Those spans that end as another one does, marks aside, of which each has so many at its end at least."""
    least = _TAIL + marks
    ends = [
        last
        if end - start >= least and (last := text[end - least : end - marks]).isalnum()
        else without_marks(text[start:end])[-_TAIL:]
        for start, end in spans
    ]
    counts = Counter(ends)
    return [span for span, end in zip(spans, ends, strict=True) if counts[end] > 1]


def with_clauses_alike(document: Document, shortest: int) -> list[Paragraph]:
    """The paragraphs in which two clauses of so many characters end alike, marks aside, and maybe some others."""
    key = ("clauses alike", shortest)
    if key not in document.memo:
        text = document.text
        for mark in _MARKS[1:]:
            text = text.replace(mark, _MARKS[0])
        document.memo[key] = [one for one in paragraphs(document) if _has_alike(text, one.block, shortest)]
    found: list[Paragraph] = document.memo[key]
    return found


def _has_alike(text: str, block: Block, shortest: int) -> bool:
    """Whether a block of a text in which all clauses end in the same mark has two that end alike."""
    parts = [part for part in text[block.start : block.end].split(_MARKS[0]) if len(part) >= shortest]
    if len(parts) < 2:
        return False
    ends = [last if (last := part[-_TAIL:]).isalnum() else without_marks(part)[-_TAIL:] for part in parts]
    return len({*ends}) < len(ends)
