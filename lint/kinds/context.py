"""Context: when a hit of a word or an expression does not count. The options that `replace` and `pattern` share.

not_before      literals that may not follow the hit at once
not_after       literals that may not stand just before the hit
unless_within   literals that, where they overlap the hit, explain it
unless_clause   literals that excuse the hit anywhere in its clause
skip_quoted     true: hits inside “…” and 《…》 do not count (names of activities, documents, slogans)
skip_titles     true: hits inside 《…》 do not count
only            kinds of blocks in which hits count: title, byline, number, heading, paragraph, item, cell, signature,
                date; a heading's text ends where text is run in, which counts as paragraph
"""

from __future__ import annotations

from msgspec import Struct

from lint.base.late import late
from lint.documents.document import BlockKind, Document

_CLAUSE_MARK = late(r"[，；：。！？\r\n]")


class Context(Struct, forbid_unknown_fields=True, dict=True, kw_only=True):
    """Options that say when not to fire."""

    not_before: list[str] = []
    not_after: list[str] = []
    unless_within: list[str] = []
    unless_clause: list[str] = []
    skip_quoted: bool = False
    skip_titles: bool = False
    only: list[BlockKind] = []

    def allows(self, document: Document, start: int, end: int) -> bool:
        """Whether a hit counts where it stands."""
        text = document.text
        if self.not_before and text.startswith(tuple(self.not_before), end):
            return False
        if self.not_after and text.endswith(tuple(self.not_after), 0, start):
            return False
        if any(overlaps(text, word, start, end) for word in self.unless_within):
            return False
        if self.unless_clause:
            clause = clause_around(text, start, end)
            if any(word in clause for word in self.unless_clause):
                return False
        if self.skip_quoted and document.in_quotes(start, end):
            return False
        if self.skip_titles and document.in_quotes(start, end, "《〈"):
            return False
        return not self.only or _block_kind(document, start) in self.only


def _block_kind(document: Document, offset: int) -> BlockKind | None:
    block = document.block_at(offset)
    if block is None:
        return None
    return "paragraph" if block.kind == "heading" and offset > block.head else block.kind


def overlaps(text: str, word: str, start: int, end: int) -> bool:
    """Whether `word` occurs so that it shares a character with the span."""
    return text.find(word, max(0, start - len(word) + 1), end + len(word) - 1) >= 0


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that holds a span, without the marks at its ends; no longer than 200 characters to either side."""
    low = max(0, start - 200)
    marks = [m.end() for m in _CLAUSE_MARK.finditer(text, low, start)]
    stop = _CLAUSE_MARK.search(text, end, end + 200)
    return text[marks[-1] if marks else low : stop.start() if stop else end + 200]
