"""split: a word torn apart by a blank or a line break (落 实, 党的二 十大).

    words = "落实 贯彻 …"       words of two characters
    by = "blank" | "line"       a blank (also U+00A0 and U+3000), or a line break

Passed over where the characters to both sides make words of the list with their other neighbours (行动 员工), and
where a blank may separate two phrases: in quotations and book titles, and in a headline, a line without a stop or
comma, if both phrases are of some length (稳中略增 长势总体正常).
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind

# A gap is tried from its first blank alone: from each of n blanks, it would take n².
_GAPS = {
    "blank": r"(?<![ \u00a0\u3000])[ \u00a0\u3000]+(?=\w)",
    "line": r"(?<![ \u00a0\u3000])[ \u00a0\u3000]*(?:\r\n|\r|\n)(?=\w)",
}

# Marks of running text; a headline in a list may end in a semicolon.
_RUNNING = frozenset("，。！？：")
# Phrases of some length that end at a gap and begin after it.
_PHRASE = re.compile(r"\w{4}")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    words: str
    by: Literal["blank", "line"] = "blank"

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words.split())


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, known = document.text, options.known
    headline = _Headline(text)
    for match in re.finditer(_GAPS[options.by], text):
        start, end = match.span()
        if not start or text[start - 1] + text[end] not in known or document.in_quotes(start, end):
            continue
        if text[max(0, start - 2) : start] in known or text[end : end + 2] in known:
            continue
        if options.by == "blank" and headline.is_parted(start, end):
            continue
        found, fix = text[start - 1 : end + 1], text[start - 1] + text[end]
        yield Finding(start, end, {"found": found, "fix": fix}, (Edit(start, end, ""),))


class _Headline:
    """The line that was last looked at, and whether it has no mark of running text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = -1
        self.bare = False

    def is_parted(self, start: int, end: int) -> bool:
        """Whether the line that holds a gap has no mark of running text, and the gap a phrase to either side."""
        if end > self.end:
            low, stop = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
            self.end = stop if stop >= 0 else len(self.text)
            self.bare = _RUNNING.isdisjoint(self.text[low : self.end])
        before, after = self.text[max(0, start - 4) : start], self.text[end : end + 4]
        return self.bare and bool(_PHRASE.fullmatch(before) and _PHRASE.fullmatch(after))


KIND = Kind(Options, frozenset({"found", "fix"}), check)
