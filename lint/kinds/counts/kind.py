"""Kind: which report is wanted, and how many points and quotations there are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding, Related, Value
from lint.documents.document import Block, Document
from lint.documents.labels import Label, amount
from lint.kinds import Hits, Kind, Report, words_of
from lint.kinds.counts.totals import totals
from lint.kinds.quantities import FIGURE, counted

_NUMBER = r"(?P<n>[一二两三四五六七八九十]{1,2}|\d{1,2})"
_THINGS = (
    "个“?(?:方面|问题|条件|情形|部分|类别|渠道|途径|程序|弱项|短板|难点|任务|环节|重点|关键|着力|突出|坚持|聚焦|强化|层面|维度|抓手|不足|特点|到位|阶段|步骤|结合|统一|提升|转变|注重|确保"
    "|突破|原因|原则|要点|要求|层次|方向|目标|关系|带头|始终|必须|更加|主要)"
    "|方面|件(?:实事|大事|事情|事)|大(?:问题|工程|行动|任务|举措|类|特点|要点)|类(?:问题|情形|情况|人员)|种(?:情形|情况|形式|方式)"
    "|项(?:重点|主要|具体)?(?:工作|任务|措施|举措|内容|要求|议题|议程|制度|原则|建议)"
    "|点(?:体会|意见|要求|建议|做法|不足|希望|感受|想法|认识)|条(?:措施|经验|意见|建议|要求)"
)
_FIRST_OF_THINGS = frozenset("个方件大类种项点条")
_POINTS = late(_NUMBER + rf"(?:{_THINGS})[^。；：:，！？\n\d]{{0,12}}(?P<mark>[：:])")
_LIST = late(
    r"(?P<list>(?:(?:“[^“”\n]{1,20}”|《[^《》\n]{1,30}》)[、和及与]?){2,12})(?P<etc>等)?"
    + _NUMBER
    + r"(?:个|项|种|类|部|大|本|篇)(?!月|年|级|别|方面|大?字)"
)
# So far before its last mark a list of quotations begins at most.
_LIST_REACH = 400
# The points go on after those that are counted so, in other words.
_GOES_ON = late("[；。](?:再次|最后|其三|第三|三、|四、|此外|另外|同时)")


class Options(Struct, forbid_unknown_fields=True):
    report: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document, [start for start, _ in hits.words])


def _finding(match: re.Match[str], counted: int, end: int, related: tuple[Related, ...] = ()) -> Finding:
    found = match.string[match.start("n") : end]
    values: dict[str, Value] = {"found": found, "announced": amount(match["n"]), "counted": counted}
    return Finding(match.start("n"), end, values, related=related)


def _points(document: Document, places: list[int]) -> Iterator[Finding]:
    text = document.text
    # The number belongs to a word that would be too common without it.
    things = [place + (text[place] not in _FIRST_OF_THINGS) for place in places]
    matches = [*counted(_POINTS, text, things)]
    if not matches:
        return
    labels = {block.start: found for block, found in document.enumerators}
    within, below, goes_on = _Within(labels), _Below(document, labels), _GoesOn(text)
    for match in matches:
        at = document.index_at(match.start())
        if at < 0:
            continue
        block = document.blocks[at]
        points = below.series(at) if match.end() == block.end else within.series(block, match.end())
        announced = amount(match["n"])
        above = expression(_NUMBER + r"个?(?:方面|部分|章|类)[^，。]{0,2}$").search(
            text[max(0, match.start() - 8) : match.start()]
        )
        if above and amount(above["n"]) == len(points):
            continue
        if points and len(points) < announced and goes_on.after(points[-1].end, block):
            continue
        if len(points) > 1 and points[0].start - match.end() < 60 and len(points) != announced:
            related = (Related(points[-1].start, points[-1].end, "last"),)
            yield _finding(match, len(points), match.start("mark"), related)


def _series(labels: Iterable[Label]) -> list[Label]:
    """The series of points that begins with the first label: one, two, three … in its style, until it breaks off."""
    points: list[Label] = []
    for label in labels:
        if not points or label.style == points[0].style:
            if label.number != len(points) + 1:
                break
            points.append(label)
    return points


class _Within:
    """The first series of points behind a place in a block; each is followed once, however many places have it."""

    def __init__(self, labels: dict[int, list[Label]]) -> None:
        self._labels = labels
        self._ones: dict[int, list[int]] = {}  # per block, which of its labels may begin a series
        self._known: dict[tuple[int, int], list[Label]] = {}

    def series(self, block: Block, offset: int) -> list[Label]:
        labels = self._labels.get(block.start, [])
        if block.start not in self._ones:
            self._ones[block.start] = [n for n, label in enumerate(labels) if label.number == 1]
        ones = self._ones[block.start]
        n = bisect_left(ones, offset, key=lambda one: labels[one].start)
        if n == len(ones):
            return []
        key = block.start, ones[n]
        if key not in self._known:
            self._known[key] = _series(labels[at] for at in range(ones[n], len(labels)))
        return self._known[key]


class _Line(NamedTuple):
    """A line that begins with a number, or a heading without one, which ends what is counted."""

    at: int
    label: Label | None
    level: int
    own: bool  # it is the number of the block; 一是 at the beginning of a paragraph is not


class _Below:
    """The series of points in the lines below a block: numbered lines of one level, or paragraphs that begin with 一是.

    What is looked up at a line depends on the style and the level of the first one alone, and is followed once.
    """

    def __init__(self, document: Document, labels: dict[int, list[Label]]) -> None:
        self._lines: list[_Line] = []
        for at, block in enumerate(document.blocks):
            if not document.flows(block):
                continue
            points = labels.get(block.start)
            if block.label:
                self._lines.append(_Line(at, block.label, block.level, True))
            elif points and points[0].start == block.start:
                self._lines.append(_Line(at, points[0], 9, False))
            elif block.kind == "heading":
                self._lines.append(_Line(at, None, 0, False))
        self._sorted: dict[tuple[str, int], tuple[list[int], list[int]]] = {}
        self._known: dict[tuple[str, int, int], list[Label]] = {}

    def series(self, at: int) -> list[Label]:
        first = bisect_right(self._lines, at, key=lambda line: line.at)
        label = self._lines[first].label if first < len(self._lines) else None
        if label is None:
            return []
        style, level = label.style, self._lines[first].level
        ones, ends = self._ones_and_ends(style, level)
        one, end = bisect_left(ones, first), bisect_left(ends, first)
        stop = ends[end] if end < len(ends) else len(self._lines)
        if one == len(ones) or ones[one] >= stop:
            return []
        key = style, level, ones[one]
        if key not in self._known:
            self._known[key] = _series(self._counted(style, ones[one], stop))
        return self._known[key]

    def _counted(self, style: str, first: int, stop: int) -> Iterator[Label]:
        for n in range(first, stop):
            line = self._lines[n]
            if line.label and (line.label.style == style or not line.own):
                yield line.label

    def _ones_and_ends(self, style: str, level: int) -> tuple[list[int], list[int]]:
        """Which lines may begin a series of lines like one of a style and level, and which end it."""
        key = style, level
        if key not in self._sorted:
            ones, ends = [], []
            for n, (_, label, other, own) in enumerate(self._lines):
                if label is None or (own and label.style != style and 0 < other < level):
                    ends.append(n)
                elif label.number == 1 and (not own or label.style == style):
                    ones.append(n)
            self._sorted[key] = ones, ends
        return self._sorted[key]


class _GoesOn:
    """Whether points go on in other words, by the last place in a block where they do."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[int, int] = {}

    def after(self, offset: int, block: Block) -> bool:
        if block.start not in self._last:
            found = [match.start() for match in _GOES_ON.finditer(self._text, block.start, block.end)]
            self._last[block.start] = found[-1] if found else -1
        return self._last[block.start] >= offset


def _lists(document: Document, places: list[int]) -> Iterator[Finding]:
    for match in _listed(document.text, places):
        number = len(expression(r"“[^“”\n]*”|《[^《》\n]*》").findall(match["list"]))
        announced = amount(match["n"])
        if announced == 1:  # 一大批, 一个个
            continue
        if number > announced or (number != announced and not match["etc"]):
            yield _finding(match, number, match.end())


def _listed(text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """The lists with their numbers, each of which stands behind one of some closing marks."""
    last = 0
    for place in places:
        if match := _LIST.search(text, max(last, place - _LIST_REACH), place + 10):
            last = match.end()
            yield match


REPORTS = {
    "points": Report(_points, words=_THINGS.replace("|方面|", f"|{FIGURE}方面|", 1)),
    "list": Report(_lists, words=f"[”》]等?{FIGURE}"),
    "total": Report(totals, words="其中"),
}

KIND = Kind(Options, frozenset({"found", "announced", "counted"}), check, words_of(REPORTS), reports=REPORTS)
