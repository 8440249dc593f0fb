"""Markdown: blocks from markdown-it; code, addresses, front matter, HTML and markup are protected.

`**集体**` is bold and its marks are masked; `**县**` (a bare administrative noun or measure word between the marks)
is a masked name, as in plain text. markdown-it gives rows for blocks but no columns for what is inside them, so
inline markup is found here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lint.documents.document import MASK, Block, Document, Span
from lint.documents.labels import LEVELS, label
from lint.documents.readers.layout import MAX_HEADING, block, settle
from lint.documents.readers.markup import markup
from lint.documents.readers.text import comments_in, mask_addresses
from lint.documents.source import Source

# A blank line below the first --- makes it a rule across the page.
_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?![ \t]*[\r\n]).*?(?<=[\r\n])\1[ \t]*(?:\r?\n|\r|\Z)", re.DOTALL
)
_BLANK = f" \t\r\n\u3000{MASK}"
_PROTECTED = {"fence", "code_block", "html_block", "hr"}
_MARKER = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d+[.)](?=[ \t]+[-*+>]))[ \t]+|>|#{1,6}[ \t]+|\[[ xX]\][ \t]+)*")
_EMPHASIS = re.compile(r"(?<![*\\])(?P<open>\*{1,3})(?=[^\s*])(?P<text>[^*\n]*[^\s*\\])(?P<close>(?P=open))(?!\*)")
_CELL = re.compile(r"[^\s|][^|\r\n]*")

# What stands between the marks of a masked name: a bare administrative noun or measure word.
_BARE = re.compile(
    r"(?:[省市州县区镇乡村局厅处科委办部院校厂站所队组]|街道|公司|机关|单位|部门|支部|党委|党组|党支部|同志"
    r"|[年月日次人名篇份项个条期场户元万亿]|人次|万元|[和与、，及在对向到])"
)

_BARE_BEFORE_STOP = re.compile(_BARE.pattern + "[，。、；：）]")


def read(source: Source) -> Document:
    """Read a source as Markdown."""
    text = source.text
    front = _FRONT_MATTER.match(text)
    body = re.sub(r"[^\r\n]", " ", front.group()) + text[front.end() :] if front else text
    tokens = _parse(body)
    protected = [_rows(source, token.map) for token in tokens if token.type in _PROTECTED and token.map]
    text = _mask(text, [front.span(), *protected] if front else protected)
    inline = markup(text)
    comments = _comments(source, text, tokens, inline)
    text = mask_addresses(_mask(text, inline))
    text = _mask(text, _emphasis_marks(text))
    blocks, markers = _blocks(source, text, tokens)
    text = _mask(text, markers)
    return Document(source, text, settle(text, blocks), "markdown", comments)


def _comments(source: Source, text: str, tokens: list[Token], inline: list[Span]) -> list[Span]:
    """The comments to this tool, without those that are shown as code; `text` has all but inline markup masked."""
    found = comments_in(source.text)
    if not found:
        return found
    hidden = sorted(_rows(source, token.map) for token in tokens if token.type == "html_block" and token.map)
    return [
        (start, end)
        for start, end in found
        if _holds(hidden, start, start) or (text[start] != MASK and not _holds(inline, start, start - 1))
    ]


def _holds(spans: list[Span], offset: int, start: int) -> bool:
    """Whether one of some spans in order, which begins no later than `start`, goes beyond an offset."""
    n = bisect_right(spans, start, key=itemgetter(0)) - 1
    return n >= 0 and offset < spans[n][1]


def _mask(text: str, spans: list[Span]) -> str:
    """Mask spans, in the order of the text, but for their line ends; of two that overlap, the first."""
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], re.sub(r"[^\r\n]", MASK, text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _rows(source: Source, rows: list[int]) -> Span:
    """The offsets of markdown-it's half-open range of 0-based rows."""
    starts = source.line_starts
    return starts[rows[0]], starts[rows[1]] if rows[1] < len(starts) else len(source.text)


def _parse(text: str) -> list[Token]:
    # markdown-it counts rows at LF only once it has turned CRLF and CR into LF itself.
    return MarkdownIt("commonmark").enable("table").parse(text)


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
        if token.type == "tr_open" and token.map:
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
