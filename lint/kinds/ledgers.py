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
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report
from lint.kinds.quantities import NUMBER, UNIT, Quantity, quantities, sentences_with, step, value

_GAP = r"[^，。；：、\d\n一二两三四五六七八九十]{0,%d}"
_PERSON = ("名", "人", "位")


# What else is counted, where nothing but the number before it says so.
_U = rf"(?:{UNIT}|[发颗箱袋瓶桶包卷顶床副双把升尾羽剂单])"


def _n(name: str) -> str:
    return rf"(?<![\d.．第])(?P<{name}>{NUMBER})"


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
_GROUPS = late(
    rf"{_n('n')}(?P<unit>[名人位户个家辆台件亩])[^。；\d\n]{{0,16}}?分(?:成|为|作|到|设|编)?(?P<g>{NUMBER})个?"
    rf"(?P<group>[一-鿿]{{0,3}}?[组队班批片场期轮处所])[^。；\d\n]{{0,10}}?每个?(?:[一-鿿]{{0,3}}?[组队班批片场期轮处所])"
    rf"(?P<rough>约|不少于|至少|不超过|最多)?[^，。；\d\n一二三四五六七八九十]{{0,3}}(?P<e>{NUMBER})(?P=unit)"
)
_MEAN = late(
    rf"平均每(?P<what>[一-鿿]{{1,6}}?)(?P<rough>约|近|超过?)?(?:有|为|配备|达到?|拥有|安排|覆盖|服务|收治|承担"
    rf"|分得)?(?P<e>{NUMBER})(?P<unit>{UNIT})"
)
_PRICE = late(
    rf"{_n('n')}"
    rf"(?P<unit>[套台件个本份辆张把只条块吨亩间盏棵株册顶床副袋箱桶人名户支根双架座])[^，。；\d\n]{{0,8}}[，、（(]"
    rf"(?:每(?P=unit))?(?:单价|均价|定价|单位造价|补助标准|补贴标准|收费标准|报价|标准)(?:为|是"
    rf"|每[一-鿿])?(?P<p>{NUMBER})元(?:[/／每][一-鿿])?[）)]?[，、]?"
    rf"(?:合计|共计|总价|总计|共需|总金额|金额|计|小计|总价款|共|需资金|总费用|总造价|总投资"
    rf"|应付)[^，。；\d\n]{{0,6}}(?P<t>{NUMBER})(?P<rough>[余多])?元"
)
_IN = (
    "领用|领取|领出|收到|收入|筹集|筹措|筹得|下拨|拨付|采购|购进|购入"
    "|购置|进货|入库|发放|印制|印发|下发|募集|接收|配发|提取|发出|借出|申领"
)
_OUT = (
    "使用|用去|支出|支付|发放|发出|出库|销售|售出|消耗|用掉|已用"
    "|分发|投放|派发|损耗|报废|花费|开支|拨付|拨出|收回|回收|归还"
)
_LEFT = "退库|退回|退还|结余|剩余|节余|结存|尚余|尚存|未用|交回|剩下|未使用|未发放|未收回|未归还|回库|盈余|剩|余"
_SPENT = late(
    rf"(?:{_IN}){_GAP % 8}{_n('a')}(?P<unit>{_U})[，、；]{_GAP % 8}(?:{_OUT}){_GAP % 6}(?P<b>{NUMBER})(?P=unit)"
    rf"[，、；]{_GAP % 4}(?:{_LEFT}){_GAP % 4}(?P<c>{NUMBER})(?P=unit)(?![余多左])"
)
_CARRIED = late("累计|滚存|历年|结转|年初|基金|原有|期初|库存|上年|去年")
_FLOW = late(
    rf"(?:年初|期初|上年末|去年底|上年底|去年末|月初|原有|原登记|原){_GAP % 10}{_n('a')}"
    rf"(?P<unit>{_U})[，、；]{_GAP % 6}"
    rf"(?:新增|增加|新收|调入|新入|接收|加入|购入|新招|流入|转入|新发展|新登记|新办|招录|新纳入){_GAP % 8}"
    rf"(?P<b>{NUMBER})(?P=unit)[，、；]{_GAP % 6}"
    rf"(?:退出|减少|调出|流失|转出|注销|核减|退休|办结|销号|清退|离职|报废|淘汰|死亡|结案|关闭|取缔|销户|迁出"
    rf"|移出|停业){_GAP % 8}(?P<c>{NUMBER})(?P=unit)"
    rf"[，、；]{_GAP % 4}(?:年末|期末|现有|年底|月末|实有|现存|目前|截至目前|现登记|结存|现){_GAP % 10}"
    rf"(?P<d>{NUMBER})(?P=unit)(?![余多左])"
)
_RISE = "增加|增长|增|扩大|发展|提高|扩展|上升|升"
_ADDED = late(
    rf"(?:新增|新建|增设|新设|建成|新开|净增|新购|新添|增加(?![到至了])|新招"
    rf"|新发展)[^，。；：\d\n一二两三四五六七八九十]{{0,14}}(?P<b>{NUMBER})(?P<own>{UNIT})"
    rf"(?P<noun>[^，。；、\d\n]{{0,10}})，"
    rf"(?P<lead>[^。；\d\n一二两三四五六七八九十]{{0,16}})[由从]{_n('a')}(?P<unit>{UNIT}){_GAP % 3}"
    rf"(?:{_RISE})[到至了为](?P<c>{NUMBER})(?P=unit)"
)
_MEANS = r"(?:日均|月均|年均|周均|平均每[天日月年周]|平均|每[天日]平均)"
_PEAK = late(
    rf"{_MEANS}{_GAP % 12}(?P<a>{NUMBER})(?P<unit>{UNIT}|[度℃%％])[^。；\d\n]{{0,12}}?(?P<most>最高|峰值|高峰"
    rf"|最多|最大|最低|最少|最小){_GAP % 10}(?P<b>{NUMBER})(?P=unit)"
)
_EXTREMES = late(
    rf"最(?:高|多|大){_GAP % 8}(?P<a>{NUMBER})(?P<unit>{UNIT}|[度℃%％])[，、]{_GAP % 3}(?P<most>最(?:低|少"
    rf"|小)){_GAP % 8}(?P<b>{NUMBER})(?P=unit)"
)
_SQUARE: dict[str, int | Fraction] = {
    "亩": Fraction(2000, 3),
    "公顷": 10000,
    "平方公里": 10**6,
    "平方千米": 10**6,
    "平方米": 1,
}
_LENGTH: dict[str, int | Fraction] = {
    "公里": 1000,
    "千米": 1000,
    "米": 1,
    "里": 500,
    "厘米": Fraction(1, 100),
    "海里": 1852,
}
_WEIGHT: dict[str, int | Fraction] = {"吨": 1000, "公斤": 1, "千克": 1, "斤": Fraction(1, 2), "克": Fraction(1, 1000)}
_TIME: dict[str, int | Fraction] = {"小时": 60, "分钟": 1, "天": 1440}
_MEASURES = (_SQUARE, _LENGTH, _WEIGHT, _TIME)
_MEASURE = "平方公里|平方千米|平方米|公顷|亩|公里|千米|海里|厘米|米|里|吨|公斤|千克|斤|克|小时|分钟|天"
_CONVERTED = late(
    rf"(?P<rough>约|近|超过?)?{_n('a')}(?P<many>[余多])?(?P<one>{_MEASURE})[，（(]?(?:约?合|折合|约为|即|相当于"
    rf"|约折合|合计?)(?:约|为)?(?P<b>{NUMBER})(?P<other>{_MEASURE})"
)
_MULTIPLE = late(
    rf"[由从]{_GAP % 12}(?:(?:19|20)\d\d年(?:底|末|初)?的?)?{_n('a')}(?P<unit>{UNIT}|[%％]){_GAP % 6}(?:增加|增长"
    rf"|提高|扩大|发展|上升|跃升|攀升|增|升)[到至]了?"
    rf"(?:(?:19|20)\d\d年(?:底|末|初)?的?)?{_GAP % 4}(?P<b>{NUMBER})(?P<many>[余多])?(?P=unit)，{_GAP % 4}"
    rf"(?:翻了?(?P<k>[一两三]|[123])番|(?:增长|增加|提高|扩大|上升)了?(?P<m>\d+"
    rf"(?:\.\d+)?|[一两三四五六七八九])倍)(?![多以左])"
)
_RANK = late(
    r"(?<![\d前])(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})个(?:[省州市县区乡镇村街旗]|单位|部门|社区|街道|学校"
    r"|班级|省[区份]|县[市区]|乡镇|成员单位|车间|科室|支队|中队|地[市区])"
    r"[^，。；\d\n]{0,6}[中里]?[，]?[^，。；\d\n]{0,10}(?:排名?|位列|位居|列|居|排在|名列)[^，。；\d\n]{0,4}第"
    r"(?P<m>\d{1,3}|[一二三四五六七八九十]{1,3})[位名]"
)
_THRESHOLD = late(
    rf"(?<![比较])(?:达到?|完成|实现|为|是|收入|总额|产值|总量|人数)(?:了)?(?P<a>(?<![\d.]){NUMBER})"
    rf"(?P<unit>{UNIT})，(?:首次|成功|一举|已|再次|历史性地?|顺利|首度|强势)?"
    rf"(?:突破|跨过|跨越|迈上|站上|越过|跃上|迈过)了?(?P<b>(?:{NUMBER}|[十百千]?[万亿]))(?P=unit)(?:大关|关口"
    rf"|台阶|门槛)?(?![^，。；]*(?:目标|有望|将))"
)
_VERDICT = (
    late(
        r"(?:预算|计划|任务|目标|指标)(?:数|总额|任务|目标|值)?的?(?:完成率)?(?:为|达到?)?(?P<n>\d+"
        r"(?:\.\d+)?)[%％]，[^，。；\d\n]{0,8}(?:超额|超计划|超预算|超目标|超任务)(?!的)"
    ),
)
_SHORT = late(
    r"(?:预算|计划|任务|目标|指标)(?:数|总额|任务|目标|值)?的?(?:完成率)?(?:为|达到?)?(?P<n>\d+(?:\.\d+)?)[%％]，"
    r"(?:[^，。；\d\n]{0,6})?(?:未(?:能)?完成|没有完成|未达到|短收|欠收)"
)
_OVERDONE = late(
    rf"(?:计划|目标|任务|预算)[^，。；\d\n]{{0,10}}{_n('a')}(?P<unit>{UNIT})，(?:实际|已"
    rf"|全年)?[^，。；\d\n]{{0,10}}?(?:完成|实现|达到?)[^，。；\d\n]{{0,8}}?(?P<b>{NUMBER})(?P=unit)，"
    r"[^，。；\d\n]{0,6}超额(?:完成|实现)"
)
_SCORE = late(
    r"(?:满分|总分)(?:为|是)?(?P<n>\d{2,4})分[^。；\d\n]{0,20}?(?:得|获|考|评|打|为|取得)(?:了"
    r"|分)?[^，。；\d\n]{0,6}?(?P<m>\d{1,4}(?:\.\d+)?)分(?!制|钟|之)"
)

