"""Xml: a part as a light tree in which each element knows where its bytes are, so that a writer can splice them.

`xml.parsers.expat` gives the places; names are put into the short forms by which everybody knows them (`w:p`), whatever
prefix a file uses, and those of the strict namespaces into the same. What a reader has no use for is left out of the
tree while parsing: an element that is not kept hands its children to the one around it.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterator
from xml.parsers import expat

from msgspec import Struct

from lint.documents.decode import NotTextError

# Nobody nests deeper, nor writes a part of more elements that are kept; both have room to spare (a book of 600,000
# characters has 200,000), and what reads a tree may go down into it by calling itself.
MAX_DEPTH, MAX_ELEMENTS = 250, 2_000_000
_OOXML, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    _OOXML + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OOXML + "markup-compatibility/2006": "mc",
    _OOXML + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OOXML + "drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _OOXML + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OOXML + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OOXML + "package/2006/relationships": "rel",
    _OOXML + "package/2006/content-types": "ct",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xlink": "xlink",
    **{_ODF + name + ":1.0": name for name in ("office", "text", "table", "style", "manifest")},
    _ODF + "drawing:1.0": "draw",
}
_OPEN = re.compile(rb"<[^<>\s/]+(?:\s+[^\s=<>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
# What one character of a text is made of. Within an element that holds text alone there is nothing else.
_CHARACTER = re.compile(rb"&[^;]+;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]+")
# Elements whose attributes say nothing but when they were made; in a tree of some names alone, they keep long names.
_BARE = ("w:r", "w:p")
_UTF8 = frozenset(("utf-8", "utf8", "us-ascii", "ascii"))


class Element(Struct, gc=False):
    """An element; `start` is the byte at which its tag opens, `close` that at which its end tag does.

    `text` is kept of the elements that were asked for; `Part` knows the other places.
    """

    tag: str
    start: int
    attributes: dict[str, str]
    kids: list[Element]
    close: int = 0
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    def first(self, tag: str) -> Element | None:
        """The first child of a name."""
        for kid in self.kids:
            if kid.tag == tag:
                return kid
        return None

    def all(self, tag: str) -> list[Element]:
        """The children of a name."""
        return [kid for kid in self.kids if kid.tag == tag]

    def iter(self, *tags: str) -> Iterator[Element]:
        """This element and all below it, in the order of the file; only those of some names where these are given."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if not tags or element.tag in tags:
                yield element
            waiting.extend(reversed(element.kids))


class Part:
    """A part of a package: its bytes and its tree, and where in the bytes an element and its characters are."""

    def __init__(
        self, name: str, raw: bytes, keep: Collection[str] | None = None, texts: Collection[str] = ("w:t",)
    ) -> None:
        self.name = name
        self.raw = raw
        self.root = parse(raw, keep, texts)

    def inner(self, element: Element) -> int:
        """The byte after an element's opening tag."""
        match = _OPEN.match(self.raw, element.start)
        assert match, f"no tag at {element.start} of {self.name}"
        return match.end()

    def is_empty(self, element: Element) -> bool:
        """Whether an element is one tag (`<w:t/>`)."""
        return self.raw[self.inner(element) - 2 : self.inner(element)] == b"/>"

    def end(self, element: Element) -> int:
        """The byte after an element."""
        return self.inner(element) if self.is_empty(element) else self.raw.index(b">", element.close) + 1

    def byte_at(self, element: Element, offset: int) -> int:
        """The byte at which a character of an element's text begins; its end for the place after the last one.

        Raises ValueError for an element that holds more than characters (CDATA, comments): it cannot be parted.
        """
        at = self.inner(element)
        if self.is_empty(element):
            return at
        if b"<" in self.raw[at : element.close]:
            raise ValueError(f"{self.name}: more than characters at {at}")
        for _ in range(offset):
            match = _CHARACTER.match(self.raw, at, element.close)
            if match is None:
                break
            at = match.end()
        return at


def parse(raw: bytes, keep: Collection[str] | None = None, texts: Collection[str] = ("w:t",)) -> Element:
    """The tree of a part with the elements of the names in `keep` (all, where None), and the text of those in `texts`.

    Raises NotTextError: "dtd" for a document type or an entity, "utf16-part" for an encoding in which bytes cannot be
    counted, "deep" for more elements in each other than anybody writes, "damaged" for what is not XML.
    """
    parser = guarded()
    builder = _Builder(parser, keep, texts)
    feed(parser, raw)
    if builder.root is None:
        raise NotTextError("damaged")
    return builder.root


def guarded() -> expat.XMLParserType:
    """A parser that refuses document types, entities and encodings in which bytes cannot be counted."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.EntityDeclHandler = _refuse_dtd
    parser.XmlDeclHandler = _refuse_encoding
    return parser


def feed(parser: expat.XMLParserType, raw: bytes) -> None:
    """Let a parser read a part; raises NotTextError as `parse` does."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:4].count(0):
        raise NotTextError("utf16-part")
    collecting = gc.isenabled()
    gc.disable()  # a tree grows fast and holds no circles: to look for them costs a third of the time
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise NotTextError("damaged") from error
    except ValueError as error:  # an encoding of several bytes
        raise NotTextError("utf16-part") from error
    finally:
        if collecting:
            gc.enable()


class Names(dict[str, str]):
    """From a name as expat gives it to the short one; empty for what is not kept."""

    def __init__(self, keep: Collection[str] | None) -> None:
        self._keep = keep

    def __missing__(self, name: str) -> str:
        short = _short(name)
        self[name] = short if self._keep is None or short in self._keep else ""
        return self[name]


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if not space:
        return local
    prefix = PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else f"{{{space}}}{local}"


class _Builder:
    """Makes the tree while expat reads."""

    def __init__(self, parser: expat.XMLParserType, keep: Collection[str] | None, texts: Collection[str]) -> None:
        self.root: Element | None = None
        names, attributes = Names(keep), Names(None)
        bare = () if keep is None else _BARE
        open_: list[Element] = []
        depth = count = 0

        def start(name: str, given: dict[str, str]) -> None:
            nonlocal depth, count
            depth += 1
            if depth > MAX_DEPTH:
                raise NotTextError("deep")
            tag = names[name]
            if not tag:
                return
            count += 1
            if count > MAX_ELEMENTS:
                raise NotTextError("bomb")
            if given and tag not in bare:
                given = {attributes[key]: value for key, value in given.items()}
            element = Element(tag, parser.CurrentByteIndex, given, [])
            if open_:
                open_[-1].kids.append(element)
            elif self.root is None:
                self.root = element
            open_.append(element)
            if tag in texts:
                parser.CharacterDataHandler = characters

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            if names[name]:
                element = open_.pop()
                element.close = parser.CurrentByteIndex
                if element.tag in texts:
                    parser.CharacterDataHandler = None

        def characters(data: str) -> None:
            open_[-1].text += data

        parser.StartElementHandler = start
        parser.EndElementHandler = end


def _refuse_dtd(*_: object) -> None:
    raise NotTextError("dtd")


def _refuse_encoding(version: str, encoding: str | None, standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _UTF8:
        raise NotTextError("utf16-part")
