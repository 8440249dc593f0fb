"""Stands: whether what is nearly an expression is a slip where it stands, or something else that is right."""

from __future__ import annotations

from lint.documents.words import cut_at, is_han
from lint.kinds.setphrase.near import MARKS, Change, goes_on

# So many characters of an expression must be right where a word stands in it for one that only looks like it, where one
# of its group does, and where any other does.
_AROUND, _AROUND_ALIKE, _AROUND_OTHER = 6, 4, 8
# A shorter word needs no more around it than there is.
_LONG = 3
# What writers put into an expression, leave out of it or put behind it as they like.
_PARTICLES = frozenset("的了着过地得和与及以及等、好其之这那也都就来去上下中里时我他某每各再更又已")


def stands(text: str, start: int, end: int, change: Change) -> bool:
    """Whether a change counts where the text has it: it does not where what was found there goes on as another word, or
    where a word of the dictionary takes the place of one that only looks like it, in a short expression."""
    written, right = text[change.start : change.end], change.right
    around = end - start - len(written)
    if change.how == "crossed":
        return True
    if change.how == "alike":
        return around >= _AROUND_ALIKE and change.start > start
    if change.how == "other":
        return change.start > start and _is_strange(text, start, end, change)
    if not _told_apart(text, start, end, change):
        return False
    if len(written) != len(right):
        return _is_slip(written, right, text, change)
    if not _PARTICLES.isdisjoint(set(written) - set(right)):
        return False
    from lint.documents.cutting.tables import shipped

    if not shipped().has(written):
        return True
    return around >= _AROUND and change.start > start and (change.end < end or text[end : end + 1] in MARKS)


def _is_strange(text: str, start: int, end: int, change: Change) -> bool:
    """Whether just another word is wrong in a firm expression: one that goes on behind it may end in many a noun, but
    for the last of its clauses, which is like the one before."""
    right, around = change.right, end - start - (change.end - change.start)
    if not _PARTICLES.isdisjoint(text[change.start : change.end]) or (around < _AROUND_OTHER and len(right) >= _LONG):
        return False
    if change.end < end:
        return True
    *_, before, last = "", *text[start:end].split("、")
    like = len(before) == len(last) or before.endswith(right) or around < _AROUND_OTHER
    return like and not goes_on(text, end)


def _told_apart(text: str, start: int, end: int, change: Change) -> bool:
    """Whether what is written at an end of the expression is told from a word that goes on beyond it."""
    written, right = text[change.start : change.end], change.right
    if change.start == start and not _begins(text, start) and not cut_at(text, start):
        return False
    return change.end < end or written[-1:] == right[-1:] or not (written[-1:] in _PARTICLES or goes_on(text, end))


def _is_slip(written: str, right: str, text: str, change: Change) -> bool:
    """Whether a character was lost from a word or added to it by a slip: one that writers leave out or put in as they
    like was not, nor was one added at an end of the word, unless it stands there twice."""
    char = _odd_one(written, right)
    if char in _PARTICLES:
        return False
    if len(written) < len(right):
        return True
    twice = char * 2 in text[change.start - 1 : change.end + 1]
    return twice or char not in (written[0], written[-1])


def _odd_one(written: str, right: str) -> str:
    """The character that the longer of two words has more."""
    shorter, longer = sorted((written, right), key=len)
    n = next((n for n, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter))
    return longer[n]


def _begins(text: str, at: int) -> bool:
    return at == 0 or not is_han(text[at - 1])
