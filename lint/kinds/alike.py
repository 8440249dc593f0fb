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
from itertools import chain
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
_VERB = "合并|撤|组|建立|新建|选|实现|由|对|向|把|将|在|要|并|为|均|都|也|首都|各|共"

_SEMICOLON, _PAUSE = late("；"), late("、")
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

    def occur(self, text: str) -> bool:
        """Whether one of the words stands where it would have to: looking takes less than compiling the expressions."""
        if self.by == "start":
            ends = [match.end() for match in _SEMICOLON.finditer(text)]
            return any(text[end : end + size] in self._known for end in ends for size in self._sizes)
        starts = [match.start() for match in _PAUSE.finditer(text)]
        before = {text[max(0, start - size) : start] for start in starts for size in self._sizes} & self._known
        return any(f"{word}，" in text or text.count(word) > 2 for word in before)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _sizes(self) -> list[int]:
        """How many characters the words have."""
        return sorted({*map(len, self.words)})


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text = document.text
    if not options.occur(text):
        return
    differing = options.first_differs.finditer(text) if options.by == "end" else ()
    early = (match for match in differing if _SHORT.search(text, max(0, match.start() - 4), match.start()))
    for match in chain(options.pattern.finditer(text), early):
        if options.by == "start" and not _begins(text, match.start(), match["word"]):
            continue
        at, right = match.start("at"), match["other"]
        values = {"found": match["at"], "fix": right, "other": right, "word": match["word"]}
        yield Finding(at, at + 1, values, (Edit(at, at + 1, right),))


def _begins(text: str, end: int, word: str) -> bool:
    """Whether the clause that ends at an offset begins with a word, and has a comma inside."""
    found = _CLAUSE.search(text, max(0, end - 40), end)
    return found is not None and found[1].startswith(word) and len(found[1]) > len(word)


KIND = Kind(Options, frozenset({"found", "fix", "other", "word"}), check)