_SIGNS = {
    "part": late("其中"),
    "listed": late(r"[一-鿿][：:（(，][^，、；：。（）()\d\n]{1,12}[\d一二两三四五六七八九十]"),
    "points": late(r"[：:](?:一是|1[.．、]|①|[（(][一1][）)]|第一，)"),
    "groups": late("每个?[一-鿿]{0,3}[组队班批片场期轮处所]|平均每"),
    "price": late("价|标准"),
    "balance": late(f"{_LEFT}|年末|期末|现|年底|月末|实有|目前|结存"),
    "added": late(rf"(?:{_RISE})[到至了为]"),
    "peak": late("最[高低多少大小]|峰"),
    "converted": late("合|即|相当于|约为"),
    "multiple": late(r"番|倍"),
    "rank": late(r"第[\d一二三四五六七八九十]+[位名]"),
    "threshold": late("突破|跨|迈|站上|越过|跃上"),
    "verdict": late("[%％]，|超额"),
    "score": late("满分|总分"),
}


class Options(Struct, forbid_unknown_fields=True):
    report: str


def patterns(options: Options) -> list[str]:
    return list(REPORTS[options.report].patterns)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for start, end in sentences_with(document, _SIGNS[options.report]):
        yield from REPORTS[options.report].run(document.text, start, end)


