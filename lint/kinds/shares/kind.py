"""shares: percentages that the numbers beside them contradict.

    report = "share"         1200人，其中党员300人，占45%; 占在职职工1126名的32.0%
    report = "growth"        由2.4万吨增加到2.7万吨，增长22.5%; 由3200平方米减至2400平方米，减少1800平方米
    report = "rate"          按0.5%的比例 of 2800元 is 14元, not 140元; 38项 with 剩余2项 is 94.7 %, not 105 %
    report = "whole"         优秀票占78%，称职票占20%，基本称职票占7%: shares of one whole that make more than 100 %
    report = "weights"       S=D×60%+Y×30%+J: the weights of a formula that do not make 100 %
    report = "composition"   支出构成为：工资45%、商品35%、资本30%: the parts of one whole, all told, that miss 100 %
    report = "points"        由82%提高到87%，提高了5%: the difference of two rates is one of percentage points
    report = "plan"          计划更换40公里，实际完成36公里，完成计划的95%

What rounding explains is right. A share is judged by every whole of its unit in the sentence: one that fits is enough.
Values: found, expected.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report
from lint.kinds.quantities import sentences_with
from lint.kinds.shares.numbers import TIMES
from lint.kinds.shares.parts import composition, weights, whole
from lint.kinds.shares.rates import bare_points, growth, planned, rate, share

# What a sentence must hold to be worth a search.
_SIGNS = {
    "share": late(r"占[^，。；\n]*[%％]"),
    "growth": late(
        r"，(?:比|较)[^，。；\n]+\d|[到至为达年]了?[^，。；\n]{1,14}，[^，。；\n]{0,8}[增升提扩减降压缩精上下涨]"
    ),
    "rate": late(r"[按依以]照?\d|率(?:为|达到?|是)?\d"),
    "whole": late(r"[%％][，、；][^，、；。]*(?:占|满意)"),
    "points": late(r"[%％]，[^，。；\d]{0,4}[增升提扩减降压缩精上下涨]"),
    "weights": late(rf"{TIMES}[ ]*\d"),
    "composition": late("构成|组成|权重|比例|[男女][^，。；\n]*占"),
    "plan": late(r"(?:计划|任务|目标)(?:总?[数量])?(?:完成率)?的?(?:为|达到?)?\d"),
}


class Options(Struct, forbid_unknown_fields=True):
    report: str


def patterns(options: Options) -> list[str]:
    return list(REPORTS[options.report].patterns)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for start, end in sentences_with(document, _SIGNS[options.report]):
        yield from REPORTS[options.report].run(document.text, start, end)


REPORTS = {
    "share": Report(share, patterns=("占[^，。；\n]*[%％]",)),
    "growth": Report(
        growth,
        patterns=("，[比较][^，。；\n]+[0-9]|[到至为达年][^，。；\n]+，[^，。；\n]*(?:增|升|提|扩|减|降|压|缩|精)",),
    ),
    "rate": Report(rate, patterns=("[按以依][照]?[0-9.]+[%％]|率(?:为|达到?|是)?[0-9.]+[%％]",)),
    "whole": Report(whole, patterns=("占比?[0-9.]+[%％][，、；][^，、；。]+占|[%％][，、；][^，、；。]{0,8}满意",)),
    "composition": Report(
        composition,
        patterns=("(?:构成|组成|权重)[^，。；\n0-9]*[0-9.]+[%％]|[%％]的?(?:比例|权重)|[%％][，、][男女]",),
    ),
    "plan": Report(planned, patterns=("(?:计划|任务|目标)(?:总?[数量])?(?:完成率)?的?(?:为|达到?)?[0-9.]+[%％]",)),
    "points": Report(
        bare_points, patterns=("[%％]，[^，。；0-9\n]{0,4}[增升提扩减降压缩精上下涨][^，。；0-9\n]{0,2}[0-9.]+[%％]",)
    ),
    "weights": Report(weights, patterns=("[×*xX\\x{fffc}][ ]*[0-9.]+[%％][^\n]*[+＋]",)),
}


KIND = Kind(Options, frozenset({"found", "expected"}), check, patterns=patterns, reports=REPORTS)
