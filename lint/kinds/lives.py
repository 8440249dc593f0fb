"""lives: years, ages and dates of one person that contradict each other.

    report = "age"           1944年出生，2024年正好70岁; one year more or less may be a way of counting
    report = "tenure"        自2019年3月到岗至2024年3月离任，…整整干了六年
    report = "probation"     2022年6月10日接收为预备党员，预备期至2022年6月9日止: one year is what the Party's
                             constitution sets; one that was extended is none to reckon with

Values: found, expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.labels import number
from lint.kinds import Report
from lint.kinds.quantities import by_sentence

_Y = r"(?:19|20)\d\d"
_ZH = "[一二两三四五六七八九十]{1,3}"
_AGE = late(
    rf"(?P<at>(?:出生|生)于)?(?P<born>{_Y})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?(at)|(?:出生|生人"
    rf"|生[，、于在]))[^。；\n]{{0,40}}?(?P<then>{_Y})年"
    rf"[^。；，\d\n]{{0,10}}(?:，[^。；，\d\n]{{0,8}})?(?P<n>\d{{2,3}})周?岁(?![以的及])"
)
# What says that one stayed all the time between, and for how long.
_STAYED = (
    "干了|做了|当了|守了|坚守|工作了?|任职|服务了?|驻守|驻村|扎根|坚持了|待了|一干就是|一守就是|整整|前后|历时|度过了?"
    "|过去了?"
)
_TENURE = late(
    rf"(?<!\d)(?P<y>{_Y})年(?:(?P<m>\d{{1,2}})月)?(?:\d{{1,2}}日)?[^，。；\d\n]{{0,10}}，?(?:至|到)(?P<y2>{_Y})年"
    rf"(?:(?P<m2>\d{{1,2}})月)?(?:\d{{1,2}}日)?[^。；\d\n]{{0,24}}?(?:{_STAYED})(?:整整|已|了|近|将近|足足)?"
    rf"(?P<n>{_ZH}|\d{{1,2}})(?:个)?年(?![代级度前后以头多来余半初底])"
)


# 2005年7月参加工作，到2024年底已有29年工龄; 公司成立于2005年，至2025年已走过三十年
_BEGAN = (
    "成立|参加工作|入党|入伍|参军|从教|从警|从医|创办|创建|创立|建校|建院|建厂"
    "|建站|建成|开业|投产|通车|任教|投用|开馆|开园|组建|设立|从事|任现职|到任|上任"
)
_SINCE = late(
    rf"(?<!\d)(?:(?:{_BEGAN})于)?(?P<y>{_Y})年(?:"
    rf"(?P<m>\d{{1,2}})月)?(?:\d{{1,2}}日)?(?P<what>[^，。；\d\n]{{0,6}}"
    rf"(?:{_BEGAN})[^，。；\d\n]{{0,8}})?，?[^，。；\d\n]{{0,4}}"
    rf"(?:至|到|截至|截止到?)(?P<y2>{_Y})年(?:底|末|初|(?P<m2>\d{{1,2}})月(?:底"
    rf"|末)?)?，?[^，。；\d\n]{{0,6}}?(?:已有?|共有?|走过了?|历时|度过了?|满|整整|迎来|运行了?|有着?|工作了?|任职)+"
    rf"(?:将近|近|整整|了)?(?P<n>{_ZH}|\d{{1,2}})(?:个)?(?:年|周年|载)(?![代级度前后以头多来余半初底])"
)


def _date(name: str) -> str:
    return rf"(?P<{name}y>(?:19|20)\d\d)年(?P<{name}m>\d{{1,2}})月(?P<{name}d>\d{{1,2}})日"


_PROBATION = (
    late(
        rf"{_date('a')}[^。；\d\n]{{0,24}}预备党员[^。；\d\n]{{0,6}}，[^。；\d\n]{{0,8}}预备期[^。；，\d\n]{{0,6}}(?:至|到)"
        rf"(?P<at>{_date('b')})"
    ),
    late(rf"预备期[^。；，\d\n]{{0,6}}{_date('a')}起?，?(?:至|到|[—－～~-])(?P<at>{_date('b')})"),
    late(
        rf"{_date('a')}[^。；\d\n]{{0,20}}预备党员，(?:于)?(?P<at>{_date('b')})[^。；，\d\n]{{0,10}}(?:按期)?"
        "(?:转正|转为(?:中共)?正式党员)"
    ),
)


def _finding(match: re.Match[str], group: str, expected: object) -> Finding:
    return Finding(*match.span(group), {"found": match[group], "expected": str(expected)})


def _ages(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _AGE.finditer(text, start, end):
        years = int(match["then"]) - int(match["born"])
        if years > 0 and abs(int(match["n"]) - years) > 1:
            yield _finding(match, "n", years)


def _tenures(text: str, start: int, end: int) -> Iterator[Finding]:
    found = list(_stays(text, start, end))
    yield from found
    places = {finding.start for finding in found}
    yield from (finding for finding in _since(text, start, end) if finding.start not in places)


def _stays(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _TENURE.finditer(text, start, end):
        months = (int(match["y2"]) - int(match["y"])) * 12
        told = bool(match["m"] and match["m2"])
        if told:
            months += int(match["m2"]) - int(match["m"])
        # Without months the first and the last year may count as whole ones.
        if months > 0 and abs(number(match["n"].replace("两", "二")) * 12 - months) >= (12 if told else 24):
            yield _finding(match, "n", round(months / 12) or 1)


def _since(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _SINCE.finditer(text, start, end):
        if not match["what"] and not expression(f"(?:{_BEGAN})于$").search(
            text[max(start, match.start()) : match.start("y")]
        ):
            continue
        years = int(match["y2"]) - int(match["y"])
        if years > 0 and abs(number(match["n"].replace("两", "二")) - years) > 1:
            yield _finding(match, "n", years)


def _probations(text: str, start: int, end: int) -> Iterator[Finding]:
    if text.find("延长", start, end) >= 0:
        return
    for n, match in ((n, m) for n, pattern in enumerate(_PROBATION) for m in pattern.finditer(text, start, end)):
        try:
            first, last = (date(*(int(match[name + part]) for part in "ymd")) for name in "ab")
        except ValueError:
            continue
        days = (last - first).days
        # Who becomes a full member is told so at the first meeting after the year.
        if first.year >= 1983 and (days < 364 or (days > 366 and n < 2)):
            yield _finding(match, "at", f"{first.year + 1}年{first.month}月")


# What else a sentence with one of the words must hold to be worth a search.
_SIGNS = {"age": late("生"), "tenure": late(f"{_STAYED}|{_BEGAN}")}
REPORTS = {
    "age": Report(_ages, words="[0-9０-９]周?岁"),
    "tenure": Report(_tenures, words="[至到止](?:19|20)"),
    "probation": Report(_probations, words="预备期|预备党员，"),
}

KIND = by_sentence(REPORTS, _SIGNS)
