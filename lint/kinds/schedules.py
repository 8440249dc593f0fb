"""schedules: dates of one plan or notice that cannot all be kept.

    report = "phases"        4月7日至13日为自查阶段，4月12日至20日为抽查阶段: a phase that begins before the last has
                             ended, in one paragraph or in headings （一）自查阶段（4月7日至13日）; a phase that ends
                             before it begins; one that reaches beyond the whole time that the paragraph gives
    report = "deadlines"     申请于7月10日前提交，7月8日前完成初审: a later step that is due before an earlier one
    report = "notice"        a notice dated 5月10日 that calls a meeting for 5月8日, or asks for a return by 5月8日

Phases that meet on one day, and those told in months alone that share one, are right.
Values: found, expected (what it contradicts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding, Related
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report, words_of
from lint.kinds.quantities import sentences_at

_Y = r"(?:19|20)\d\d"
_SPAN = (
    rf"(?P<a>(?:(?P<ay>{_Y})年)?(?<!\d)(?P<am>\d{{1,2}})月(?:(?P<ad>\d{{1,2}})日?)?)(?:起|开始|初|上旬"
    rf"|中旬)?(?:至|到|[—－–～~-]{{1,2}})"
    rf"(?P<b>(?:(?P<by>{_Y})年)?(?:(?P<bm>\d{{1,2}})月)?(?:(?P<bd>\d{{1,2}})日)?)(?:底|末|下旬)?"
)
_MONTH = late(r"月(?<=\d月)")
_NAME = r"[^，。；：、（）()\d\n]{1,12}(?:阶段|环节|步骤)"
_PHASES = (
    late(rf"(?P<name>{_NAME})[ ]?(?:[（(：:，]|时间)?(?:时间)?[为：:]?(?:从|自|于)?{_SPAN}"),
    late(rf"{_SPAN}，?(?:为|是|，|：|:)?(?P<name>{_NAME})"),
)
# （三）总结阶段（2025年1月）: a phase of one month or day.
_AT_ONCE = late(
    rf"(?P<name>{_NAME})[（(](?P<a>(?:(?P<ay>{_Y})年)?(?P<am>\d{{1,2}})月(?:(?P<ad>\d{{1,2}})日)?)(?:底|末)?前?[）)]"
)
_WHOLE = late(rf"(?:^|时间[为：:]?|期限[为：:]?|从|自){_SPAN}(?=。其中|。分|，分|，共分|，其中|。具体)")
_DAY = r"(?:(?P<y>(?:19|20)\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
_CALLED = (
    late(
        rf"(?:定于|拟于|将于|决定于|兹定于|预定于|计划于|暂定于){_DAY}(?![前后以])[^。；\n]{{0,40}}?(?:召开|举行"
        rf"|举办|开展|进行|组织|开班|报到|培训|检查|考试|启动)"
    ),
    late(rf"(?:会议|活动|培训|报到|考试|检查|举办|比赛|演练)时间(?:为|定于|[：:])?{_DAY}"),
    late(
        rf"请(?:各[^，。；\n]{{1,12}})?(?:务必|及时)?(?:于|在){_DAY}"
        rf"(?:[（(][^（）()\n]{{1,8}}[）)])?(?:[^，。；\n]{{0,8}})?(?:之前|以前|前)"
    ),
)
# The steps of what is applied for, in their order.
_STEPS = (
    "申请|申报|报名|自查|填报|征集|自评|上报|报送|登记|摸底",
    "初审|初评|初核|初选|资格审查|汇总|复核|抽查",
    "复审|评审|终审|终评|审定|评选|复查|公示|公布|验收|表彰|通报",
)
_DUE = late(
    r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:[（(][^（）()]{1,8}[）)])?(?:[上下]午|\d{1,2}[时点])*(?:之|以)?前"
    r"(?P<what>[^；。\n]*?)(?=；|。|\n|，[^，。；]{0,12}(?<!\d)\d{1,2}月\d{1,2}日|$)"
)
# So many days at the most lie between two dates of one year that contradict each other.
NEAR = 90


class Options(Struct, forbid_unknown_fields=True):
    report: str


class _Phase(NamedTuple):
    """A phase: its first and its last day, as written and as numbers that can be compared."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    start: tuple[int, int]
    end: tuple[int, int]
    block: int
    level: int
    days: bool
    number: int


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document, [start for start, _ in hits.words])


def _phase(match: re.Match[str], at: int, level: int, number: int) -> _Phase | None:
    g = match.groupdict()
    if "bm" not in g:
        day = (int(g["ay"] or 0), int(g["am"]), int(g["ad"] or 1))
        last = (*day[:2], int(g["ad"] or 31))
        span = match.span("a")
        return _Phase(day, last, span, span, at, level, bool(g["ad"]), number) if 1 <= day[1] <= 12 else None
    if not g["bm"] and not (g["ad"] and g["bd"]):
        return None
    days = bool(g["ad"] and g["bd"])
    if bool(g["ad"]) != bool(g["bd"]):
        return None
    year = int(g["ay"] or 0)
    first = (year, int(g["am"]), int(g["ad"] or 1))
    last = (int(g["by"] or 0) or year, int(g["bm"] or g["am"]), int(g["bd"] or 31))
    if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12):
        return None
    return _Phase(first, last, match.span("a"), match.span("b"), at, level, days, number)


