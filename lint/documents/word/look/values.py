"""Values: what one place (the defaults, a style, a level of a list, a paragraph, a run) says of a look, and what comes
of one said over another.

Lengths are in points. An indent is a length and a number of characters; where the number is not 0, Word goes by that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from lint.documents.package.xml import Element
from lint.documents.word.numbering import is_on

# The tags of the properties that are read here.
KEEP = frozenset((
    "w:rPr", "w:pPr", "w:rFonts", "w:sz", "w:b", "w:i", "w:color", "w:rStyle", "w:pStyle", "w:spacing", "w:ind", "w:jc",
    "w:snapToGrid", "w:pageBreakBefore", "w:numPr", "w:numId", "w:ilvl", "w:pBdr", "w:top", "w:bottom", "w:framePr",
    "w:rPrChange", "w:pPrChange", "w:u",
))  # fmt: skip
# What is said, by the names of the fields below; what is not said is not in it.
Said = Mapping[str, Any]
TOGGLES = ("bold", "italic")
_TWIPS = 20
_ALIGN = {"start": "left", "end": "right", "justify": "both"}


class CharacterLook(Struct, frozen=True):
    """How characters look: the fonts of East Asian, of ASCII and of other characters; what they are taken for where
    they may be either (`hint`); points; and a colour as six hexadecimal digits, or `auto`."""

    asian: str = "宋体"
    ascii: str = "Times New Roman"
    other: str = "Times New Roman"
    hint: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    color: str = "auto"

    def font(self, char: str) -> str:
        """The font of a character."""
        if char < "\x80":
            return self.ascii
        return self.asian if is_asian(char, self.hint) else self.other


class Border(Struct, frozen=True):
    """A line above or below a paragraph: its style, points, and colour."""

    style: str
    width: float
    color: str


class ParagraphLook(Struct, frozen=True):
    """How a paragraph looks: `first` is the indent of its first line, negative where that hangs; `line` a multiple of
    a line where `rule` is "auto", else points. `characters` is how the characters look of which no run says more."""

    align: str = "left"
    first: float = 0.0
    first_chars: float = 0.0
    left: float = 0.0
    left_chars: float = 0.0
    right: float = 0.0
    right_chars: float = 0.0
    line: float = 1.0
    rule: str = "auto"
    before: float = 0.0
    after: float = 0.0
    snap: bool = True
    new_page: bool = False
    framed: bool = False
    above: Border | None = None
    below: Border | None = None
    characters: CharacterLook = CharacterLook()

    def first_in(self, size: float) -> float:
        """The indent of the first line, in characters of a size."""
        return self.first_chars or self.first / max(size, 1)

    def left_in(self, size: float) -> float:
        """The indent on the left, in characters of a size."""
        return self.left_chars or self.left / max(size, 1)

    def right_in(self, size: float) -> float:
        """The indent on the right, in characters of a size."""
        return self.right_chars or self.right / max(size, 1)


def is_asian(char: str, hint: str = "") -> bool:
    """Whether a character that is not ASCII takes the East Asian font; of quotes, dashes, circled numbers,
    letters of pinyin and their like, which both have, the hint decides."""
    code = ord(char)
    if 0x2E80 <= code <= 0xD7FF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE6F or code >= 0xFF00:
        return True
    return hint == "eastAsia"


def characters(element: Element | None, themed: Callable[[str], str]) -> dict[str, Any]:
    """What an `w:rPr` says; `themed` gives the font for a name of a theme's fonts."""
    said: dict[str, Any] = {}
    for kid in element.kids if element else ():
        tag = kid.tag
        if tag == "w:rFonts":
            said.update(_fonts(kid, themed))
        elif tag == "w:sz":
            if (size := number(kid.get("w:val"))) > 0:
                said["size"] = size / 2
        elif tag == "w:b":
            said["bold"] = is_on(kid)
        elif tag == "w:i":
            said["italic"] = is_on(kid)
        elif tag == "w:u":
            said["underlined"] = kid.get("w:val", "single") != "none"
        elif tag == "w:color":
            said["color"] = kid.get("w:val", "auto").upper().replace("AUTO", "auto")
    return said


def _fonts(element: Element, themed: Callable[[str], str]) -> dict[str, str]:
    """The fonts that are named; one of the theme is stronger than a name beside it."""
    said = {}
    for field, name in (("asian", "eastAsia"), ("ascii", "ascii"), ("other", "hAnsi")):
        font = themed(element.get(f"w:{name}Theme")) or element.get(f"w:{name}")
        if font:
            said[field] = font
    if hint := element.get("w:hint"):
        said["hint"] = hint
    return said


def paragraph(element: Element | None) -> dict[str, Any]:
    """What a `w:pPr` says."""
    said: dict[str, Any] = {}
    for kid in element.kids if element else ():
        tag = kid.tag
        if tag == "w:spacing":
            said.update(_spacing(kid))
        elif tag == "w:ind":
            said.update(_indents(kid))
        elif tag == "w:jc":
            said["align"] = _ALIGN.get(kid.get("w:val"), kid.get("w:val"))
        elif tag == "w:snapToGrid":
            said["snap"] = is_on(kid)
        elif tag == "w:pageBreakBefore":
            said["new_page"] = is_on(kid)
        elif tag == "w:framePr":
            said["framed"] = True
        elif tag == "w:pBdr":
            said.update(_borders(kid))
    return said


def _spacing(element: Element) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if rule := element.get("w:lineRule"):
        said["rule"] = rule
    if line := element.get("w:line"):
        said["twips"] = number(line)
    for field in ("before", "after"):
        if value := element.get(f"w:{field}"):
            said[field] = number(value) / _TWIPS
    return said


def _indents(element: Element) -> dict[str, float]:
    """The indents that are said, in points and in characters; of a line that is said to hang and to be indented, it
    hangs."""
    said: dict[str, float] = {}
    for field, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            if value := element.get(f"w:{name}"):
                said[field] = number(value) / _TWIPS
            if value := element.get(f"w:{name}Chars"):
                said[f"{field}_chars"] = number(value) / 100
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        if value := element.get(f"w:{name}"):
            said["first"] = sign * number(value) / _TWIPS
        if value := element.get(f"w:{name}Chars"):
            said["first_chars"] = sign * number(value) / 100
    return said


def _borders(element: Element) -> dict[str, Border | None]:
    found: dict[str, Border | None] = {}
    for field, tag in (("above", "w:top"), ("below", "w:bottom")):
        if kid := element.first(tag):
            style = kid.get("w:val", "none")
            border = Border(style, number(kid.get("w:sz")) / 8, kid.get("w:color", "auto").upper())
            found[field] = border if style not in ("none", "nil") else None
    return found


def look_of(said: Said) -> ParagraphLook:
    """The look of a paragraph of which all that is said lies one over the other; `characters` apart."""
    values = {name: value for name, value in said.items() if name != "twips"}
    twips, rule = said.get("twips"), said.get("rule", "auto")
    if twips is not None:
        values["line"] = twips / 240 if rule == "auto" else abs(twips) / _TWIPS
    return ParagraphLook(**values)


def number(text: str) -> float:
    """A number that a file says, in whatever it counts, also `28pt`; 0 where it says something else."""
    scale = 1.0
    for unit, twips in (("pt", 20), ("mm", 1440 / 25.4), ("cm", 14400 / 25.4), ("in", 1440)):
        if text.endswith(unit):
            text, scale = text[: -len(unit)], twips
    try:
        value = float(text) * scale
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0
