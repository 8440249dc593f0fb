"""Plain text: every line is a block. `**` is a placeholder here, never bold."""

from __future__ import annotations

import re

from lint.document import MASK, Block, Document, Span
from lint.readers.layout import block, settle
from lint.source import Source

# What may stand around a block and is not of it.
BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    f"\u2028\u2029\u202f\u205f\u3000{MASK}"
)
# A comment to this tool.
COMMENT = re.compile(r"<!--[ \t]*dj-lint[:：](?:(?!-->)[^\r\n])*(?:-->)?")
_LINE = re.compile(r"[^\r\n]+")
_ADDRESS = re.compile(r"(?:https?|ftp)://[\w./?&=%#:;~+@$!*'()-]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def read(source: Source) -> Document:
    """Read a source as plain text; addresses and comments to this tool are protected."""
    comments = comments_in(source.text)
    text = mask_addresses(mask(source.text, comments))
    blank = BLANK if comments else None
    blocks: list[Block] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip(blank))
        end = start + len(line.strip(blank))
        if start < end:
            blocks.append(block(text, start, end))
    return Document(source, text, settle(text, blocks), "text", comments)


def comments_in(text: str) -> list[Span]:
    """The comments to this tool; each on one line, also one that is not closed there."""
    return [match.span() for match in COMMENT.finditer(text)] if "<!--" in text else []


def mask(text: str, spans: list[Span]) -> str:
    """Mask spans, in the order of the text, but for their line ends; of two that overlap, the first."""
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], re.sub(r"[^\r\n]", MASK, text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def mask_addresses(text: str) -> str:
    """Mask web and mail addresses."""
    if "://" not in text and "@" not in text:
        return text
    return _ADDRESS.sub(lambda match: MASK * len(match.group()), text)
