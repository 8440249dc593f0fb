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

`kind` says which report is wanted, `rates` reckons shares, growth and rates, `parts` adds the parts of a whole;
`numbers` is what they share.
"""

from __future__ import annotations

from lint.kinds.shares.kind import KIND

__all__ = ["KIND"]
