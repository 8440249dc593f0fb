"""runs: numbers out of order where `numbering` does not look: inside a paragraph, and in less usual ways of counting.

    of = "inline"            ①…②…④…, （一）…；（三）…, 1.…2.…4.…, A.…B.…D., 第一步…第二步…第四步 in one paragraph
    of = "lines"             1）, 2.1, A., 第一步, Ⅰ. at line starts
    of = "chapters"          第一章, 第二章, 第四章; 节 begin anew in each chapter
    of = "articles"          第六条, 第八条, 第八条 at line starts: one that is there twice
    of = "skipped"           第一条, 第三条 at line starts, where no line before left one out
    of = "mixed"             一是…；二是…；三、…, 1.…；2.…；（3）…: the last points of a paragraph counted otherwise

A series begins with one; a number that is neither the next nor one is reported, the first gap only.
Values: found, expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding, Related
from lint.documents.document import Block, Document
from lint.documents.labels import chinese
from lint.documents.labels import number as value
from lint.kinds import Hits, Kind, Report, patterns_of, words_of
from lint.kinds.places import blocks_with

_ZH = "[一二三四五六七八九十]{1,3}"
_STEPS = "步骤?|阶段|件(?!套)|方面|点(?!钟)|招|层次|层意思|环节|条路径|个方面|个阶段|个环节|个问题|步走"
# 一抓学习，二抓作风，三抓落实
_STEMS = "甲乙丙丁戊己庚辛"
_VERBS = "抓看查比讲问建促帮盯评亮晒议"
# These count, too, and what stands before the first of them need not be a mark: 抓落实一要快，二要准.
_MORE = "要靠来则者能曰防为求保"
_LOOSE = late(rf"(?<![第统同专万之唯单惟不])一(?P<verb>[{_MORE}])(?=[一-鿿])")
# A mark stands after one of these, or first; a full stop is put before the first of a paragraph.
_INLINE = late(
    r"(?P<edge>[：:；;。，]|[ \t\u3000]{2}|[\t\u3000])[ \t\u3000]*(?:"
    rf"(?P<ring>[①-⑳])|(?P<zh>[（(](?P<zhn>{_ZH})[）)])|(?P<d>[（(](?P<dn>\d{{1,2}})[）)])"
    r"|(?P<dot>(?P<dotn>\d{1,2})[.．、](?!\d))|(?P<half>(?P<halfn>\d{1,2})[）)])"
    r"|(?P<stem>(?P<stemn>[甲乙丙丁戊己庚辛])[、.．：])"
    rf"|(?P<abc>(?P<abcn>[A-Ha-h])[.．、])|(?P<step>第(?P<stepn>{_ZH})(?P<unit>{_STEPS}))"
    rf"|(?P<verb>(?P<verbn>[一二三四五六七八九])[{_VERBS}]))"
)
# With one of these a series begins.
_FIRST = rf"一[{_VERBS}{_MORE}]|甲[、.．：]|①|[（(]一[）)]|1[.．、）)]|[Aa][.．、]|第一[步阶件方点招层环个]"
_LINE = late(
    rf"(?P<half>(?P<halfn>\d{{1,2}})[）)])|(?P<dotted>(?P<prefix>\d{{1,2}}(?:\.\d{{1,2}})?)\.(?P<dottedn>\d{{1,2}}))"
    r"(?=[ \t\u3000\u4e00-\u9fff])(?![\d年月%万亿元倍个]|[ ]?[月日])"
    rf"|(?P<abc>(?P<abcn>[A-H])[.．、])|(?P<step>第(?P<stepn>{_ZH})(?P<unit>{_STEPS}))"
    r"|(?P<roman>(?P<romann>[Ⅰ-Ⅻ])[.．、])"
)
_LINE_FIRST = frozenset("0123456789０１２３４５６７８９ABCDEFGH第ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
_WAYS = ("verb", "ring", "stem", "zh", "d", "dot", "half", "abc", "step", "dotted", "roman")
_CHAPTER = late(rf"第(?P<n>{_ZH})(?P<unit>[章节])(?=[ \t\u3000]|$)")
_ARTICLE = late(rf"第(?P<n>{_ZH}|[一二三四五六七八九]?百[零一二三四五六七八九十]{{0,3}})(?P<unit>条)[ \t\u3000]")
_POINT = late(r"(?:^|[：:；;。][ ]{0,2})(?P<n>[一二三四五六七八九])(?P<tail>是|要)")
_OTHER = late(r"(?<=[；;。])(?P<at>(?P<n>[二三四五六七八九])、)|(?<=；)(?P<word>再次|[第其]三(?=[，是、]))")
# So many lines may lie between two of a series.
NEAR = 40


class Options(Struct, forbid_unknown_fields=True):
    of: str


class _Mark(NamedTuple):
    start: int
    end: int
    number: int
    style: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.of].run(document, hits)


def _inlines(document: Document, hits: Hits) -> Iterator[Finding]:
    text = document.text
    for block, firsts in blocks_with(document, hits.words):
        yield from _broken(text, _marks(document, block))
        yield from _loose(text, block, [start for start, _ in firsts if text[start] == "一"])


def _loose(text: str, block: Block, ones: list[int]) -> Iterator[Finding]:
    """一要…，二要…，二要… of one sentence, where nothing need part the first from what stands before it."""
    for match in filter(None, (_LOOSE.match(text, one, block.end) for one in ones)):
        verb = match["verb"]
        stop = text.find("。", match.end(), block.end)
        others = expression(rf"(?<=[，；])(?P<n>[二三四五六七八九]){verb}(?=[一-鿿])").finditer(
            text, match.end(), stop if stop >= 0 else block.end
        )
        marks = [_Mark(*match.span(), 1, verb), *(_Mark(*m.span(), value(m["n"]), verb) for m in others)]
        if len(marks) > 2 or verb in "来则者能":
            yield from _broken(text, marks)


def _marks(document: Document, block: Block) -> list[_Mark]:
    """The marks of a block, which two rules need."""
    known: dict[int, list[_Mark]] = document.memo.setdefault("marks of runs", {})
    if block.start not in known:
        known[block.start] = list(_inline(document.text, block))
    return known[block.start]


def _inline(text: str, block: Block) -> Iterator[_Mark]:
    for match in _INLINE.finditer("。" + text[block.start : block.end]):
        # Blanks part nothing but the answers to choose from.
        if (
            match["edge"] in "：:；;。"
            or match["ring"]
            or match["abc"]
            or (match["edge"] == "，" and (match["step"] or match["verb"]))
        ):
            yield _mark(match, block.start - 1)


def _mark(match: re.Match[str], offset: int) -> _Mark:
    groups = match.groupdict()
    kind = next(kind for kind in _WAYS if groups.get(kind))
    start, end = match.span(kind)
    written = match[kind] if kind == "ring" else match[kind + "n"]
    style = match[kind].replace(written, "{}", 1)
    if kind == "step":
        style = f"第{{}}{match['unit']}"
    if kind == "dotted":
        style = match["prefix"] + ".{}"
    first = {"ring": "①", "abc": "A", "roman": "Ⅰ"}.get(kind)
    number = ord(written.upper()) - ord(first) + 1 if first else value(written) or _STEMS.find(written) + 1
    return _Mark(offset + start, offset + end, number, kind + style)


def _broken(text: str, marks: list[_Mark]) -> Iterator[Finding]:
    """The first mark of each series that does not follow the one before it."""
    last: dict[str, _Mark] = {}
    done: set[str] = set()
    for mark in marks:
        before = last.get(mark.style)
        last[mark.style] = mark
        if mark.number == 1:
            done.discard(mark.style)
        elif before and mark.number != before.number + 1 and mark.style not in done and _near(mark, before):
            done.add(mark.style)
            yield _finding(text, mark, before)


def _near(mark: _Mark, before: _Mark) -> bool:
    """Whether two numbers lie so near each other that they count the same things."""
    return abs(mark.number - before.number) <= 3


def _finding(text: str, mark: _Mark, before: _Mark) -> Finding:
    values = {"found": text[mark.start : mark.end], "expected": _written(text, before)}
    return Finding(mark.start, mark.end, values, related=(Related(before.start, before.end, "previous"),))


def _written(text: str, before: _Mark) -> str:
    """The mark after another one, written in the same way."""
    found = text[before.start : before.end]
    number = before.number + 1
    if found[0] in _STEMS[:-1]:
        return _STEMS[before.number] + found[1:]
    if found[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲" or "A" <= found[0].upper() <= "H" or "Ⅰ" <= found[0] <= "Ⅻ":
        return chr(ord(found[0]) + 1) + found[1:]
    digits = expression(rf"\d+(?=\D*$)|{_ZH}").search(found)
    if digits is None:
        return found
    following = str(number) if digits.group().isdecimal() else chinese(number)
    return found[: digits.start()] + following + found[digits.end() :]


def _lines(document: Document, hits: Hits) -> Iterator[Finding]:
    text = document.text
    series: list[_Mark] = []
    lines: list[int] = []
    for n, block in enumerate(document.flow):
        if block.kind in ("title", "cell", "date", "signature", "number"):
            continue
        if series and n - lines[-1] > NEAR:
            yield from _broken(text, series)
            series, lines = [], []
        if text[block.start] in _LINE_FIRST and (match := _LINE.match(text, block.start, block.end)):
            series.append(_mark(match, 0))
            lines.append(n)
    yield from _broken(text, series)


def _chapters(document: Document, hits: Hits) -> Iterator[Finding]:
    text, genre = document.text, hits.genre
    last: dict[str, _Mark] = {}
    # Copies of statutes often lose a heading on the way; their lists of chapters do not.
    copied = genre is not None and genre.id == "statute"
    places: dict[str, int] = {}
    above = -1
    for n, block in enumerate(document.flow):
        match = _CHAPTER.match(text, block.start, block.end)
        if match is None:
            continue
        listed, above = above == n - 1, n
        unit, number = match["unit"], value(match["n"])
        before = last.get(unit)
        last[unit] = mark = _Mark(*match.span(), number, unit)
        if unit == "章":
            last.pop("节", None)
        if before and number not in (1, before.number + 1) and not _is_named(text, before, unit, places):
            if copied and not listed:
                continue
            yield _finding(text, mark, before)


def _is_named(text: str, before: _Mark, unit: str, places: dict[str, int]) -> bool:
    """Whether the next chapter is named all the same, not at a line's start; `places`: where each is named last."""
    name = f"第{chinese(before.number + 1)}{unit}"
    if name not in places:
        places[name] = text.rfind(name)
    return places[name] >= before.end


