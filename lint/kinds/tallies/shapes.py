"""Shapes: how a number of things is written."""

from __future__ import annotations

import re

from lint.base.late import late
from lint.base.model import Finding, Value
from lint.documents.labels import amount

N = r"(?P<n>[两二三四五六七八九十]|十[一二三四五六]|\d{1,2})"


ZH = "[两二三四五六七八九十]|十[一二三四五六]"


THINGS = (
    "件(?:实事|大事|事情|事)|项(?:重点)?(?:工作|任务|措施|举措|内容|议程|议题|制度|要求)?|类(?:人员|问题|对象)|个(?:方面|环节|重点|阶段|步骤|问题"
    "|部分|议题|关键|要素)|大(?:工程|行动|任务|板块|举措)|种(?:形式|方式|情形|情况)|点(?:要求|意见|建议|体会)"
)


ANNOUNCED = late(
    rf"{N}(?P<things>{THINGS})(?:[：:]|(?:主要)?(?:包括|分别[是为])[：:]?)(?P<list>[^。：:；，！？\n（）“”]{{4,120}})。"
)


ITEM = late(r"[和及与或]|以及")


def finding(match: re.Match[str], end: int, counted: int) -> Finding:
    start = match.start("n")
    values: dict[str, Value] = {"found": match.string[start:end], "announced": amount(match["n"]), "counted": counted}
    return Finding(start, end, values)
