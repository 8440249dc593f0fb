"""Parts: shares that must make a whole, and weights that must make one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lint.base.late import expression, late
from lint.base.model import Finding, Value
from lint.kinds.shares.numbers import DIGITS, TIMES

_ITEM = rf"[^，、；。：\d]{{1,10}}占(?:比)?{DIGITS}[%％]"


_WHOLE = late(rf"{_ITEM}(?:[，、；]{_ITEM})+")


# 满意率82.5%、基本满意率13%、不满意率5.4%: answers of which each gave one.
_OPINION = rf"[^，、；。：\d]{{0,8}}满意[^，、；。：\d]{{0,5}}{DIGITS}[%％]"


_OPINIONS = late(rf"{_OPINION}(?:[，、；]{_OPINION})+")


_TERM = rf"[^=＝+＋\n，。；×\ufffc]{{1,16}}{TIMES}[ ]*{DIGITS}[%％]"


_FORMULA = late(rf"(?<=[=＝]){_TERM}(?:[ ]*[+＋][ ]*{_TERM})+")


_PART = rf"[^，、；。：:（(\d%％\n]{{0,14}}{DIGITS}[%％]"


_PARTS = rf"(?P<list>{_PART}(?:[、，；]{_PART})+)"


_COMPOSED = (
    late(
        rf"(?P<word>构成|组成|权重)(?:比例|情况|结构)?(?:分别)?(?:[为是][：:]?|如下[：:]|[：:]){_PARTS}(?=[。；\n）)]|$)"
    ),
    late(rf"(?P<list>男[^，。；\d%％]{{0,8}}占比?{DIGITS}[%％][，、]女[^，。；\d%％]{{0,8}}占比?{DIGITS}[%％])"),
    late(rf"(?P<list>女[^，。；\d%％]{{0,8}}占比?{DIGITS}[%％][，、]男[^，。；\d%％]{{0,8}}占比?{DIGITS}[%％])"),
    late(rf"按照?(?:以下|下列)?{_PARTS}的?(?:比例|权重)(?:进行)?(?:计入|计算|折算|加权|合成|确定|分担|分配|综合)"),
)


# What of one whole excludes the others: grades and answers.
_GRADES = late(r"优秀|良好|称职|合格|满意|一般|较差|同意|反对|弃权|好票|差票|及格|达标|票")


def whole(text: str, start: int, end: int) -> Iterator[Finding]:
    opinions = (m for m in _OPINIONS.finditer(text, start, end) if "不满意" in m.group() and "占" not in m.group())
    for match in (*_WHOLE.finditer(text, start, end), *opinions):
        items = expression(r"[，、；]").split(match.group())
        written = expression(rf"({DIGITS})[%％]").findall(match.group())
        numbers = [Fraction(n) for n in written]
        slack = sum((Fraction(1, 2 * 10 ** len(n.partition(".")[2])) for n in written), Fraction(0))
        last = expression(r"(?:其他|其它|其余)[^占]*占").match(items[-1])
        rest = len(items) > 2 and last and not expression("同比|增|降|以上|以下").search(match.group())
        made = sum(numbers, Fraction(0))
        over = made > 100 + slack and all(_GRADES.search(item) for item in items)
        if len(numbers) > 1 and (over or (rest and abs(made - 100) > slack)):
            span = match.span()
            yield Finding(*span, {"found": match.group(), "expected": f"{float(sum(numbers)):.6g}"})


def weights(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _FORMULA.finditer(text, start, end):
        weights = [Fraction(n) for n in expression(rf"({DIGITS})[%％]").findall(match.group())]
        if len(weights) > 1 and sum(weights) != 100 and 70 <= sum(weights) <= 130:
            found = match.group().replace("\ufffc", "×")
            values: dict[str, Value] = {"found": found, "expected": f"{float(sum(weights)):.6g}"}
            yield Finding(*match.span(), values)


def composition(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in (match for pattern in _COMPOSED for match in pattern.finditer(text, start, end)):
        written = expression(rf"({DIGITS})[%％]").findall(match["list"])
        made = sum(map(Fraction, written), Fraction(0))
        slack = sum((Fraction(1, 2 * 10 ** len(n.partition(".")[2])) for n in written), Fraction(0))
        about = text[max(start, match.start() - 8) : match.start("list")]
        if abs(made - 100) > slack and 80 <= made <= 150 and not expression("主要|其中|前|等").search(about):
            yield Finding(*match.span("list"), {"found": match["list"], "expected": f"{float(made):.6g}"})
