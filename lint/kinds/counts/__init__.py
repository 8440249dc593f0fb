"""counts: numbers that do not agree with what is counted.

    report = "points"        以下三个方面：一是…二是…三是…四是…; also where the points are numbered lines below
    report = "list"          “A”“B”“C”四项: quotations or book titles in a row, counted
    report = "total"         共35人，其中党员11人、群众25人: a part greater than the whole, or parts that miss the whole
                             by very little; of three parts and more, whether the whole is 共 or not

Values: found, announced, counted.

`kind` says which report is wanted, and counts points and quotations, `totals` adds up what stands behind 其中.
"""

from __future__ import annotations

from lint.kinds.counts.kind import KIND

__all__ = ["KIND"]
