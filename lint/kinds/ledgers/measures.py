"""Measures: amounts against the mean, the unit, the rank or the verdict that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.kinds.ledgers.numbers import GAP, MEASURE, finding, n
from lint.kinds.quantities import NUMBER, UNIT, value

_MEANS = r"(?:日均|月均|年均|周均|平均每[天日月年周]|平均|每[天日]平均)"


_PEAK = late(
    rf"{_MEANS}{GAP % 12}(?P<a>{NUMBER})(?P<unit>{UNIT}|[度℃%％])[^。；\d\n]{{0,12}}?(?P<most>最高|峰值|高峰"
    rf"|最多|最大|最低|最少|最小){GAP % 10}(?P<b>{NUMBER})(?P=unit)"
)


_EXTREMES = late(
    rf"最(?:高|多|大){GAP % 8}(?P<a>{NUMBER})(?P<unit>{UNIT}|[度℃%％])[，、]{GAP % 3}(?P<most>最(?:低|少"
    rf"|小)){GAP % 8}(?P<b>{NUMBER})(?P=unit)"
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


_CONVERTED = late(
    rf"(?P<rough>约|近|超过?)?{n('a')}(?P<many>[余多])?(?P<one>{MEASURE})[，（(]?(?:约?合|折合|约为|即|相当于"
    rf"|约折合|合计?)(?:约|为)?(?P<b>{NUMBER})(?P<other>{MEASURE})"
)


_MULTIPLE = late(
    rf"[由从]{GAP % 12}(?:(?:19|20)\d\d年(?:底|末|初)?的?)?{n('a')}(?P<unit>{UNIT}|[%％]){GAP % 6}(?:增加|增长"
    rf"|提高|扩大|发展|上升|跃升|攀升|增|升)[到至]了?"
    rf"(?:(?:19|20)\d\d年(?:底|末|初)?的?)?{GAP % 4}(?P<b>{NUMBER})(?P<many>[余多])?(?P=unit)，{GAP % 4}"
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


_VERDICT = late(
    r"(?:预算|计划|任务|目标|指标)(?:数|总额|任务|目标|值)?的?(?:完成率)?(?:为|达到?)?(?P<n>\d+"
    r"(?:\.\d+)?)[%％]，[^，。；\d\n]{0,8}(?:超额|超计划|超预算|超目标|超任务)(?!的)"
)


_SHORT = late(
    r"(?:预算|计划|任务|目标|指标)(?:数|总额|任务|目标|值)?的?(?:完成率)?(?:为|达到?)?(?P<n>\d+(?:\.\d+)?)[%％]，"
    r"(?:[^，。；\d\n]{0,6})?(?:未(?:能)?完成|没有完成|未达到|短收|欠收)"
)


_OVERDONE = late(
    rf"(?:计划|目标|任务|预算)[^，。；\d\n]{{0,10}}{n('a')}(?P<unit>{UNIT})，(?:实际|已"
    rf"|全年)?[^，。；\d\n]{{0,10}}?(?:完成|实现|达到?)[^，。；\d\n]{{0,8}}?(?P<b>{NUMBER})(?P=unit)，"
    r"[^，。；\d\n]{0,6}超额(?:完成|实现)"
)


_SCORE = late(
    r"(?:满分|总分)(?:为|是)?(?P<n>\d{2,4})分[^。；\d\n]{0,20}?(?:得|获|考|评|打|为|取得)(?:了"
    r"|分)?[^，。；\d\n]{0,6}?(?P<m>\d{1,4}(?:\.\d+)?)分(?!制|钟|之)"
)


def peak(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in (match for pattern in (_PEAK, _EXTREMES) for match in pattern.finditer(text, start, end)):
        least = match["most"][-1] in "低少小"
        mean, told = value(match["a"]), value(match["b"])
        below = expression("[-－—−]|零下|负|不足|超|约").search(text, match.start("a") - 4, match.end())
        if not below and ((told > mean) if least else (told < mean)):
            yield Finding(*match.span("b"), {"found": match["b"], "expected": match["a"]})


def converted(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _CONVERTED.finditer(text, start, end):
        for units in _MEASURES:
            if match["one"] in units and match["other"] in units and match["one"] != match["other"]:
                made = value(match["a"]) * units[match["one"]] / units[match["other"]]
                told = value(match["b"])
                if told and not Fraction(7, 10) < made / told < Fraction(10, 7):
                    yield finding(match, "b", made)


def multiple(text: str, start: int, end: int) -> Iterator[Finding]:
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


def rank(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _RANK.finditer(text, start, end):
        elsewhere = expression("全[省市国州区县镇]").search(text, match.end("n"), match.end())
        if value(match["m"]) > value(match["n"]) and not elsewhere:
            yield finding(match, "m", value(match["n"]))


def threshold(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _THRESHOLD.finditer(text, start, end):
        written = match["b"]
        mark = value(written if expression(r"\d|[一二两三四五六七八九]").match(written) else ("一" + written))
        if value(match["a"]) < mark:
            yield Finding(*match.span("b"), {"found": written, "expected": match["a"] + match["unit"]})


def verdict(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _VERDICT.finditer(text, start, end):
        if Fraction(match["n"]) < 100:
            yield Finding(*match.span("n"), {"found": match["n"], "expected": "超额"})
    for match in _SHORT.finditer(text, start, end):
        if Fraction(match["n"]) > 100:
            yield Finding(*match.span("n"), {"found": match["n"], "expected": "没有完成"})
    for match in _OVERDONE.finditer(text, start, end):
        if value(match["b"]) < value(match["a"]):
            yield Finding(*match.span("b"), {"found": match["b"], "expected": "超额"})


def score(text: str, start: int, end: int) -> Iterator[Finding]:
    for match in _SCORE.finditer(text, start, end):
        if Fraction(match["m"]) > int(match["n"]):
            yield Finding(*match.span("m"), {"found": match["m"], "expected": match["n"]})
