"""Sheet: the styles of a document as far as they say how something looks; with defaults, theme and lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from lint.documents.decode import NotTextError
from lint.documents.package.archive import Package
from lint.documents.package.relations import relations
from lint.documents.package.xml import Element, Part, parse
from lint.documents.word.look import values
from lint.documents.word.look.values import TOGGLES

_THEME = frozenset((
    "a:theme", "a:themeElements", "a:fontScheme", "a:majorFont", "a:minorFont", "a:ea", "a:latin", "a:font",
))  # fmt: skip
_NAME = re.compile(rb"<([^\s/>]+)")
# No style is based on so many others.
_LONGEST_CHAIN = 50


class Slices:
    """Properties of one part, each parsed when somebody asks for it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.head = part.raw[: part.inner(part.root)] if not part.is_empty(part.root) else b""
        opened = _NAME.match(part.raw, part.root.start)
        self.tail = b"</" + opened[1] + b">" if opened else b""

    def bytes_of(self, element: Element) -> bytes:
        """An element as it stands."""
        return self.part.raw[element.start : self.part.end(element)]

    def whole(self, element: Element | None) -> Element | None:
        """An element that the part's tree has in outline, with all that is read of it."""
        if element is None:
            return None
        return _whole(self.head, self.bytes_of(element), self.tail, self.part.root.tag)


@lru_cache(maxsize=4096)
def _whole(head: bytes, raw: bytes, tail: bytes, root: str) -> Element | None:
    """An element by its bytes and those of the root around it; many documents of a run say the same."""
    try:
        parsed = parse(head + raw + tail, values.KEEP | {root}, ())
    except NotTextError:  # a prefix that is declared between the root and here
        return None
    return parsed.kids[0] if parsed.kids else None


