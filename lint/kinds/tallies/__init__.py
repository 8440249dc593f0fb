"""tallies: a number that does not agree with a list that has no numbers of its own.

    report = "repeated"      “四个聚焦”：聚焦…，聚焦…，聚焦…: how often the word is said again; “三比”即比安全、比服务
    report = "names"         郏敏、饶新月、终南乔4名同志; 马头、牛角两个乡镇: items counted right after them
    report = "announced"     两件实事：改造市场、新建幼儿园、安装路灯。; 四件事：…；…；….
    report = "series"        内科、外科、妇产科、儿科6个科室; 五家网点是：甲、乙、丙、丁: any plain items in a row
    report = "ones"          “四个一”活动，即读一本好书、看一部电影、做一次志愿者
    report = "characters"    “学、查、改”四个字

`announced` counts a list only if it is nothing but items between 、, ends with its sentence and has no 等. 和, 及 and
与 may join two items or stand within one: the number is wrong only if it is so either way.
Values: found, announced, counted.

`kind` says which report is wanted, `lists` counts names and items in a row, `announced` what is led in, `said` what is
said again; `shapes` is what they share.
"""

from __future__ import annotations

from lint.kinds.tallies.kind import KIND

__all__ = ["KIND"]
