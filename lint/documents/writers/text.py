"""Splice: put edits into the bytes that a text was read from, and leave every other byte as it was.

Nothing is encoded anew but what is written. What is kept is compared with the original byte by byte while the places
are counted, and where they do not agree nothing is done at all: better a slip that stays than a byte that changes.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import NamedTuple

from lint.base.model import Edit
from lint.documents.decode import EURO, NotTextError, decode
from lint.documents.source import REPLACEMENT, Source

_PLACES = "dj-lint-places"


class NotSplicedError(Exception):
    """The edited bytes would not read as the edited text."""


class _Damage(NamedTuple):
    """Bytes that cannot be decoded: the offset of the character that stands for them, and where they are."""

    offset: int
    start: int
    end: int


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits put in; they are in the order of the text and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.content]
        at = edit.end
    return "".join([*parts, text[at:]])


def splice(raw: bytes, source: Source, rounds: Sequence[Sequence[Edit]]) -> bytes:
    """The bytes `raw` of a source after several rounds of edits, each on the text that the one before made.

    Raises NotSplicedError where what came of it would not be read again as what it should be.
    """
    text = source.text
    for edits in rounds:
        raw = _splice(raw, Source(text, source.path, source.encoding, source.bom), edits)
        text = edited(text, edits)
    try:
        read = decode(raw, source.path)
    except NotTextError:
        raise NotSplicedError from None
    if (read.text, read.encoding, read.bom) != (text, source.encoding, source.bom):
        raise NotSplicedError
    return raw


def _splice(raw: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
    kept = _Kept(raw, source)
    parts = [source.bom]
    for edit in edits:
        parts += [kept.until(edit.start), edit.content.encode(source.encoding)]
        kept.until(edit.end)
    parts.append(kept.until(len(source.text)))
    if kept.byte != len(raw):
        raise NotSplicedError
    return b"".join(parts)


class _Kept:
    """Walks along a text and its bytes together."""

    def __init__(self, raw: bytes, source: Source) -> None:
        self.raw = raw
        self.source = source
        self.offset = 0
        self.byte = len(source.bom)
        damaged = REPLACEMENT in source.text or EURO in source.text
        self.damage = iter(_damage(raw, self.byte, source.encoding) if damaged else ())
        self.next = next(self.damage, None)

    def until(self, offset: int) -> bytes:
        """The bytes from the last place to an offset of the text."""
        start = self.byte
        while self.next and self.next.offset < offset:
            self._good(self.next.offset)
            if self.byte != self.next.start:
                raise NotSplicedError
            self.offset, self.byte = self.next.offset + 1, self.next.end
            self.next = next(self.damage, None)
        self._good(offset)
        return self.raw[start : self.byte]

    def _good(self, offset: int) -> None:
        data = self.source.text[self.offset : offset].encode(self.source.encoding)
        if self.raw[self.byte : self.byte + len(data)] != data:
            raise NotSplicedError
        self.offset, self.byte = offset, self.byte + len(data)


def _damage(raw: bytes, at: int, encoding: str) -> list[_Damage]:
    """What could not be decoded and has something else in the text, as `decode` cuts it."""
    places: list[tuple[int, int]] = []

    def keep(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        places.append((error.start, error.end))
        return REPLACEMENT, error.end

    codecs.register_error(_PLACES, keep)
    data = raw[at:]
    data.decode(encoding, _PLACES)
    found: list[_Damage] = []
    offset = last = 0
    for start, end in places:
        offset += len(data[last:start].decode(encoding))
        found.append(_Damage(offset, at + start, at + end))
        offset, last = offset + 1, end
    return found
