"""occasions: anniversaries, feast days and congresses that do not fit the year or the date.

    report = "anniversary"   建党105周年 in a document of 2025, which is 104 years after 1921
    report = "feast"         10月7日（中秋节） in a year in which it is another day; 3月12日（妇女节）
    report = "congress"      即将召开的党的二十大 in a document that is dated when it was over
    held = { "党的二十大" = "2022-10-22", … }   when a congress ended
    founded = { "建党" = 1921, … }           what the anniversary is of, and the year that it is counted from
    fixed = { "妇女节" = "3月8日", … }        feasts of the calendar
    moving = { "中秋节" = { 2025 = "10月6日", … }, … }        feasts that have another date every year

An anniversary of a year that stands just before it (2012年，恰逢…100周年) is that year's. Another one is wrong if it is
still to come in every year of the document and of its paragraph; an earlier one may be looked back to.
Values: found, expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Block, Document, Span
from lint.documents.labels import number as value
from lint.kinds import Hits, Kind, Report
from lint.kinds.places import YEAR, blocks_with, own_years

_COUNT = r"(?P<n>\d{1,3}|[一二三四五六七八九十百零〇]{1,5})周年"
# A name that ends in other words before the number: 庆祝中国共产党成立105周年, 建党 105 周年.
_BETWEEN = r"”?[ ]?"
_DATE = r"(?:(?P<y>(?:19|20)\d\d)年)?(?P<date>\d{1,2}月\d{1,2}日)"
# 第33个世界水日, 我国的传统节日
_WHICH = r"(?:今年的?|一年一度的?|我国的?|传统(?:节日)?|农历|法定|第[\d一二三四五六七八九十]+[个届次])*[“]?"
_ENDS = r"(?=[”，。；、）)]|$)"
# A date or a part of one stands before the name of a feast, or just behind it.
_BEFORE = late(r"日(?<=\d日)(?:，?[也是为系即适正恰迎被定确设]|[（(])|”(?<=\d”)")
_BEHIND = late(r"”?(?:[（(]|，?(?:定[于在]|是|为|即)每?年?的?)\d")
# 2012年，恰逢…: the anniversary is that year's.
_FALLS = r"(?P<y>(?:19|20)\d\d)年，?(?:恰逢|正值|适逢|时值|正逢|喜迎|是|迎来)[^，。；\d《“年]{0,6}"
# Where a title names what was said on an earlier anniversary, the number is that one's.
_EARLIER = late("大会|讲话|时说|曾|之际，|当年|那年|座谈会|纪念章|以来")

# What is made ready for is still to come.
_TO_COME = late("迎接|喜迎|献礼|即将|明年|来年|将迎|到来|前夕|倒计时|筹备|筹办|迎来")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    report: str
    founded: dict[str, int] = {}
    fixed: dict[str, str] = {}
    moving: dict[str, dict[str, str]] = {}
    held: dict[str, str] = {}

    @cached_property
    def occasions(self) -> tuple[str, ...]:
        """What is looked for, the longest first."""
        return tuple(sorted(self.founded or self.held or [*self.fixed, *self.moving], key=len, reverse=True))

    @cached_property
    def any_name(self) -> str:
        """An expression for one of them."""
        return "|".join(map(re.escape, self.occasions))


def words(options: Options) -> list[str]:
    return REPORTS[options.report].spelt() or [*options.occasions]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for block, spans in blocks_with(document, hits.words):
        yield from REPORTS[options.report].run(document, block, spans, options)


def _anniversaries(document: Document, block: Block, spans: list[Span], options: Options) -> Iterator[Finding]:
    text, names = document.text, options.any_name
    ends = [end for _, end in spans if _is_named(text, end - 2, options.occasions)]
    if not ends:
        return
    years = own_years(document) + [int(year) for year in YEAR.findall(text[block.start : block.end])]
    latest, said = max(years, default=0), set(years)
    told = set()
    for match in expression(rf"{_FALLS}(?P<what>{names}){_BETWEEN}{_COUNT}").finditer(text, block.start, block.end):
        span = (match.start("n"), match.end())
        expected = int(match["y"]) - options.founded[match["what"]]
        if 0 < expected != value(match["n"]) and not _EARLIER.search(text[match.start() : match.end() + 8]):
            told.add(span)
            yield Finding(*span, {"found": text[slice(*span)], "expected": f"{expected}周年"})
    named, longest = expression(rf"(?P<what>{names}){_BETWEEN}{_COUNT}"), len(options.occasions[0]) + 9
    for match in (m for end in ends for m in named.finditer(text, max(block.start, end - longest), end)):
        span = (match.start("n"), match.end())
        count, founded = value(match["n"]), options.founded[match["what"]]
        clause = text[max(block.start, span[0] - 16) : span[1] + 8]
        if not years or count + founded in said or document.in_quotes(*span) or _EARLIER.search(clause):
            continue
        # An earlier one may be looked back to; one that is still to come is a slip.
        if 0 < count + founded - latest <= 2 and span not in told and not _TO_COME.search(clause):
            yield Finding(*span, {"found": text[slice(*span)], "expected": f"{latest - founded}周年"})


def _is_named(text: str, end: int, names: tuple[str, ...]) -> bool:
    """Whether one of some names stands before the number that ends somewhere."""
    for start in range(end - 1, max(-1, end - 6), -1):
        if not text[start].isdecimal() and text[start] not in "一二三四五六七八九十百零〇":
            return False
        before = start - (text[start - 1 : start] == " ")
        if text.endswith(names, 0, before - (text[before - 1 : before] == "”")):
            return True
    return False


def _feasts(document: Document, block: Block, spans: list[Span], options: Options) -> Iterator[Finding]:
    text, names = document.text, options.any_name
    dated = _BEFORE.search(text, block.start, spans[-1][0])
    if not dated and not any(_BEHIND.match(text, end, block.end) for _, end in spans):
        return
    line, own = text[block.start : block.end], own_years(document)
    patterns = (
        rf"{_DATE}(?:，?(?:也?是|为|系|即|适逢|正值|恰逢|迎来|被?[定确设]立?为)|[（(]){_WHICH}(?P<what>{names}){_ENDS}",
        rf"(?P<what>{names})[”]?(?:[（(]|，?(?:定[于在]|是|为|即)每?年?的?){_DATE}(?=[）)，。；、]|$)",
        rf"“(?P<date>\d{{1,2}}[·•．.]\d{{1,2}})”(?P<y>)(?:第[\d一二三四五六七八九十]+[个届])?(?P<what>{names})",
    )
    for match in (match for pattern in patterns for match in expression(pattern).finditer(line)):
        if match["what"] in options.fixed:
            right = [options.fixed[match["what"]]]
        else:
            near = [int(match["y"])] if match["y"] else _near(own)
            dates = options.moving[match["what"]]
            right = [dates.get(str(year), "") for year in near]
        written = expression(r"(\d+)[·•．.](\d+)").sub(r"\1月\2日", match["date"])
        if right and "" not in right and written not in right:
            start, end = match.span("date")
            yield Finding(block.start + start, block.start + end, {"found": match["date"], "expected": right[0]})


def _congresses(document: Document, block: Block, spans: list[Span], options: Options) -> Iterator[Finding]:
    names = options.any_name
    dates = [found for date in document.tail("date") if (found := _DAY.search(document.text_of(date)))]
    if not dates:
        return
    written = "-".join(f"{int(part):02}" for part in dates[-1].groups())
    for pattern in (
        rf"(?P<at>即将(?:胜利)?(?:召开|举行)的?)(?P<what>{names})",
        rf"迎接(?P<what>{names})(?P<at>胜利召开)",
    ):
        for match in expression(pattern).finditer(document.text[block.start : block.end]):
            if options.held[match["what"]] < written:
                start, end = match.span("at")
                expected = options.held[match["what"]]
                yield Finding(block.start + start, block.start + end, {"found": match["at"], "expected": expected})


def _near(own: list[int]) -> list[int]:
    """The document's years and the next: who writes in December speaks of next year's feasts."""
    return [*own, own[-1] + 1] if own else []


_DAY = late(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
REPORTS = {
    "anniversary": Report(_anniversaries, frozenset({"founded"}), words="[0-9０-９一二三四五六七八九十百零〇]周年"),
    "congress": Report(_congresses, frozenset({"held"}), words="即将(?:胜利)?(?:召开|举行)|胜利召开"),
    "feast": Report(_feasts, frozenset({"fixed", "moving"})),  # it waits for the feasts
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, words, reports=REPORTS)
