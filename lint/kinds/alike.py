"""alike: items of one build in a row, of which one is joined by another mark than the rest.

    by = "end"                  words that end alike: 甲局、乙局，丙局等单位
    by = "start"                clauses that begin alike: 抓甲，…；抓乙，…，抓丙，…。
    words = ["局", "部门", …]    the ends, or the beginnings

Reported is the mark that differs; `other` is what joins the rest, and what to write instead.
Values: found, fix, other, word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind

_ITEM = r"[^\s，。；、：！？“”《》（）]"
# What closes a list of words: what they are together, how many, or what they do.
_TAIL = "等|负责|主要|有关|相关|共[0-9一二两三四五六七八九十]|参加|出席|同志|[0-9一二三四五六七八九十百千万两]"

# Words with which a new clause begins, not one more item.
_VERB = "却|而|但|则|合并|撤|组|建立|新建|选|实现|由|对|向|把|将|在|要|并|为|均|都|也|首都|各|共"

_SEMICOLON = late("；")
_SHORT = late(rf"(?<![^\s，。；：]){_ITEM}{{1,3}}\Z")
_CLAUSE = late(rf"(?<![^\s。：，])({_ITEM}{{2,14}})，{_ITEM}{{2,16}}\Z")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    by: Literal["end", "start"]
    words: list[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        if self.by == "end":
            last = rf"[和与及]{_ITEM}{{1,8}}(?P=word)"
            first = rf"(?P<word>{words})(?P<other>、){_ITEM}{{1,12}}(?P=word)"
            return expression(rf"{first}(?P<at>[，。；])(?!{_VERB}){_ITEM}{{1,12}}(?P=word)(?={_TAIL}|{last})")
        one = rf"{_ITEM}{{1,10}}，{_ITEM}{{2,16}}"
        return expression(rf"(?P<other>；)(?P<word>{words}){one}(?P<at>，)(?P=word){one}。")

    @cached_property
    def first_differs(self) -> re.Pattern[str]:
        """Of words that end alike: short ones, of which the first is joined by a comma."""
        words = "|".join(map(re.escape, self.words))
        item = rf"{_ITEM}{{1,3}}"
        first = rf"(?P<word>{words})(?P<at>，)(?!{_VERB}){item}(?P=word)"
        return expression(rf"{first}(?P<other>、){item}(?P=word)(?={_TAIL}|协调|融合|并|齐|{_ITEM}{{0,4}}。)")

    def starts(self, text: str) -> Iterator[int]:
        """Where words that end alike may begin: one stands before a mark, and what follows up to the next mark ends in
        the same character."""
        yield from self._ends_at(text, rf"、(?={_ITEM}{{1,{11 + self._longest}}}({_ITEM})[，。；])(?<=\1、)")

    def starts_of_differing(self, text: str) -> Iterator[int]:
        """The same for those of which the first is joined by a comma."""
        yield from self._ends_at(text, rf"，(?={_ITEM}{{1,{2 + self._longest}}}({_ITEM})、)(?<=\1，)")

    def _ends_at(self, text: str, sign: str) -> Iterator[int]:
        for match in expression(sign).finditer(text):
            at = match.start()
            yield from (at - size for size in reversed(self._sizes) if text[max(0, at - size) : at] in self._known)

    def ends_in(self, item: str) -> str:
        """The longest word that an item ends in: 企业, not 业."""
        return next((item[-size:] for size in reversed(self._sizes) if item[-size:] in self._known), "")

    def occurs(self, text: str) -> bool:
        """Whether a word stands behind a semicolon: looking takes less than compiling the expression."""
        ends = [match.end() for match in _SEMICOLON.finditer(text)]
        return any(text[end : end + size] in self._known for end in ends for size in self._sizes)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _sizes(self) -> list[int]:
        """How many characters the words have."""
        return sorted({*map(len, self.words)})

    @property
    def _longest(self) -> int:
        return max(self._sizes, default=0)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for match in _of_one_end(document.text, options) if options.by == "end" else _of_one_start(document.text, options):
        at, right = match.start("at"), match["other"]
        values = {"found": match["at"], "fix": right, "other": right, "word": match["word"]}
        yield Finding(at, at + 1, values, (Edit(at, at + 1, right),))


def _of_one_end(text: str, options: Options) -> Iterator[re.Match[str]]:
    done = 0
    for at in options.starts(text):
        if at >= done and (match := options.pattern.match(text, at)):
            done = match.end()
            if options.ends_in(text[match.start("at") + 1 : match.end()]) == match["word"]:
                yield match
    done = 0
    for at in options.starts_of_differing(text):
        if at >= done and (match := options.first_differs.match(text, at)):
            done = match.end()
            if _SHORT.search(text, max(0, at - 4), at):
                yield match


def _of_one_start(text: str, options: Options) -> Iterator[re.Match[str]]:
    if options.occurs(text):
        for match in options.pattern.finditer(text):
            if _begins(text, match.start(), match["word"]):
                yield match


def _begins(text: str, end: int, word: str) -> bool:
    """Whether the clause that ends at an offset begins with a word, and has a comma inside."""
    found = _CLAUSE.search(text, max(0, end - 40), end)
    return found is not None and found[1].startswith(word) and len(found[1]) > len(word)


KIND = Kind(Options, frozenset({"found", "fix", "other", "word"}), check)
