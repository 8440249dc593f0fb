"""sections: the parts that a document of its genre must have.

    report = "title"         the document has no title
    report = "missing"       a part stands neither as a heading nor in the text
    report = "unheaded"      a part stands in the text only, though the document's other parts have headings
    report = "order"         the headings of two parts of one level stand in the wrong order
    report = "signature"     no name or date at the end of the text or below the title
    report = "conclusion"    no closing formula
    report = "wrong-conclusion"          the closing formula of another genre
    need = "required" | "expected"       which of the genre's parts `missing` and `unheaded` look for

Which parts there are, and how they are recognised, is the genre's data (`[[genre]]` in a rule file). A document of no
known genre is not checked. A text that is attached after the signature does not count for the end.
Values: found (the part's name, the wrong formula, or where the finding stands), genre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from lint import regex
from lint.document import Block, Document, Span
from lint.kinds import Hits, Kind
from lint.model import Finding, Genre, Part

# A document whose parts are expected to have headings has at least so many of them.
MIN_HEADINGS = 2
# One line alone is a piece of a document, of which nothing can be missed.
MIN_BLOCKS = 2
# How much of a line stands for a whole document.
ANCHOR = 30
# How long a line without a number may be that stands for a heading.
SHORT = 30
# Blocks in which a part may be told; a field (时间：…) below the title is taken for a byline.
_RUNNING = ("heading", "paragraph", "item", "byline", "cell")
_SPREAD = re.compile(r"^[ \u3000]*[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,5}[ \u3000]*(?=[：:])")
# What stands before the words of a heading where it is numbered in no usual way.
_ORNAMENT = re.compile(
    r"^[ \t\u3000]*(?:第[一二三四五六七八九十\d]{1,2}部分|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,4}[.、．]"
    r"|[壹贰叁肆伍陆柒捌玖拾]{1,2}[、.]|[A-H][.、．]"
    r"|\d{1,2}(?:[.)）、．]|[ \u3000])|[【〔\[■◆●▲★□◇○►▶•◎※#*-]+)+[ \t\u3000:：]*"
)
# How many blocks before the signature may hold the closing formula, and how many the formula of another genre.
CLOSING, LAST = 8, 2

_YEAR_AND_MONTH = re.compile(r"年.{0,6}月")
_BARE_DATE = re.compile(r"[（(]?[\d*×Xx二]")

_NAME_AND_DATE = re.compile(r"[^\n]{2,40}\n[ \t\u3000]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*$")

Report = Literal["title", "missing", "unheaded", "order", "signature", "conclusion", "wrong-conclusion"]


class Options(Struct, forbid_unknown_fields=True):
    report: Report
    need: Literal["required", "expected"] = "required"


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    genre = document.genre
    if genre is None or len(document.blocks) < MIN_BLOCKS:
        return
    if options.report == "title":
        if document.title is None:
            yield _whole(document, genre, "")
    elif options.report == "signature":
        if genre.signature and not _signed(document):
            yield _end(document, genre)
    elif options.report == "conclusion":
        if genre.conclusion and not any(_says(document, genre.conclusion, b) for b in _closing(document, CLOSING)):
            yield _end(document, genre)
    elif options.report == "wrong-conclusion":
        yield from _wrong_conclusion(document, genre)
    elif options.report == "order":
        yield from _order(document, genre)
    else:
        yield from _parts(document, genre, options)


def _parts(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    for part in genre.parts:
        if part.need != options.need or heading_of(document, part):
            continue
        if part.heading and _loose_heading(document, part):
            continue
        span = text_of(document, part)
        if options.report == "missing" and span is None:
            yield _whole(document, genre, part.name)
        elif options.report == "unheaded" and part.heading and span and _among_headings(document, span):
            yield Finding(*span, {"found": part.name, "genre": genre.name})


def _among_headings(document: Document, span: Span) -> bool:
    """Whether a part stands after headings of other parts; what the opening says is no part of its own."""
    headings = document.headings
    return len(headings) >= MIN_HEADINGS and span[0] > headings[0].start


def _order(document: Document, genre: Genre) -> Iterator[Finding]:
    previous: Block | None = None
    for part in genre.parts:
        heading = heading_of(document, part)
        if heading is None:
            continue
        if previous and heading.level == previous.level and heading.start < previous.start:
            yield Finding(heading.start, heading.head, {"found": part.name, "genre": genre.name})
        else:
            previous = heading


def heading_of(document: Document, part: Part) -> Block | None:
    """The first of the highest headings that name a part."""
    if not part.heading:
        return None
    named = (block for block in document.headings if regex.search(part.heading, _heading_text(document, block)))
    return min(named, key=lambda block: block.level, default=None)


def _loose_heading(document: Document, part: Part) -> Block | None:
    """A line without a usual number that names a part as a heading does: ■问题, 第二部分 …, 【…】, a short line."""
    if part.heading == ".":  # any heading will do, and no loose line shows that there is one
        return None
    for block in document.blocks:
        text = _text(document, block)
        if block.kind in ("paragraph", "item", "byline") and len(text) <= SHORT and text[-1] not in "。；，":
            bare = _ORNAMENT.sub("", text).rstrip("】〕：:")
            if bare and regex.search(part.heading, bare):
                return block
    return None


def _heading_text(document: Document, block: Block) -> str:
    return document.text[block.label.end if block.label else block.start : block.head]


def text_of(document: Document, part: Part) -> Span | None:
    """The start of the first block whose running text says what a part is about."""
    if not part.text:
        return None
    for block in document.blocks:
        start = block.head if block.kind == "heading" else block.start
        if block.kind in _RUNNING and regex.search(part.text, _plain(document.text[start : block.end])):
            return start, min(block.end, start + ANCHOR)
    return None


def _plain(text: str) -> str:
    """A text without the blanks that spread a label over its field: 时　　间：."""
    return _SPREAD.sub(lambda match: "".join(match.group().split()), text, count=1)


def _signed(document: Document) -> bool:
    """Whether a name and a date stand at the end, on two lines or one, or below the title."""
    if document.blocks and _NAME_AND_DATE.search(_text(document, document.blocks[-1])):
        return True  # two lines of one Markdown paragraph
    for kind in ("date", "byline"):
        dated = [b for b in document.blocks if b.kind == kind and _YEAR_AND_MONTH.search(_text(document, b))]
        others = [b for b in document.blocks if b.kind in ("signature", "byline") and b not in dated]
        if dated and (others or not _BARE_DATE.match(_text(document, dated[0]))):
            return True
    return False


def _closing(document: Document, count: int) -> list[Block]:
    """The last blocks of the text itself: those before its signature and date."""
    blocks = document.blocks
    end = next((n for n, block in enumerate(blocks) if block.kind in ("signature", "date")), len(blocks))
    return blocks[max(0, end - count) : end] if end else blocks[-count:]


def _wrong_conclusion(document: Document, genre: Genre) -> Iterator[Finding]:
    if not genre.wrong_conclusion:
        return
    for block in _closing(document, LAST):
        for start, end in regex.spans(genre.wrong_conclusion, document.text[block.start : block.end]):
            span = (block.start + start, block.start + end)
            yield Finding(*span, {"found": document.text[span[0] : span[1]], "genre": genre.name})


def _says(document: Document, pattern: str, block: Block) -> bool:
    return regex.search(pattern, _text(document, block))


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _whole(document: Document, genre: Genre, name: str) -> Finding:
    block = document.title or document.blocks[0]
    end = min(block.end, block.start + ANCHOR)
    return Finding(block.start, end, {"found": name or document.text[block.start : end], "genre": genre.name})


def _end(document: Document, genre: Genre) -> Finding:
    block = document.blocks[-1]
    start = max(block.start, block.end - ANCHOR // 2)
    return Finding(start, block.end, {"found": document.text[start : block.end], "genre": genre.name})


KIND = Kind(Options, frozenset({"found", "genre"}), check)
