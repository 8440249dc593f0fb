"""dates: dates that cannot be, and years that do not fit the document.

    report = "impossible"    a month above 12, a day that its month does not have, a fifth quarter
    report = "weekday"       2023年12月20日（星期五）, which was a Wednesday; without a year, in neither the document's
                             year nor the next
    report = "year"          the opening names another year than the title, that of a plan apart; 今年 or 明年 with
                             another year's number (今年（2021年） in a document about 2023)
    report = "deadline"      力争2024年底前 in what a summary of 2024 says of the time to come
    report = "since"         2001年建成，已运行32年 in a document of 2024; a year more or less is right
    report = "quarter"       第三季度（4月至6月）: the months of another quarter or half of the year
    report = "backwards"     a period that ends before it begins: 2023年12月至2023年3月

Values: found, expected (the right weekday, the last day of the month, the document's year).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.documents.labels import number
from lint.kinds import Hits, Kind, Report, patterns_of, words_of
from lint.kinds.places import own_years
from lint.kinds.quantities import FIGURE, sentences_at

_WEEKDAYS = "一二三四五六日"
# An expression that begins with one character is searched quickly; so the number of the month is looked for behind it.
_MONTH = r"月(?<=\d月)(?<!\d\d\d月)"
_DATE = late(
    _MONTH + r"(?!昼|夜|以|间|均|末|初|底(?!前)|龄|大)(?:(?P<day>\d{1,3})[日号](?!线|楼|文|院))?"
    r"(?:[（(，,]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天]))?"
)
# Of these one cannot be; the others need not be looked at.
_DOUBTFUL = late(
    _MONTH
    + r"(?:(?<=1[3-9]月)|(?<=[2-9]\d月)|(?<=0月)(?<!10月)|(?<=[０-９]月)|(?=(?:29|[3-9]\d|00?|\d{3}|[０-９]\d*)[日号]))"
)
_QUARTER = late(r"第(?P<quarter>[五六七八九十]|[5-9])季度")
# The first and the last month of each part of the year, by the character that tells it.
_PARTS = {
    "一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12), "1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12),
    "上半年": (1, 6), "下半年": (7, 12), "前三": (1, 9),
}  # fmt: skip
_PART = (
    r"(?:(?:第|(?<![一二三四十前第\d两今]))(?P<n>[一二三四1-4])季度|(?P<half>上半年|下半年)|(?P<more>前三)(?:个)?季度)"
)
_MONTHS = r"(?<!\d)(?P<a>\d{1,2})月?(?:份)?(?:至|到|[—－–～~-]{1,2})(?P<b>\d{1,2})月(?:份)?(?!\d{1,2}日)"
_QUARTERS = (
    late(rf"{_PART}[”]?(?:[（(]|，?即|，?也就是){_MONTHS}"),
    late(rf"{_MONTHS}(?:[（(]|，?(?:即|为|是|也就是)){_PART}"),
)
_PERIOD = late(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)(?:年|(?=[—－～~-]))(?:(?P<m1>\d{1,2})月)?(?:(?P<d1>\d{1,2})日)?(?:至|到|—|－|-|～|~)"
    r"(?P<y2>(?:19|20)\d\d)年(?:(?P<m2>\d{1,2})月)?(?:(?P<d2>\d{1,2})日)?"
)
_YEAR = r"(?<!\d)(?P<year>20\d\d)年"
# The title of what looks ahead: its opening may well speak of the year before.
_PLAN = late("要点|计划|打算|思路|方案|安排|规划|部署")


_LOOKS_BACK = late("总结|述职|对照检查|检视|剖析|对照")
_AHEAD = late(r"下一?步|今后|打算|努力方向|整改(?:措施|方向)|改进措施|明年|工作思路")
_DEADLINE = late(
    r"(?:力争|确保|争取|计划|到|于|在|[，。；])(?P<at>(?P<year>20\d\d)年(?:年?底|末|\d{1,2}月(?:底|\d{1,2}日)?)?)(?:前|，|，?[^。]{0,8}(?:将|力争|计划)|[对将要继重全新完])"
)


# What begins in a year, and what it has done since.
_BEGUN = (
    "建成|建于|购置|购买|购入|采购|投用|投入使用|投入运行|启用|建造|修建|兴建|成立|创建|创办|始建|投产|通车|安装|配备|设立|开业|建校|建厂|建院|参加工作"
    "|入党|入伍|从教|从医|从警|出厂|竣工|落成|改造|铺设|开通|开馆|组建|挂牌|退休"
)
_GONE = (
    r"(?:已经?|至今已?|距今已?|迄今已?)(?:有|连续|超期|安全|累计|持续)?"
    r"(?:使用|运行|服役|服务|走过|工作|从事|运营|成立|经过|投用|坚守|居住|耕耘)?了?(?:将近|近|整整)?"
)
_SINCE = late(
    rf"(?:(?:{_BEGUN})(?:使用|运行|投用)?于)?(?<!\d)(?P<year>(?:19|20)\d\d)年(?:\d{{1,2}}月)?(?:底|初|末)?"
    rf"(?P<what>[^，。；\d\n]{{0,8}}(?:{_BEGUN})[^，。；\d\n]{{0,10}})?"
    rf"(?:\d{{1,3}}[一-鿿]{{1,6}}?)?，?[^，。；\d\n]{{0,8}}?{_GONE}"
    rf"(?P<n>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:个)?(?:年|周年|载)(?![代级度前后以头多来余半初底])"
)
_AGO = late(r"(?:19|20)\d\d年")
# So far from the word that tells it stands all of a quarter or a period.
NEAR = 24


class Options(Struct, forbid_unknown_fields=True):
    report: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document, [start for start, _ in hits.words])


def _impossible(document: Document, places: list[int]) -> Iterator[Finding]:
    from calendar import monthrange

    text = document.text
    for quarter in _QUARTER.finditer(text):
        yield Finding(*quarter.span(), {"found": quarter.group(), "expected": "4"})
    for match in filter(None, (_DATE.match(text, found.start()) for found in _DOUBTFUL.finditer(text))):
        start, month = _month(match)
        if text.startswith("底", match.end()) and not _year_before(text, start):
            continue  # 13月底 may be how long something took
        if not 1 <= month <= 12:
            end = match.start() + 1
            yield Finding(start, end, {"found": text[start:end], "expected": "12"})
        elif match["day"]:
            last = monthrange(_year_before(text, start) or 2000, month)[1]
            if not 1 <= int(match["day"]) <= last:
                end = match.end("day") + 1
                yield Finding(start, end, {"found": text[start:end], "expected": str(last)})


def _month(match: re.Match[str]) -> tuple[int, int]:
    """Where the number of the month of a date begins, and the number."""
    start, text = match.start() - 1, match.string
    if start > 0 and text[start - 1].isdecimal():
        start -= 1
    return start, int(text[start : match.start()])


def _quarters(document: Document, places: list[int]) -> Iterator[Finding]:
    for pattern in _QUARTERS:
        for match in _about(pattern, document.text, places):
            around = document.text[max(0, match.start() - 8) : match.end()]
            first, last = _PARTS[match["n"] or match["half"] or match["more"]]
            if (int(match["a"]), int(match["b"])) != (first, last) and not expression("财年|财政年|学年|财季").search(
                around
            ):
                span = match.start("a"), match.end("b") + 1
                values = {"found": document.text[slice(*span)], "expected": f"{first}月至{last}月"}
                yield Finding(*span, values)


def _about(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """What an expression finds about some places, of what is short."""
    last = 0
    for place in places:
        for match in pattern.finditer(text, max(last, place - NEAR), place + NEAR):
            last = match.end()
            yield match


def _since(document: Document, places: list[int]) -> Iterator[Finding]:
    """How long something has been, by the year in which it began and the document's own."""
    own = own_years(document)
    for start, end in sentences_at(document, places) if own else ():
        for match in _SINCE.finditer(document.text, start, end) if _AGO.search(document.text, start, end) else ():
            if not match["what"] and match.start() == match.start("year"):
                continue
            years = [year - int(match["year"]) for year in own]
            told = number(match["n"].replace("两", "二"))
            if min(years) > 0 and all(abs(told - count) > 1 for count in years):
                span = match.start("year"), match.end()
                yield Finding(*span, {"found": document.text[slice(*span)], "expected": str(years[-1])})


