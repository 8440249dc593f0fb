"""suppression: a comment `<!-- dj-lint: ignore[…] -->` that does nothing. No options.

Finds nothing by itself: whether a comment has something to suppress is known only when all the rules have run. The
module `suppress` reports it then, under the rule of the name `unused-suppression` or `unknown-suppression`.
Values: found.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind


class Options(Struct, forbid_unknown_fields=True):
    pass


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    return iter(())


KIND = Kind(Options, frozenset({"found"}), check)
