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

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Finding, Genre, Part
from lint.documents import regex
from lint.documents.document import Block, Document, Span
from lint.kinds import Hits, Kind, Report

# A document whose parts are expected to have headings has at least so many of them.
MIN_HEADINGS = 2
# One line alone is a piece of a document, of which nothing can be missed.
MIN_BLOCKS = 2
# How much of a line stands for a whole document.
ANCHOR = 30
# Blocks in which a part may be told; a field (时间：…) below the title is taken for a byline.
_RUNNING = ("heading", "paragraph", "item", "byline", "cell")
_SPREAD = late(r"^[ \u3000]*[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,5}[ \u3000]*(?=[：:])")
# How many blocks before the signature may hold the closing formula, and how many the formula of another genre.
CLOSING, LAST = 8, 2

# A line that may be a heading by its look alone.
MAX_LINE = 30
_LINES = ("paragraph", "byline", "item", "cell", "signature")
_SENTENCE = late(r"[，。；：！？,;:!?]")
_LOOSE = late(
    r"\A(?:\d{1,2}(?:\.\d{1,2})*[.、．)）]?|第[一二三四五六七八九十\d]{1,3}(?:部分|板块|方面|篇)|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,4}[.、．]?"
    r"|[壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十]{1,2}"
    r"|[A-Za-z](?=[.、．)） ])|[【\[〔(（][\d一二三四五六七八九十]{1,2}[】\]〕)）]"
    r"|[^\w\s]|[ \t\u3000])*[.、．)）】]?\s*"
)

_YEAR_AND_MONTH = late(r"年.{0,6}月")
_BARE_DATE = late(r"[（(]?[\d*×Xx二]")

_NAME_AND_DATE = late(r"[^\n]{2,40}\n[ \t\u3000]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*$")


# What tells of shortcomings in other words than a part about them has: there they are not missing for certain.
_FALLS_SHORT = late("有待|尚待|亟待|仍需|还需|仍待|不够|不平衡|不充分|欠缺|不高|不强|不深|不到位|不及时|偏[低少弱慢]")


class Options(Struct, forbid_unknown_fields=True):
    report: str
    need: Literal["required", "expected"] = "required"


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    genre = hits.genre
    if genre and len(document.flow) >= MIN_BLOCKS:
        yield from REPORTS[options.report].run(document, genre, options)


