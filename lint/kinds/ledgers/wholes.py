"""Wholes: parts against their whole, told after 其中, after a colon or point by point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.kinds.ledgers.numbers import finding, slack
from lint.kinds.quantities import NUMBER, UNIT, Quantity, quantities, value

_PERSON = ("名", "人", "位")


# What excludes each other among the parts of one whole.
_KINDS = tuple(
    tuple(words.split())
    for words in (
        "刑事 民事 行政 执行",
        "男 女",
        "一级 二级 三级 四级 五级 一般 未定级",
        "一等 二等 三等 四等 优秀奖",
        "特级 高级 中级 初级",
        "博士 硕士 本科 专科 大专 中专",
        "高中 初中 小学 幼儿园",
        "国家级 省级 市级 县级 乡级 镇级 村级",
        "部级 厅级 处级 科级",
        "渔船 货船 客船 油船 拖船 游船 游艇 商船 散货船 驳船 渡船 帆船",
        "轿车 货车 客车 摩托车 三轮车 面包车 公交车 出租车 电动车 自行车 拖拉机",
        "在编 编外 聘用 临聘",
        "在职 退休 离休",
        "正式党员 预备党员",
        "党委 党总支 党支部",
        "制造业 农业 服务业 建筑业 采矿业",
        "国有 民营 集体 外资 合资 个体",
        "公办 民办",
        "新建 续建 改建 扩建 改造",
        "重大 较大 一般",
        "优秀 良好 合格 不合格",
        "A级 B级 C级 D级",
        "一类 二类 三类 四类",
        "大型 中型 小型 微型",
        "水稻 小麦 玉米 大豆 油菜 马铃薯 棉花 花生",
        "水田 旱地 水浇地",
        "轻伤 重伤 死亡 失踪",
        "中文 外文",
        "猪 牛 羊 鸡 鸭 鹅",
        "春季 夏季 秋季 冬季",
        "第一季度 第二季度 第三季度 第四季度",
        "上午 下午",
        "城镇 农村",
        "县道 乡道 村道 省道 国道",
        "苹果 梨 桃 葡萄 樱桃",
        "抢劫 盗窃 诈骗 故意伤害",
        "来信 来访 网上 电话",
        "图书 报纸 期刊",
        "医生 医师 护士 药师 技师",
        "教授 副教授 讲师 助教",
        "班长 排长 战士",
    )
)


# What says that nothing is left out.
_CLOSING = late("一般|普通|其他|其它|其余|及以下|不合格|未定级")


_ROUGH = late("[余多约近]|以上|以下|左右|不足|超")


_PARTS_AFTER = late(r"其中[：:，]?(?P<parts>(?:[^。；）)（(\n]|[（(][^（）()\n]{0,12}[）)])+)")


_NAMED_PART = late(rf"(?P<name>[^，、；：。（）()\d.\n]{{1,12}}?)(?P<n>(?<![\d.]){NUMBER})(?P<unit>{UNIT})")


_NET = late("增|减|净|比|较|每|均|超|各(?![类级项种地])|分别|同期|上年|去年")


_LISTED = late(
    rf"(?P<whole>(?<![\d.．第~～—-]){NUMBER})(?P<unit>{UNIT})(?P<noun>[^，。；：、\d\n（(]{{0,8}})(?:[：:]"
    rf"|，?(?:分别[为是]|包括)[：:]?|[（(])"
    rf"(?P<parts>[^，、；：。（）()\d\n]{{1,12}}?{NUMBER}(?P=unit)"
    rf"(?:[，、；和][^，、；：。（）()\d\n]{{1,12}}?{NUMBER}(?P=unit))+)(?=[。；）)\n]|$)"
)


_POINTS = late(
    rf"(?:总投资|总额|总资金|资金|共需|合计|总计|共计|共|预算|投入|需|经费|收入|支出|总量)[^，。；：\d\n]{{0,10}}"
    rf"(?P<n>(?<![\d.]){NUMBER})(?P<unit>{UNIT})"
    rf"(?:，[^。；：\d\n]{{0,24}})?[：:](?P<points>(?:一是|1[.．、]|①|[（(][一1][）)]|第一，)[^。\n]+)。"
)


_FIGURE = late(r"[\d一二两三四五六七八九十]")
# So far before 其中 the number of the whole has its last figure, at most.
NEAR = 28


def _same(one: str, other: str) -> bool:
    return one == other or {one, other} <= set(_PERSON)


def _kinds(names: list[str]) -> bool:
    """Whether the names of parts exclude each other: each has another word of one set."""
    for words in _KINDS:
        found = [next((word for word in words if word in name), "") for name in names]
        if all(found) and len(set(found)) == len(found):
            return True
    return False


def part(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _PARTS_AFTER.finditer(text, start, end):
        if not _FIGURE.search(text, max(start, match.start() - NEAR), match.start()):
            continue
        before = list(quantities(text, max(start, match.start() - 60), match.start()))
        if not before or match.start() - before[-1].end > 16:
            continue
        whole = before[-1]
        lead = text[max(start, whole.start - 8) : whole.start]
        if (
            _NET.search(lead)
            or lead.endswith(("到", "至", "~", "～"))
            or text[whole.end] in "/／每"
            or _ROUGH.search(text[whole.end : match.start()])
        ):
            continue
        yield from _against_whole(text, whole, match, [q for q in before if _same(q.unit, whole.unit)])


def _against_whole(text: str, whole: Quantity, match: re.Match[str], before: list[Quantity]) -> Iterator[Finding]:
    parts = list(_NAMED_PART.finditer(text, *match.span("parts")))
    same = [p for p in parts if _same(p["unit"], whole.unit)]
    if (
        not same
        or same[0] is not parts[0]
        or expression(r"[\d，]").search(text, match.start("parts"), same[0].start("n"))
    ):
        return
    written = text[whole.start : whole.end - len(whole.unit)]
    most = max(q.value for q in before)
    first = same[0]
    if value(first["n"]) > most + slack(first["n"], written) and not expression(
        "[增减净比较每均超另仍余多约近]|其余|此外"
    ).search(first["name"]):
        yield Finding(whole.start, first.end(), {"found": text[whole.start : first.end()], "expected": first["n"]})
        return
    numbers = [p["n"] for p in same]
    names = [p["name"] for p in same]
    if len(same) < 2 or len(same) != len(parts) or "等" in match["parts"] or not _kinds(names):
        return
    if _ROUGH.search("".join(names)) or any(_NET.search(name) for name in names):
        return
    made = sum((value(n) for n in numbers), Fraction(0))
    rounding = slack(written, *numbers)
    closed = _CLOSING.search(names[-1]) and len(same) > 2
    if made > whole.value + rounding or (closed and made < whole.value - rounding):
        span = (whole.start, same[-1].end())
        yield Finding(*span, {"found": text[slice(*span)], "expected": f"{float(made):.10g}"})


def listed(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _LISTED.finditer(text, start, end):
        parts = list(_NAMED_PART.finditer(text, *match.span("parts")))
        told = text[max(start, match.start() - 6) : match.end()]
        if len(parts) < 2 or expression("等|其中|含|涉|[余多约近]|各|分别增|每|减|比|至少|最多|不少于").search(told):
            continue
        numbers = [p["n"] for p in parts]
        made, whole = sum((value(n) for n in numbers), Fraction(0)), value(match["whole"])
        if match["whole"] != "一" and abs(made - whole) > slack(match["whole"], *numbers):
            yield finding(match, "whole", made)


def points(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _POINTS.finditer(text, start, min(len(text), end + 1)):
        parts = match["points"].split("；")
        found = [[q for q in quantities(part) if q.unit == match["unit"]] for part in parts]
        if (
            len(parts) < 2
            or any(len(one) != 1 for one in found)
            or "等" in match["points"]
            or "其中" in match["points"]
        ):
            continue
        numbers = [part[one[0].start : one[0].end - len(one[0].unit)] for part, one in zip(parts, found, strict=True)]
        made = sum((one[0].value for one in found), Fraction(0))
        if abs(made - value(match["n"])) > slack(match["n"], *numbers):
            yield finding(match, "n", made)
