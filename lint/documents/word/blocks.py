"""Blocks: which function each paragraph has. The body is told as the lines of a plain text are; what stands beside it
(cells, boxes, notes, headers, tables of contents) is neither heading nor paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.base.model import Format
from lint.documents.document import MASK, Block, Document, Span
from lint.documents.labels import label
from lint.documents.readers import directives, markup, rows
from lint.documents.readers.layout import EDGE, MAX_HEADING, block, is_date, settle
from lint.documents.readers.text import mask
from lint.documents.word.paragraph import HOLE, SOFT_BREAK, Paragraph
from lint.documents.word.source import ParagraphSource

_LINE = re.compile(r"[^\n]+")
# A break within a paragraph ends a line; a sign of a symbol font is no text, though it has a place among the letters.
_SHOWN = {ord(SOFT_BREAK): "\n", **dict.fromkeys(range(0xF000, 0xF100), HOLE)}
# How a line of a table of contents ends, and how the head of an attachment does.
_PAGE = re.compile(r"[\s.．·…-]*\t?[\s.．·…-]*[0-9IVXivx]{1,4}\s*$")
_ATTACHMENT = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,2}[：:]?$|.{0,20}[〕\]］】]\s*\S{1,4}号附件")
# All that Python takes for a blank: a paragraph may be indented by any of them.
_BLANK = (
    MASK
    + "\t\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_TITLES = frozenset(("title", "标题", "公文标题"))


def document_of(paragraphs: Sequence[Paragraph], path: str, format: Format = "word") -> Document:  # noqa: A002
    """The document of paragraphs that nothing can be written into."""
    return document(ParagraphSource(paragraphs, path), format)


def document(source: ParagraphSource, format: Format) -> Document:  # noqa: A002
    """The document of a source: its blocks, and what in it is no prose protected as in a plain text."""
    shown = source.text.translate(_SHOWN)
    protected = [*rows.spans(shown), *markup.spans(shown), *directives.spans(shown), *_contents(source)]
    text = mask(shown, markup.apart(protected))
    body: list[Block] = []
    beside: list[Block] = []
    raised: list[tuple[Block, Paragraph]] = []
    for start, paragraph in zip(source.starts, source.paragraphs, strict=True):
        for match in _LINE.finditer(text, start, start + len(paragraph.text)):
            line = match.group()
            low = match.start() + len(line) - len(line.lstrip(_BLANK))
            high = match.end() - len(line) + len(line.rstrip(_BLANK))
            if low >= high:
                continue
            if paragraph.story != "body":
                beside.append(Block("cell", low, high, head=low, story=paragraph.story))
                continue
            body.append(block(text, low, high))
            if paragraph.level or paragraph.style in _TITLES:
                raised.append((body[-1], paragraph))
    blocks = settle(text, body)
    _raise(text, blocks, raised)
    source.headings = [
        (block.start, text[block.start : block.head].strip()) for block in blocks if block.kind == "heading"
    ]
    if beside:
        blocks = sorted([*blocks, *beside], key=lambda block: block.start)
    return Document(source, text, blocks, format)


def _contents(source: ParagraphSource) -> Iterator[Span]:
    """The numbers and the pages in tables of contents: they are made, and say nothing that their headings do not."""
    for start, paragraph in zip(source.starts, source.paragraphs, strict=True):
        if paragraph.story != "toc":
            continue
        number = label(paragraph.text, 0, len(paragraph.text))
        if number:
            yield start, start + number.end
        if page := _PAGE.search(paragraph.text, max(number.end if number else 0, len(paragraph.text) - 60)):
            yield start + page.start(), start + page.end()


def _raise(text: str, blocks: list[Block], raised: list[tuple[Block, Paragraph]]) -> None:
    """What only its style makes a title or a heading. Signatures, dates and the like are set on an outline level, too,
    so that they stand in the navigation: these stay what they are."""
    starts = {block.start: n for n, block in enumerate(blocks)}
    titled = any(block.kind == "title" for block in blocks[:EDGE])
    top = next((paragraph.level for found, paragraph in raised if found.kind == "title"), 0)
    for found, paragraph in raised:
        n = starts.get(found.start, -1)
        below = found.kind == "byline" and paragraph.level > top  # of the title's own level, it is a part of that
        if n < 0 or blocks[n] is not found or not (below or found.kind == "paragraph"):
            continue
        line = text[found.start : found.end]
        if paragraph.style in _TITLES and not titled and n < EDGE:
            found.kind, titled = "title", True
        elif paragraph.level and _may_be_heading(line) and not (n + 1 < len(blocks) and _is_date(text, blocks[n + 1])):
            found.kind, found.head, found.level = "heading", found.end, paragraph.level


def _may_be_heading(line: str) -> bool:
    closed = line[-1] in "。；，、：:;,！？"
    return len(line) <= MAX_HEADING and not closed and not is_date(line) and not _ATTACHMENT.match(line)


def _is_date(text: str, found: Block) -> bool:
    return is_date(text[found.start : found.end])
