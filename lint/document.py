"""Document: read-only spans over one Source.

A reader cuts the text into blocks; this module holds them and derives, once and when asked, what the kinds need:
title, sections, sentences, clauses, enumerators, quotations, the year. All spans are offsets into the source's text
(code points, end exclusive).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from lint.model import Format, Genre, Stage
from lint.source import Source

BlockKind = Literal["title", "byline", "number", "heading", "paragraph", "item", "cell", "signature", "date"]
Span = tuple[int, int]

# Stands, one for one, for what is protected (code, addresses, markup), so that offsets stay and nothing matches.
MASK = "\ufffc"


class Label(NamedTuple):
    """A number at the start of a block or of an item in running text.

    `style` is how it is written, with the number as 一 or 1: “一、” “（一）” “(一)” “1.” “1、” “（1）” “第一章”
    “①” for blocks, “一是” “第一” “其一” “首先” for items in running text.
    """

    start: int
    end: int
    number: int
    style: str


# The four levels of GB/T 9704-2012 7.3.3, with the ways in which they are miswritten; 0 is a statute's 章 and 条.
LEVELS = {
    "一、": 1, "一.": 1, "一．": 1,
    "（一）": 2, "(一)": 2, "（一)": 2, "(一）": 2,
    "1.": 3, "1．": 3, "1、": 3,
    "（1）": 4, "(1)": 4, "（1)": 4, "(1）": 4,
    "①": 5,
}  # fmt: skip


class Block(Struct, gc=False):
    """A stretch of text with one function, blanks at its ends cut off.

    A heading's own text ends at `head`; text run in after it on the same line goes on to `end`.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: Label | None = None
    head: int = 0


class Section(NamedTuple):
    """A heading and what it governs: from its end to the next heading of its level or above."""

    heading: Block
    end: int


