"""Verify: what was written is read again, and must be what it was to be; better nothing than something wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lint.documents.decode import NotTextError
from lint.documents.package.xml import Element, Part
from lint.documents.word import paragraphs
from lint.documents.word.inline import TEXTS
from lint.documents.word.numbering import Numbering
from lint.documents.word.paragraphs import Reader
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from lint.documents.word.styles import Styles
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.markup import name_of
from lint.documents.writers.word.splice import Splices, spliced


def verified(source: PackageSource, raw: bytes, text: str) -> bytes:
    """The bytes of a package that was made from that of `source`; raises NotSplicedError where they would not be read
    as `text`."""
    try:
        found = read(raw, source.path).source.text
    except NotTextError:
        raise NotSplicedError from None
    if found != text:
        raise NotSplicedError
    return raw


def verify_text(splices: Splices) -> None:
    """See to it that what is written into a part leaves its text as it was. Only the paragraphs that it touches are
    read again, before and after; raises NotSplicedError."""
    part, edits = splices.part, splices.edits()
    spans = [(element.start, part.end(element)) for element in _touched(part, edits)]
    head = part.raw[: part.inner(part.root)]
    tail = b"</" + name_of(part, part.root) + b">"
    before = [part.raw[start:end] for start, end in spans]
    after = [spliced(part.raw, edits[_first(edits, start) : _first(edits, end)], start, end) for start, end in spans]
    try:
        same = _texts(b"".join([head, *before, tail])) == _texts(b"".join([head, *after, tail]))
    except NotTextError:
        same = False
    if not same:
        raise NotSplicedError


def _first(edits: Sequence[tuple[int, int, bytes]], byte: int) -> int:
    """The number of the first edit at a byte or behind it."""
    return bisect_right(edits, (byte, -1, b""))


def _touched(part: Part, edits: Sequence[tuple[int, int, bytes]]) -> list[Element]:
    """The outermost paragraphs that edits begin in."""
    all_ = [*_outermost(part.root)]
    starts = [element.start for element in all_]
    found = {at for start, _, _ in edits if (at := bisect_right(starts, start) - 1) >= 0}
    return [all_[at] for at in sorted(found)]


def _outermost(element: Element) -> Iterator[Element]:
    for kid in element.kids:
        if kid.tag == "w:p":
            yield kid
        elif kid.tag != "w:r":
            yield from _outermost(kid)


def _texts(raw: bytes) -> list[str]:
    """The paragraphs of some bytes of a part, without numbers."""
    styles = Styles()
    reader = Reader(styles, Numbering(None, styles))
    reader.read("", Part("", raw, paragraphs.KEEP, TEXTS).root, "body")
    return [paragraph.text for paragraph in reader.paragraphs]