def _finding(match: re.Match[str], group: str, expected: Fraction) -> Finding:
    number = match[group]
    scale = "".join(char for char in number if char in "万亿")
    for char in scale:
        expected /= 10000 if char == "万" else 10**8
    return Finding(*match.span(group), {"found": number, "expected": f"{float(expected):.10g}{scale}"})


def _slack(*numbers: str) -> Fraction:
    """What rounding explains: half a step of each number that is not exact."""
    steps = [step(number) for number in numbers]
    return Fraction(0) if all(one == 1 for one in steps) else sum(steps, Fraction(0)) / 2


def _exact(match: re.Match[str], *groups: str) -> bool:
    return not any(match.groupdict().get(group) for group in groups)


def _same(one: str, other: str) -> bool:
    return one == other or {one, other} <= set(_PERSON)


def _kinds(names: list[str]) -> bool:
    """Whether the names of parts exclude each other: each has another word of one set."""
    for words in _KINDS:
        found = [next((word for word in words if word in name), "") for name in names]
        if all(found) and len(set(found)) == len(found):
            return True
    return False


def _part(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _PARTS_AFTER.finditer(text, start, end):
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
    if value(first["n"]) > most + _slack(first["n"], written) and not expression(
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
    slack = _slack(written, *numbers)
    closed = _CLOSING.search(names[-1]) and len(same) > 2
    if made > whole.value + slack or (closed and made < whole.value - slack):
        span = (whole.start, same[-1].end())
        yield Finding(*span, {"found": text[slice(*span)], "expected": f"{float(made):.10g}"})


def _listed(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _LISTED.finditer(text, start, end):
        parts = list(_NAMED_PART.finditer(text, *match.span("parts")))
        told = text[max(start, match.start() - 6) : match.end()]
        if len(parts) < 2 or expression("等|其中|含|涉|[余多约近]|各|分别增|每|减|比|至少|最多|不少于").search(told):
            continue
        numbers = [p["n"] for p in parts]
        made, whole = sum((value(n) for n in numbers), Fraction(0)), value(match["whole"])
        if match["whole"] != "一" and abs(made - whole) > _slack(match["whole"], *numbers):
            yield _finding(match, "whole", made)


def _points(text: str, start: int, end: int) -> Iterator[Finding]:
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
        if abs(made - value(match["n"])) > _slack(match["n"], *numbers):
            yield _finding(match, "n", made)


def _groups(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _GROUPS.finditer(text, start, end):
        made = value(match["g"]) * value(match["e"])
        if made != value(match["n"]) and not match["rough"]:
            yield _finding(match, "e", value(match["n"]) / value(match["g"]))
    for match in _MEAN.finditer(text, start, end):
        what = match["what"].lstrip("个名所家座支条辆台户位件")
        before = list(quantities(text, start, match.start()))
        wholes = [q for q in before if q.unit == match["unit"]]
        shared = list(
            expression(rf"(?<![\d.第])({NUMBER})(?:{UNIT})?[^，。；、\d]{{0,6}}?{re.escape(what)}").finditer(
                text, start, match.start()
            )
        )
        if match["rough"] or not what or len(wholes) != 1 or len(shared) != 1:
            continue
        if shared[0].start(1) <= wholes[0].start < shared[0].end(1):
            continue
        count = value(shared[0][1])
        if not count or expression("其中|新增|比|增").search(text, start, match.start()):
            continue
        made = wholes[0].value / count
        if (
            abs(made - value(match["e"])) > max(Fraction(1), step(match["e"]))
            and abs(made - value(match["e"])) * 20 > made
        ):
            yield _finding(match, "e", made)


def _price(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _PRICE.finditer(text, start, end):
        made, told = value(match["n"]) * value(match["p"]), value(match["t"])
        inexact = _slack(match["t"]) if step(match["t"]) != 1 else Fraction(0)
        if abs(made - told) > inexact and _exact(match, "rough"):
            yield _finding(match, "t", made)


def _balance(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _SPENT.finditer(text, start, end):
        a, b, c = (match[name] for name in "abc")
        about = text[max(start, match.start() - 12) : match.end()]
        if (
            value(b) <= value(a)
            and abs(value(a) - value(b) - value(c)) > _slack(a, b, c)
            and not _CARRIED.search(about)
        ):
            yield _finding(match, "c", value(a) - value(b))
    for match in _FLOW.finditer(text, start, end):
        a, b, c, d = (match[name] for name in "abcd")
        if abs(value(a) + value(b) - value(c) - value(d)) > _slack(a, b, c, d):
            yield _finding(match, "d", value(a) + value(b) - value(c))


def _added(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _ADDED.finditer(text, start, end):
        a, b, c = (match[name] for name in "abc")
        pairs = {x + y for x, y in pairwise(match["noun"])}
        near = match["own"] == match["unit"] if not match["noun"] else any(pair in match["lead"] for pair in pairs)
        if near and value(c) > max(value(a), value(b)) and abs(value(c) - value(a) - value(b)) > _slack(a, b, c):
            yield _finding(match, "c", value(a) + value(b))


def _peak(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in (match for pattern in (_PEAK, _EXTREMES) for match in pattern.finditer(text, start, end)):
        least = match["most"][-1] in "低少小"
        mean, told = value(match["a"]), value(match["b"])
        below = expression("[-－—−]|零下|负|不足|超|约").search(text, match.start("a") - 4, match.end())
        if not below and ((told > mean) if least else (told < mean)):
            yield Finding(*match.span("b"), {"found": match["b"], "expected": match["a"]})


def _converted(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _CONVERTED.finditer(text, start, end):
        for units in _MEASURES:
            if match["one"] in units and match["other"] in units and match["one"] != match["other"]:
                made = value(match["a"]) * units[match["one"]] / units[match["other"]]
                told = value(match["b"])
                if told and not Fraction(7, 10) < made / told < Fraction(10, 7):
                    yield _finding(match, "b", made)


def _multiple(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _MULTIPLE.finditer(text, start, end):
        old, new = value(match["a"]), value(match["b"])
        told = (
            2 ** value(match["k"])
            if match["k"]
            else 1 + (value(match["m"]) if match["m"][0] not in "0123456789" else Fraction(match["m"]))
        )
        if old and not Fraction(4, 5) <= new / old / told <= Fraction(5, 4):
            yield Finding(
                match.start("k") - 1 if match["k"] else match.start("m"),
                match.end(),
                {
                    "found": text[match.start("k") - 1 if match["k"] else match.start("m") : match.end()],
                    "expected": f"{float(new / old):.3g}",
                },
            )


def _rank(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _RANK.finditer(text, start, end):
        elsewhere = expression("全[省市国州区县镇]").search(text, match.end("n"), match.end())
        if value(match["m"]) > value(match["n"]) and not elsewhere:
            yield _finding(match, "m", value(match["n"]))


def _threshold(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _THRESHOLD.finditer(text, start, end):
        written = match["b"]
        mark = value(written if expression(r"\d|[一二两三四五六七八九]").match(written) else ("一" + written))
        if value(match["a"]) < mark:
            yield Finding(*match.span("b"), {"found": written, "expected": match["a"] + match["unit"]})


def _verdict(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _VERDICT[0].finditer(text, start, end):
        if Fraction(match["n"]) < 100:
            yield Finding(*match.span("n"), {"found": match["n"], "expected": "超额"})
    for match in _SHORT.finditer(text, start, end):
        if Fraction(match["n"]) > 100:
            yield Finding(*match.span("n"), {"found": match["n"], "expected": "没有完成"})
    for match in _OVERDONE.finditer(text, start, end):
        if value(match["b"]) < value(match["a"]):
            yield Finding(*match.span("b"), {"found": match["b"], "expected": "超额"})


def _score(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _SCORE.finditer(text, start, end):
        if Fraction(match["m"]) > int(match["n"]):
            yield Finding(*match.span("m"), {"found": match["m"], "expected": match["n"]})


REPORTS = {
    "part": Report(_part, patterns=("其中",)),
    "listed": Report(
        _listed,
        patterns=(
            r"[：:（(，分包][^，、；：。（）()0-9\n]{1,14}[0-9一二两三四五六七八九十][0-9万亿.]*\p{Han}{1,3}[，、；和]",
        ),
    ),
    "points": Report(_points, patterns=(r"[：:](?:一是|1[.．、]|①|[（(][一1][）)]|第一，)",)),
    "groups": Report(_groups, patterns=("分[^，。；\n]{1,8}[组队班批片场期轮处所][^。；\n]{0,10}每|平均每",)),
    "price": Report(
        _price, patterns=("(?:单价|均价|定价|造价|报价|标准)(?:为|是|每\\p{Han})?[0-9一二三四五六七八九十]",)
    ),
    "balance": Report(
        _balance,
        patterns=(
            f"(?:{_OUT})[^。；\n]*[，、；][^，、；。\n]{{0,4}}(?:{_LEFT})|(?:年初|期初|年末|年底|月初|原)[^，。；\n]*[0-9]",
        ),
    ),
    "added": Report(
        _added, patterns=(r"，[^。；\n]*[由从][0-9]+[^，。；\n]{1,6}[增扩发提升上][^，。；\n]{0,2}[到至了为]",)
    ),
    "peak": Report(_peak, patterns=("最[高低多少大小]|峰",)),
    "converted": Report(_converted, patterns=(rf"(?:{_MEASURE})[，（(]?(?:约?合|折合|约为|即|相当于|约折合)",)),
    "multiple": Report(
        _multiple, patterns=("翻了?[一两三123]番|(?:增长|增加|提高|扩大|上升)了?[0-9.一两三四五六七八九]+倍",)
    ),
    "rank": Report(_rank, patterns=("第[0-9一二三四五六七八九十]+[位名]",)),
    "threshold": Report(_threshold, patterns=("，[^，。；\n]{0,4}(?:突破|跨过|跨越|迈上|站上|越过|跃上|迈过)",)),
    "verdict": Report(
        _verdict, patterns=("，[^，。；\n]{0,8}(?:超额|超计划|超预算|超目标|超任务|未|没有完成|短收|欠收)",)
    ),
    "score": Report(_score, patterns=("(?:满分|总分)[为是]?[0-9]{2,4}分",)),
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, patterns=patterns, reports=REPORTS)
