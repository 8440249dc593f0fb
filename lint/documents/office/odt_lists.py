"""Odt lists: which paragraphs of an OpenDocument text bear an automatic number, and which."""

from __future__ import annotations

from itertools import count

from msgspec import Struct

from lint.documents.office.odt_styles import OUTLINE, Styles, whole
from lint.documents.word.numbering import Numbering


class _Open(Struct):
    """A list that is open: whose counters it shares, its style, and whether the next paragraph begins an item."""

    key: str
    style: str
    fresh: bool = False
    start: int = 0


class Lists:
    """The lists of a part as they open and close; `label` is asked at each paragraph."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._numbering = Numbering()
        self._open: list[_Open] = []
        self._by_id: dict[str, str] = {}
        self._last: dict[str, str] = {}  # of each style, the counters of the last list that had it
        self._known: set[str] = set()
        self._count = count()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A list, or an item of one, begins."""
        get = attributes.get
        if tag == "text:list":
            above = self._open[-1] if self._open else _Open("", "")
            style = get("text:style-name", "") or above.style
            key = above.key or self._key(style, get("text:continue-list", ""), get("text:continue-numbering", ""))
            if id_ := get("xml:id", ""):
                self._by_id[id_] = key
            self._last[style] = key
            self._open.append(_Open(key, style))
        elif tag == "text:list-item" and self._open:
            self._open[-1].fresh, self._open[-1].start = True, whole(get("text:start-value", ""))
        elif tag == "text:list-header" and self._open:
            self._open[-1].fresh = False

    def end(self, tag: str) -> None:
        """A list ends."""
        if tag == "text:list" and self._open:
            self._open.pop()

    def label(self, level: int) -> str:
        """The number of the paragraph that begins here; `level` is that of a heading, 0 for none."""
        if self._open:
            list_ = self._open[-1]
            if not list_.fresh:
                return ""
            for above in self._open:
                above.fresh = False
            return self._numbered(list_.key, list_.style, len(self._open) - 1, list_.start)
        return self._numbered(OUTLINE, OUTLINE, level - 1, 0) if level else ""

    def _numbered(self, key: str, style: str, at: int, start: int) -> str:
        known = f"{key}\0{style}"
        if known not in self._known:
            self._known.add(known)
            self._numbering.add(known, key, self._styles.lists.get(style, {}))
        if start:
            self._numbering.start(known, at, start)
        return self._numbering.label(known, at)

    def _key(self, style: str, continued: str, goes_on: str) -> str:
        if continued in self._by_id:
            return self._by_id[continued]
        if goes_on == "true" and style in self._last:
            return self._last[style]
        return f"list {next(self._count)}"
