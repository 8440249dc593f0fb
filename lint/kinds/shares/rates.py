"""Rates: shares, growth, rates and points against the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.kinds.quantities import NUMBER, UNIT, Quantity, quantities, step, value
from lint.kinds.shares.numbers import DIGITS

_PERCENT = rf"(?P<n>{DIGITS})[%％]"


_SHARE = late(rf"占(?P<of>[^，。；%％]{{0,24}}?)(?:的|比)?(?:比例|比重|比率)?(?:为|达到?|是)?{_PERCENT}")


UP = "增长率|提升率|增幅|涨幅|增加|增长|提高|提升|上升|扩大|增|升"


DOWN = "压缩率|压减率|缩减率|下降率|减幅|降幅|减少|下降|降低|压减|压缩|缩短|缩减|减|降|精简"


_CHANGE = late(
    rf"(?:由|从)(?:(?:19|20)\d\d年(?:底|末|初|度)?)?(?P<who>[^，。；\d]{{0,10}}?)(?P<a>{NUMBER})(?P<unit>个工作日|工作日|个月|{UNIT})(?:，)?[^，。；\d一二三四五六七八九十]{{0,8}}"
    rf"(?:{UP}|{DOWN}|调整|发展|变)[到至为](?:了)?(?:(?:19|20)\d\d年(?:底|末|初|度)?)?(?P<who2>[^，。；\d一二三四五六七八九十]{{0,8}}?)(?P<b>{NUMBER})(?P=unit)，"
    rf"(?:同比|环比|[比较][^，。；\d]{{1,6}}|共|总共|净|总量)?(?P<verb>{UP}|{DOWN})(?:幅度?)?(?:了|为|达到?)?"
    rf"(?:(?P<n>{DIGITS})[%％]|(?P<d>{NUMBER})(?P=unit))(?!以上|左右|[余多])"
)


# 120批，较上年的150批下降30%; 12000名，比上年增加1500名，增长10%.
_AGAINST = (
    late(
        rf"(?P<b>{NUMBER})(?P<unit>{UNIT})，(?:比|较)[^，。；\d]{{1,8}}的(?P<a>{NUMBER})(?P=unit)(?:同比)?"
        rf"(?P<verb>{UP}|{DOWN})(?:了|为)?(?P<n>{DIGITS})[%％]"
    ),
    late(
        rf"(?P<b>{NUMBER})(?P<unit>{UNIT})，(?:比|较)[^，。；\d]{{1,6}}(?P<verb>增加|增长|减少|下降)了?(?P<d>{NUMBER})(?P=unit)，"
        rf"(?:同比)?(?:增长|增幅|下降|降幅)(?:为|达到?|了)?(?P<n>{DIGITS})[%％]"
    ),
    late(
        rf"(?:去年|上年|(?:19|20)\d\d年)[^，。；\d]{{0,10}}?(?P<a>{NUMBER})(?P<unit>{UNIT})，(?:今年|本年|20\d\d年)(?:已?达到?)?[^，。；\d]{{0,6}}?"
        rf"(?P<b>{NUMBER})(?P=unit)，(?:同比)?(?P<verb>{UP}|{DOWN})(?:了|为|达到?)?(?P<n>{DIGITS})[%％]"
    ),
)


_POINTS = late(
    rf"(?:由|从)[^，。；\d%％]{{0,12}}(?P<a>{DIGITS})[%％][^，。；\d]{{0,4}}(?:{UP}|{DOWN})[到至]了?(?:[^，。；\d]{{0,8}})(?P<b>{DIGITS})[%％]，"
    rf"(?:同比|共)?(?:{UP}|{DOWN})了?(?P<n>{DIGITS})个百分点"
)


_BARE = late(
    rf"(?:由|从)[^，。；\d%％]{{0,14}}(?:(?:19|20)\d\d年(?:底|末|初)?的?)?(?P<a>{DIGITS})[%％][^，。；\d]{{0,4}}(?:{UP}|{DOWN})[到至为]了?"
    rf"(?:[^，。；\d]{{0,8}}|(?:19|20)\d\d年(?:底|末|初)?的?)(?P<b>{DIGITS})[%％]，(?:同比|共|净|整体)?(?:{UP}|{DOWN})了?(?P<n>{DIGITS})[%％]"
)


_RATE = late(
    rf"(?P<base>{NUMBER})元[^。；\n]{{0,12}}，?(?:按|按照|依|以){_PERCENT}的?(?:比例|标准|比率|税率|费率)?[^。；\d]{{0,16}}?"
    rf"(?P<paid>{NUMBER})元"
)


_DONE_RATE = late(
    rf"(?P<whole>{NUMBER})(?P<unit>[个项条处件户名人])，[^。；\d]{{0,10}}?(?P<verb>整改|完成|办结|化解|销号|解决|落实|交办)[^。；，\d]{{0,4}}?率(?:为|达到?|是)?"
    rf"{_PERCENT}，(?:剩余|其余|尚有|还剩)(?:的)?(?P<rest>{NUMBER})(?P=unit)"
)


_PLAIN_RATE = late(
    r"，(?:总体|综合|整体)?(?:(?P<opinion>满意|知晓|支持)|成活|出席|到会|合格|参考|参会|到会|参学|出勤|整改|办结|化解|完成|达标|通过|及格|优秀|签约|入户|见面|参训|参与|到课|销号|回复|答复|录用|就业|(?P<same>[一-鿿]{2}))率"
    rf"(?:为|达到?|是|仅)?{_PERCENT}"
)


_CHANGED = late("[增减升降率]|提高|压|毛利|净利|复合|其中")


# Where other numbers come into it the rate may be of those.
_OTHER = late(r"上年|去年|同比|同期|计划|任务|目标|分别|平均")


_PLANNED = late(
    rf"(?P<what>计划|任务|目标)[^，。；\d]{{0,12}}(?P<plan>{NUMBER})(?P<unit>{UNIT})，[^。；\d]{{0,10}}?(?:完成|实现|达到?)[^，。；\d]{{0,8}}"
    rf"(?P<done>{NUMBER})(?P=unit)，(?:占|完成|达到?)?(?:了)?(?P=what)(?:总?[数量])?(?:完成率)?的?(?:为|达到?)?"
    rf"{_PERCENT}"
)


_TOTAL = late(r"总(?:数|量|额|人数|户数|里程|面积|产量|票数|投资)")


_COMPARES = late("比|较|由|从|惠及|平均")


def _finding(match: re.Match[str], group: str, expected: float | Fraction, digits: str = "") -> Finding:
    decimals = len(digits.partition(".")[2])
    written = f"{float(expected):.{decimals}f}" if digits else f"{float(expected):.10g}"
    return Finding(*match.span(group), {"found": match[group], "expected": written})


def _fits(percent: str, part: Quantity, whole: Quantity) -> bool:
    """Whether a percentage is that of two numbers, as they and it are rounded."""
    slack = Fraction(1, 10 ** len(percent.partition(".")[2]))
    exact = part.value / whole.value * 100
    for q in (part, whole):
        slack += exact * _inexact(q) / q.value if q.value else 0
    return abs(exact - Fraction(percent)) <= slack


def _inexact(q: Quantity) -> Fraction:
    return q.step / 2 if q.step != 1 else Fraction(0)


def share(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _SHARE.finditer(text, start, end):
        before = list(quantities(text, start, match.start()))
        named = list(quantities(text, *match.span("of")))
        if not before or len(named) > 1 or (not named and not _whole_named(text[start : match.start()], match["of"])):
            continue
        part = before[-1]
        if match.start() - part.end > 2 or expression(r"[%％]|分别|各占|均").search(text[part.end : match.end("of")]):
            continue
        wholes = [q for q in named or before[:-1] if q.unit == part.unit and q.value > part.value]
        if not named and (len(wholes) != 1 or _COMPARES.search(text, start, wholes[0].start)):
            continue
        if wholes and not any(_fits(match["n"], part, q) for q in wholes):
            yield _finding(match, "n", part.value / wholes[-1].value * 100, match["n"])


def _whole_named(before: str, of: str) -> bool:
    """Whether the whole is the number that stands before: 其中党员300人，占(员工总数), the only share that is given."""
    return "占" not in before and bool(_TOTAL.search(of) or (not of and "其中" in before))


def growth(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _CHANGE.finditer(text, start, end):
        old, new = value(match["a"]), value(match["b"])
        rising = match["verb"] in UP.split("|")
        if old == 0 or match["unit"] == "百分点":
            continue
        slack = sum((step(n) / 2 for n in (match["a"], match["b"]) if step(n) != 1), Fraction(0))
        change = new - old if rising else old - new
        if match["n"]:
            percent, exact = Fraction(match["n"]), change / old * 100
            margin = Fraction(1, 10 ** len(match["n"].partition(".")[2])) + slack / old * 100 * (1 + abs(new / old))
            if abs(exact - percent) > margin:
                yield _finding(match, "n", exact, match["n"])
        elif abs(change - value(match["d"])) > slack:
            yield _finding(match, "d", change / _scale(match["d"]))
    yield from _against(text, start, end)


def _against(text: str, start: int, end: int) -> Iterator[Finding]:
    """A number measured by an earlier one, or by the difference; and percentages by percentage points."""
    for match in (match for pattern in _AGAINST for match in pattern.finditer(text, start, end)):
        new, rising = value(match["b"]), match["verb"] in UP.split("|")
        given = "d" in match.groupdict()
        named = ("b", "d") if given else ("b", "a")
        change = value(match["d"]) if given else abs(new - value(match["a"]))
        old = (new - change if rising else new + change) if given else value(match["a"])
        if old <= 0:
            continue
        slack = sum((step(match[name]) / 2 for name in named if step(match[name]) != 1), Fraction(0)) / old * 200
        exact = change / old * 100
        if abs(exact - Fraction(match["n"])) > slack + Fraction(1, 10 ** len(match["n"].partition(".")[2])):
            yield _finding(match, "n", exact, match["n"])
    for match in _POINTS.finditer(text, start, end):
        exact = abs(Fraction(match["b"]) - Fraction(match["a"]))
        if abs(exact - Fraction(match["n"])) > Fraction(1, 5):
            yield _finding(match, "n", exact)


def _scale(written: str) -> int:
    return (10**4 if "万" in written else 1) * (10**8 if "亿" in written else 1)


def rate(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _RATE.finditer(text, start, end):
        made = value(match["base"]) * Fraction(match["n"]) / 100
        if abs(made - value(match["paid"])) > 1:
            yield _finding(match, "paid", made)
    for match in _PLAIN_RATE.finditer(text, start, end):
        before = list(quantities(text, start, match.start()))
        if len(before) < 2 or match.start() - before[-1].end > 1 or "其中" in text[before[-1].end : match.start()]:
            continue
        same = [q for q in before if q.unit == before[-1].unit]
        if len(same) != 2 or not same[0].value >= same[1].value > 0 or _OTHER.search(text, start, match.start()):
            continue
        between = text[same[0].end : same[1].start]
        # A rate of a kind that is not known is that of what the part is said to be: 立案40件，立案率.
        named = match["same"] or ""
        if "累计" in between or named not in between or (named and _CHANGED.search(named + between)):
            continue
        # A part of the whole, not who came; or other numbers than those of who was content.
        if expression("[（(]|含|包括|另").search(between) or (match["opinion"] or "") not in between:
            continue
        if not _fits(match["n"], same[1], same[0]):
            yield _finding(match, "n", same[1].value / same[0].value * 100, match["n"])
    for match in _DONE_RATE.finditer(text, start, end):
        whole, rest = value(match["whole"]), value(match["rest"])
        if 0 < rest <= whole and abs((whole - rest) / whole * 100 - Fraction(match["n"])) > 1:
            yield _finding(match, "n", (whole - rest) / whole * 100, match["n"])


def bare_points(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _BARE.finditer(text, start, end):
        old, change = Fraction(match["a"]), Fraction(match["b"]) - Fraction(match["a"])
        if (
            abs(abs(change) - Fraction(match["n"])) <= Fraction(1, 20)
            and old
            and abs(change) != abs(change / old * 100)
        ):
            yield Finding(
                match.start("n"), match.end(), {"found": match["n"] + "%", "expected": match["n"] + "个百分点"}
            )


def planned(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _PLANNED.finditer(text, start, end):
        plan, done = value(match["plan"]), value(match["done"])
        inexact = sum((step(match[name]) / 2 for name in ("plan", "done") if step(match[name]) != 1), Fraction(0))
        if not plan:
            continue
        exact, margin = done / plan * 100, Fraction(1, 10 ** len(match["n"].partition(".")[2])) + inexact / plan * 200
        if abs(exact - Fraction(match["n"])) > margin:
            yield _finding(match, "n", exact, match["n"])
