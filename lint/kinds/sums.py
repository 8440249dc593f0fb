"""sums: quantities of one sentence that do not make up what another one says.

    report = "afterwards"    第一季度3.2亿元，第二季度2.9亿元，合计5.1亿元: a total after its parts
    report = "remainder"     排查73个，已整改69个，剩余5个
    report = "partition"     46名，其中男31名、女18名: parts that leave nothing out, in sum more or less than the whole
    report = "product"       24户，每户1000元，共计24万元
    report = "average"       240万元, 800户, 户均3万元
    report = "among"         15个乡镇中，有18个: more than there are
    report = "households"    38户29人: more households than people who live in them

Sums are exact for what is counted; of numbers in 万 and 亿 the last digit may be off by rounding.
Values: found, expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.kinds import Report
from lint.kinds.quantities import FIGURE, NUMBER, UNIT, Quantity, by_sentence, quantities, scaled, step, value

_TOTAL = late(
    rf"(?:共计|合计|总计|(?:上半年|全年|前三季度|两年|三年)(?:累计|共)|(?<=，)(?P<short>一?共)(?={NUMBER}))"
    rf"[^\d，。；、\n一二三四五六七八九十]{{0,6}}(?P<n>{NUMBER})(?P<rough>[余多])?(?P<unit>{UNIT})"
)
_REST = late(
    rf"(?:剩余|剩下|还剩|尚余|尚有|其余|余下)(?:的)?(?P<n>{NUMBER})(?P<rough>[余多])?(?P<unit>{UNIT})"
    r"(?=[^，。；]{0,12}(?:正在|正|推进|整改|未|待|将|尚|持续|进行|办理|跟进|[，。；]|$))"
)
# 共认领问题6个。已整改4个，还有“…”1个问题: the name of what is left may stand between.
_REST_NAMED = late(
    rf"(?:还有|仍有|尚有|剩余|另有|剩下)“[^“”\n]{{2,40}}”等?(?P<n>{NUMBER})(?P<rough>[余多])?(?P<unit>[个项条件])"
)
_DONE = late(
    r"(?:已|全部|均)?(?:经|按期|全部|如期)?(?:整改|完成|办结|化解|销号|解决|处置|竣工|落实|完工|开工|交付|清零|核销|归还|验收|整治|修复|答复|结案)"
    r"[^\d，。；、]{0,6}$"
)
_FOUND = late(
    "(?:排查|发现|梳理|受理|收到|交办|反馈|查摆|征集|承办|共|检查|列出|确定|计划|涉及|查出|认领|移交|登记)[^，。；\\d]{0,12}$"
)
_EACH = late(rf"每(?P<per>[户人名村个家件份本套亩次位场校])[^，。；\d]{{0,12}}(?P<n>{NUMBER})(?P<unit>元)")
_HOUSEHOLDS = late(
    r"(?<![\d.])(?P<h>\d[\d,.]*万?)(?P<rough>[余多])?户、?(?P<n>\d[\d,.]*万?)(?![\d.余多])人(?![次均大民员])"
)
_AVERAGE = late(r"(?P<per>[户人亩])均[^，。；\d]{0,8}?(?P<n>\d[\d,.]*万?)(?P<rough>[余多])?元(?!以上|左右)")
_PERSON = ("名", "人", "位")
_AMONG = late(
    rf"(?:中|里)，?(?:已|[^，。；、\d\n]{{2,20}}的(?:已)?)?有(?P<n>{NUMBER})(?P<unit>[个名户家人项条所位件座])"
)
# Pairs that divide a whole without rest, and what says that the rest is counted, too.
_PAIRS = (
    ("男", "女"), ("正式党员", "预备党员"), ("在职", "退休"), ("在编", "编外"), ("必修", "选修"), ("城镇", "农村"),
    ("城市", "农村"), ("党员", "群众"), ("汉族", "少数民族"), ("已婚", "未婚"), ("专职", "兼职"), ("省内", "省外"),
    ("市内", "市外"), ("境内", "境外"), ("国内", "国外"), ("线上", "线下"), ("合格", "不合格"), ("上半年", "下半年"),
    ("新建", "改建"), ("新建", "续建"), ("户籍人口", "流动人口"), ("常住人口", "流动人口"), ("公办", "民办"),
    ("实名", "匿名"), ("有效", "无效"), ("本科", "专科"), ("机关", "企事业"),
    ("水田", "旱地"), ("水浇地", "旱地"), ("财政资金", "自筹"), ("补助", "自筹"), ("党总支", "党支部"),
    ("理论", "实践"), ("固定", "流动"), ("一般", "重大"), ("本地", "外地"), ("城区", "乡镇"),
    ("专项资金", "自筹"), ("财政", "自筹"), ("项目资金", "自筹"),
    ("配套", "自筹"), ("上级", "自筹"), ("拨款", "自筹"), ("贷款", "自筹"),
)  # fmt: skip
_REST_OF_PARTS = late(r"其他|其它|其余|另有|另外")
_WITHIN = late(r"其中[：:，]?(?P<parts>[^。；）)\n]+)")

# What else a sentence with one of the words must hold to be worth a search.
_SIGNS = {"among": late(rf"有{NUMBER}[个名户家人项条所位件座]"), "households": late(r"\d[余多]?户、?\d")}


def _finding(match: re.Match[str], expected: Fraction) -> Finding:
    number = match["n"]
    return Finding(*match.span("n"), {"found": number, "expected": scaled(expected, number)})


def _far(one: Fraction, other: Fraction, parts: list[Quantity], total: str) -> bool:
    """Whether two numbers differ by more than rounding explains."""
    steps = [part.step for part in parts] + [step(total)]
    slack = Fraction(0) if max(steps) <= 1 and min(steps) >= 1 else sum(steps, Fraction(0)) / 2
    return abs(one - other) > slack


def _afterwards(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _TOTAL.finditer(text, start, end):
        if match["rough"] or expression("以上|以下|以内|左右").match(text[match.end() : match.end() + 2]):
            continue
        if "其中" in text[start : match.start()] or "其中" in text[match.end() : match.end() + 3]:
            continue
        before = list(quantities(text, start, match.start()))
        parts = [q for q in before if q.unit == match["unit"] or {q.unit, match["unit"]} <= set(_PERSON)]
        whole = value(match["n"])
        digits = sum(text[q.start].isdecimal() for q in before)
        if len(parts) < 2 or len(parts) != len(before) or _numbers(text, start, match.start()) != digits:
            continue
        if any(_is_in_brackets(text, start, q.start) for q in parts):
            continue
        if match["short"] and not _plain_parts(text, start, match.start(), parts):
            continue
        if not _far(sum((q.value for q in parts), Fraction(0)), whole, parts, match["n"]):
            continue
        if not any(q.value >= whole for q in parts) and "等" not in text[start : match.start()]:
            yield _finding(match, sum((q.value for q in parts), Fraction(0)))


def _is_in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a bracket that opens behind a place is still open at another: 10名（男6名、女4名）."""
    return text.rfind("（", start, at) > text.rfind("）", start, at)