class Sheet:
    """The styles of the part `styles` of a package, asked by their ids; an id of "" is the default paragraph style.

    `numbering` is the part of the lists. Either part may be missing.
    """

    def __init__(self, package: Package, main: str, styles: Part | None, numbering: Part | None) -> None:
        self._package = package
        self._main = main
        self._slices = Slices(styles) if styles else None
        self._styles: dict[tuple[str, str], Element] = {}
        self._default = {"paragraph": "", "character": "", "table": ""}
        for element in styles.root.all("w:style") if styles else ():
            kind = element.get("w:type", "paragraph")
            self._styles[kind, element.get("w:styleId")] = element
            if element.get("w:default") in ("1", "true", "on"):
                self._default[kind] = element.get("w:styleId")
        self._levels = Levels(numbering) if numbering else None
        self._said: dict[tuple[str, str], dict[str, Any]] = {}

    def chain(self, kind: str, id: str) -> list[Element]:  # noqa: A002 - the word of the format
        """A style of a kind (paragraph, character, table) and those that it is based on, the farthest first."""
        found: dict[str, Element] = {}
        at = id if (kind, id) in self._styles else self._default.get(kind, "")
        while (kind, at) in self._styles and at not in found and len(found) < _LONGEST_CHAIN:
            found[at] = self._styles[kind, at]
            based = found[at].first("w:basedOn")
            at = based.get("w:val") if based else ""
        return [*reversed(found.values())]

    @cached_property
    def defaults(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the document's defaults say of characters and of paragraphs."""
        root = self._slices.part.root.first("w:docDefaults") if self._slices else None
        looks, shapes = (root.first("w:rPrDefault"), root.first("w:pPrDefault")) if root else (None, None)
        said = self._characters(looks.first("w:rPr") if looks else None)
        return said, self._paragraph(shapes.first("w:pPr") if shapes else None)

    def characters(self, kind: str, id: str) -> Mapping[str, Any]:  # noqa: A002
        """What a chain of styles says of characters."""
        key = kind, id
        if key not in self._said:
            said: dict[str, Any] = {}
            for style in self.chain(kind, id):
                said.update(self._characters(style.first("w:rPr")))
            self._said[key] = said
        return self._said[key]

    def paragraph(self, kind: str, id: str, numbered: bool = True) -> dict[str, Any]:  # noqa: A002
        """What a chain of styles says of paragraphs, with the lists that it names, unless a paragraph leaves these."""
        said: dict[str, Any] = {}
        for style in self.chain(kind, id):
            properties = self._slices.whole(style.first("w:pPr")) if self._slices else None
            if numbered and properties and (of_list := properties.first("w:numPr")):
                said.update(self.list_level(of_list, style.get("w:styleId")))
            said.update(values.paragraph(properties))
        return said

    def list_level(self, element: Element, style: str = "") -> dict[str, Any]:
        """What the level of a list that a `w:numPr` names says of paragraphs; where it names none, that of a style."""
        number, level = element.first("w:numId"), element.first("w:ilvl")
        if not number or self._levels is None:
            return {}
        return self._levels.said(number.get("w:val"), level.get("w:val") if level else "", style)

    def number_of(self, id: str) -> tuple[str, str]:  # noqa: A002
        """The id of the list that a style numbers its paragraphs in, and its level; "" where it does not say."""
        found = "", ""
        for style in self.chain("paragraph", id):
            properties = style.first("w:pPr")
            if properties and (of_list := properties.first("w:numPr")):
                number, level = of_list.first("w:numId"), of_list.first("w:ilvl")
                found = (number.get("w:val") if number else found[0]), (level.get("w:val") if level else "")
        return found

    def _characters(self, element: Element | None) -> dict[str, Any]:
        return values.characters(self._slices.whole(element), self.themed) if self._slices else {}

    def _paragraph(self, element: Element | None) -> dict[str, Any]:
        return values.paragraph(self._slices.whole(element)) if self._slices else {}

    def themed(self, name: str) -> str:
        """The font for a name such as `minorEastAsia`; "" where there is none of that name."""
        return self._theme.get(name, "") if name else ""

    @cached_property
    def _theme(self) -> dict[str, str]:
        part = next((one.target for one in relations(self._package, self._main) if one.type == "theme"), "")
        if part not in self._package:
            return {}
        try:
            root = parse(self._package.part(part), _THEME, ())
        except NotTextError:
            return {}
        found: dict[str, str] = {}
        for size in ("major", "minor"):
            for fonts in root.iter(f"a:{size}Font"):
                found.update(_of_theme(size, fonts))
        return found


class Levels:
    """What the levels of lists say of paragraphs."""

    def __init__(self, part: Part) -> None:
        self._slices = Slices(part)
        shapes = {one.get("w:abstractNumId"): one for one in part.root.all("w:abstractNum")}
        self._levels: dict[str, dict[str, Element]] = {}
        self._of_style: dict[tuple[str, str], str] = {}
        for number in part.root.all("w:num"):
            shape = number.first("w:abstractNumId")
            id_ = number.get("w:numId")
            levels = [*(shapes[shape.get("w:val")].all("w:lvl") if shape and shape.get("w:val") in shapes else ())]
            for override in number.all("w:lvlOverride"):
                levels += override.all("w:lvl")
            self._levels[id_] = {level.get("w:ilvl"): level for level in levels}
            for level in levels:
                if style := level.first("w:pStyle"):
                    self._of_style[id_, style.get("w:val")] = level.get("w:ilvl")

    def said(self, number: str, level: str, style: str = "") -> dict[str, Any]:
        """What a level of a list says; the one that belongs to a style, where no level is given."""
        level = level or self._of_style.get((number, style), "0")
        found = self._levels.get(number, {}).get(level)
        return values.paragraph(self._slices.whole(found.first("w:pPr"))) if found else {}


def toggled(*said: Mapping[str, Any]) -> dict[str, bool]:
    """Bold and italic of several levels of styles: on in an even number of them is off."""
    return {name: sum(bool(one.get(name)) for one in said) % 2 == 1 for name in TOGGLES}


def _of_theme(size: str, fonts: Element) -> dict[str, str]:
    """The fonts of one size of a theme; where it names no East Asian one, that for simplified Chinese."""

    def face(tag: str) -> str:
        found = fonts.first(tag)
        return found.get("typeface") if found else ""

    hans = next((one.get("typeface") for one in fonts.all("a:font") if one.get("script") == "Hans"), "")
    latin = face("a:latin")
    return {size + "EastAsia": face("a:ea") or hans, size + "HAnsi": latin, size + "Ascii": latin}
