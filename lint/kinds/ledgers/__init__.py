"""ledgers: amounts that cannot stand beside each other, whatever they count.

    report = "part"          总投资3.6万元，其中自筹7200万元: a part greater than the whole; 26艘船，其中渔船21艘、
                             货船6艘: parts that exclude each other and make more than the whole
    report = "listed"        领导班子成员七人：书记1人、副书记2人、委员3人: all the parts, told after a colon
    report = "points"        共需368万元：一是争取120万元；二是自筹66万元；…: the same in counted points
    report = "groups"        24人分6组，每组3人; 144人，12个站点，平均每个站点14人
    report = "price"         400套，单价210元，合计84万元
    report = "balance"       领用60发、使用52发、退库18发; 年初58户，新增12户，退出5户，年末67户
    report = "added"         新建2座，由7座增加到10座
    report = "peak"          日均1100人次，最高900人次: a greatest number below the mean, a least one above it
    report = "converted"     30亩（约合20万平方米）
    report = "multiple"      由100万元增加到300万元，翻了两番; 增长3倍
    report = "rank"          在13个市中排名第15位
    report = "threshold"     9800万元，突破亿元大关
    report = "verdict"       完成预算的93.6%，超额完成任务
    report = "score"         满分100分，得105分

What rounding explains is right.
Values: found, expected.

`kind` says which report is wanted, `wholes` holds parts against wholes, `flows` what comes and goes, `measures` amounts
against what is said of them; `numbers` is what they share.
"""

from __future__ import annotations

from lint.kinds.ledgers.kind import KIND

__all__ = ["KIND"]
