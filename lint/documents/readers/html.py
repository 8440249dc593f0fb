"""HTML in Markdown: its tags, comments, scripts and styles are protected, its text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.late import late
from lint.documents.document import MASK, Block, Span
from lint.documents.readers.layout import block

_MARKUP = late(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|pre|code|svg|math|textarea|kbd|samp|var)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<[!?][^<>]*>|</?[A-Za-z](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});",
    re.DOTALL | re.IGNORECASE,
)
# These part what stands before from what stands after them.
_BREAK = late(
    r"</?(?:td|th|tr|li|p|div|br|hr|h[1-6]|dt|dd|dl|ul|ol|table|thead|tbody|section|article|summary|details|caption|option"
    r"|blockquote|center|figcaption|figure|header|footer|nav|main|aside|body|html|head|title|label|legend)\b[^<>]*>|[\r\n]+",
    re.IGNORECASE,
)
_CELL = late(r"<t[dh]\b[^<>]*>\Z", re.IGNORECASE)
_BLANK = f" \t\r\n\u3000{MASK}"


def markup(text: str, start: int, end: int) -> list[Span]:
    """The spans of what is no text in a stretch of HTML."""
    return [match.span() for match in _MARKUP.finditer(text, start, end)]


def blocks(source: str, text: str, start: int, end: int) -> Iterator[Block]:
    """The blocks of a stretch of HTML; `text` is the `source` with its markup masked."""
    at = start
    before = ""
    for low, high, cut in [*((*m.span(), m.group()) for m in _BREAK.finditer(source, start, end)), (end, end, "")]:
        inner = text[at:low]
        first = at + len(inner) - len(inner.lstrip(_BLANK))
        last = at + len(inner.rstrip(_BLANK))
        if first < last:
            found = block(text, first, last)
            if _CELL.match(before):
                found = Block("cell", first, last, head=first)
            yield found
        at, before = high, cut
