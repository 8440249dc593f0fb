"""Fold: what is left of a sentence without what changes from one office or year to the next.

Figures, in Arabic or Chinese numerals, placeholders (`**`, `XX`, 某) and the names of persons before a title become one
`0`; marks and blanks go. So “走访**次” and “走访12次” are the same, and so is a report with last year's dates changed.
"""

from __future__ import annotations

import re

_FIGURES = "0123456789〇零一二两三四五六七八九十百千万亿*＊×✕XxＸｘ某○□_＿"
# The most frequent surnames; what stands between one and a title is a name, or folds alike in both texts.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文"
)
_NAME = re.compile(
    rf"[{_SURNAMES}][\u4e00-\u9fff0]{{1,2}}(?=同志|书记|主任|局长|县长|市长|镇长|乡长|处长|科长|部长|校长|院长)"
)
_ZEROS = re.compile("00+")


class _Table(dict[int, "int | None"]):
    """What becomes of each character, by its number; worked out when it first occurs."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        figure = char in _FIGURES or char.isdigit()
        self[code] = ord("0") if figure else code if char.isalnum() else None
        return self[code]


_TABLE = _Table()


def fold(text: str) -> str:
    """A text folded."""
    return _NAME.sub("0", _ZEROS.sub("0", text.translate(_TABLE)))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """A text folded, and where each character of that stands in the text."""
    kept = [(n, chr(into)) for n, into in enumerate(_TABLE[ord(char)] for char in text) if into is not None]
    places = [n for n, _ in kept]
    folded = "".join(char for _, char in kept)
    for pattern in (_ZEROS, _NAME):
        folded, places = _shortened(pattern, folded, places)
    return folded, places


def _shortened(pattern: re.Pattern[str], text: str, places: list[int]) -> tuple[str, list[int]]:
    """A text in which a `0` stands for each match, and the places of its characters, that of a `0` the first."""
    said, kept, at = [], [], 0
    for match in pattern.finditer(text):
        said += [text[at : match.start()], "0"]
        kept += places[at : match.start() + 1]
        at = match.end()
    return "".join([*said, text[at:]]), kept + places[at:]
