"""Plain text: every line is a block. `**` is a placeholder here, never bold."""

from __future__ import annotations

from lint.base.late import expression, late
from lint.documents.document import MASK, Block, Document, Span
from lint.documents.readers import directives, markup, rows
from lint.documents.readers.front import front_matter
from lint.documents.readers.layout import block, settle
from lint.documents.source import Source

# A comment to this tool, also one that is written as for others; not one that only speaks of it.
COMMENT = late(r"<!--[ \t]*(?i:dj-lint)(?=[ \t]*[:：]|[ \t-]*(?i:ignore|disable))(?:(?!-->)[^\r\n])*(?:-->)?")
# A line that is not blank, from its first character on.
_LINE = late(r"\S[^\r\n]*")
_BLANK = f"{MASK} \t\u3000"


def read(source: Source) -> Document:
    """Read a source as plain text; what is no prose in it is protected."""
    text = mask(source.text, markup.apart([*not_prose(source.text), *directives.spans(source.text)]))
    blocks: list[Block] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if text[end - 1].isspace():
            end = start + len(match.group().rstrip())
        if text[start] != MASK or text[start:end].strip(_BLANK):
            blocks.append(block(text, start, end))
    return Document(source, text, settle(text, blocks), "text", comments_in(source.text), markup.tags(source.text))


def not_prose(text: str) -> list[Span]:
    """What of a text is front matter, rows of data, or markup within its lines."""
    return markup.apart([*front_matter(text), *rows.spans(text), *markup.spans(text)])


def comments_in(text: str) -> list[Span]:
    """The comments to this tool; each on one line, also one that is not closed there."""
    return [match.span() for match in COMMENT.finditer(text)] if "<!--" in text else []


def mask(text: str, spans: list[Span]) -> str:
    """Mask spans, in the order of the text, but for their line ends; where two overlap, both."""
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        start = max(start, at)
        if start < end:
            parts += [text[at:start], expression(r"[^\r\n]").sub(MASK, text[start:end])]
            at = end
    return "".join([*parts, text[at:]])
