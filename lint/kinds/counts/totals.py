"""Totals: amounts before 其中 that are not what the parts behind it make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lint.base.late import late
from lint.base.model import Finding, Value
from lint.documents.document import Document
from lint.kinds.quantities import UNIT, scaled, step, value

_FIGURE = late(r"\d")
_BETWEEN = late(r"[^，。；、\n\d]{0,8}")
_COUNTED = late("共|总计|合计")
# What stands behind 其中.
_PARTS = late(r"其中[：:，]?(?P<parts>[^。；）)\n]+)")
_PART = late(rf"(?<![\d.])(?P<n>\d+(?:\.\d+)?[万亿]?)(?P<rough>[余多])?(?P<unit>{UNIT})?")
# A part with its number, up to the mark behind it.
_PIECE = late(r"[^，、；\d]{0,16}[\d.]+[^，、；\d]*(?P<mark>[，、；]|$)")
_LEAD_ENDS = late(r"[，。；、\n\d]")
# Of these one mostly tells all.
_FEW = "名人个项次件户篇条份场期处家所座台辆"
_NAMES_OF_PARTS = late(r"(?:^|[，、；])([^，、；\d]+)")
# Behind these stands what a part is held against: 315名，占职工1126名的28%.
_HELD_AGAINST, _NEAR = late(r"[占比较][^，、；\d]*\Z"), 16
_MORE = late("另|其余|其他|还有|此外|同时|以及")
# What says that an amount is not simply one of a whole, or only about so much.
_NO_PART = late("[增减净比较每均超约近逾]|同期|上年|去年|等|以上|以下|左右|分别")
# So far before 其中 a total begins at most, and so far before it its parts may have been named.
_TOTAL_REACH, _LEAD_REACH = 32, 80


def totals(document: Document, places: list[int]) -> Iterator[Finding]:
    text, last = document.text, 0
    for place in places:
        if text[place - 1 : place] not in ("，", "。", "（", "(") or not _FIGURE.search(text, place - 12, place):
            continue
        numbers = [*_PART.finditer(text, max(last, place - _TOTAL_REACH), place - 1)]
        told = _PARTS.match(text, place) if numbers else None
        if not told or not numbers[-1]["unit"] or not _BETWEEN.fullmatch(text, numbers[-1].end(), place - 1):
            continue
        last, match = told.end(), numbers[-1]
        made = _parts_make(match, told["parts"], text[max(0, match.start() - _LEAD_REACH) : match.start()])
        if made is not None and not match["rough"]:
            start, end = match.start(), last
            values: dict[str, Value] = {
                "found": text[start:end],
                "announced": scaled(value(match["n"]), match["n"]),
                "counted": scaled(made, match["n"]),
            }
            yield Finding(start, end, values)


def _list_of_parts(told: str) -> int:
    """Where the first parts end that one mark joins, each with its number and little behind it; else the end."""
    end, mark, count = 0, "", 0
    for piece in _PIECE.finditer(told):
        if piece.start() != end + len(mark) or (mark and count > 1 and told[end : piece.start()] != mark):
            break
        if not (part := _PART.search(told, *piece.span())) or not part["unit"] or piece.start("mark") - part.end() > 4:
            break
        end, count = piece.start("mark"), count + 1
        mark = piece["mark"] if count == 1 else mark
        if piece["mark"] != mark:
            break
    return end if count > 1 else len(told)


def _parts_make(total: re.Match[str], told: str, before: str) -> Fraction | None:
    """What the parts make, where one is more than the whole, or all of them are a little more or less."""
    lead = _LEAD_ENDS.split(before)[-1][-12:]
    end = _list_of_parts(told)
    found = [
        one
        for one in _PART.finditer(told, 0, end)
        if not _HELD_AGAINST.search(told, max(0, one.start() - _NEAR), one.start())
    ]
    parts = [value(part["n"]) for part in found if part["unit"] == total["unit"]]
    whole, made = value(total["n"]), sum(parts, Fraction(0))
    if not parts or "等" in told:
        return None
    missed = abs(made - whole)
    if _COUNTED.search(lead) and total["n"].isdecimal() and made.denominator == 1:
        near = len(parts) > 1 and 0 < missed <= max(1, whole // 25) and (made > whole or total["unit"] in _FEW)
        return made if max(parts) > whole or near else None
    # Else there are three parts at least, and nothing but parts: 其中A3.1万亩、B2.9万亩、C2.6万亩，保障了….
    if len(parts) < 3 or len(parts) < len(found) or _NO_PART.search(lead + told[:end]):
        return None
    if total["unit"] in told[end:] or _MORE.search(told, end):
        return None
    # Something may be left out, but not where the same ones were named before: 在A、B、C三处共…，其中A….
    if made < whole and not all(name in before for name in _NAMES_OF_PARTS.findall(told, 0, end)):
        return None
    steps = [step(part["n"]) for part in found] + [step(total["n"])]
    slack = sum(steps, Fraction(0)) / 2 if min(steps) < 1 or max(steps) > 1 else Fraction(1, 2)
    return made if slack <= missed <= whole / 25 and not any(part["rough"] for part in found) else None
