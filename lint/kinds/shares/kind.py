"""Kind: which report is wanted, and what a sentence must hold for it."""

from __future__ import annotations

from lint.base.late import late
from lint.kinds import Report
from lint.kinds.quantities import by_sentence
from lint.kinds.shares.numbers import TIMES
from lint.kinds.shares.parts import composition, weights, whole
from lint.kinds.shares.rates import DOWN, UP, bare_points, growth, planned, rate, share

# What else a sentence with one of the words must hold to be worth a search.
_SIGNS = {
    "share": late(r"占[^，。；\n]*[%％]"),
    "growth": late(
        r"，(?:比|较)[^，。；\n]+\d|[到至为达年]了?[^，。；\n]{1,14}，[^，。；\n]{0,8}[增升提扩减降压缩精上下涨]"
    ),
    "whole": late(r"[%％][，、；][^，、；。]*(?:占|满意)"),
    "weights": late(rf"{TIMES}[ ]*\d"),
    "plan": late(r"(?:计划|任务|目标)(?:总?[数量])?(?:完成率)?的?(?:为|达到?)?\d"),
}
_DIGIT = "[0-9０-９]"


REPORTS = {
    "share": Report(share, words="占"),
    "growth": Report(growth, words=f"(?:{UP}|{DOWN}|调整|发展|变)[到至为]|，(?:[比较]|今年|本年|20)"),
    "rate": Report(rate, words=f"(?:按照?|依照?|以照?|率(?:为|达到?|是)?){_DIGIT}"),
    "whole": Report(whole, words=f"占比?{_DIGIT}|不满意"),
    "composition": Report(
        composition,
        words="(?:构成|组成|权重)(?:比例|情况|结构)?(?:分别)?(?:[为是：:]|如下)|[%％](?:的?(?:比例|权重)|[，、][男女])",
    ),
    "plan": Report(planned, words="(?:，|占|完成|达到?)了?(?:计划|任务|目标)"),
    "points": Report(bare_points, words="[%％]，(?:同比|共|净|整体)?[增升提扩减降压缩精上下涨]"),
    "weights": Report(weights, words="[+＋]"),
}


KIND = by_sentence(REPORTS, _SIGNS)
