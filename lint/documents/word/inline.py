"""Inline: the text of one paragraph of WordprocessingML, piece by piece, as it is with all changes accepted."""

from __future__ import annotations

from lint.documents.package.xml import Element
from lint.documents.word.fields import Fields
from lint.documents.word.numbering import is_on
from lint.documents.word.paragraph import HOLE, SOFT_BREAK, Piece

# The tags that are looked at here.
KEEP = frozenset((
    "w:r", "w:rPr", "w:vanish", "w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym", "w:fldChar",
    "w:fldSimple", "w:instrText", "w:sdt", "w:sdtPr", "w:docPartGallery", "w:sdtContent", "w:txbxContent", "w:ins",
    "w:del", "w:moveFrom", "w:moveTo", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "w:ruby",
    "w:rubyBase", "w:rt", "w:object", "w:pict", "w:drawing", "w:footnoteReference", "w:endnoteReference",
    "w:lastRenderedPageBreak", "w:softHyphen", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
))  # fmt: skip
TEXTS = frozenset(("w:t", "w:instrText"))
# What is neither text nor holds any: properties, what somebody deleted, what is there for older programs.
PASSED = frozenset((
    "w:rPr", "w:pPr", "w:sdtPr", "w:del", "w:moveFrom", "mc:Fallback", "w:rt", "w:footnoteReference",
    "w:endnoteReference", "w:lastRenderedPageBreak", "w:softHyphen", "w:commentRangeStart", "w:commentRangeEnd",
    "w:commentReference",
))  # fmt: skip
# Boxes and ticks of forms, by font and character; other signs are a hole in the text.
_SYMBOLS = {
    ("wingdings", "F0FE"): "☑", ("wingdings", "F0A8"): "□", ("wingdings", "F06F"): "□", ("wingdings", "F0FC"): "✓",
    ("wingdings", "F0FD"): "☒", ("wingdings", "F0A1"): "○", ("wingdings 2", "F052"): "☑", ("wingdings 2", "F0A3"): "□",
    ("wingdings 2", "F050"): "✓", ("wingdings 2", "0052"): "☑", ("wingdings 2", "00A3"): "□",
    ("wingdings 2", "0050"): "✓", ("wingdings", "00FE"): "☑", ("wingdings", "00A8"): "□", ("wingdings", "00FC"): "✓",
}  # fmt: skip
_BLANKS = " \t\r\n"
_TO_BLANKS = str.maketrans("\t\r\n", "   ")


class Inline:
    """Collects the pieces of one paragraph, and the text boxes that hang on it; `fields` is what is open before it."""

    def __init__(self, fields: Fields) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []
        self._parts: list[str] = []
        self._size = 0
        self._fields = fields
        self._hidden = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, text: str, element: Element | None, run: Element | None, inserted: bool = False, at: int = 0) -> None:
        """A piece of text at the end."""
        if text and not self._hidden and not self._fields.hides:
            start, self._size = self._size, self._size + len(text)
            self._parts.append(text)
            self.pieces.append(Piece(start, self._size, element, run, inserted, at))

    def read(self, element: Element, run: Element | None = None, inserted: bool = False) -> None:
        """What an element holds."""
        for kid in element.kids:
            tag = kid.tag
            if tag == "w:t":
                self._characters(kid, run, inserted)
            elif tag == "w:r":
                self._run(kid, inserted)
            elif tag in PASSED:
                continue
            elif tag in _ONE:
                self.add(_ONE[tag], kid, run, inserted)
            else:
                self._other(kid, run, inserted)

    def _run(self, run: Element, inserted: bool) -> None:
        outer = self._hidden
        look = run.first("w:rPr")
        if look and look.kids:
            self._hidden = outer or is_on(look.first("w:vanish"))
        self.read(run, run, inserted)
        self._hidden = outer

    def _other(self, kid: Element, run: Element | None, inserted: bool) -> None:
        tag = kid.tag
        if tag == "w:br":
            if kid.get("w:type", "textWrapping") == "textWrapping":
                self.add(SOFT_BREAK, kid, run, inserted)
        elif tag == "w:sym":
            sign = (kid.get("w:font").lower(), kid.get("w:char").upper())
            self.add(_SYMBOLS.get(sign, HOLE), kid, run, inserted)
        elif tag == "w:fldChar":
            self._fields.mark(kid.get("w:fldCharType"))
        elif tag == "w:instrText":
            self._fields.instruct(kid.text)
        elif tag == "w:fldSimple":
            self._simple(kid, inserted)
        elif tag == "w:txbxContent":
            self.boxes.append(kid)
        elif tag == "mc:AlternateContent":
            if chosen := kid.first("mc:Choice") or kid.first("mc:Fallback"):
                self.read(chosen, run, inserted)
        else:
            self.read(kid, run, inserted or tag in ("w:ins", "w:moveTo"))

    def _characters(self, element: Element, run: Element | None, inserted: bool) -> None:
        """The text of a `w:t`: a blank at its ends that nobody asked to preserve is not shown."""
        text, at = element.text, 0
        if text and (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get("xml:space") != "preserve":
            at = len(text) - len(text.lstrip(_BLANKS))
            text = text.strip(_BLANKS)
        self.add(text if text.isprintable() else text.translate(_TO_BLANKS), element, run, inserted, at)

    def _simple(self, element: Element, inserted: bool) -> None:
        """A field whose code is an attribute."""
        self._fields.mark("begin")
        self._fields.instruct(element.get("w:instr"))
        self._fields.mark("separate")
        self.read(element, None, inserted)
        self._fields.mark("end")


_ONE = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": SOFT_BREAK,
    "w:noBreakHyphen": "-",
    "m:oMath": HOLE,
    "w:object": HOLE,
}
