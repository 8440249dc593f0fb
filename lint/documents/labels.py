"""Labels: the numbers with which headings and items begin, and numerals as Chinese writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.base.late import late


class Label(NamedTuple):
    """A number at the start of a block or of an item in running text.

    `style` is how it is written, with the number as 一 or 1: “一、” “（一）” “(一)” “1.” “1、” “（1）” “第一章”
    “①” for blocks, “一是” “第一” “其一” “首先” for items in running text.
    """

    start: int
    end: int
    number: int
    style: str


# The four levels of GB/T 9704-2012 7.3.3, with the ways in which they are miswritten; 0 is a statute's 章 and 条.
LEVELS = {
    "一、": 1, "一.": 1, "一．": 1,
    "（一）": 2, "(一)": 2, "（一)": 2, "(一）": 2,
    "1.": 3, "1．": 3, "1、": 3,
    "（1）": 4, "(1)": 4, "（1)": 4, "(1）": 4,
    "①": 5,
}  # fmt: skip
_DIGITS = "一二三四五六七八九"

# The first character comes first and what stands before it after it: `re` skips quickly to a character, not to a place.
_ENUMERATOR = late(
    r"[一二三四五六七八九十第其首再](?:(?<=[。；：！？，、:;,\s\d）)”].)|(?<![^\r\n].))"
    r"(?:(?<=[一二三四五六七八九十])[一二三四五六七八九十]{0,2}(?P<tail>是(?!否|一[，。、；！]|二[，。、；！]|以[前后上下])|要(?!求|点|么))"
    r"|(?<=[第其])(?P<digits>[一二三四五六七八九十]{1,2})(?=[，是、])"
    r"|(?P<word>(?<=首)先|(?<=[其再])次)(?=[，是要]))"
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3}


def enumerators(text: str) -> Iterator[Label]:
    """The items counted in running text (一是…二是…), in order."""
    return map(_enumerator, _ENUMERATOR.finditer(text))


def _enumerator(match: re.Match[str]) -> Label:
    found = match.group()
    if match["word"]:
        return Label(*match.span(), _WORDS[found], "首先")
    if digits := match["digits"]:
        return Label(*match.span(), number(digits), found[0] + "一")
    return Label(*match.span(), number(found[:-1]), "一" + found[-1])


def number(text: str) -> int:
    """A Chinese or Arabic whole number below 10,000; 0 where it is none (“二十八” is 28, “百” alone 100)."""
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS.index(char) + 1
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        elif char not in "〇零":
            return 0
    return total + digit


def amount(text: str) -> int:
    """A number as things are counted with it: as `number`, and 2 for 两."""
    return 2 if text == "两" else number(text)


def chinese(value: int, full: bool = False) -> str:
    """A whole number as it is counted in Chinese: 十二, 一百零三, 一千二百; 一十 for 十 where it is written in full.

    One from 10,000 on is written in Arabic digits.
    """
    if value == 0:
        return "〇"
    if value >= 10_000:
        return str(value)
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit - 1] + name
            gap = False
        elif text:
            gap = True
    return text if full or not 10 <= value < 20 else text[1:]


_LABEL = late(
    r"(?P<zh>[一二三四五六七八九十]{1,4})(?P<zhmark>[、.．])"
    r"|(?P<open>[（(])(?:(?P<pzh>[一二三四五六七八九十]{1,4})|(?P<pd>\d{1,3}))(?P<close>[）)])"
    r"|(?P<d>\d{1,3})(?P<dmark>[.．、])(?!\d(?!\d{3}年|\d?月))"
    r"|第(?P<ch>[一二三四五六七八九十百千零〇\d]{1,7})(?P<unit>[编章节条])(?!的|规定|例)"
    r"|(?P<ring>[①-⑳])"
)
# What a number at the start of a block begins with.
LABEL_FIRST = frozenset("一二三四五六七八九十（(第0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def label(text: str, start: int, end: int) -> Label | None:
    """The number with which a block begins, if it does."""
    if start >= end or text[start] not in LABEL_FIRST:
        return None
    match = _LABEL.match(text, start, end)
    if not match:
        return None
    span = match.span()
    if zh := match["zh"]:
        return Label(*span, number(zh), "一" + match["zhmark"])
    if match["open"]:
        digits = match["pzh"] or match["pd"]
        return Label(*span, number(digits), match["open"] + ("一" if match["pzh"] else "1") + match["close"])
    if digits := match["d"]:
        return Label(*span, int(digits), "1" + match["dmark"])
    if unit := match["unit"]:
        return Label(*span, number(match["ch"]), "第一" + unit)
    return Label(*span, ord(match["ring"]) - ord("①") + 1, "①")
