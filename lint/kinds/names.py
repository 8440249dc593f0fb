"""names: the name of a document between 《 and 》 that is nearly, but not quite, an official name.

    names = ["中国共产党章程", …]     official names, to the character
    short = ["党章", …]              short and former names that may stand as well
    distance = 3                     report a name that so many characters (added, left out, changed) set apart

A name whose bracketed status is left out (《…条例》 for 《…条例（试行）》) is one change whatever its length. A version
note inside the marks (（2018年修订）) does not count. What is nearer to another official name is held against that one.
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from lint.document import Document
from lint.kinds import Hits, Kind
from lint.model import Edit, Finding

_TITLE = re.compile(r"《([^《》\n]{4,40})》")
_STATUS = re.compile(r"（(?:试行|暂行|修订|草案|征求意见稿|修正)）$")
_VERSION = re.compile(r"（\d{4}年[^（）]{0,8}）$")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    names: list[str]
    short: list[str] = []
    distance: int = 3

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset([*self.names, *self.short])

    @cached_property
    def without_status(self) -> dict[str, str]:
        """Names that carry a status, by the name without it."""
        return {_STATUS.sub("", name): name for name in self.names if _STATUS.search(name)}


def patterns(options: Options) -> list[str]:
    return ["《[^《》\\n]{4,40}》"]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    for match in _TITLE.finditer(document.text):
        written = _VERSION.sub("", match[1].replace("(", "（").replace(")", "）"))
        if written in options.known:
            continue
        right = options.without_status.get(written) or _nearest(written, options)
        if right:
            start, end = match.span(1)
            yield Finding(start, end, {"found": match[1], "fix": right}, (Edit(start, end, right),))


def _nearest(written: str, options: Options) -> str | None:
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extractOne

    # A name must share most of its characters: three changes in a short name make another name.
    cutoff = min(options.distance, len(written) // 5)
    if cutoff < 1:
        return None
    found = extractOne(written, options.known, scorer=Levenshtein.distance, score_cutoff=cutoff)
    return found[0] if found and found[0] in options.names else None


KIND = Kind(Options, frozenset({"found", "fix"}), check, patterns=patterns)
