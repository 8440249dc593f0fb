"""split: a word torn apart by a blank or a line break (落 实, 党的二 十大).

    words = "落实 贯彻 …"       words of two characters
    by = "blank" | "line"       a blank (also U+00A0 and U+3000), or a line break

Passed over where the characters to both sides make words of the list with their other neighbours (行动 员工), and
where a blank may part two phrases or set out a label: in quotations and book titles, at a line’s start (时　间：),
and in a headline, a line without a stop or comma, if both phrases are of some length (稳中略增 长势总体正常).
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind

# A run of blanks is looked at from its beginning alone, after a character of a word. What stands before it comes after
# its first character: `re` skips quickly to a character, not to a place.
_GAPS = {
    "blank": late(r"[ \u00a0\u3000](?<=\w.)[ \u00a0\u3000]*(?=\w)", re.DOTALL),
    "line": late(
        r"[ \u00a0\u3000\r\n](?<=\w.)"
        r"(?:(?<=\n)|(?<=\r)\n?|(?<=[ \u00a0\u3000])[ \u00a0\u3000]*(?:\r\n|\r|\n))(?=\w)",
        re.DOTALL,
    ),
}

# Marks of running text; a headline in a list may end in a semicolon.
_RUNNING = frozenset("，。！？：")
# Phrases of some length that end at a gap and begin after it.
_PHRASE = late(r"\w{4}")

_LABEL = late(r"[ \u3000]*\w(?:[ \u00a0\u3000]+\w){1,5}[ \u00a0\u3000]*(?:[：:]|\r?\Z)")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    words: str
    by: Literal["blank", "line"] = "blank"

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words.split())


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, known = document.text, options.known
    line = _Line(text, 0)
    for match in _GAPS[options.by].finditer(text):
        start, end = match.span()
        if text[start - 1] + text[end] not in known or document.in_quotes(start, end):
            continue
        if text[max(0, start - 2) : start] in known or text[end : end + 2] in known:
            continue
        if options.by == "line" and _down_a_column(text, start, end):
            continue
        if options.by == "blank":
            line = line if start <= line.end else _Line(text, start)
            if end < line.label_end or line.parts_headlines(start, end):
                continue
        found, fix = text[start - 1 : end + 1], text[start - 1] + text[end]
        yield Finding(start, end, {"found": found, "fix": fix}, (Edit(start, end, ""),))


def _down_a_column(text: str, start: int, end: int) -> bool:
    """Whether both lines hold one character alone, as the label in a narrow cell of a table does."""
    return not text[max(0, start - 2) : start - 1].strip() and not text[end + 1 : end + 2].strip()


class _Line:
    """The line that an offset lies in, looked at once for all of its gaps."""

    def __init__(self, text: str, offset: int) -> None:
        stop = text.find("\n", offset)
        self.text = text
        self.start, self.end = text.rfind("\n", 0, offset) + 1, stop if stop >= 0 else len(text)

    @cached_property
    def label_end(self) -> int:
        """Where single characters set apart by blanks end with which the line begins (主 持 人：, 目　录); or 0."""
        match = _LABEL.match(self.text, self.start, self.end)
        return match.end() if match else 0

    @cached_property
    def _is_headline(self) -> bool:
        """Whether it has no mark of running text."""
        return _RUNNING.isdisjoint(self.text[self.start : self.end])

    def parts_headlines(self, start: int, end: int) -> bool:
        """Whether a gap in a line without such a mark has a phrase to either side."""
        before = self.text[max(self.start, start - 4) : start]
        return self._is_headline and _PHRASE.fullmatch(before) is not None and _PHRASE.match(self.text, end) is not None


KIND = Kind(Options, frozenset({"found", "fix"}), check)
