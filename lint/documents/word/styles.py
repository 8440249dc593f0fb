"""Styles: what the paragraphs of a style inherit, as far as a text shows it: a number, an outline level, a name."""

from __future__ import annotations

from msgspec import Struct

from lint.documents.package.xml import Element

# The tags of the part that are looked at.
KEEP = frozenset((
    "w:styles", "w:style", "w:name", "w:basedOn", "w:pPr", "w:tblStylePr", "w:numPr", "w:numId", "w:ilvl",
    "w:outlineLvl", "w:docDefaults", "w:rPrDefault", "w:pPrDefault", "w:rPr",
))  # fmt: skip


# No style is based on so many others.
_LONGEST_CHAIN = 50


class Style(Struct):
    """A paragraph style as it stands: `number` and `level` of its list ("" where it does not say), `outline` from 1
    (0: none; -1: it does not say), `name` in lower case."""

    id: str
    name: str
    based_on: str
    number: str
    level: str
    outline: int


class Styles:
    """The styles of a document, asked by their ids; an id of "" is the default one."""

    def __init__(self, root: Element | None = None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in root.all("w:style") if root else ():
            if element.get("w:type", "paragraph") in ("paragraph", "numbering"):
                style = _style(element)
                self._styles[style.id] = style
                if element.get("w:default") in ("1", "true", "on") and element.get("w:type") != "numbering":
                    self._default = style.id
        self._chains: dict[str, list[Style]] = {}

    def chain(self, id: str) -> list[Style]:  # noqa: A002 - the word of the format
        """A style and those that it is based on, nearest first; each once, whatever a file says."""
        if id not in self._chains:
            found: dict[str, Style] = {}
            at = self._styles.get(id or self._default)
            while at is not None and at.id not in found and len(found) < _LONGEST_CHAIN:
                found[at.id] = at
                at = self._styles.get(at.based_on)
            self._chains[id] = [*found.values()]
        return self._chains[id]

    def name(self, id: str) -> str:  # noqa: A002
        """The name of a style in lower case; that of Word's own ones is English everywhere ("heading 1", "toc 1")."""
        chain = self.chain(id)
        return chain[0].name if chain else ""

    def outline(self, id: str) -> int:  # noqa: A002
        """The outline level of a style, from 1; 0 for running text."""
        for style in self.chain(id):
            if style.outline >= 0:
                return style.outline
            if style.name[:-1] == "heading " and style.name[-1] in "123456789":  # what other programs leave unsaid
                return int(style.name[-1])
        return 0

    def number(self, id: str) -> tuple[str, str, str]:  # noqa: A002
        """The list that paragraphs of a style are numbered in, the level that it says, and the style that says so."""
        for style in self.chain(id):
            if style.number:
                return style.number, style.level, style.id
        return "", "", ""


def _style(element: Element) -> Style:
    properties = element.first("w:pPr")
    number, level = number_of(properties)
    return Style(
        element.get("w:styleId"),
        _value(element, "w:name").lower(),
        _value(element, "w:basedOn"),
        number,
        level,
        outline_of(properties),
    )


def number_of(properties: Element | None) -> tuple[str, str]:
    """The list and the level that the properties of a paragraph name; "" for what they do not."""
    numbered = properties.first("w:numPr") if properties else None
    return (_value(numbered, "w:numId"), _value(numbered, "w:ilvl")) if numbered else ("", "")


def outline_of(properties: Element | None) -> int:
    """The outline level that the properties of a paragraph name, from 1; 0 for running text, -1 where they do not."""
    value = _value(properties, "w:outlineLvl") if properties else ""
    if not value.isdecimal():
        return -1
    return int(value) + 1 if int(value) < 9 else 0


def _value(element: Element, tag: str) -> str:
    """The value of a property of an element; "" where it has none."""
    found = element.first(tag)
    return found.get("w:val") if found else ""
