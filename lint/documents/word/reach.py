"""Reach: what stands around an element of a part, and with it where a run may be parted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from lint.documents.package.xml import Element, Part
from lint.documents.word.paragraph import Piece

_EQUATION = re.compile(rb"<(/?)(?:[\w.-]+:)?oMathPara(?=[\s/>])[^>]*>")
# A content control whose text comes from elsewhere, or that may not be edited: what is written there does not last.
_FILLED = re.compile(rb"dataBinding|(?:content|sdtContent)Locked")
# Fields whose result is a text like any other; that of all others is worked out anew.
_LASTING = re.compile(r"\s*(?:HYPERLINK|FORMTEXT)\b", re.IGNORECASE)


class Reach:
    """The elements of a part from below."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._above = {id(kid): element for element in part.root.iter() for kid in element.kids}

    def above(self, element: Element) -> Iterator[Element]:
        """The elements around one, the nearest first."""
        found = self._above.get(id(element))
        while found is not None:
            yield found
            found = self._above.get(id(found))

    def whole(self, piece: Piece) -> tuple[int, int] | None:
        """The bytes around a piece that cannot be parted within; None where its run can be."""
        assert piece.element is not None
        if piece.run is None:
            return self._equation(piece.element)
        direct = any(kid is piece.element for kid in piece.run.kids) and not self._is_mixed(piece.element)
        outermost = None if direct else piece.run
        for element in self.above(piece.run):
            if element.tag == "w:p":
                break
            if element.tag in ("mc:AlternateContent", "w:ruby") or (outermost and element.tag == "w:r"):
                outermost = element
        return (outermost.start, self.part.end(outermost)) if outermost else None

    def _is_mixed(self, element: Element) -> bool:
        """Whether more than characters stand in an element of text (CDATA, a comment of XML)."""
        return element.tag == "w:t" and b"<" in self.part.raw[self.part.inner(element) : element.close]

    def _equation(self, element: Element) -> tuple[int, int]:
        """The bytes of a formula: with the paragraph of formulas that it may stand in, where no mark may."""
        start, end = element.start, self.part.end(element)
        paragraph = next((one for one in self.above(element) if one.tag == "w:p"), None)
        marks = [*_EQUATION.finditer(self.part.raw, paragraph.start if paragraph else 0, start)]
        if marks and not marks[-1][1]:
            closing = _EQUATION.search(self.part.raw, end)
            return marks[-1].start(), closing.end() if closing else end
        return start, end

    def writable(self, piece: Piece) -> bool:
        """Whether the text of a piece may be changed: its run can be parted, and nothing fills it from elsewhere."""
        element = piece.element
        if piece.run is None or element is None or element.tag != "w:t" or self.whole(piece):
            return False
        at = bisect_right(self._computed, (element.start, len(self.part.raw))) - 1
        if at >= 0 and element.start < self._computed[at][1]:
            return False
        controls = [one for one in self.above(piece.run) if one.tag == "w:sdt"]
        properties = [one.first("w:sdtPr") for one in controls]
        return not any(one and _FILLED.search(self.part.raw, one.start, self.part.end(one)) for one in properties)

    @cached_property
    def _computed(self) -> list[tuple[int, int]]:
        """The stretches of bytes, in order, that hold what fields work out."""
        found: list[tuple[int, int]] = []
        open_: list[tuple[int, list[str]]] = []  # where each open field begins, and the pieces of its code
        for element in self.part.root.iter("w:fldChar", "w:instrText", "w:fldSimple"):
            kind = element.get("w:fldCharType")
            if element.tag == "w:fldSimple" and not _LASTING.match(element.get("w:instr")):
                found.append((element.start, element.close))
            elif element.tag == "w:instrText" and open_:
                open_[-1][1].append(element.text)
            elif kind == "begin":
                open_.append((element.start, []))
            elif kind == "end" and open_:
                start, code = open_.pop()
                if not _LASTING.match("".join(code)):
                    found.append((start, element.start))
        whole: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if not whole or start > whole[-1][1]:
                whole.append((start, end))
        return whole
