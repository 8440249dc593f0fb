"""Fixpoint: put the edits of violations into a document, round by round, until nothing is left that offers one.

In each round the edits go in that do not meet; of two that overlap or touch, the first in the text goes in and the
other waits for the next round, when its rule has looked again. The edits of one finding go in all or none.

A finding is left as it is where its edits would overwrite a damaged character, part a CRLF, or write a character that
the file's encoding does not have. A rule whose corrections never come to an end corrects nothing at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

from msgspec import Struct

from lint.base.model import Edit, Violation
from lint.documents.document import Document
from lint.documents.readers import read_edited
from lint.documents.source import REPLACEMENT, Source
from lint.documents.writers.text import edited

# Of edits that touch, every second one goes in: 16 rounds are enough for 60,000 of them. A rule that sees a few places
# of a line at a time needs more. What comes back to a text that there was will never end, and is given up at once.
MAX_ROUNDS = 64
# Nor will what makes a text so many times longer.
MAX_GROWTH = 3
_LINE_END = re.compile("\r\n|\r|\n")
Look = Callable[[Document], list[Violation]]


class Correction(Struct, frozen=True):
    """One edit that was put in: the rule, what stood there, what stands there now, and where in the fixed text."""

    violation: Violation
    old: str
    new: str
    start: int


class Fixed(Struct):
    """A document after its corrections, and what became of its file.

    `left_out` are the violations whose correction the encoding cannot express, `endless` the codes of rules that
    would correct for ever. `trouble` is a key of the messages: why the file stands as it was, and then `document`,
    `left` and `raw` are as they were, too. `cautions` are keys, too: what to know of a file that was written.
    """

    document: Document
    left: list[Violation]
    corrections: list[Correction] = []
    rounds: list[list[Edit]] = []
    left_out: list[Violation] = []
    endless: list[str] = []
    raw: bytes = b""
    before: str = ""
    trouble: str = ""
    cautions: list[str] = []
    values: dict[str, str] = {}


def fixpoint(document: Document, found: list[Violation], look: Look, unsafe: bool) -> Fixed:
    """Correct a document until `look` finds nothing more to correct; touches no file.

    `found` is what `look` finds in the document as it is.
    """
    endless: set[str] = set()
    while True:
        fixed, busy = _rounds(document, found, look, unsafe, endless)
        if not busy:
            fixed.endless = sorted(endless)
            return fixed
        endless |= busy


def _rounds(
    document: Document, found: list[Violation], look: Look, unsafe: bool, without: Collection[str]
) -> tuple[Fixed, set[str]]:
    """One attempt, without some rules; also the rules that are still at work when the rounds are used up."""
    applied: list[list[Violation]] = []
    rounds: list[list[Edit]] = []
    now, left = document, found
    seen: set[str] = set()
    while True:
        source = now.source
        able = [v for v in left if fixable(v, unsafe) and v.rule.code not in without]
        picked = chosen(able, source)
        if not picked:
            left_out = [v for v in able if not expressible(v, source.encoding)]
            return Fixed(now, left, _corrections(document, applied, rounds), rounds, left_out), set()
        grown = len(source.text) > MAX_GROWTH * len(document.source.text) + 1000
        if len(rounds) == MAX_ROUNDS or grown or source.text in seen:
            return Fixed(document, found), {v.rule.code for v in [*picked, *applied[-1]]}
        seen.add(source.text)
        edits = sorted((_ours(edit, source) for v in picked for edit in v.finding.edits), key=_place)
        applied.append(picked)
        rounds.append(edits)
        text = edited(source.text, edits)
        now = read_edited(now, edits, text)
        left = look(now)


def fixable(violation: Violation, unsafe: bool) -> bool:
    """Whether a violation has a correction that may be made; what is suppressed has none."""
    wanted = violation.rule.fix in (("safe", "unsafe") if unsafe else ("safe",))
    return wanted and bool(violation.finding.edits) and violation.suppressed is None


def expressible(violation: Violation, encoding: str) -> bool:
    """Whether an encoding has all the characters that a correction writes."""
    try:
        for edit in violation.finding.edits:
            edit.content.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def chosen(violations: Sequence[Violation], source: Source) -> list[Violation]:
    """Those violations, in the order of the text, whose edits can go in together."""
    taken: list[tuple[int, int]] = []
    picked = []
    for violation in sorted(violations, key=lambda v: (sorted(map(_place, v.finding.edits)), v.rule.code)):
        places = sorted(map(_place, violation.finding.edits))
        if _sound(violation, source) and not any(_meets(place, taken) for place in places):
            picked.append(violation)
            for place in places:
                insort(taken, place)
    return picked


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _meets(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a place overlaps or touches one that is taken; those taken are in order and apart."""
    n = bisect_left(taken, place)
    return (n > 0 and taken[n - 1][1] >= place[0]) or (n < len(taken) and taken[n][0] <= place[1])


def _sound(violation: Violation, source: Source) -> bool:
    """Whether the edits of one violation change anything, are apart, and do no harm."""
    text, end, changes = source.text, 0, False
    for edit in sorted(violation.finding.edits, key=_place):
        old = text[edit.start : edit.end]
        if not end <= edit.start <= edit.end <= len(text) or REPLACEMENT in old:
            return False
        if any(text[at - 1 : at + 1] == "\r\n" for at in (edit.start, edit.end) if at):
            return False
        end, changes = edit.end, changes or _ours(edit, source).content != old
    return changes and expressible(violation, source.encoding)


def _ours(edit: Edit, source: Source) -> Edit:
    """An edit with line ends as the file has them."""
    if "\n" not in edit.content or "\r" in edit.content:
        return edit
    end = _LINE_END.search(source.text)
    return Edit(edit.start, edit.end, edit.content.replace("\n", end[0] if end else "\n"))


def _corrections(document: Document, applied: list[list[Violation]], rounds: list[list[Edit]]) -> list[Correction]:
    """What was put in, in the order of the fixed text."""
    found: list[Correction] = []
    text, shifts = document.source.text, [_Shift(edits) for edits in rounds]
    for n, (violations, edits) in enumerate(zip(applied, rounds, strict=True)):
        owners = {_place(edit): violation for violation in violations for edit in violation.finding.edits}
        for edit in edits:
            start = edit.start
            for shift in shifts[n:]:
                start = shift.moved(start)
            found.append(Correction(owners[_place(edit)], text[edit.start : edit.end], edit.content, start))
        text = edited(text, edits)
    return sorted(found, key=lambda correction: correction.start)


class _Shift:
    """Where offsets are after a round of edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts = [edit.start for edit in edits]
        self.sums = [0, *accumulate(len(edit.content) - (edit.end - edit.start) for edit in edits)]

    def moved(self, offset: int) -> int:
        """An offset's new place; one inside an edit is then at its beginning."""
        n = bisect_left(self.starts, offset)
        if n and self.edits[n - 1].end > offset:
            return self.starts[n - 1] + self.sums[n - 1]
        return offset + self.sums[n]
