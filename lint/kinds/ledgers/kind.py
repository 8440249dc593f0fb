"""Kind: which report is wanted, and what a sentence must hold for it."""

from __future__ import annotations

from lint.base.late import late
from lint.kinds import Report
from lint.kinds.ledgers.flows import added, balance, groups, price
from lint.kinds.ledgers.measures import converted, multiple, peak, rank, score, threshold, verdict
from lint.kinds.ledgers.numbers import LEFT, MEASURE, OUT, RISE
from lint.kinds.ledgers.wholes import listed, part, points
from lint.kinds.quantities import by_sentence

_SIGNS = {
    "part": late("其中"),
    "listed": late(r"[一-鿿][：:（(，][^，、；：。（）()\d\n]{1,12}[\d一二两三四五六七八九十]"),
    "points": late(r"[：:](?:一是|1[.．、]|①|[（(][一1][）)]|第一，)"),
    "groups": late("每个?[一-鿿]{0,3}[组队班批片场期轮处所]|平均每"),
    "price": late("价|标准"),
    "balance": late(f"{LEFT}|年末|期末|现|年底|月末|实有|目前|结存"),
    "added": late(rf"(?:{RISE})[到至了为]"),
    "peak": late("最[高低多少大小]|峰"),
    "converted": late("合|即|相当于|约为"),
    "multiple": late(r"番|倍"),
    "rank": late(r"第[\d一二三四五六七八九十]+[位名]"),
    "threshold": late("突破|跨|迈|站上|越过|跃上"),
    "verdict": late("[%％]，|超额"),
    "score": late("满分|总分"),
}


REPORTS = {
    "part": Report(part, patterns=("其中",)),
    "listed": Report(
        listed,
        patterns=(
            r"[：:（(，分包][^，、；：。（）()0-9\n]{1,14}[0-9一二两三四五六七八九十][0-9万亿.]*\p{Han}{1,3}[，、；和]",
        ),
    ),
    "points": Report(points, patterns=(r"[：:](?:一是|1[.．、]|①|[（(][一1][）)]|第一，)",)),
    "groups": Report(groups, patterns=("分[^，。；\n]{1,8}[组队班批片场期轮处所][^。；\n]{0,10}每|平均每",)),
    "price": Report(
        price, patterns=("(?:单价|均价|定价|造价|报价|标准)(?:为|是|每\\p{Han})?[0-9一二三四五六七八九十]",)
    ),
    "balance": Report(
        balance,
        patterns=(
            f"(?:{OUT})[^。；\n]*[，、；][^，、；。\n]{{0,4}}(?:{LEFT})|(?:年初|期初|年末|年底|月初|原)[^，。；\n]*[0-9]",
        ),
    ),
    "added": Report(
        added, patterns=(r"，[^。；\n]*[由从][0-9]+[^，。；\n]{1,6}[增扩发提升上][^，。；\n]{0,2}[到至了为]",)
    ),
    "peak": Report(peak, patterns=("最[高低多少大小]|峰",)),
    "converted": Report(converted, patterns=(rf"(?:{MEASURE})[，（(]?(?:约?合|折合|约为|即|相当于|约折合)",)),
    "multiple": Report(
        multiple, patterns=("翻了?[一两三123]番|(?:增长|增加|提高|扩大|上升)了?[0-9.一两三四五六七八九]+倍",)
    ),
    "rank": Report(rank, patterns=("第[0-9一二三四五六七八九十]+[位名]",)),
    "threshold": Report(threshold, patterns=("，[^，。；\n]{0,4}(?:突破|跨过|跨越|迈上|站上|越过|跃上|迈过)",)),
    "verdict": Report(
        verdict, patterns=("，[^，。；\n]{0,8}(?:超额|超计划|超预算|超目标|超任务|未|没有完成|短收|欠收)",)
    ),
    "score": Report(score, patterns=("(?:满分|总分)[为是]?[0-9]{2,4}分",)),
}


KIND = by_sentence(REPORTS, _SIGNS)
