"""Kind: which report is wanted, and what a sentence must hold for it."""

from __future__ import annotations

from lint.base.late import late
from lint.kinds import Report
from lint.kinds.quantities import by_sentence
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


KIND = by_sentence(REPORTS, _SIGNS)
