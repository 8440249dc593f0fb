"""Kind: which report is wanted, and what a sentence must hold for it."""

from __future__ import annotations

from lint.base.late import late
from lint.kinds import Report
from lint.kinds.ledgers.flows import added, balance, groups, price
from lint.kinds.ledgers.measures import converted, multiple, peak, rank, score, threshold, verdict
from lint.kinds.ledgers.numbers import LEFT, RISE
from lint.kinds.ledgers.wholes import listed, part, points
from lint.kinds.quantities import FIGURE, by_sentence

# A part of a whole, and another one, as RE2 finds them; a gap of so many characters would cost it dearly.
_ONE = (
    "[^，、；：。（）()0-9\n]+[0-9一二两三四五六七八九十][0-9,.一二两三四五六七八九十百千零〇万亿]*"
    "(?:人次|件次|批次|场次|户次|公里|千米|公顷|公斤|千克|千瓦时|[课学]时|小时|分钟|美元|百分点"
    "|[米名人个位户件篇条份场期张票项起处家所台辆套本册次吨元亩天岁村门类种宗例批支队座栋间盏棵株头只艘架枚幅块段栏节课])"
)
_FIRST_POINT = r"[：:](?:一是|1[.．、]|①|[（(][一1][）)]|第一，)"
_PASSED = "突破|跨过|跨越|迈上|站上|越过|跃上|迈过"
# What else a sentence with one of the words must hold to be worth a search.
_SIGNS = {
    "listed": late(r"(?:[：:（(]|分别[为是]|包括)[：:]?[^，、；：。（）()\d\n]{1,12}?[\d一二两三四五六七八九十]"),
    "groups": late("每个?[一-鿿]{0,3}[组队班批片场期轮处所]|平均每"),
    "balance": late(f"{LEFT}|年初|期初|上年末|去年底|上年底|去年末|月初|原"),
    "added": late(rf"(?:{RISE})[到至了为]"),
    "peak": late("最[高低多少大小]|峰"),
    "rank": late(r"第[\d一二三四五六七八九十]+[位名]"),
}


REPORTS = {
    "part": Report(part, words="其中"),
    "listed": Report(listed, patterns=(f"(?:[：:（(]|分别[为是]|包括)[：:]?{_ONE}[，、；和]{_ONE}",)),
    "points": Report(points, words=_FIRST_POINT),
    "groups": Report(groups, words="每"),
    "price": Report(price, words=f"(?:单价|均价|定价|造价|报价|标准)(?:[为是每]|{FIGURE})"),
    "balance": Report(
        balance,
        words=f"{LEFT}|退出|减少|调出|流失|转出|注销|核减|退休|办结|销号|清退|离职|报废|淘汰|死亡|结案|关闭|取缔|销户|迁出|移出|停业",
    ),
    "added": Report(added, words=f"[由从]{FIGURE}"),
    "peak": Report(peak, words="日均|月均|年均|周均|平均|最[低少小]"),
    "converted": Report(converted, words="[里米顷亩吨斤克时钟天][，（(]?(?:约?合|约?折合|约为|即|相当于)"),
    "multiple": Report(multiple, words="番|倍"),
    "rank": Report(
        rank, words="个(?:[省州市县区乡镇村街旗]|单位|部门|社区|学校|班级|成员单位|车间|科室|支队|中队|地[市区])"
    ),
    "threshold": Report(threshold, words=f"，(?:首次|成功|一举|已|再次|历史性地?|顺利|首度|强势)?(?:{_PASSED})"),
    "verdict": Report(verdict, words="超额|超计划|超预算|超目标|超任务|未能?完成|没有完成|未达到|短收|欠收"),
    "score": Report(score, words="满分|总分"),
}


KIND = by_sentence(REPORTS, _SIGNS)
