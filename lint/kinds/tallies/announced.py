"""Announced: how many points, clauses or characters are announced, and how many follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.documents.labels import amount, chinese
from lint.kinds import Hits
from lint.kinds.quantities import counted
from lint.kinds.tallies.shapes import ANNOUNCED, ITEM, THINGS, ZH, N, finding

_CLAUSES = late(
    rf"{N}(?P<things>{THINGS})[：:](?P<list>[^。：:；！？\n（）“”]{{2,60}}(?:；[^。：:；！？\n（）“”]{{2,60}}){{1,9}})。"
)


_ONES = late(
    rf"“(?P<n>{ZH})个(?P<word>一)”[^。：:；，、\n“]{{0,8}}(?:[：:]|，?即[：:]?|——|[（(](?:即)?)(?P<list>[^。；：:（）()\n]{{4,160}})[。；）)]"
)


_CHARACTERS = late(
    r"(?P<list>(?:“[一-鿿、，·；！]{1,24}”[、和]?){1,4})这?(?P<n>[两二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|\d{1,2})"
    r"个?(?:大|金)?(?P<things>字)(?![母典])"
)


_MARKED = late(rf"{N}(?P<things>{THINGS})[：:](?P<mark>一、|[（(]一[）)]|[（(]1[）)]|①|1[.．、])")


def items(document: Document, hits: Hits) -> Iterator[Finding]:
    things = [start for start, _ in hits.words]
    yield from _announced(document.text, things)
    yield from _clauses(document.text, things)
    yield from _numbered(document.text, things)


def _announced(text: str, things: list[int]) -> Iterator[Finding]:
    for match in counted(ANNOUNCED, text, things):
        items = match["list"].split("、")
        joined = len(ITEM.findall(match["list"]))
        announced = amount(match["n"])
        if len(items) < 2 or "等" in match["list"] or re.match("一[、方]|首先|第", match["list"]):
            continue
        if announced < len(items) or announced > len(items) + joined:
            yield finding(match, match.end("things"), len(items))


def _clauses(text: str, things: list[int]) -> Iterator[Finding]:
    """Items between semicolons; commas within them may part items, too."""
    for match in counted(_CLAUSES, text, things):
        items, announced = match["list"].count("；") + 1, amount(match["n"])
        most = len(re.split("[；，、]", match["list"])) + len(ITEM.findall(match["list"]))
        if "等" in match["list"] or re.match("[一1１①]|首先|第|其", match["list"]):
            continue
        if announced < items or announced > most:
            yield finding(match, match.end("things"), items)


def ones(document: Document, hits: Hits) -> Iterator[Finding]:
    for match in _ONES.finditer(document.text):
        items = re.split("[、，]", match["list"])
        alone = all(item.count("一") == 1 for item in items)
        if alone and len(items) > 1 and len(items) != amount(match["n"]) and "等" not in match["list"]:
            yield finding(match, match.end("word"), len(items))


def characters(document: Document, hits: Hits) -> Iterator[Finding]:
    # A number of three characters, at the last of which a word begins, and 这 may stand behind the quotation.
    if not any("”" in document.text[max(0, start - 4) : start] for start, _ in hits.words):
        return
    for match in _CHARACTERS.finditer(document.text):
        quoted = [len(re.findall("[一-鿿]", quote)) for quote in re.findall("“[^”]*”", match["list"])]
        number, announced = sum(quoted), amount(match["n"])
        before = document.text[max(0, match.start() - 1) : match.start()]
        # What is told of another text, 这24个字, is far from what is quoted.
        near = number > 1 and abs(announced - number) <= max(2, number // 2)
        if near and announced not in (number, quoted[-1]) and before not in ("”", "、", "和"):
            yield finding(match, match.end("things"), number)


def _numbered(text: str, things: list[int]) -> Iterator[Finding]:
    """Announced numbers of items that the paragraph numbers 一、 （一） ① 1."""
    paragraph = _Paragraph(text, 0)
    for match in counted(_MARKED, text, things):
        if match.end() > paragraph.end:
            paragraph = _Paragraph(text, match.end())
        number = 1
        while (mark := _mark(match["mark"], number + 1)) and paragraph.holds(mark, match.end()):
            number += 1
        if number > 1 and number != amount(match["n"]):
            yield finding(match, match.end("things"), number)


class _Paragraph:
    """The rest of a paragraph, with the last place of each mark in it that was asked for."""

    def __init__(self, text: str, start: int) -> None:
        stop = text.find("\n", start)
        self.start, self.end = start, stop if stop >= 0 else len(text)
        self._text = text
        self._last: dict[str, int] = {}

    def holds(self, mark: str, offset: int) -> bool:
        """Whether a mark stands behind an offset, after a stop or a comma."""
        if mark not in self._last:
            found = re.compile(rf"[；;。，]{re.escape(mark)}").finditer(self._text, self.start, self.end)
            self._last[mark] = max((match.start() for match in found), default=-1)
        return self._last[mark] >= offset


def _mark(first: str, number: int) -> str:
    """The mark of an item, written as that of the first."""
    if number > 20:
        return ""
    if first == "①":
        return chr(ord("①") + number - 1)
    return first.replace("一", chinese(number)).replace("1", str(number))
