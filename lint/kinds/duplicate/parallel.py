"""Parallel: what is said of one case after another, in the same words, means to be said again.

The grades of an emergency response, the classes of an award, the ways to enter a contest: each has a list or a section
of its own, and what holds for several of them stands in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Block, Document
from lint.kinds.duplicate.units import without_marks

# The number of an entry, behind a few words that lead in the first one maybe.
_ENTRY = late(
    r"(?:[^，。；：\n]{1,8}：)?[（(]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[①-⑨])(?:[）)．.、]|(?<=[①-⑨]))"
)
_ONE = frozenset("1一①")
_CLAUSE = late(r"[^，；：。！？\s]{10,}")
# Two lists of which so many entries share a clause list the same things of two cases.
_SHARING = 3
# A clause that stands in more lists than this says nothing of any two of them.
_MOST = 12
# How the headings of sections on one thing after another end.
_ENDS = (
    "办法", "条件", "标准", "程序", "流程", "步骤", "响应", "自查", "范围", "材料", "对象", "情形", "处置", "处理",
    "名额", "岗位", "职责", "方式", "项目", "时间", "时限", "阶段", "赛区", "考区", "奖项", "类别",
)  # fmt: skip
_GRADES = late(r"[一二三四五六甲乙丙丁特初中高ABCDⅠⅡⅢⅣ]{1,2}[级类等组档]")


def not_by_design(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings but those that say of one case what was said of another."""
    for finding in findings:
        if not (finding.related and _is_by_design(document, finding.related[0].start, finding.start)):
            yield finding


def _is_by_design(document: Document, first: int, later: int) -> bool:
    starts, lists, alike = _lists(document)
    one, other = _list_at(starts, lists, first), _list_at(starts, lists, later)
    if one != other and (min(one, other), max(one, other)) in alike:
        return True
    return _under_like_headings(document, first, later)


def _list_at(starts: list[int], lists: list[int], place: int) -> int:
    at = bisect_right(starts, place) - 1
    return lists[at] if at >= 0 else -1


def _lists(document: Document) -> tuple[list[int], list[int], frozenset[tuple[int, int]]]:
    """Where the entries begin, which list each is of, and which two lists share much."""
    if "lists" not in document.memo:
        starts: list[int] = []
        lists: list[int] = []
        shared: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for block in document.body:
            entry = _ENTRY.match(document.text, block.start, block.end)
            if not entry:
                continue
            is_first = entry["number"] in _ONE or not lists
            starts.append(block.start)
            lists.append((lists[-1] if lists else 0) + is_first)
            for clause in _CLAUSE.findall(document.text, entry.end(), block.end):
                shared[without_marks(clause)].add((lists[-1], block.start))
        document.memo["lists"] = starts, lists, _alike(shared.values())
    found: tuple[list[int], list[int], frozenset[tuple[int, int]]] = document.memo["lists"]
    return found


def _alike(shared: Iterable[set[tuple[int, int]]]) -> frozenset[tuple[int, int]]:
    entries: dict[tuple[int, int], set[int]] = defaultdict(set)
    for places in shared:
        if 1 < len(places) <= _MOST:
            for (one, _), (other, start) in combinations(sorted(places), 2):
                if one != other:
                    entries[one, other].add(start)
    return frozenset(pair for pair, starts in entries.items() if len(starts) >= _SHARING)


def _under_like_headings(document: Document, first: int, later: int) -> bool:
    """Whether two places stand under different headings of one level that name two of a kind."""
    for one, other in zip(_above(document, first), _above(document, later), strict=False):
        if one is not other:
            return one.level == other.level and _of_a_kind(_said(document, one), _said(document, other))
    return False


def _above(document: Document, place: int) -> list[Block]:
    """The headings under which a place stands, the highest first."""
    return [section.heading for section in document.sections if section.heading.start < place < section.end]


def _said(document: Document, heading: Block) -> str:
    start = heading.label.end if heading.label else heading.start
    return without_marks(document.text[start : heading.head or heading.end])


def _of_a_kind(one: str, other: str) -> bool:
    if one == other:
        return False
    if one[-2:] == other[-2:] and one.endswith(_ENDS):
        return True
    grades = _GRADES.sub("", one), _GRADES.sub("", other)
    return grades[0] == grades[1] and grades[0] != one