def _untitled(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    if document.title is None:
        yield _whole(document, genre, "")


def _unsigned(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    if genre.signature and not _signed(document):
        yield _end(document, genre)


def _unclosed(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    blocks = _closing(document, CLOSING)
    if genre.conclusion and not any(_says(document, genre.conclusion, b) for b in blocks):
        yield _end(document, genre, blocks[-1])  # the formula belongs below the text, above the signature


def _unheaded_parts(document: Document, genre: Genre, need: str) -> Iterator[tuple[Part, Span | None]]:
    """The parts asked for that have no heading, with where the text has them."""
    for part in genre.parts:
        if part.need == need and not (heading_of(document, part) or _stands_alone(document, part)):
            yield part, text_of(document, part)


def _missing(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    for part, span in _unheaded_parts(document, genre, options.need):
        if span is None and not ("问题" in part.name and _told_elsewhere(document, genre)):
            yield _whole(document, genre, part.name)


def _told_elsewhere(document: Document, genre: Genre) -> bool:
    """Whether the last part of a text tells of shortcomings, whatever it calls them; of their causes others tell."""
    if any("原因" in part.name for part in genre.parts):
        return False
    tail = document.flow[len(document.flow) // 2 :]
    return any(_FALLS_SHORT.search(document.text, block.start, block.end) for block in tail)


def _unheaded(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    for part, span in _unheaded_parts(document, genre, options.need):
        if part.heading and span and _among_headings(document, span):
            yield Finding(*span, {"found": part.name, "genre": genre.name})


def _among_headings(document: Document, span: Span) -> bool:
    """Whether a part stands after headings of other parts; what the opening says is no part of its own."""
    headings = document.headings
    return len(headings) >= MIN_HEADINGS and span[0] > headings[0].start


def _order(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
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


def _stands_alone(document: Document, part: Part) -> bool:
    """Whether a short line names a part without being numbered as the standard has it (1 履职情况, 第一部分 …, ◆…)."""
    if not part.heading or regex.search(part.heading, "甲"):  # for some parts any heading will do, but not any line
        return False
    for block in document.flow:
        if block.kind in _LINES and block.end - block.start <= MAX_LINE:
            line = document.text_of(block)
            bare = _LOOSE.sub("", line).rstrip("】〕：:")
            if bare and not _SENTENCE.search(bare) and regex.search(part.heading, bare):
                return True
    return False


def _heading_text(document: Document, block: Block) -> str:
    return document.text[block.label.end if block.label else block.start : block.head]


def text_of(document: Document, part: Part) -> Span | None:
    """The start of the first block whose running text says what a part is about."""
    if not part.text:
        return None
    for block in document.flow:
        start = block.head if block.kind == "heading" else block.start
        if block.kind in _RUNNING and regex.search(part.text, _plain(document.text[start : block.end])):
            return start, min(block.end, start + ANCHOR)
    return None


def _plain(text: str) -> str:
    """A text without the blanks that spread a label over its field: 时　　间：."""
    if " " not in text and "\u3000" not in text:
        return text
    return _SPREAD.sub(lambda match: "".join(match.group().split()), text, count=1)


def _signed(document: Document) -> bool:
    """Whether a name and a date stand at the end, on two lines or one, or below the title."""
    if document.body and _NAME_AND_DATE.search(document.text_of(document.body[-1])):
        return True  # two lines of one Markdown paragraph
    for kind in ("date", "byline"):
        dated = [b for b in document.flow if b.kind == kind and _YEAR_AND_MONTH.search(document.text_of(b))]
        others = [b for b in document.flow if b.kind in ("signature", "byline") and b not in dated]
        if dated and (others or not _BARE_DATE.match(document.text_of(dated[0]))):
            return True
    return False


def _closing(document: Document, count: int) -> list[Block]:
    """The last blocks of the text itself: those before its signature and date."""
    blocks = document.flow
    end = next((n for n, block in enumerate(blocks) if block.kind in ("signature", "date")), len(blocks))
    return blocks[max(0, end - count) : end] if end else blocks[-count:]


def _wrong_conclusion(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    if not genre.wrong_conclusion:
        return
    for block in _closing(document, LAST):
        for start, end in regex.spans(genre.wrong_conclusion, document.text_of(block)):
            span = (block.start + start, block.start + end)
            yield Finding(*span, {"found": document.text[span[0] : span[1]], "genre": genre.name})


def _says(document: Document, pattern: str, block: Block) -> bool:
    return regex.search(pattern, document.text_of(block))


def _whole(document: Document, genre: Genre, name: str) -> Finding:
    block = document.title or document.flow[0]
    end = min(block.end, block.start + ANCHOR)
    return Finding(block.start, end, {"found": name or document.text[block.start : end], "genre": genre.name})


def _end(document: Document, genre: Genre, last: Block | None = None) -> Finding:
    block = last or document.flow[-1]
    start = max(block.start, block.end - ANCHOR // 2)
    return Finding(start, block.end, {"found": document.text[start : block.end], "genre": genre.name})


REPORTS = {
    "title": Report(_untitled),
    "missing": Report(_missing, frozenset({"need"})),
    "unheaded": Report(_unheaded, frozenset({"need"})),
    "order": Report(_order),
    "signature": Report(_unsigned),
    "conclusion": Report(_unclosed),
    "wrong-conclusion": Report(_wrong_conclusion),
}

KIND = Kind(Options, frozenset({"found", "genre"}), check, reports=REPORTS)
