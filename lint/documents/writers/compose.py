"""Compose: several rounds of edits, each on the text that the one before made, become one list on the first text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.base.model import Edit

# What is the same within an edit is left out of it from so many characters on.
KEPT = 2
# A stretch of the text as it has become: what is kept of the first text (from, to), or what is new.
_Stretch = tuple[int, int] | str


def composed(text: str, rounds: Sequence[Sequence[Edit]]) -> list[Edit]:
    """The edits that make of `text` what all the rounds make of it: in order, apart from each other, and none much
    longer than what it changes."""
    stretches: list[_Stretch] = [(0, len(text))] if text else []
    for edits in rounds:
        stretches = _after(stretches, edits)
    found: list[Edit] = []
    at, new = 0, ""
    for stretch in [*stretches, (len(text), len(text))]:
        if isinstance(stretch, str):
            new += stretch
            continue
        if new or stretch[0] > at:
            found += _finer(text, Edit(at, stretch[0], new))
        at, new = stretch[1], ""
    return [edit for edit in found if edit.content or edit.end > edit.start]


def _after(stretches: Sequence[_Stretch], edits: Sequence[Edit]) -> list[_Stretch]:
    """The stretches after edits to the text that they make."""
    found: list[_Stretch] = []
    waiting = list(reversed(stretches))
    at = 0
    for edit in edits:
        while at < edit.start:  # what stays
            at += _move(waiting, edit.start - at, found)
        while at < edit.end:  # what goes
            at += _move(waiting, edit.end - at, [])
        if edit.content:
            found.append(edit.content)
    return [*found, *reversed(waiting)]


def _move(waiting: list[_Stretch], most: int, to: list[_Stretch]) -> int:
    """Move the first stretch, or as much of it as is allowed, to a list; how many characters that were."""
    stretch = waiting.pop()
    size = len(stretch) if isinstance(stretch, str) else stretch[1] - stretch[0]
    if size <= most:
        to.append(stretch)
        return size
    if isinstance(stretch, str):
        to.append(stretch[:most])
        waiting.append(stretch[most:])
    else:
        to.append((stretch[0], stretch[0] + most))
        waiting.append((stretch[0] + most, stretch[1]))
    return most


def _finer(text: str, edit: Edit) -> Iterator[Edit]:
    """An edit without what it leaves as it is: at its ends, and, where that is worth a cut, within."""
    old, new = text[edit.start : edit.end], edit.content
    if not old or not new:
        yield edit
        return
    from difflib import SequenceMatcher

    same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    at = place = 0
    for a, b, size in same:
        last = a + size == len(old) and b + size == len(new)
        if size < KEPT and not (last or (size and a == b == 0)):
            continue
        if a > at or b > place:
            yield Edit(edit.start + at, edit.start + a, new[place:b])
        at, place = a + size, b + size
