"""Markdown: blocks from markdown-it; code, addresses, front matter and markup are protected, the text in HTML is read.

`**集体**` is bold and its marks are masked; `**县**` (a bare administrative noun or measure word between the marks)
is a masked name, as in plain text. markdown-it gives rows for blocks but no columns for what is inside them, so
inline markup is found apart from it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lint.base.late import expression, late
from lint.documents.document import MASK, Block, Document, Span
from lint.documents.labels import LEVELS, label
from lint.documents.readers import directives, html
from lint.documents.readers.front import front_matter
from lint.documents.readers.inline import inline_markup
from lint.documents.readers.layout import MAX_HEADING, block, settle
from lint.documents.readers.markup import BARE, apart, tags
from lint.documents.readers.text import comments_in, mask, not_prose
from lint.documents.source import Source

_BLANK = f" \t\r\n\u3000{MASK}"
_PROTECTED = {"fence", "code_block", "hr"}
_MARKER = late(r"[ \t]*(?:(?:>|[-*+]|\d+[.)](?=[ \t]+[-*+>]))[ \t]+|>|#{1,6}[ \t]+|\[[ xX]\][ \t]+)*")
_EMPHASIS = late(r"(?<![*\\])(?P<open>\*{1,3})(?=[^\s*])(?P<text>[^*\n]*[^\s*\\])(?P<close>(?P=open))(?!\*)")
_CELL = late(r"[^\s|][^|\r\n]*")

# What stands between the marks of a masked name: a bare administrative noun or measure word.
_BARE = late(BARE)
_BARE_BEFORE_STOP = late(BARE + "[，。、；：）]")
_SHORTCUT = late(r"\[(?P<label>[^\[\]^\n][^\[\]\n]*)\](?![(\[:])")


def read(source: Source) -> Document:
    """Read a source as Markdown."""
    text = source.text
    front = front_matter(text)
    body = expression(MASK).sub(" ", mask(text, front)) if front else text
    found: dict[str, Any] = {}
    tokens = _parse(directives.plain(body), found)
    references: dict[str, Any] = found.get("references", {})
    protected = [_rows(source, token.map) for token in tokens if token.type in _PROTECTED and token.map]
    defined = [*references.values(), *found.get("duplicate_refs", ())]
    protected += [_rows(source, one["map"]) for one in defined]
    protected += directives.spans(body)
    text = mask(text, sorted([*front, *protected]))
    pages = [_rows(source, token.map) for token in tokens if token.type == "html_block" and token.map]
    text = mask(text, [span for page in pages for span in html.markup(text, *page)])
    inline = inline_markup(text)
    comments = _comments(source, text, tokens, inline)
    text = mask(text, inline)
    text = mask(text, apart([*not_prose(text), *tags(text)]))
    text = mask(text, _shortcuts(text, references))
    text = mask(text, _emphasis_marks(text))
    blocks, markers = _blocks(source, text, tokens)
    text = mask(text, markers)
    return Document(source, text, settle(text, blocks), "markdown", comments)


def _shortcuts(text: str, references: dict[str, Any]) -> list[Span]:
    """What stands in brackets and names a reference: changed, it would name none."""
    if not references:
        return []
    return [m.span() for m in _SHORTCUT.finditer(text) if " ".join(m["label"].split()).upper() in references]


def _comments(source: Source, text: str, tokens: list[Token], inline: list[Span]) -> list[Span]:
    """The comments to this tool, without those that are shown as code; `text` has all but inline markup masked."""
    found = comments_in(source.text)
    if not found:
        return found
    hidden = [_rows(source, token.map) for token in tokens if token.type == "html_block" and token.map]
    pages = [(low - 1, high) for low, high in hidden]
    return [
        (start, end)
        for start, end in found
        if _lies_in(start, pages) or (text[start] != MASK and not _lies_in(start, inline))
    ]


def _lies_in(offset: int, spans: list[Span]) -> bool:
    """Whether an offset lies in one of some spans, which are in order and apart, and does not begin it."""
    at = bisect_left(spans, (offset, 0)) - 1
    return at >= 0 and offset < spans[at][1]


def _rows(source: Source, rows: list[int]) -> Span:
    """The offsets of markdown-it's half-open range of 0-based rows."""
    starts = source.line_starts
    return starts[rows[0]], starts[rows[1]] if rows[1] < len(starts) else len(source.text)


def _parse(text: str, found: dict[str, Any]) -> list[Token]:
    # markdown-it counts rows at LF only once it has turned CRLF and CR into LF itself.
    return MarkdownIt("commonmark").enable("table").parse(text, found)


def _emphasis_marks(text: str) -> list[Span]:
    marks: list[Span] = []
    for match in _EMPHASIS.finditer(text):
        if not _BARE.fullmatch(match["text"]) and not _BARE_BEFORE_STOP.match(match["text"]):
            marks += [match.span("open"), match.span("close")]
    return marks


def _blocks(source: Source, text: str, tokens: list[Token]) -> tuple[list[Block], list[Span]]:
    """The blocks of the text, and the spans of list, quote and heading markers."""
    blocks: list[Block] = []
    markers: list[Span] = []
    containers: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            containers.append(token.type)
        elif token.nesting == -1:
            containers.pop()
        if token.type == "html_block" and token.map:
            blocks += html.blocks(source.text, text, *_rows(source, token.map))
        elif token.type == "tr_open" and token.map:
            start, end = _rows(source, token.map)
            marker = _MARKER.match(text, start)
            blocks += _cells(text, marker.end() if marker else start, end)
        elif token.type == "inline" and token.map and "tr_open" not in containers:
            start, end = _rows(source, token.map)
            for row in range(token.map[0], token.map[1]):
                at = source.line_starts[row]
                if marker := _MARKER.match(text, at):
                    markers.append(marker.span())
                    start = max(start, marker.end()) if row == token.map[0] else start
            end = start + len(text[start:end].rstrip(_BLANK))
            start = end - len(text[start:end].lstrip(_BLANK))
            if start < end:
                blocks.append(_block(text, start, end, containers, first=not blocks))
    return blocks, markers


def _block(text: str, start: int, end: int, containers: list[str], first: bool) -> Block:
    if "heading_open" in containers:
        number = label(text, start, end)
        if first and number is None:
            return Block("title", start, end)
        level = LEVELS.get(number.style, 0) if number else 1
        return Block("heading", start, end, level, number, end)
    found = block(text, start, end)
    if ("list_item_open" in containers and found.kind == "paragraph") or (
        found.kind == "heading" and found.head - found.start > MAX_HEADING
    ):
        found.kind = "item"
    return found


def _cells(text: str, start: int, end: int) -> list[Block]:
    return [
        Block("cell", match.start(), match.start() + len(match.group().rstrip()), head=match.start())
        for match in _CELL.finditer(text, start, end)
    ]
