"""Flows: groups and prices times their number, and what is had, added and given away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.kinds.ledgers.numbers import GAP, LEFT, OUT, RISE, finding, n, slack
from lint.kinds.quantities import NUMBER, UNIT, quantities, step, value

# What else is counted, where nothing but the number before it says so.
_U = rf"(?:{UNIT}|[发颗箱袋瓶桶包卷顶床副双把升尾羽剂单])"


_GROUPS = late(
    rf"{n('n')}(?P<unit>[名人位户个家辆台件亩])[^。；\d\n]{{0,16}}?分(?:成|为|作|到|设|编)?(?P<g>{NUMBER})个?"
    rf"(?P<group>[一-鿿]{{0,3}}?[组队班批片场期轮处所])[^。；\d\n]{{0,10}}?每个?(?:[一-鿿]{{0,3}}?[组队班批片场期轮处所])"
    rf"(?P<rough>约|不少于|至少|不超过|最多)?[^，。；\d\n一二三四五六七八九十]{{0,3}}(?P<e>{NUMBER})(?P=unit)"
)


_MEAN = late(
    rf"平均每(?P<what>[一-鿿]{{1,6}}?)(?P<rough>约|近|超过?)?(?:有|为|配备|达到?|拥有|安排|覆盖|服务|收治|承担"
    rf"|分得)?(?P<e>{NUMBER})(?P<unit>{UNIT})"
)


_PRICE = late(
    rf"{n('n')}"
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


_SPENT = late(
    rf"(?:{_IN}){GAP % 8}{n('a')}(?P<unit>{_U})[，、；]{GAP % 8}(?:{OUT}){GAP % 6}(?P<b>{NUMBER})(?P=unit)"
    rf"[，、；]{GAP % 4}(?:{LEFT}){GAP % 4}(?P<c>{NUMBER})(?P=unit)(?![余多左])"
)


_CARRIED = late("累计|滚存|历年|结转|年初|基金|原有|期初|库存|上年|去年")


_FLOW = late(
    rf"(?:年初|期初|上年末|去年底|上年底|去年末|月初|原有|原登记|原){GAP % 10}{n('a')}"
    rf"(?P<unit>{_U})[，、；]{GAP % 6}"
    rf"(?:新增|增加|新收|调入|新入|接收|加入|购入|新招|流入|转入|新发展|新登记|新办|招录|新纳入){GAP % 8}"
    rf"(?P<b>{NUMBER})(?P=unit)[，、；]{GAP % 6}"
    rf"(?:退出|减少|调出|流失|转出|注销|核减|退休|办结|销号|清退|离职|报废|淘汰|死亡|结案|关闭|取缔|销户|迁出"
    rf"|移出|停业){GAP % 8}(?P<c>{NUMBER})(?P=unit)"
    rf"[，、；]{GAP % 4}(?:年末|期末|现有|年底|月末|实有|现存|目前|截至目前|现登记|结存|现){GAP % 10}"
    rf"(?P<d>{NUMBER})(?P=unit)(?![余多左])"
)


_ADDED = late(
    rf"(?:新增|新建|增设|新设|建成|新开|净增|新购|新添|增加(?![到至了])|新招"
    rf"|新发展)[^，。；：\d\n一二两三四五六七八九十]{{0,14}}(?P<b>{NUMBER})(?P<own>{UNIT})"
    rf"(?P<noun>[^，。；、\d\n]{{0,10}})，"
    rf"(?P<lead>[^。；\d\n一二两三四五六七八九十]{{0,16}})[由从]{n('a')}(?P<unit>{UNIT}){GAP % 3}"
    rf"(?:{RISE})[到至了为](?P<c>{NUMBER})(?P=unit)"
)


def groups(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _GROUPS.finditer(text, start, end):
        made = value(match["g"]) * value(match["e"])
        if made != value(match["n"]) and not match["rough"]:
            yield finding(match, "e", value(match["n"]) / value(match["g"]))
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
            yield finding(match, "e", made)


def price(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _PRICE.finditer(text, start, end):
        made, told = value(match["n"]) * value(match["p"]), value(match["t"])
        inexact = slack(match["t"]) if step(match["t"]) != 1 else Fraction(0)
        if abs(made - told) > inexact and not match["rough"]:
            yield finding(match, "t", made)


def balance(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _SPENT.finditer(text, start, end):
        a, b, c = (match[name] for name in "abc")
        about = text[max(start, match.start() - 12) : match.end()]
        if value(b) <= value(a) and abs(value(a) - value(b) - value(c)) > slack(a, b, c) and not _CARRIED.search(about):
            yield finding(match, "c", value(a) - value(b))
    for match in _FLOW.finditer(text, start, end):
        a, b, c, d = (match[name] for name in "abcd")
        if abs(value(a) + value(b) - value(c) - value(d)) > slack(a, b, c, d):
            yield finding(match, "d", value(a) + value(b) - value(c))


def added(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _ADDED.finditer(text, start, end):
        a, b, c = (match[name] for name in "abc")
        pairs = {x + y for x, y in pairwise(match["noun"])}
        near = match["own"] == match["unit"] if not match["noun"] else any(pair in match["lead"] for pair in pairs)
        if near and value(c) > max(value(a), value(b)) and abs(value(c) - value(a) - value(b)) > slack(a, b, c):
            yield finding(match, "c", value(a) + value(b))
