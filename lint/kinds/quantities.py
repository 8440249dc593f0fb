"""Quantities in running text: a number, in digits or in Chinese numerals, with its unit. Several kinds need them.

A number that is only approximate (余, 多, 约, 近, 以上) is none to reckon with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind, Report, patterns_of, words_of

# What a number begins with, among the words of a `Report`.
FIGURE = "[0-9０-９一二两三四五六七八九十]"
NUMBER = (
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<![一二三四五六七八九十百千零]点)[一二两三四五六七八九十][一二两三四五六七八九十百千零〇]{0,8})"
    r"(?:[百千]?[万亿])?"
)
# What people, things, money and measures are counted in.
UNIT = (
    r"(?:人次|件次|批次|场次|户次|平方千米|平方公里|平方米|立方米|公里|千米|公顷|公斤|千克|千瓦时|课时|学时|小时|分钟|美元|百分点"
    r"|[名人个位户件篇条份场期张票项起处家所台辆套本册次吨元亩米天岁村门类种宗例批支队座栋间盏棵株头只艘架枚幅块段栏节课])"
)
_ROUGH_BEFORE = late(r"(?:约|近|超|超过|逾|达到?近|不少于|不低于|至少|最多|不超过|每|平均|人均|户均|第|增至)$")
_ROUGH_AFTER = late(r"[余多]|以上|以下|以内|左右|上下")
_QUANTITY = late(
    rf"(?<![\d.．第〇零一二两三四五六七八九十百千万亿~～—-])(?P<n>{NUMBER})(?P<rough>[余多])?(?P<unit>{UNIT})(?![〔-])"
)


# What is longer is a list, and no sentence whose numbers speak of each other.
LONGEST = 2000


def sentences_with(document: Document, sign: re.Pattern[str]) -> Iterator[Span]:
    """The sentences of a document that hold a sign, each once, without those that are none for their length."""
    return sentences_at(document, (match.start() for match in sign.finditer(document.text)))


def sentences_at(document: Document, places: Iterable[int]) -> Iterator[Span]:
    """The same of those that hold one of some places, which are in order."""
    if (starts := document.memo.get("sentence starts")) is None:
        starts = document.memo["sentence starts"] = [start for start, _ in document.sentences]
    sentences, last = document.sentences, -1
    for place in places:
        at = bisect_right(starts, place) - 1
        if at > last and place < sentences[at][1]:
            last = at
            start, end = sentences[at]
            if end - start <= LONGEST:
                yield start, end


def counted(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What an expression finds that begins with a number of one or two characters before one of some places."""
    last = 0
    for place in dict.fromkeys(places):
        for start in (place - 2, place - 1):
            if start >= last and (match := pattern.match(text, start)):
                last = match.end()
                yield match
                break


class Options(Struct, forbid_unknown_fields=True):
    report: str


def by_sentence(reports: Mapping[str, Report], signs: Mapping[str, re.Pattern[str]]) -> Kind:
    """A kind each of whose checks looks, one by one, through the sentences that have its sign, if it has one, and one
    of its words; where one of its patterns occurs, through all that have its sign."""

    def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
        report, sign, text = reports[options.report], signs.get(options.report), document.text
        if sign and (hits.patterns or not report.words):
            sentences = sentences_with(document, sign)
        else:
            places = (start for start, _ in hits.words)
            sentences = (at for at in sentences_at(document, places) if not sign or sign.search(text, *at))
        for start, end in sentences:
            yield from report.run(text, start, end)

    return Kind(
        Options, frozenset({"found", "expected"}), check, words_of(reports), patterns_of(reports), reports=reports
    )


def scaled(number: Fraction, like: str) -> str:
    """A number with the scale (万, 亿) of another."""
    scale = "".join(char for char in like if char in "万亿")
    for char in scale:
        number /= 10000 if char == "万" else 10**8
    return f"{float(number):.10g}" + scale


_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}


class Quantity(NamedTuple):
    """A number with its unit; `step` is what its last digit counts, 1 for whole things."""

    start: int
    end: int
    value: Fraction
    unit: str
    step: Fraction


def value(written: str) -> Fraction:
    """The value of a number as `NUMBER` matches it."""
    scale = 1
    while written[-1:] in ("万", "亿") and written[:-1]:
        scale *= _SCALES[written[-1]]
        written = written[:-1]
    if written[-1:] in ("百", "千") and written[:-1][-1:].isdecimal():
        scale *= _TENS[written[-1]]
        written = written[:-1]
    if written[:1].isdecimal():
        return Fraction(written.replace(",", "")) * scale
    return Fraction(_chinese(written)) * scale


def _chinese(written: str) -> int:
    total = section = digit = 0
    for char in written:
        if char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        elif char in _SCALES:
            total += (section + digit) * _SCALES[char]
            section = digit = 0
        else:
            digit = _DIGITS[char]
    return total + section + digit


def step(written: str) -> Fraction:
    """What the last written digit of a number counts: 0.1 亿 of 3.2亿."""
    scale = Fraction(1)
    for char in written:
        scale *= _SCALES.get(char, 1) if written[0].isdecimal() else 1
    decimals = expression(r"\.(\d+)").search(written)
    return scale / 10 ** len(decimals[1]) if decimals else scale


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The exact quantities in a stretch of text."""
    end = len(text) if end is None else end
    for match in _QUANTITY.finditer(text, start, end):
        if match["rough"] or _ROUGH_BEFORE.search(text, max(start, match.start() - 4), match.start()):
            continue
        if _ROUGH_AFTER.match(text, match.end()):
            continue
        written = match["n"]
        yield Quantity(*match.span(), value(written), match["unit"], step(written))
