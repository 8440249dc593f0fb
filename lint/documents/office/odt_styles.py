"""Odt styles: what the styles of an OpenDocument text say of lists, outline levels and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.documents.package.events import Events
from lint.documents.word.numbering import Level

# How ODF names the forms of numbers, and how Word does.
_FORMS = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCountingThousand", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional", "①, ②, ③, ...": "decimalEnclosedCircle",
    "甲, 乙, 丙, ...": "ideographTraditional", "子, 丑, 寅, ...": "ideographZodiac",
    "１, ２, ３, ...": "decimalFullWidth", "01, 02, 03, ...": "decimalZero", "〇, 一, 二, ...": "ideographDigital",
}  # fmt: skip
_NUMBER_FORMAT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_PLACE = re.compile(r"%(\d+)%")
_LEVELS = {"text:list-level-style-number": "", "text:list-level-style-bullet": "bullet", "text:outline-level-style": ""}
_HIDING = frozenset(("style:text-properties", "style:section-properties"))
OUTLINE = "\0outline"  # no style has this name


class Styles(Events):
    """The styles of a file, gathered from its two parts: list styles with their levels (from 0), what paragraph styles
    are based on, their outline levels (from 1) and names, and the styles of hidden text."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[int, Level]] = {}
        self.parents: dict[str, str] = {}
        self.outlines: dict[str, int] = {}
        self.hidden: set[str] = set()
        self.names: dict[str, str] = {}
        self._own_lists: set[str] = set()
        self._named = False
        self._list = self._style = ""
        self._level: Level | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A style, a list style, or what stands in one."""
        get = attributes.get
        if tag == "style:style":
            self._style = get("style:name", "")
            self.parents[self._style] = get("style:parent-style-name", "")
            if level := whole(get("style:default-outline-level", "")):
                self.outlines[self._style] = level
            if "style:list-style-name" in attributes:
                self._own_lists.add(self._style)
            if self._named:
                self.names[self._style] = get("style:display-name", self._style).lower()
        elif tag == "office:styles":
            self._named = True
        elif tag in ("text:list-style", "text:outline-style"):
            self._list = get("style:name", "") if tag == "text:list-style" else OUTLINE
            self.lists[self._list] = {}
        elif tag in _LEVELS and self._list:
            self._level = _level(attributes, _LEVELS[tag])
            self.lists[self._list][whole(get("text:level", "")) - 1] = self._level
        elif tag == "style:list-level-label-alignment" and self._level:
            self._level.suffix = {"listtab": "tab", "space": "space"}.get(get("text:label-followed-by", ""), "nothing")
        elif tag in _HIDING and get("text:display") == "none":
            self.hidden.add(self._style)

    def end(self, tag: str) -> None:
        """The end of a list style, or of those styles that have names."""
        if tag in ("text:list-style", "text:outline-style"):
            self._list, self._level = "", None
        elif tag == "office:styles":
            self._named = False

    def level(self, style: str) -> int:
        """The outline level of a paragraph style, from 1; 0 for running text."""
        return next((self.outlines[one] for one in self._chain(style) if one in self.outlines), 0)

    def follows_outline(self, style: str) -> bool:
        """Whether headings of a style are numbered as the outline is: not where a list is named, or named as none."""
        return not any(one in self._own_lists for one in self._chain(style))

    def name(self, style: str) -> str:
        """The name of the style that a paragraph is set in, in lower case, as the user sees it."""
        return next((self.names[one] for one in self._chain(style) if one in self.names), "")

    def _chain(self, style: str) -> Iterator[str]:
        """A style and those that it is based on."""
        for _ in range(20):  # a circle ends here
            yield style
            if style not in self.parents:
                return
            style = self.parents[style]


def _level(attributes: dict[str, str], form: str) -> Level:
    get = attributes.get
    at = max(1, min(9, whole(get("text:level", ""))))
    shown = max(1, min(at, whole(get("text:display-levels", "")) or 1))
    form = form or _FORMS.get(get("style:num-format", ""), "decimal")
    text = ".".join(f"%{n}" for n in range(at - shown + 1, at + 1))
    text = get("style:num-prefix", "") + text + get("style:num-suffix", "")
    if form == "bullet":
        text = get("text:bullet-char", "")
    elif form == "none":
        text = get("style:num-prefix", "") + get("style:num-suffix", "")
    elif _NUMBER_FORMAT in attributes:
        text = _PLACE.sub(r"%\1", get(_NUMBER_FORMAT, ""))
    return Level(whole(get("text:start-value", "")) or 1, form, text)


def whole(text: str) -> int:
    """A whole number that a file says; 0 where it says something else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