def _plain_parts(text: str, start: int, end: int, parts: list[Quantity]) -> bool:
    """Whether nothing but two or more parts in a row stands before ，共: no other sum, and none that is far away."""
    gaps = [text[one.end : other.start] for one, other in pairwise(parts)] + [text[parts[-1].end : end]]
    return not expression("共|总|合计|累计|每|各|分别|增|减|[余多]").search(text[start:end]) and all(
        len(gap) <= 12 and "；" not in gap for gap in gaps
    )


def _numbers(text: str, start: int, end: int) -> int:
    """How many numbers in digits stand in a stretch, those of dates and ordinals left out."""
    return len(expression(r"(?<![\d.,第])\d[\d.,]*(?![\d.,年月日号季])").findall(text[start:end]))


def _remainder(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in (match for pattern in (_REST, _REST_NAMED) for match in pattern.finditer(text, start, end)):
        before = [q for q in quantities(text, start, match.start()) if q.unit == match["unit"]]
        if len(before) == 1:
            before = [*_found_before(text, start, match["unit"]), *before]
        if match["rough"] or len(before) < 2:
            continue
        whole, done = before[-2:]
        between = text[max(start, whole.end) : done.start]
        rest = value(match["n"])
        found = len(before) == 2 or _FOUND.search(text[max(start, whole.start - 20) : whole.start])
        if (
            found
            and _DONE.search(between)
            and done.value <= whole.value
            and _far(whole.value - done.value, rest, before, match["n"])
        ):
            yield _finding(match, whole.value - done.value)


def _found_before(text: str, start: int, unit: str) -> list[Quantity]:
    """The only amount of a unit in the sentence before, where that says what was found: 共查摆问题18个。"""
    if not text.endswith("。", 0, start):
        return []
    opening = max(text.rfind("。", 0, start - 1), text.rfind("\n", 0, start), start - 120) + 1
    same = [q for q in quantities(text, opening, start) if q.unit == unit]
    return same if len(same) == 1 and _FOUND.search(text, max(opening, same[0].start - 20), same[0].start) else []


def _partition(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _WITHIN.finditer(text, start, end):
        told, before = match["parts"], match.start() - (text[start : match.start()].endswith(("（", "(", "，")))
        if "等" in told or not (_REST_OF_PARTS.search(told) or any(a in told and b in told for a, b in _PAIRS)):
            continue
        # 3辆共需114万元。其中，自筹24万元: the whole may end the sentence before.
        alone = match.start() == start and text.endswith("。", 0, start)
        wholes = list(
            quantities(text, start - 24, start - 1) if alone else quantities(text, max(start, before - 24), before)
        )
        parts = list(quantities(text, *match.span("parts"))) if wholes else []
        if len(parts) < 2:
            continue
        whole = wholes[-1]
        same = [q for q in parts if q.unit == whole.unit]
        if len(same) != len(parts) or not _complete(told, len(parts)):
            continue
        made = sum((q.value for q in parts), Fraction(0))
        written = text[whole.start : whole.end - len(whole.unit)]
        if _far(made, whole.value, parts, written):
            span = (whole.start, match.end("parts"))
            yield Finding(*span, {"found": text[slice(*span)], "expected": scaled(made, written)})


def _complete(parts: str, count: int) -> bool:
    """Whether the parts leave nothing out: two that are each other's counterpart, or one that is the rest."""
    if count == 2 and not _REST_OF_PARTS.search(parts.rpartition("、")[2]):
        return any(
            expression(rf"(?<!{b[: -len(a)] or '￿'}){a}").search(parts) and b in parts for a, b in _PAIRS if a in parts
        )
    return bool(_REST_OF_PARTS.search(parts.rpartition("、")[2] or parts))


def _product(text: str, start: int, end: int) -> Iterator[Finding]:
    for each in _EACH.finditer(text, start, end):
        counts = list(quantities(text, start, each.start()))
        total = _TOTAL.search(text, each.end(), min(end, each.end() + 24))
        # From so much to so much each: the whole lies somewhere between.
        if not total or total["rough"] or total["unit"] != "元" or text[each.end()] in "至到—-－～~":
            continue
        # 每亩120元，300亩合计3.6万元: the count may stand just before the total instead.
        counts = counts or [q for q in quantities(text, each.end(), total.start()) if total.start() - q.end < 2]
        again = "每" in text[max(start, each.start() - 4) : each.start()] + each.group()[1:]
        same = [q for q in counts if each["per"] in q.unit and not again]
        if len(same) != 1 or text.find("每", each.end(), total.start()) >= 0:
            continue
        made = same[0].value * value(each["n"])
        if _far(made, value(total["n"]), [], total["n"]):
            yield _finding(total, made)


def _among(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _AMONG.finditer(text, start, end):
        whole = re.search(
            rf"({NUMBER}){match['unit']}[^，。；、\d\n]{{0,13}}$", text[max(start, match.start() - 24) : match.start()]
        )
        if whole and value(match["n"]) > value(whole[1]):
            yield _finding(match, value(whole[1]))


def _average(text: str, start: int, end: int) -> Iterator[Finding]:
    """A sum, what it is shared by, and the average, where nothing else in the sentence has a number."""
    for match in _AVERAGE.finditer(text, start, end):
        before = list(quantities(text, start, match.start()))
        sums = [q for q in before if q.unit == "元"]
        shared = [q for q in before if q.unit == match["per"]]
        alone = len(before) == 2 == _numbers(text, start, match.start()) and len(sums) == len(shared) == 1
        if alone and shared[0].value and not expression("其中|比|增|提高|平均|年").search(text, start, match.start()):
            made = sums[0].value / shared[0].value
            if not made / 2 < value(match["n"].rstrip(",.")) < made * 2:
                yield _finding(match, made)


def _households(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _HOUSEHOLDS.finditer(text, start, end):
        if value(match["h"].rstrip(",.")) > value(match["n"].rstrip(",.")):
            yield _finding(match, value(match["h"].rstrip(",.")))


REPORTS = {
    "afterwards": Report(_afterwards, words=f"[共合总]计|[年度](?:累计|共)|，一?共{FIGURE}"),
    "remainder": Report(_remainder, words="剩余|剩下|还剩|尚余|尚有|其余|余下|[还仍另]有“"),
    "partition": Report(_partition, words="其中"),
    "product": Report(_product, words="每[户人名村个家件份本套亩次位场校]"),
    "among": Report(_among, words=f"有{FIGURE}"),
    "average": Report(_average, words="[户人亩]均"),
    "households": Report(_households, words="户、?[0-9０-９]"),
}

KIND = by_sentence(REPORTS, _SIGNS)