def _year_before(text: str, at: int) -> int:
    """The year that stands just before a month; 0 where there is none."""
    written = text[max(0, at - 5) : at]
    return int(written[:4]) if expression(r"(?:19|20)\d\d年").fullmatch(written) else 0


def _year_near(document: Document, at: int, known: dict[int, int]) -> int:
    """The only year that the block around a place names; 0 where there is none or several. `known`: by the blocks."""
    n = document.index_at(at)
    if n not in known:
        years = set(expression(_YEAR).findall(document.text_of(document.blocks[n]))) if n >= 0 else set()
        known[n] = int(years.pop()) if len(years) == 1 else 0
    return known[n]


def _weekdays(document: Document, places: list[int]) -> Iterator[Finding]:
    from datetime import date

    known: dict[int, int] = {}
    for match in _DATE.finditer(document.text):
        if not (match["weekday"] and match["day"]):
            continue
        start, month = _month(match)
        written = _year_before(document.text, start)
        own = document.year or _year_near(document, start, known)
        years = [written] if written else [own, own + 1] if own else []
        if not years:
            continue
        try:
            right = [_WEEKDAYS[date(year, month, int(match["day"])).weekday()] for year in years]
        except ValueError:
            continue
        if match["weekday"].replace("天", "日") not in right:
            yield Finding(*match.span("weekday"), {"found": match["weekday"], "expected": right[0]})


