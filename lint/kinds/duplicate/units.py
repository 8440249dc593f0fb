"""Units: what is compared, how alike two are, and how that is reported."""

from __future__ import annotations

import re
import sys
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding, Related, Value
from lint.documents.document import Document, Span

_MARK = late(r"[\W_]+")


_NUMBER = late(r"[0-9]+|第[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[届号年月日])")


# The words that lead in what somebody said.
_SAID = late(r"(?:说|表示|指出|强调)[，：]")


# Sentences with so many names in a row say who was there: at two meetings, nearly the same.
_NAMES = 8


# What is held against others: a span, and what is left of it without blanks and marks.
Unit = tuple[Span, str]


class Options(Struct, forbid_unknown_fields=True, dict=True):
    unit: Literal["sentence", "clause", "heading", "ending", "echo"]
    min_chars: int = 12
    largest: int = 0
    similarity: int = 100
    across: bool = False
    ignore: list[str] = []
    openings: list[str] = []
    within: Literal["document", "sentence", "neighbours"] = "document"

    @cached_property
    def set_phrases(self) -> re.Pattern[str] | None:
        return expression("|".join(map(re.escape, self.ignore))) if self.ignore else None

    def long_enough(self, bare: str) -> bool:
        """Whether a unit without its marks is long enough, set phrases not counted."""
        if len(bare) < self.min_chars:
            return False
        return self.set_phrases is None or len(self.set_phrases.sub("", bare)) >= self.min_chars


def without_marks(text: str) -> str:
    """What is left of a text without blanks and marks."""
    return text if text.isalnum() else _MARK.sub("", text)


def likeness(one: str, other: str, cutoff: int) -> float:
    fuzz: Any = sys.modules.get("rapidfuzz.fuzz")
    if fuzz is None:
        # Its import takes longer than a short run's other rules. The ratio counts the characters that both have in one
        # order, so none of those that only one has: most candidates fall here, and it is not needed.
        own, others = set(one), set(other)
        shared = min(len(one) - len(own - others), len(other) - len(others - own))
        if shared * 200 < cutoff * (len(one) + len(other)):
            return 0.0
        from rapidfuzz import fuzz
    found: float = fuzz.ratio(one, other, score_cutoff=cutoff)
    return found


def told_apart(one: str, other: str) -> bool:
    """Whether two sentences differ in their numbers, or in who says the same, or list names."""
    if min(one.count("、"), other.count("、")) >= _NAMES:
        return True
    numbers, others = _NUMBER.findall(one), _NUMBER.findall(other)
    if len(numbers) == len(others) and numbers != others:
        return True
    said, again = _SAID.search(one), _SAID.search(other)
    return bool(said and again and one[said.end() :] == other[again.end() :])


def finding(document: Document, span: Span, first: Span, similarity: int) -> Finding:
    row = document.source.row(first[0])
    values: dict[str, Value] = {
        "found": document.text[span[0] : span[1]],
        "row": row,
        "at": f"{row} {'段' if document.source.place(*first) else '行'}",
        "similarity": similarity,
    }
    return Finding(*span, values, related=(Related(*first, "first"),))
