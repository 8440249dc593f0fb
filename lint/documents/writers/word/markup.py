"""Markup: elements of WordprocessingML as bytes that fit into a part, whatever prefix and namespace it uses."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lint.documents.package.xml import Element, Part

AUTHOR = "dj-lint"
KEEP_BLANKS = b' xml:space="preserve"'
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DECLARED = re.compile(rb"xmlns:w\s*=\s*[\"']([^\"']*)")
_NUMBER = re.compile(rb":id\s*=\s*[\"'](-?\d{1,10})[\"']")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A former look of a run, as a tracked change: text that is new has none.
_FORMER_LOOK = re.compile(
    rb"<((?:[\w.-]+:)?rPrChange)(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(?:/>|>.*?</\1\s*>)", re.DOTALL
)
# Numbers of changes and comments are 32 bits wide.
_LARGEST = 2**31 - 1


def escaped(text: str) -> bytes:
    """A text as it may stand in an element; what XML cannot hold is replaced."""
    return escape(_NOT_XML.sub("\ufffd", text)).encode()


def now() -> str:
    """The time of a comment or a change: that of the clock on the wall, which Word writes as if it were UTC; that of
    SOURCE_DATE_EPOCH where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = time.gmtime(int(epoch)) if epoch.isdecimal() else time.localtime()
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", moment)


def namespace(raw: bytes) -> bytes:
    """The namespace of a part's elements: the one that everybody writes, or that of the strict variant."""
    return STRICT if STRICT in raw[:20_000] and TRANSITIONAL not in raw[:20_000] else TRANSITIONAL


class Markup:
    """Writes elements for one part. Where `w:` does not stand for its namespace everywhere in it, each says so."""

    def __init__(self, part: Part) -> None:
        space = namespace(part.raw)
        head = part.raw[part.root.start : part.inner(part.root)]
        found = _DECLARED.search(head)
        plain = found is not None and found[1] == space and part.raw.count(b"xmlns:w=") == 1
        self._says = b"" if plain else b' xmlns:w="' + space + b'"'

    def tag(self, name: str, **attributes: object) -> bytes:
        """An element without anything in it."""
        return self._opened(name, attributes) + b"/>"

    def element(self, name: str, *inside: bytes, **attributes: object) -> bytes:
        """An element around what is markup already."""
        return self._opened(name, attributes) + b">" + b"".join(inside) + b"</w:" + name.encode() + b">"

    def text(self, name: str, inside: bytes) -> bytes:
        """An element of text (`t`, `delText`) around text that is escaped already."""
        return self._opened(name, {}) + KEEP_BLANKS + b">" + inside + b"</w:" + name.encode() + b">"

    def _opened(self, name: str, attributes: dict[str, object]) -> bytes:
        said = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
        return b"<w:" + name.encode() + self._says + said.encode()


class RunTags:
    """The tags of a run as they stand: what begins another of the same look, and what ends it."""

    def __init__(self, part: Part, run: Element) -> None:
        look = run.first("w:rPr")
        self.inside = part.end(look) if look else part.inner(run)
        self.open = part.raw[run.start : self.inside]
        self.close = b"</" + name_of(part, run) + b">"
        self.new = _FORMER_LOOK.sub(b"", self.open)


def name_of(part: Part, element: Element) -> bytes:
    """The name of an element with its prefix, as the part writes it."""
    return re.split(rb"[\s/>]", part.raw[element.start + 1 : part.inner(element)], maxsplit=1)[0]


def filled(part: Part, gone: list[Element], more: bytes) -> bytes:
    """A part without some elements of its root, and with more at its end."""
    raw, root, out, at = part.raw, part.root, [], 0
    for element in gone:
        out.append(raw[at : element.start])
        at = part.end(element)
    if not part.is_empty(root):
        return b"".join([*out, raw[at : root.close], more, raw[root.close :]])
    inner = part.inner(root)
    return raw[: inner - 2] + b">" + more + b"</" + name_of(part, root) + b">" + raw[inner:]


def prefix_of(part: Part) -> bytes:
    """The prefix, with its colon, of the root of a part."""
    before, colon, _ = name_of(part, part.root).rpartition(b":")
    return before + colon


def fresh(raws: Iterable[bytes]) -> Iterator[int]:
    """Numbers for changes or comments that none has in some parts."""
    used = {int(found) for raw in raws for found in _NUMBER.findall(raw)}
    number = max((*used, -1)) + 1
    if number > _LARGEST - 1_000_000:
        number = 0
    while True:
        if number not in used:
            yield number
        number += 1
