"""periods: spans of time that contradict what the text says of them.

    report = "length"        任期两年，自2022年8月起至2023年8月止; 5月20日至22日，为期五天
    report = "plan"          “十四五”（2021—2026年）; 2024年是“十四五”收官之年
    report = "compare"       2023年接待180万人次，比2024年增长24%: a year measured by a later one
    report = "life"          1985年6月出生，1988年7月参加工作
    report = "events"        5月20日开班、5月17日结业: an end before its beginning
    report = "span"          自2024年6月1日起至2024年5月31日止: the same of two dates; 3月15日至3月5日, 3月15日至5日
    report = "clock"         上午8:30至7:30: the same of two times of one half of the day; 9时开始，8时30分结束

Values: found, expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.labels import amount
from lint.kinds import Report
from lint.kinds.quantities import FIGURE, by_sentence


class _Day(NamedTuple):
    """A date; 0 where a part is not written."""

    year: int
    month: int
    day: int

    @property
    def months(self) -> int:
        return self.year * 12 + self.month


def _date(name: str) -> str:
    return rf"(?:(?P<{name}y>(?:19|20)\d\d)年)?(?:(?P<{name}m>\d{{1,2}})月)?(?:(?P<{name}d>\d{{1,2}})日)?"


_COUNT = (
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>年|个月|天|日|个工作日|工作日)(?![度级代来前后初末底内以])"
)
_SPAN = rf"(?:自|从|于)?{_date('a')}(?:起|开始)?(?:，)?(?:至|到|—|－|-|～|~){_date('b')}(?:止|结束)?"
_TERM = (
    r"(?:任期|期限|有效期|试用期|聘期|合同期|服务期|工期|建设期|培养期|预备期|考察期|公示期|租期|租赁期|周期|整改期|为期|历时|时间)"
    r"(?:限)?(?:为|共|是|共计)?"
)
_LENGTH = (
    late(rf"{_TERM}{_COUNT}[，、（(：:]?{_SPAN}"),
    late(rf"{_SPAN}[，、（(]{{0,1}}[^，。；\d]{{0,6}}(?:{_TERM}|共|共计){_COUNT}"),
    late(rf"{_SPAN}[^，。；\d]{{1,24}}，(?:为期|历时|共|共计){_COUNT}"),
    late(rf"(?:为期|历时){_COUNT}的?[^，。；\d]{{1,14}}?[于在，（(][^，。；\d]{{0,6}}{_SPAN}"),
    late(
        rf"{_date('a')}[^，。；\d]{{0,6}}(?:开[一-鿿]|启动|报到|出发|入营|动工|进驻|起)[，、]?[^，。；\d]{{0,6}}{_date('b')}[^，。；\d]{{0,6}}"
        rf"(?:结业|闭[一-鿿]|结束|返[一-鿿]|离会|竣工|截止|止|完成|收官|落幕|撤[一-鿿]|完工|散会|收兵)，[^，。；\d]{{0,4}}(?:为期|历时|持续|前后|共|共计){_COUNT}"
    ),
)
# 自7月22日12时起至7月27日12时止，共6天: by hours nobody counts the first day and the last one, too.
_HOUR = r"(?P<{0}h>\d{{1,2}}|零)(?:时|点|[:：]00)"
_BY_HOURS = late(
    rf"{_date('a')}{_HOUR.format('a')}(?:整)?(?:起|开始)?(?:，)?(?:至|到|—|－|-|～|~){_date('b')}{_HOUR.format('b')}(?:整)?(?:止|结束)?"
    rf"[，、（(]?[^，。；\d]{{0,6}}(?:为期|历时|持续|共|共计|总计|时间为){_COUNT}"
)
# Two days of one month, the second of them the earlier: 3月15日至3月5日, 3月15日至5日.
_DAYS = late(
    r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日?(?:起|开始)?(?:至|到|[—－～~-]{1,2})(?P<at>(?:(?P<n>\d{1,2})月)?(?P<e>\d{1,2})日)"
    r"(?![内后前间])"
)
_TIME = r"(?P<{0}h>\d{{1,2}})(?:[:：](?P<{0}m>[0-5]\d)|[时点](?:(?P<{0}n>[0-5]?\d)分|整)?)"
_CLOCK = late(
    rf"(?P<half>上午|下午)?(?<!\d){_TIME.format('a')}(?:至|到|[—－–～~-]{{1,2}})(?P<at>(?:上午|下午)?{_TIME.format('b')})(?![\d:：])"
)
_BEGUN = late(
    rf"(?P<half>上午|下午|早上|晚上)?(?<!\d){_TIME.format('a')}[^，。；\d]{{0,8}}(?:开始|开幕|开会|召开|开考|启动|出发|开工|上班)[^，。；\d]{{0,6}}，[^，。；\d]{{0,6}}?"
    rf"(?P<at>(?:上午|下午|中午|晚上|次日|凌晨)?{_TIME.format('b')})[^，。；\d]{{0,4}}(?:结束|散会|闭幕|休会|返回|收工|下班|完毕|落幕)"
)
_CLOSINGS = "结束|散会|闭幕|休会|返回|收工|下班|完毕|落幕"
_DATES = late(rf"(?<!\d){_date('a')}(?:起|开始)?，?(?:至|到|[—－～~-]{{1,2}}){_date('b')}")
_FIVE = {
    "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021,
    "十五五": 2026, "十六五": 2031,
}  # fmt: skip
_NAME = r"“?(?<![一二三四五六七八九十])(?P<name>十[一二三四五六]五|[十八九]五)(?![一二三四五六七八九十])”?"
_PLAN = late(
    rf"{_NAME}(?:规划|时期|期间|计划)?(?:的?(?:实施|规划)?(?:期|时间|年限))?(?:为|是|即|指)?[（(]?(?P<a>(?:19|20)\d\d)年?(?:至|到|—|－|-|～|~)"
    r"(?P<b>(?:19|20)\d\d)年"
)
_ROLE = late(
    rf"(?P<y>20\d\d)年(?:度)?(?:，?(?:作为|是|为|既是|也是|正是|正值|系))(?:实施|我国|全面落实|全县|全市)?{_NAME}"
    r"(?:规划|时期|发展)?(?:的)?(?:实施|目标|任务|建设)?(?:的)?(?P<role>收官|收尾|最后一年|开局|首年|第一年|起步之年|中期评估)"
)
_END = late(rf"{_NAME}(?:规划|时期)?(?:末|收官之年|最后一年|期末)(?:的|（|，即|即)(?P<y>20\d\d)年")
_COMPARE = late(
    r"(?P<a>20\d\d)年[^。；\n]{2,60}?(?:比|较|同比)(?:上年|去年)?(?P<b>20\d\d)年(?:同期|同比)?[^，。；\d]{0,6}"
    r"(?:增长|增加|提高|提升|上升|下降|减少|降低|翻)"
)
_LIFE = late(
    r"(?P<y>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?P<what>出?生(?=[，、；。于在])|出生|[^，。；\d]{0,6}参加工作|入党|加入中国共产党)"
)
# So old one is at least who works or joins.
_LEAST = {"参加工作": 14, "入党": 16, "加入中国共产党": 16}
_EVENTS = (
    ("开班", "结业"), ("开班", "结束"), ("开幕", "闭幕"), ("开工", "竣工"), ("开工", "完工"), ("开始", "结束"),
    ("启动", "结束"),
    ("报到", "返程"), ("报名", "截止"), ("开学", "放假"), ("入院", "出院"), ("立案", "结案"), ("受理", "办结"),
    ("动工", "竣工"),
    ("成立", "撤销"), ("出生", "逝世"), ("任命", "免职"), ("发布", "废止"), ("开标", "签约"), ("立项", "验收"),
    ("召开", "闭幕"),
)  # fmt: skip

# What else a sentence with one of the words must hold to be worth a search.
_NEEDS = {
    "length": late(
        r"\d[年月日](?:起|开始)?，?[至到—－～~-]|，[^，。；\d]{0,4}(?:为期|历时|持续|前后|共计?)[\d一二三四五六七八九十]+[天日]"
    ),
    "plan": late(r"(?:19|20)\d\d年"),
    "compare": late(r"[比较]20\d\d年"),
    "span": late(r"[年月][\d月日]*(?:起|开始)?，?[至到—－～~-]"),
    "clock": late(rf"{_CLOSINGS}|[\d时点分整](?:至|到|[—－–～~-]{{1,2}})(?:上午|下午)?\d{{1,2}}[:：时点]"),
}


def _finding(match: re.Match[str], group: str, expected: object) -> Finding:
    return Finding(*match.span(group), {"found": match[group], "expected": str(expected)})


def _day(match: re.Match[str], name: str, year: int = 0) -> _Day:
    y, m, d = (int(match[name + part] or 0) for part in "ymd")
    return _Day(y or year, m, d)


def _length(text: str, start: int, end: int) -> Iterator[Finding]:
    for pattern in _LENGTH:
        for match in pattern.finditer(text, start, end):
            first = _day(match, "a")
            last = _day(match, "b", first.year)
            if not last.month and first.month and last.day:
                last = last._replace(month=first.month)
            count = amount(match["n"])
            exact = bool(expression("为期|历时").search(match.group()))
            expected = _measured(first, last, match["unit"], count, exact)
            if expected:
                yield _finding(match, "n", expected)
    for match in _BY_HOURS.finditer(text, start, end):
        hours = [0 if match[name] == "零" else int(match[name]) for name in ("ah", "bh")]
        first, last = _day(match, "a"), _day(match, "b")
        days = _days_between(first, last._replace(year=last.year or first.year, month=last.month or first.month))
        days += (hours[1] - hours[0]) // 24
        leap = not first.year and first.month <= 2 < last.month
        if match["unit"] in ("天", "日") and not leap and (hours[1] - hours[0]) % 24 == 0 < days != amount(match["n"]):
            yield _finding(match, "n", days)


def _days_between(first: _Day, last: _Day) -> int:
    """How many days lie from one date to another; 0 where one of them is none."""
    from datetime import date

    try:
        days = (date(last.year or 2023, *last[1:]) - date(first.year or 2023, *first[1:])).days
    except ValueError:
        return 0
    return days


def _measured(first: _Day, last: _Day, unit: str, count: int, exact: bool) -> int:
    """How long a span is, where that is not what is said of it; else 0."""
    if unit in ("天", "日", "工作日", "个工作日"):
        if not (first.month and first.day and last.month and last.day) or first.month > last.month:
            return 0
        days = _days_between(first, last) + 1
        if not first.year and first.month <= 2 < last.month:
            days += 1  # in a leap year
        # Fewer days than the span has may leave out its weekends, and a term may be reckoned without its first day.
        exact = exact and unit in ("天", "日")
        return days if 0 < days < count or (exact and count + 1 < days <= 6) else 0
    if not (first.year and last.year):
        return 0
    months = last.months - first.months if first.month and last.month else (last.year - first.year) * 12
    if unit == "年":
        spare = 1 if first.month and last.month else 12
        return 0 if months <= 0 or abs(months - count * 12) <= spare else max(1, round(months / 12))
    return 0 if not (first.month and last.month) or months <= 0 or abs(months - count) <= 1 else months


def _plan(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _PLAN.finditer(text, start, end):
        first = _FIVE.get(match["name"])
        if (
            first
            and (int(match["a"]), int(match["b"])) != (first, first + 4)
            and int(match["b"]) - int(match["a"]) in (3, 4, 5)
        ):
            span = (match.start("a"), match.end())
            yield Finding(*span, {"found": text[slice(*span)], "expected": f"{first}—{first + 4}年"})
    for match in _END.finditer(text, start, end):
        first = _FIVE.get(match["name"])
        if first and int(match["y"]) != first + 4:
            yield _finding(match, "y", first + 4)
    for match in _ROLE.finditer(text, start, end):
        first = _FIVE.get(match["name"])
        if first:
            role = match["role"]
            year = first + 4 if role[0] in "收最" else first + 2 if role[0] == "中" else first
            if int(match["y"]) != year and not (role[0] == "中" and int(match["y"]) == first + 3):
                yield _finding(match, "y", year)


def _compare(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _COMPARE.finditer(text, start, end):
        years = [int(year) for year in expression(r"(20\d\d)年").findall(match.group())]
        if int(match["b"]) > max(years[:-1]) and not expression("力争|预计|目标|将|到20").search(
            text[start : match.end()]
        ):
            yield _finding(match, "b", max(years[:-1]) - 1)


def _life(text: str, start: int, end: int) -> Iterator[Finding]:
    born = 0
    for match in _LIFE.finditer(text, start, end):
        year, what = int(match["y"]), match["what"]
        what = "参加工作" if what.endswith("参加工作") else what
        if what in ("生", "出生"):
            born = year
        elif born and year - born < _LEAST[what]:
            yield _finding(match, "y", "")


def _events(text: str, start: int, end: int) -> Iterator[Finding]:
    sentence = text[start:end]
    for opening, closing in _EVENTS:
        if opening in sentence and closing in sentence:
            gap = r"[^，。；\d]{0,4}"
            pattern = rf"{_date('a')}{gap}{opening}[，、]{gap}{_date('b')}{gap}{closing}"
            for match in expression(pattern).finditer(sentence):
                first, last = _day(match, "a"), _day(match, "b")
                same = (last.year or first.year) == first.year
                if (
                    same
                    and first.month
                    and last.month
                    and (last.month, last.day or 31) < (first.month, first.day)
                    and "年" not in sentence[match.end("am") : match.start("bm")]
                ):
                    span = (start + match.start("bm"), start + match.end("bd" if match["bd"] else "bm") + 1)
                    yield Finding(*span, {"found": text[slice(*span)], "expected": ""})


def _span(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _DATES.finditer(text, start, end):
        first, last = _day(match, "a"), _day(match, "b")
        alike = bool(first.month) == bool(last.month) and bool(first.day) == bool(last.day)
        if first.year and last.year and alike and last < first:
            at = (match.start("by"), match.end())
            yield Finding(*at, {"found": text[slice(*at)], "expected": ""})
    for match in _DAYS.finditer(text, start, end):
        if (match["n"] or match["m"]) == match["m"] and int(match["e"]) < int(match["d"]) <= 31:
            yield _finding(match, "at", "")


def _clock(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _CLOCK.finditer(text, start, end):
        first, last = (int(match[n + "h"]) * 60 + int(match[n + "m"] or match[n + "n"] or 0) for n in "ab")
        # A time before six in the morning may be one of the afternoon, by the clock of twelve hours.
        morning = match["half"] == "上午" and 6 * 60 <= last < first < 12 * 60
        later = match["half"] == "下午" and 60 <= last < first < 12 * 60
        day = 6 * 60 <= last < first <= last + 150 and first <= 18 * 60
        if (morning or later or day) and match["at"][:2] not in ("上午", "下午"):
            yield _finding(match, "at", "")
    for match in _BEGUN.finditer(text, start, end):
        first, last = (int(match[n + "h"]) * 60 + int(match[n + "m"] or match[n + "n"] or 0) for n in "ab")
        told = expression("上午|下午|中午|晚上|次日|凌晨").match(match["at"])
        same = told is None or (told.group() == match["half"] and told.group() != "凌晨")
        # By the clock of twelve hours what began at nine may end at three.
        if same and first > last and (last >= 7 * 60 or match["half"] == told):
            yield _finding(match, "at", "")


REPORTS = {
    "length": Report(
        _length,
        words=f"(?:持续|前后|共计?|时间限?(?:为|是|共计?)?){FIGURE}|任期|期限|有效期|试用期|聘期|合同期|服务期|工期|建设期|培养期"
        "|预备期|考察期|公示期|租期|租赁期|周期|整改期|为期|历时",
    ),
    "plan": Report(_plan, words="五[”规时期计发，（(的收开末最]"),
    "compare": Report(_compare, words="[比较]20"),
    "life": Report(_life, words="[年月日](?:出生|生[，、；。于在])"),
    "span": Report(_span, words="[至到—－～~-][0-9０-９]"),
    "clock": Report(
        _clock,
        patterns=("[0-9时点分整](?:至|到|[—－–～~-])[—－–～~-]?(?:上午|下午)?[0-9]{1,2}[:：时点]",),
        words=_CLOSINGS,
    ),
    "events": Report(_events, words=f"(?:{'|'.join(dict.fromkeys(first for first, _ in _EVENTS))})[，、]"),
}

KIND = by_sentence(REPORTS, _NEEDS)
