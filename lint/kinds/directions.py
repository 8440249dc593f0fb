"""directions: a change that goes the other way than the word for it.

    由240件下降到260件, 从2万亩扩大到1.8万亩, 满意度由92%提升到89%

Ranks, debts and what is said of each (每周3次) are left alone: there less may be more.
Values: found, word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.quantities import NUMBER, UNIT, sentences_at, value

_UP = "增加|增长|提高|提升|上升|扩大|上涨|攀升|跃升|上调|扩建|扩充|扩展|回升|激增|猛增|拓展|壮大|延长|增|升|涨|扩"
_DOWN = "减少|下降|降低|压减|压缩|缩短|缩减|精简|下调|回落|下跌|收窄|萎缩|锐减|骤降|减轻|削减|下滑|裁减|降|减|跌|缩"
_WHEN = r"(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|初|度)?的?)?"
_NUMBER = rf"(?<![\d.—~～-])(?:{NUMBER})"
_CHANGE = late(
    rf"(?:由|从|[较比](?:上年|去年|前年|往年|年初|同期|上月|上季度|此前))[^，。；：\d\n]{{0,12}}?{_WHEN}[^，。；：\d\n]{{0,8}}?(?P<a>{_NUMBER})(?P<unit>个工作日|工作日|个月|{UNIT}|[%％])(?![月工])"
    rf"(?:[^，。；：\d\n一二两三四五六七八九十由从]{{0,8}}?)(?P<word>{_UP}|{_DOWN})(?:了)?[到至为]了?{_WHEN}[^，。；：\d\n一二两三四五六七八九十]{{0,8}}?"
    rf"(?P<b>{_NUMBER})(?P=unit)"
)
# Of these less is more, or the two numbers are not of one thing.
_OTHERWISE = late("负|亏|零下|逆差|赤字|债|第|排名|海拔|年龄|门槛|以上|以内|名次|倒数|每|位次|日均|月均|年均|[余多]")


class Options(Struct, forbid_unknown_fields=True):
    pass


def words(options: Options) -> list[str]:
    from lint.documents.required_words import spelt  # when the rules are compiled, and then no more

    return spelt(f"(?:{_UP}|{_DOWN})了?[到至为]")


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for start, end in sentences_at(document, (start for start, _ in hits.words)):
        for match in _CHANGE.finditer(document.text, start, end):
            # 每场补助由3000元提高到2500元: what is said of each before the change holds of both numbers.
            about = document.text[max(start, match.start() - 12) : match.start()].replace("每", "") + match.group()
            ranks = match["unit"] in "名位" and "升" in match["word"]
            if not ranks and not _OTHERWISE.search(about) and _goes_back(match):
                yield Finding(*match.span("b"), {"found": match["b"], "word": match["word"]})


def _goes_back(match: re.Match[str]) -> bool:
    old, new = value(match["a"]), value(match["b"])
    return new < old if match["word"] in _UP.split("|") else new > old


KIND = Kind(Options, frozenset({"found", "word"}), check, words)
