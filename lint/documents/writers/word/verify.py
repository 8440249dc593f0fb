"""Verify: what was written is read again, and must be what it was to be; better nothing than something wrong."""

from __future__ import annotations

from lint.documents.decode import NotTextError
from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import NotSplicedError


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
