"""Fix file: correct a document, and write the file that it was read from."""

from __future__ import annotations

import os
from typing import Literal

from lint.base import atomic
from lint.base.model import Violation
from lint.check.fixpoint import Fixed, Look, fixpoint
from lint.documents.document import Document
from lint.documents.writers.text import NotSplicedError, splice

Mode = Literal["write", "show"]


def fix_file(
    path: str, raw: bytes, document: Document, found: list[Violation], look: Look, mode: Mode, unsafe: bool
) -> Fixed:
    """Correct a document that was read from the bytes `raw` of a file; "write" writes it, unless `path` is `-`."""
    source = document.source
    fixed = fixpoint(document, found, look, unsafe)
    fixed.raw, fixed.before = raw, source.text
    if not fixed.rounds:
        return fixed

    def refused(trouble: str, **values: str) -> Fixed:
        return Fixed(document, found, raw=raw, before=source.text, trouble=trouble, values=values)

    if not source.writable:
        return refused("fix.read-only")
    try:
        fixed.raw = splice(raw, source, fixed.rounds)
        if mode == "write" and path != "-":
            atomic.write(path, fixed.raw, expected=raw)
    except NotSplicedError:
        return refused("fix.bytes", encoding=source.encoding)
    except atomic.ChangedError:
        return refused("fix.changed")
    except OSError as error:
        return refused("fix.unwritten", reason=os.strerror(error.errno or 0))
    return fixed