def _years(document: Document, places: list[int]) -> Iterator[Finding]:
    own = document.year
    if own is None:
        return
    text = document.text
    title = text[document.title.start : document.title.end] if document.title else ""
    if document.opening and not _PLAN.search(title):
        start = document.opening.start
        title_years = expression(_YEAR).findall(title)
        opening = expression(_YEAR + "(?=[，度])").match(text[start : start + 12])
        if opening and title_years and opening["year"] not in title_years:
            yield Finding(start, start + opening.end(), {"found": opening.group(), "expected": f"{own}年"})
    for match in expression(r"(?P<word>今年|本年度|明年|来年)[（(即]+" + _YEAR).finditer(text):
        expected = own + (match["word"] in ("明年", "来年"))
        if int(match["year"]) != expected:
            start, end = match.start("year"), match.end()
            yield Finding(start, end, {"found": text[start:end], "expected": f"{expected}年"})


def _deadlines(document: Document, places: list[int]) -> Iterator[Finding]:
    """Years not after the document's own in what a summary says of the time to come."""
    text, own = document.text, document.year
    title = document.text_of(document.title) if document.title else ""
    if own is None or not _LOOKS_BACK.search(title) or str(own) not in title:
        return
    for heading, end in document.sections:
        if heading.level == 1 and _AHEAD.search(text[heading.start : heading.head]):
            for match in _DEADLINE.finditer(text, heading.start, end):
                if int(match["year"]) <= own:
                    yield Finding(*match.span("at"), {"found": match["at"], "expected": str(own)})


def _periods(document: Document, places: list[int]) -> Iterator[Finding]:
    for match in _about(_PERIOD, document.text, places):
        first = [int(match[name] or 0) for name in ("y1", "m1", "d1")]
        last = [int(match[name] or 0) for name in ("y2", "m2", "d2")]
        given = [bool(one and other) for one, other in zip(first, last, strict=True)]
        length = given.index(False) if False in given else 3
        if last[:length] < first[:length]:
            yield Finding(*match.span(), {"found": match.group(), "expected": ""})


_FIRST = r"(?:季度|半年)”?(?:[（(]|，?(?:即|也就是))"
_THEN = r"月份?(?:[（(]|，?(?:[即为是]|也就是))[第一二三四1-4上下前]"
_IMPOSSIBLE = "(?:1[3-9]|[2-9][0-9]|00?)月|(?:29|[3-9][0-9]|00?|[0-9]{3})[日号]|第(?:[五六七八九十]|[5-9])季度"
REPORTS = {
    "impossible": Report(_impossible, patterns=(_IMPOSSIBLE,)),
    "weekday": Report(_weekdays, words="[日号][（(，,]?(?:星期|周|礼拜)[一二三四五六日天]"),
    "year": Report(_years, patterns=("20[0-9]{2}年",)),
    "deadline": Report(_deadlines, patterns=("20[0-9]{2}年",)),
    "since": Report(_since, words=f"[已今][经有]?(?:使用|运行|服役|服务|走过|工作|从事|运营|投用|超期|{FIGURE})"),
    "quarter": Report(_quarters, words=f"{_FIRST}|{_THEN}"),
    "backwards": Report(_periods, words="[至到—－～~-](?:19|20)"),
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, words_of(REPORTS), patterns_of(REPORTS), reports=REPORTS)