class Document:
    """One text with its blocks. `text` is the source's text with protected spans masked, of the same length.

    `comments` are the spans of what is said in it to this tool alone, in order; `comments.py` gives the document
    without them. `whole` are the spans that are reported and changed whole or not at all.
    """

    def __init__(
        self,
        source: Source,
        text: str,
        blocks: list[Block],
        format: Format,  # noqa: A002
        comments: Sequence[Span] = (),
        whole: Sequence[Span] = (),
    ) -> None:
        self.source = source
        self.comments = comments
        self.whole = whole
        self.text = text
        self.blocks = blocks
        self.format = format
        self.memo: dict[object, Any] = {}  # what a kind worked out and another rule of it needs again
        self.genre: Genre | None = None
        self.stage: Stage = "draft"

    @cached_property
    def utf8(self) -> bytes:
        """The text as RE2 reads it."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def title(self) -> Block | None:
        return next((block for block in self.blocks[:8] if block.kind == "title"), None)

    @cached_property
    def headings(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == "heading"]

    @cached_property
    def sections(self) -> list[Section]:
        """Every heading with the end of what it governs, in order."""
        found: list[Section] = []
        last = self.blocks[-1].end if self.blocks else 0
        for n, block in enumerate(self.headings):
            after = (other.start for other in self.headings[n + 1 :] if other.level <= block.level)
            found.append(Section(block, next(after, last)))
        return found

    @cached_property
    def opening(self) -> Block | None:
        """The first paragraph of running text."""
        return next((b for b in self.blocks[:12] if b.kind in ("paragraph", "item")), None)

    @cached_property
    def year(self) -> int | None:
        """The year that the document is about: of its title, else of its date, else of its opening words."""
        spans = [(b.start, b.end) for b in (self.title, *self.tail("date")) if b]
        if self.opening:
            spans.append((self.opening.start, min(self.opening.end, self.opening.start + 12)))
        for start, end in spans:
            if match := re.search(r"(?<!\d)(?:19|20)\d\d(?=\s*年)", self.text[start:end]):
                return int(match.group())
        return None

    def tail(self, kind: BlockKind) -> list[Block]:
        """The blocks of a kind among the last ones."""
        return [block for block in self.blocks[-8:] if block.kind == kind]

    @cached_property
    def sentences(self) -> list[Span]:
        """Spans that end in 。！？ or with their block, closing quotes and brackets included."""
        return list(self._split(_SENTENCE))

    @cached_property
    def clauses(self) -> list[Span]:
        """Spans between any two of ，；：。！？, the marks left out; 、 joins words, not clauses."""
        return list(self._split(_CLAUSE))

    def _split(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        text = self.text
        for block in self.blocks:
            for match in pattern.finditer(text, block.start, block.end):
                start, end = match.span()
                while start < end and text[start].isspace():
                    start += 1
                if start < end:
                    yield start, end

    @cached_property
    def quoted(self) -> list[Span]:
        """Quotations and book titles, marks included, outermost where they nest."""
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def in_quotes(self, start: int, end: int, marks: str = "“‘《〈") -> bool:
        """Whether a span lies inside one quotation or book title that opens with one of `marks`."""
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        if at < 0 or self.text[self.quoted[at][0]] not in marks:
            return False
        return self.quoted[at][0] < start and end < self.quoted[at][1]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset."""
        at = bisect_right(self._starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def enumerators(self) -> list[tuple[Block, list[Label]]]:
        """The items counted in running text (一是…二是…), by block, for blocks that have any."""
        found: dict[int, list[Label]] = {}
        for match in _ENUMERATOR.finditer(self.text):
            at = bisect_right(self._starts, match.start()) - 1
            if at >= 0:
                found.setdefault(at, []).append(_enumerator(match))
        return [(self.blocks[at], labels) for at, labels in found.items()]


_SENTENCE = re.compile(r"[^。！？]+[。！？]*[”’』」）]*")
_CLAUSE = re.compile(r"[^，；：。！？,;\r\n]+")
_QUOTED = re.compile(
    r"“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”|《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》|‘[^‘’\n]*’|〈[^〈〉\n]*〉"
)

_DIGITS = "一二三四五六七八九"
# The first character comes first and what stands before it after it: `re` skips quickly to a character, not to a place.
_ENUMERATOR = re.compile(
    r"[一二三四五六七八九十第其首再](?:(?<=[。；：！？，、:;,\s\d）)”].)|(?<![^\r\n].))"
    r"(?:(?<=[一二三四五六七八九十])[一二三四五六七八九十]{0,2}(?P<tail>是(?!否|一|以[前后上下])|要(?!求|点|么))"
    r"|(?<=[第其])(?P<digits>[一二三四五六七八九十]{1,2})(?=[，是、])"
    r"|(?P<word>(?<=首)先|(?<=[其再])次)(?=[，是要]))"
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3}


def _enumerator(match: re.Match[str]) -> Label:
    found = match.group()
    if match["word"]:
        return Label(*match.span(), _WORDS[found], "首先")
    if digits := match["digits"]:
        return Label(*match.span(), number(digits), found[0] + "一")
    return Label(*match.span(), number(found[:-1]), "一" + found[-1])


def number(text: str) -> int:
    """A Chinese or Arabic whole number below 10,000; 0 where it is none (“二十八” is 28, “百” alone 100)."""
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS.index(char) + 1
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        elif char not in "〇零":
            return 0
    return total + digit


def chinese(value: int) -> str:
    """A whole number below 100 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


_LABEL = re.compile(
    r"(?P<zh>[一二三四五六七八九十]{1,4})(?P<zhmark>[、.．])"
    r"|(?P<open>[（(])(?:(?P<pzh>[一二三四五六七八九十]{1,4})|(?P<pd>\d{1,3}))(?P<close>[）)])"
    r"|(?P<d>\d{1,3})(?P<dmark>[.．、])(?!\d(?!\d{3}年|\d?月))"
    r"|第(?P<ch>[一二三四五六七八九十百千零〇\d]{1,7})(?P<unit>[编章节条])(?!的|规定|例)"
    r"|(?P<ring>[①-⑳])"
)
_LABEL_FIRST = frozenset("一二三四五六七八九十（(第0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def label(text: str, start: int, end: int) -> Label | None:
    """The number with which a block begins, if it does."""
    if start >= end or text[start] not in _LABEL_FIRST:
        return None
    match = _LABEL.match(text, start, end)
    if not match:
        return None
    span = match.span()
    if zh := match["zh"]:
        return Label(*span, number(zh), "一" + match["zhmark"])
    if match["open"]:
        digits = match["pzh"] or match["pd"]
        return Label(*span, number(digits), match["open"] + ("一" if match["pzh"] else "1") + match["close"])
    if digits := match["d"]:
        return Label(*span, int(digits), "1" + match["dmark"])
    if unit := match["unit"]:
        return Label(*span, number(match["ch"]), "第一" + unit)
    return Label(*span, ord(match["ring"]) - ord("①") + 1, "①")
