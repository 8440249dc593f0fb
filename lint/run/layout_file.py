"""Layout of a file: a Word file is laid out as a 公文, into another file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from lint.base import atomic
from lint.base.files import read_regular
from lint.documents.decode import NotTextError
from lint.documents.official.standard import standard
from lint.documents.readers import read_bytes
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.cautions import cautions, right_suffix
from lint.documents.writers.word.layout.relay import Change, relay
from lint.run.checker import refused


class Outcome(Struct):
    """What was done to a file, or would be. `cautions` and `trouble` are keys of the messages; with a trouble, to which
    `values` belong, nothing was written."""

    changes: list[Change] = []
    cautions: list[str] = []
    trouble: str = ""
    values: Mapping[str, str] = {}


def layout_file(path: str, target: str, figures: Mapping[str, Any]) -> Outcome:
    """Lay the file at `path` out by the figures of `[layout]`, and write it to `target`, whole or not at all; "" writes
    nothing. A file in which nothing is to be done is written as it is."""
    try:
        raw = read_regular(path)
        document = read_bytes(raw, path)
    except (NotTextError, OSError) as error:
        found = refused(path, error)
        return Outcome(trouble=found.trouble, values=found.values)
    if not isinstance(document.source, PackageSource):
        return Outcome(trouble="layout.not-word")
    if target and (suffix := right_suffix(document.source, target)):
        return Outcome(trouble="word.suffix", values={"reason": suffix})
    try:
        made = relay(raw, document, standard(figures))
        if target:
            atomic.write(target, made.raw)
    except (NotSplicedError, NotTextError):
        return Outcome(trouble="layout.bytes")
    except OSError as error:
        return Outcome(trouble="layout.unwritten", values={"reason": os.strerror(error.errno or 0)})
    return Outcome(made.changes, cautions(document.source) if made.changes else [])
