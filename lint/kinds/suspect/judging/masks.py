"""Masks: the word that counts things after a masked or written number (签订承诺书**份), miswritten as one like it.

The number leaves the language model nothing to go by, but the thing counted says what must follow."""

from __future__ import annotations

from collections.abc import Iterator

from lint.kinds.suspect.reading.clauses import Clause
from lint.kinds.suspect.tables.data import Data

# Measure words, with the last characters of the things that they count.
MEASURES = {
    "份": "书表单料件告函报案稿卷约册", "篇": "文章稿得记讯", "名": "员部师生者", "户": "户民农家", "起": "故纷诉",
    "期": "刊报班", "场": "会赛讲演训", "条": "议见施息规", "项": "施度务目策",
}  # fmt: skip
# What stands after the number of a masked name (**县, **局): no measure word, and none miswritten.
_NAMES = frozenset("县镇村市区乡局部委办所室组队站科股校院厂司社会处级街道路省州旗年月日时号元人个万亿千百十余多岁倍天")
_LEAST, _SELDOM = 11.0, 9.0


def miscounted(clause: Clause, data: Data) -> Iterator[tuple[int, str]]:
    """The places at the end of a clause where a measure word is miswritten, each with the right one."""
    text, at = clause.text, len(clause.text) - 1
    number = at - 1
    while number > 0 and text[number] in "余多几":
        number -= 1
    if at < 3 or at in clause.hidden or number not in clause.hidden or clause.scene.after[:1].isalnum():
        return
    while number in clause.hidden:
        number -= 1
    if number < 1 or text[at] in _NAMES or text[at] in MEASURES or data.stretches["一" + text[at]] >= _SELDOM:
        return
    for measure, things in MEASURES.items():
        if text[number] in things and measure in data.confusions[text[at]] and data.stretches["一" + measure] >= _LEAST:
            yield at, measure
            return