def _mixtures(document: Document, hits: Hits) -> Iterator[Finding]:
    text = document.text
    for block, places in blocks_with(document, hits.words):
        found = {text[start] == "二" for start, _ in places}
        if False in found:
            yield from _mixed_marks(text, _marks(document, block))
        if True in found:
            yield from _mixed(text, block)


def _mixed(text: str, block: Block) -> Iterator[Finding]:
    points = list(_POINT.finditer(text[block.start : block.end]))
    if len(points) < 2 or [value(p["n"]) for p in points] != list(range(1, len(points) + 1)):
        return
    base = block.start
    match = _OTHER.search(text, base + points[-1].end(), block.end)
    if match and value(match["n"] or "三") == len(points) + 1:
        expected = chinese(len(points) + 1) + points[-1]["tail"]
        yield Finding(*match.span(), {"found": match.group(), "expected": expected})


def _mixed_marks(text: str, marks: list[_Mark]) -> Iterator[Finding]:
    """The last of all marks of a paragraph, where it goes on with the numbers of the others in another style."""
    if len(marks) < 3:
        return
    *others, last = marks
    counted = [mark.number for mark in others] == list(range(1, len(marks)))
    one_style = len({mark.style for mark in others}) == 1
    if counted and one_style and last.style != others[0].style and last.number == len(marks):
        yield _finding(text, last, others[-1])


