"""split: a word torn apart by a blank or a line break (落 实, 党的二 十大).

    words = "落实 贯彻 …"       words of two characters
    by = "blank" | "line"       a blank (also U+00A0 and U+3000), or a line break

Passed over where the characters to both sides make words of the list with their other neighbours (行动 员工), and in
quotations and book titles, where a blank may separate two phrases.
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from lint.document import Document
from lint.kinds import Hits, Kind
from lint.model import Edit, Finding

_GAPS = {
    "blank": r"[ \u00a0\u3000]+(?=\w)",
    "line": r"[ \u00a0\u3000]*(?:\r\n|\r|\n)(?=\w)",
}


class Options(Struct, forbid_unknown_fields=True, dict=True):
    words: str
    by: Literal["blank", "line"] = "blank"

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words.split())


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, known = document.text, options.known
    for match in re.finditer(_GAPS[options.by], text):
        start, end = match.span()
        if not start or text[start - 1] + text[end] not in known or document.in_quotes(start, end):
            continue
        if text[max(0, start - 2) : start] in known or text[end : end + 2] in known:
            continue
        found, fix = text[start - 1 : end + 1], text[start - 1] + text[end]
        yield Finding(start, end, {"found": found, "fix": fix}, (Edit(start, end, ""),))


KIND = Kind(Options, frozenset({"found", "fix"}), check)
