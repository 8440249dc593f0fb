"""Plain text: every line is a block. `**` is a placeholder here, never bold."""

from __future__ import annotations

import re

from lint.documents.document import MASK, Block, Document, Span
from lint.documents.readers.layout import block, settle
from lint.documents.source import Source

# A comment to this tool, also one that is written as for others; not one that only speaks of it.
COMMENT = re.compile(r"<!--[ \t]*(?i:dj-lint)(?=[ \t]*[:：]|[ \t-]*(?i:ignore|disable))(?:(?!-->)[^\r\n])*(?:-->)?")
_LINE = re.compile(r"[^\r\n]+")
_ADDRESS = re.compile(r"(?:https?|ftp)://[\w./?&=%#:;~+@$!*'()-]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def read(source: Source) -> Document:
    """Read a source as plain text; addresses are protected."""
    text = mask_addresses(source.text)
    blocks: list[Block] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(line.strip())
        if start < end:
            blocks.append(block(text, start, end))
    return Document(source, text, settle(text, blocks), "text", comments_in(source.text))


def comments_in(text: str) -> list[Span]:
    """The comments to this tool; each on one line, also one that is not closed there."""
    return [match.span() for match in COMMENT.finditer(text)] if "<!--" in text else []


def mask_addresses(text: str) -> str:
    """Mask web and mail addresses."""
    if "://" not in text and "@" not in text:
        return text
    return _ADDRESS.sub(lambda match: MASK * len(match.group()), text)
