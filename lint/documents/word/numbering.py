"""Numbering: the automatic numbers of a document's lists, which stand in no paragraph's text and on every page.

Ask `label` once for each numbered paragraph, in the order of the document: the counters go on with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lint.documents.package.xml import Element
from lint.documents.word.numerals import numeral
from lint.documents.word.styles import Styles

# The tags of the part that are looked at.
KEEP = frozenset((
    "w:numbering", "w:abstractNum", "w:lvl", "w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff",
    "w:lvlText", "w:numStyleLink", "w:num", "w:abstractNumId", "w:lvlOverride", "w:startOverride", "w:pPr", "w:rPr",
    "w:vanish",
))  # fmt: skip
LEVELS = 9
# What a page shows for a bullet that is a sign of a symbol font.
BULLET = "•"
# No label is longer, whatever a file says.
_LONGEST = 60
_TO_BLANKS = str.maketrans("\t\r\n", "   ")
_PLACE = re.compile(r"%([1-9])")
# A label that ends so needs no blank: the tab that stands behind it is layout.
_CLOSED = "、．.)）,，:："


class Level(Struct):
    """How one level of a list is numbered; `restart` is the level (from 1) after which it begins anew, 0: never, -1:
    after any above it."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int = -1
    style: str = ""
    legal: bool = False
    suffix: str = "tab"
    hidden: bool = False


class _List(Struct):
    """A list: whose counters it shares, its levels, and where these are to start once."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and how far each has come."""

    def __init__(self, root: Element | None = None, styles: Styles | None = None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None and styles is not None:
            self._read(root, styles)

    def _read(self, root: Element, styles: Styles) -> None:
        shapes: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        for element in root.all("w:abstractNum"):
            id_ = element.get("w:abstractNumId")
            shapes[id_] = dict(_levels(element))
            if link := element.first("w:numStyleLink"):
                links[id_] = link.get("w:val")
        numbers = {number.get("w:numId"): number for number in root.all("w:num")}
        shape_of = {id_: _value(number, "w:abstractNumId") for id_, number in numbers.items()}
        for id_, style in links.items():
            shapes[id_] = shapes.get(shape_of.get(styles.number(style)[0], ""), shapes[id_])
        for id_, number in numbers.items():
            levels, starts = {**shapes.get(shape_of[id_], {})}, {}
            for override in number.all("w:lvlOverride"):
                levels.update(_levels(override))
                if start := override.first("w:startOverride"):
                    starts[whole(override.get("w:ilvl"))] = whole(start.get("w:val"))
            self._lists[id_] = _List(shape_of[id_], levels, starts)

    def add(self, number: str, counters: str, levels: dict[int, Level], starts: dict[int, int] | None = None) -> None:
        """Add a list by its number: whose counters it shares, its levels, and where some of them start once."""
        self._lists[number] = _List(counters, levels, starts or {})

    def start(self, number: str, at: int, value: int) -> None:
        """Let the next paragraph on a level (from 0) of a list have that number."""
        self._lists[number].starts[at] = value

    def level_of(self, number: str, style: str) -> int | None:
        """The level of a list that belongs to a style; None where none does."""
        found = self._lists.get(number)
        return next((n for n, level in found.levels.items() if level.style == style), None) if found else None

    def label(self, number: str, at: int) -> str:
        """The number of the next paragraph on a level (from 0) of a list, with the blank that parts it from the text;
        "" where the page shows none."""
        found = self._lists.get(number)
        if found is None or at not in found.levels:
            return ""
        self._count(found, at)
        level = found.levels[at]
        if level.hidden:
            return ""
        text = (self._bullet(level) if level.format == "bullet" else self._filled(found, level))[:_LONGEST]
        parted = level.suffix != "nothing" and text and text[-1] not in _CLOSED
        return text + " " if parted else text

    def _count(self, found: _List, at: int) -> None:
        counters = self._counters.setdefault(found.counters, {})
        for n, start in found.starts.items():
            counters[n] = start - 1
            for below in range(n + 1, LEVELS):
                counters.pop(below, None)
        found.starts.clear()
        counters[at] = counters[at] + 1 if at in counters else _start(found, at)
        for below in [n for n in counters if n > at]:
            restart = found.levels[below].restart if below in found.levels else -1
            if restart < 0 or at < restart:
                del counters[below]

    def _filled(self, found: _List, level: Level) -> str:
        counters = self._counters[found.counters]

        def fill(match: re.Match[str]) -> str:
            n = int(match[1]) - 1
            form = found.levels[n].format if n in found.levels else "decimal"
            return numeral(counters.setdefault(n, _start(found, n)), "decimal" if level.legal else form)

        return _PLACE.sub(fill, level.text)

    @staticmethod
    def _bullet(level: Level) -> str:
        sign = level.text.strip()
        return sign if len(sign) == 1 and not "\ue000" <= sign <= "\uf8ff" else BULLET


def _start(found: _List, level: int) -> int:
    return found.levels[level].start if level in found.levels else 0


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in element.all("w:lvl"):
        text = level.first("w:lvlText")
        restart, look = level.first("w:lvlRestart"), level.first("w:rPr")
        hidden = look.first("w:vanish") if look else None
        yield (
            whole(level.get("w:ilvl")),
            Level(
                whole(_value(level, "w:start") or "0"),
                _value(level, "w:numFmt") or "decimal",
                text.get("w:val")[:_LONGEST].translate(_TO_BLANKS) if text else "",
                whole(restart.get("w:val")) if restart else -1,
                _value(level, "w:pStyle"),
                is_on(level.first("w:isLgl")),
                _value(level, "w:suff") or "tab",
                is_on(hidden),
            ),
        )


def is_on(element: Element | None) -> bool:
    """Whether a property that is there or not is there, and is not switched off."""
    return element is not None and element.get("w:val", "1") not in ("0", "false", "off")


def _value(element: Element, tag: str) -> str:
    found = element.first(tag)
    return found.get("w:val") if found else ""


def whole(text: str) -> int:
    """A whole number that a file says; 0 where it says something else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