def _article_marks(document: Document) -> Iterator[_Mark]:
    """The numbers of the paragraphs that are articles."""
    for block in document.flow:
        if match := _ARTICLE.match(document.text, block.start, block.end):
            yield _Mark(*match.span("n"), value(match["n"]), "条")


def _articles(document: Document, hits: Hits) -> Iterator[Finding]:
    for before, mark in pairwise(_article_marks(document)):
        if mark.number == before.number:
            yield _finding(document.text, mark, before)


def _skipped(document: Document, hits: Hits) -> Iterator[Finding]:
    """The first article that is not the next, nor left out for want of a blank (第四条加强管理), in a text that counts
    from one or is nothing but articles."""
    before, marks = None, list(_article_marks(document))
    if len(marks) > 1 and marks[0].number > 1 and len(marks) == len(document.flow):
        before, marks = marks[0], marks[1:]
    for mark in marks:
        if mark.number != (before.number + 1 if before else 1):
            said = before and f"第{chinese(before.number + 1)}条" in document.text[before.end : mark.start]
            if before and mark.number == before.number + 2 and not said:
                yield _finding(document.text, mark, before)
            return
        before = mark


_LINE_STARTS = "[0-9][）)]|[0-9]\\.[0-9]|[A-H][.．、]|第[一二三四五六七八九十]|[Ⅰ-Ⅻ]"
REPORTS = {
    "inline": Report(_inlines, words=_FIRST),
    "lines": Report(_lines, patterns=(_LINE_STARTS,)),
    "chapters": Report(_chapters, patterns=("第[一二三四五六七八九十]{1,3}[章节]",)),
    "articles": Report(_articles, patterns=("第[一二三四五六七八九十百]+条",)),
    "skipped": Report(_skipped, patterns=("第[一二三四五六七八九十百]+条",)),
    "mixed": Report(_mixtures, words="二[是要]|" + _FIRST),
}

KIND = Kind(
    Options,
    frozenset({"found", "expected"}),
    check,
    words_of(REPORTS, "of"),
    patterns_of(REPORTS, "of"),
    reports=REPORTS,
    chosen_by="of",
)
