"""Fix file: correct a document, and write the file that it was read from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lint.base import atomic
from lint.base.model import Violation
from lint.check.fixpoint import Fixed, Look, fixpoint
from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.documents.writers.text import NotSplicedError, splice

if TYPE_CHECKING:
    from lint.documents.word.source import PackageSource

Mode = Literal["write", "show"]


class Destination(Struct, frozen=True):
    """Where a corrected Word document goes: into a new `file`, or `in_place`; nowhere where neither is said.

    Where the user `named` the document itself, a link is followed out of its folder.
    """

    file: str = ""
    in_place: bool = False
    named: bool = False


NOWHERE = Destination()


def fix_file(
    path: str,
    raw: bytes,
    document: Document,
    found: list[Violation],
    look: Look,
    mode: Mode,
    unsafe: bool,
    to: Destination = NOWHERE,
) -> Fixed:
    """Correct a document that was read from the bytes `raw` of a file; "write" writes it, unless `path` is `-`.

    A text is written where it was. A Word document gets tracked changes, and goes where `to` says.
    """
    source = document.source
    fixed = fixpoint(document, found, look, unsafe)
    fixed.raw, fixed.before = raw, source.text

    def refused(trouble: str, **values: str) -> Fixed:
        return Fixed(document, found, raw=raw, before=source.text, trouble=trouble, values=values)

    package = _package(document)
    if to.file and package is None:
        return refused("fix.only-word", target=to.file)
    if to.file and package and (suffix := _right_suffix(package, to.file)):
        return refused("word.suffix", target=to.file, reason=suffix)
    if not fixed.rounds and not to.file:
        return fixed
    if not source.writable:
        return refused("fix.read-only")
    if package and mode == "write" and not (to.file or to.in_place):
        return refused("fix.word-where")
    if mode == "write" and not (to.file or to.named) and (elsewhere := _leads_out(path)):
        return refused("fix.link", target=elsewhere)
    try:
        fixed.raw = _tracked(raw, package, fixed) if package else splice(raw, source, fixed.rounds)
        if mode == "write" and to.file:
            atomic.write(to.file, fixed.raw)
        elif mode == "write" and path != "-":
            atomic.write(path, fixed.raw, expected=raw)
        if package and fixed.raw != raw:
            fixed.cautions = _cautions(package)
    except (NotSplicedError, NotTextError):  # of a damaged package, a part that nobody read
        return refused("fix.word-bytes") if package else refused("fix.bytes", encoding=source.encoding)
    except atomic.ChangedError:
        return refused("fix.changed")
    except OSError as error:
        return refused("fix.unwritten", reason=os.strerror(error.errno or 0))
    return fixed


def _leads_out(path: str) -> str:
    """Where a link leads that leaves both its own folder and the working folder; empty for all else.

    Whoever made the folder of documents may have put it there, to have something corrected that is none of them.
    """
    if not os.path.islink(path):
        return ""
    real = os.path.realpath(path)
    tops = (os.path.realpath(os.path.dirname(path)), os.path.realpath(os.curdir))
    return "" if any(real.startswith(os.path.join(top, "")) for top in tops) else real


def _package(document: Document) -> PackageSource | None:
    """The source of a Word document that can be written to."""
    if document.format != "word":
        return None
    from lint.documents.word.source import PackageSource

    return document.source if isinstance(document.source, PackageSource) else None


def _right_suffix(package: PackageSource, target: str) -> str:
    from lint.documents.writers.word.cautions import right_suffix

    return right_suffix(package, target)


def _cautions(package: PackageSource) -> list[str]:
    from lint.documents.writers.word.cautions import cautions

    return cautions(package)


def _tracked(raw: bytes, package: PackageSource, fixed: Fixed) -> bytes:
    """The bytes of a Word document with its corrections as tracked changes; raises NotSplicedError."""
    from lint.documents.writers.compose import composed
    from lint.documents.writers.word.changes import track
    from lint.documents.writers.word.markup import now

    return track(raw, package, composed(package.text, fixed.rounds), now())
