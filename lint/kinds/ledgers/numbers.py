"""Numbers: how amounts are written, and what rounding explains."""

from __future__ import annotations

import re
from fractions import Fraction

from lint.base.model import Finding
from lint.kinds.quantities import NUMBER, scaled, step

GAP = r"[^，。；：、\d\n一二两三四五六七八九十]{0,%d}"


def n(name: str) -> str:
    return rf"(?<![\d.．第])(?P<{name}>{NUMBER})"


OUT = (
    "使用|用去|支出|支付|发放|发出|出库|销售|售出|消耗|用掉|已用"
    "|分发|投放|派发|损耗|报废|花费|开支|拨付|拨出|收回|回收|归还"
)


LEFT = "退库|退回|退还|结余|剩余|节余|结存|尚余|尚存|未用|交回|剩下|未使用|未发放|未收回|未归还|回库|盈余|剩|余"


RISE = "增加|增长|增|扩大|发展|提高|扩展|上升|升"


MEASURE = "平方公里|平方千米|平方米|公顷|亩|公里|千米|海里|厘米|米|里|吨|公斤|千克|斤|克|小时|分钟|天"


def finding(match: re.Match[str], group: str, expected: Fraction) -> Finding:
    number = match[group]
    return Finding(*match.span(group), {"found": number, "expected": scaled(expected, number)})


def slack(*numbers: str) -> Fraction:
    """What rounding explains: half a step of each number that is not exact."""
    steps = [step(number) for number in numbers]
    return Fraction(0) if all(one == 1 for one in steps) else sum(steps, Fraction(0)) / 2
