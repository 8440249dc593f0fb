"""Blocks: which function each paragraph has. The body is told as the lines of a plain text are; what stands beside it
(cells, boxes, notes, headers, tables of contents) is neither heading nor paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.base.model import Format
from lint.documents.document import MASK, Block, Document
from lint.documents.readers import directives, markup, rows
from lint.documents.readers.layout import MAX_HEADING, block, settle
from lint.documents.readers.text import mask
from lint.documents.word.paragraph import SOFT_BREAK, Paragraph
from lint.documents.word.source import ParagraphSource

_LINE = re.compile(f"[^{SOFT_BREAK}]+")
_BLANK = f"{MASK} \t\u3000"
_TITLES = frozenset(("title", "标题", "公文标题"))


def document_of(paragraphs: Sequence[Paragraph], path: str, format: Format = "word") -> Document:  # noqa: A002
    """The document of paragraphs that nothing can be written into."""
    return document(ParagraphSource(paragraphs, path), format)


def document(source: ParagraphSource, format: Format) -> Document:  # noqa: A002
    """The document of a source: its blocks, and what in it is no prose protected as in a plain text."""
    raw = source.text
    text = mask(raw, markup.apart([*rows.spans(raw), *markup.spans(raw), *directives.spans(raw)]))
    body: list[Block] = []
    beside: list[Block] = []
    for start, paragraph in zip(source.starts, source.paragraphs, strict=True):
        for match in _LINE.finditer(paragraph.text):
            low, high = start + match.start(), start + match.end()
            line = text[low:high]
            if not line.strip(_BLANK):
                continue
            low += len(line) - len(line.lstrip())
            high = low + len(line.strip())
            if paragraph.story == "body":
                body.append(_block(text, low, high, paragraph))
            else:
                beside.append(Block("cell", low, high, head=low, story=paragraph.story))
    blocks = settle(text, body)
    if beside:
        blocks = sorted([*blocks, *beside], key=lambda block: block.start)
    return Document(source, text, blocks, format)


def _block(text: str, start: int, end: int, paragraph: Paragraph) -> Block:
    """A block as a plain text has it; a short paragraph on an outline level is a heading, whatever it begins with."""
    found = block(text, start, end)
    if paragraph.style in _TITLES and found.label is None:
        found.kind = "title"
    elif paragraph.level and found.kind in ("paragraph", "item") and _may_be_heading(paragraph, text[start:end]):
        found.kind, found.head = "heading", end
        found.level = found.level or paragraph.level
    return found


def _may_be_heading(paragraph: Paragraph, line: str) -> bool:
    return len(line) <= MAX_HEADING and line[-1] not in "。；，、：:;,！？" and SOFT_BREAK not in paragraph.text
