"""counts: numbers that do not agree with what is counted.

    report = "points"        以下三个方面：一是…二是…三是…四是…; also where the points are numbered lines below
    report = "list"          “A”“B”“C”四项: quotations or book titles in a row, counted
    report = "total"         共35人，其中党员11人、群众25人: a part greater than the whole, or parts that miss the whole
                             by very little

Values: found, announced, counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from lint.base.model import Finding, Related, Value
from lint.documents.document import Document
from lint.documents.labels import Label, number
from lint.kinds import Hits, Kind

_NUMBER = r"(?P<n>[一二两三四五六七八九十]{1,2}|\d{1,2})"
_THINGS = (
    "个(?:方面|问题|环节|重点|关键|着力|突出|坚持|聚焦|强化|层面|维度|抓手|不足|特点)"
    "|项(?:重点)?(?:工作|任务|措施|举措|内容)"
    "|点(?:体会|意见|要求|建议|做法|不足)|条(?:措施|经验|意见|建议)"
)
_POINTS = _NUMBER + rf"(?:{_THINGS})[^。；：:，！？\n\d]{{0,12}}(?P<mark>[：:])"
_LIST = (
    r"(?P<list>(?:(?:“[^“”\n]{1,20}”|《[^《》\n]{1,30}》)[、和及与]?){2,12})(?P<etc>等)?"
    + _NUMBER
    + r"(?:个|项|种|类|部|大|本|篇)(?!月|年|级|别|方面)"
)
_TOTAL = (
    r"(?:共|共有|共计|总计|合计)[^，。；、\n\d]{0,10}(?P<total>\d{1,6})(?P<unit>[名人个项次件户篇条份场期])[^，。；、\n\d]{0,8}"
    r"[，（(]其中[：:]?(?P<parts>[^。；）)\n]+)"
)
_TRIGGERS = {
    # RE2 pays dearly for a gap in a scan of all the rules; so only what stands before it.
    "points": "[一二两三四五六七八九十0-9](?:" + _THINGS + ")",
    "list": "[”》]等?[一二两三四五六七八九十0-9]{1,2}[个项种类部大本篇]",
    "total": "其中",
}


# A series begins so near after what announces it.
_NEAR = 60


class Options(Struct, forbid_unknown_fields=True):
    report: Literal["points", "list", "total"]


def patterns(options: Options) -> list[str]:
    return [_TRIGGERS[options.report]]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if options.report == "points":
        yield from _points(document)
    elif options.report == "list":
        yield from _lists(document.text)
    else:
        yield from _totals(document.text)


def _value(digits: str) -> int:
    return 2 if digits == "两" else number(digits)


def _finding(match: re.Match[str], counted: int, end: int, related: tuple[Related, ...] = ()) -> Finding:
    found = match.string[match.start("n") : end]
    values: dict[str, Value] = {"found": found, "announced": _value(match["n"]), "counted": counted}
    return Finding(match.start("n"), end, values, related=related)


def _points(document: Document) -> Iterator[Finding]:
    labels = {block.start: found for block, found in document.enumerators}
    for match in re.finditer(_POINTS, document.text):
        at = document.index_at(match.start())
        if at < 0:
            continue
        block, end = document.blocks[at], match.end()
        if end == block.end:
            after = _below(document, at, labels)
        else:
            inside = labels.get(block.start, [])
            first = bisect_left(inside, end, key=attrgetter("start"))
            after = (inside[n] for n in range(first, len(inside)))
        points = _series(after, end + _NEAR)
        if len(points) > 1 and len(points) != _value(match["n"]):
            related = (Related(points[-1].start, points[-1].end, "last"),)
            yield _finding(match, len(points), match.start("mark"), related)


def _series(labels: Iterator[Label], before: int) -> list[Label]:
    """The first series of points: 一, 二, 三 … in one style, up to where it begins again or breaks off; none where it
    does not begin before an offset."""
    points: list[Label] = []
    for label in labels:
        if not points:
            if label.start >= before:
                break
            if label.number == 1:
                points.append(label)
        elif label.style == points[0].style:
            if label.number != len(points) + 1:
                break
            points.append(label)
    return points


def _below(document: Document, at: int, labels: dict[int, list[Label]]) -> Iterator[Label]:
    """The labels of the lines below a block: numbered lines of one level, or paragraphs that begin with 一是."""
    blocks, end = document.blocks, document.blocks[at].end
    style, level = "", 9
    for n in range(at + 1, len(blocks)):
        other = blocks[n]
        if not style and other.start >= end + _NEAR:
            return
        if other.label:
            if style and other.label.style != style:
                if other.level and other.level < level:
                    return
                continue
            style, level = other.label.style, level if style else other.level
            yield other.label
        elif (points := labels.get(other.start)) and points[0].start == other.start:
            style = style or points[0].style
            yield points[0]
        elif other.kind == "heading":
            return


def _lists(text: str) -> Iterator[Finding]:
    for match in re.finditer(_LIST, text):
        counted = len(re.findall(r"“[^“”\n]*”|《[^《》\n]*》", match["list"]))
        announced = _value(match["n"])
        if counted > announced or (counted != announced and not match["etc"]):
            yield _finding(match, counted, match.end())


def _totals(text: str) -> Iterator[Finding]:
    for match in re.finditer(_TOTAL, text):
        total = int(match["total"])
        parts = [int(n) for n in re.findall(rf"(?<![\d.])(\d{{1,6}}){match['unit']}", match["parts"])]
        if not parts or "等" in match["parts"]:
            continue
        missed = abs(sum(parts) - total)
        if max(parts) > total or (len(parts) > 1 and 0 < missed <= max(1, total // 25)):
            start, end = match.start("total"), match.end("parts")
            yield Finding(start, end, {"found": text[start:end], "announced": total, "counted": sum(parts)})


KIND = Kind(Options, frozenset({"found", "announced", "counted"}), check, patterns=patterns)