def _phases_of(document: Document, places: list[int]) -> Iterator[_Phase]:
    for at in dict.fromkeys(map(document.index_at, places)):
        if at < 0 or not document.flows(block := document.blocks[at]):
            continue
        if not _MONTH.search(document.text, block.start, block.end):
            continue
        found: dict[int, _Phase] = {}
        for pattern in (*_PHASES, _AT_ONCE):
            for match in pattern.finditer(document.text, block.start, block.end):
                number = block.label.number if block.label else 0
                phase = _phase(match, at, block.level if block.label else 0, number)
                if phase:
                    found.setdefault(phase.start[0], phase)
        yield from (found[start] for start in sorted(found))


def _phases(document: Document, places: list[int]) -> Iterator[Finding]:
    phases = list(_phases_of(document, places))
    for n, phase in enumerate(phases):
        following = phases[n + 1] if n + 1 < len(phases) and _follows(phase, phases[n + 1]) else None
        if phase.last < phase.first and (following or n) and _backwards(phase, following):
            yield _finding(document, phase.end, phase.start)
    for before, after in pairwise(phases):
        if not _follows(before, after) or before.days != after.days or _backwards(before, after):
            continue
        if after.start == after.end and _is_too_soon(after, before):
            yield _finding(document, after.start, before.end)
        if before.first >= after.first or before.last < before.first or after.last < after.first:
            continue
        late_end = after.first < before.last if before.days else after.first[:2] < before.last[:2]
        if late_end and (before.last < after.last or before.block == after.block):
            yield _at_fault(document, before, after)
    yield from _outside(document, phases)


def _follows(before: _Phase, after: _Phase) -> bool:
    """Whether two phases stand in one list: in one paragraph, or in numbered paragraphs of one level."""
    same_year = before.last[0] == after.first[0]
    if before.block == after.block:
        return same_year
    counted = before.level == after.level > 0 and after.number == before.number + 1
    return same_year and counted and after.block - before.block <= 12


def _is_too_soon(after: _Phase, before: _Phase) -> bool:
    """Whether the one month or day of a phase lies before the end of the phase before; without a year, it may be that
    of the next."""
    inside = before.first < after.first and after.last < before.last
    return before.start != before.end and (inside or (bool(after.first[0]) and after.last < before.last))


def _backwards(phase: _Phase, following: _Phase | None) -> bool:
    """Whether a phase ends before it begins, and not in the next year."""
    if phase.last >= phase.first:
        return False
    soon = phase.first[1] - phase.last[1] <= 2
    return soon or bool(following and following.first > phase.first and following.last > following.first)


def _at_fault(document: Document, before: _Phase, after: _Phase) -> Finding:
    """The date that is more likely wrong: of two months, a first day is right."""
    if after.first[2] == 1 and before.days:
        return _finding(document, before.end, after.start)
    return _finding(document, after.start, before.end)


def _finding(document: Document, at: tuple[int, int], other: tuple[int, int]) -> Finding:
    values = {"found": document.text[slice(*at)], "expected": document.text[slice(*other)]}
    return Finding(*at, values, related=(Related(*other, "previous"),))


def _outside(document: Document, phases: list[_Phase]) -> Iterator[Finding]:
    for at in {phase.block for phase in phases}:
        block = document.blocks[at]
        match = _WHOLE.search(document.text, block.start, block.end)
        whole = _phase(match, at, 0, 0) if match else None
        if whole is None or whole.last < whole.first:
            continue
        for phase in phases:
            if phase.block != at or phase.start[0] <= whole.end[0] or phase.first[0] or phase.days != whole.days:
                continue
            if phase.first[1:] < whole.first[1:]:
                yield _finding(document, phase.start, whole.start)
            elif phase.last[1:] > whole.last[1:]:
                yield _finding(document, phase.end, whole.end)


def _deadlines(document: Document, places: list[int]) -> Iterator[Finding]:
    for start, end in sentences_at(document, places):
        due = [*_DUE.finditer(document.text, start, end)]
        for one, other in pairwise(due):
            (first, step), (second, then) = ((_when(match), _step(match["what"])) for match in (one, other))
            if 0 <= step < then and second < first and first[0] - second[0] <= 1:
                span = other.start("m"), other.end("d") + 1
                yield _finding(document, span, (one.start("m"), one.end("d") + 1))


def _when(match: re.Match[str]) -> tuple[int, int]:
    return int(match["m"]), int(match["d"])


def _step(what: str) -> int:
    """The last of the steps that some words name; -1 where they name none."""
    return max((n for n, words in enumerate(_STEPS) if expression(words).search(what)), default=-1)


def _notice(document: Document, places: list[int]) -> Iterator[Finding]:
    title = document.text_of(document.title) if document.title else ""
    if not expression("通知|邀请函|公告|通告").search(title):
        return
    dates = [block for block in document.blocks if block.kind == "date"]
    if len(dates) != 1:
        return
    written = expression(rf"({_Y})年(\d{{1,2}})月(\d{{1,2}})日").search(document.text_of(dates[0]))
    signed = _date(*map(int, written.groups())) if written else None
    if signed is None:
        return
    for match in (m for pattern in _CALLED for m in pattern.finditer(document.text, 0, dates[0].start)):
        day = _date(int(match["y"] or signed.year), int(match["m"]), int(match["d"]))
        if day and 0 < (signed - day).days <= NEAR:
            start = match.start("y") if match["y"] else match.start("m")
            end = match.end("d") + 1
            yield _finding(document, (start, end), (dates[0].start, dates[0].end))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


REPORTS = {
    "phases": Report(_phases, words="阶段|环节|步骤"),
    "deadlines": Report(
        _deadlines, words="初审|初评|初核|初选|资格审查|汇总|复核|抽查|复审|评审|终审|终评|审定|评选|复查|公示"
    ),
    "notice": Report(_notice, words="通知|邀请函|公告|通告"),  # the title has one of them
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, words_of(REPORTS), reports=REPORTS)
