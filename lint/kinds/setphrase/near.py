"""Near: what stands beside the head or the tail of an expression, and how it differs from what belongs there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from lint.documents.words import is_han

MARKS = frozenset("，。、；！？：”）\n\r")
How = Literal["alike", "slip", "other", "crossed"]
# By a word, those that are written for it.
Groups = Mapping[str, frozenset[str]]


class Change(NamedTuple):
    """What stands from `start` to `end` of a text in the place of `right`; the expression goes on to `stop`, or begins
    there. `how`: the words are of one group, one is a slip for the other, or it is just another word."""

    start: int
    end: int
    right: str
    how: How
    stop: int


def after(text: str, at: int, tail: list[str], groups: Groups) -> Change | None:
    """The change in the tail of an expression whose head ends at a place; none where the tail is right or is none."""
    for n, word in enumerate(tail):
        if not text.startswith(word, at):
            return _forward(text, at, tail[n:], groups)
        at += len(word)
    return None


def _forward(text: str, at: int, rest: list[str], groups: Groups) -> Change | None:
    """The change of the first of some words, which does not stand at a place; the others follow it."""
    word, behind = rest[0], "".join(rest[1:])
    size = len(word)
    for length in (size, size - 1, size + 1, *range(size - 2, -1, -1), size + 2):
        end = at + length
        if length < 0 or not text.startswith(behind, end):
            continue
        if not behind and length != size and goes_on(text, end):
            continue
        if how := likeness(text[at:end], word, groups):
            return Change(at, end, word, how, end + len(behind))
    if len(rest) > 1 and text.startswith(rest[1] + word + "".join(rest[2:]), at):
        return Change(at, at + size + len(rest[1]), word + rest[1], "slip", at + size + len(behind))
    return _across(text, at, word, rest[1:])


def _across(text: str, at: int, word: str, others: list[str]) -> Change | None:
    """Two characters that changed places at the end of a word and the start of the next."""
    if not others or len("".join(others)) < 2:
        return None
    end = at + len(word)
    wrong = word[:-1] + others[0][0] + word[-1] + "".join(others)[1:]
    if not text.startswith(wrong, at):
        return None
    return Change(end - 1, end + 1, word[-1] + others[0][0], "slip", at + len(wrong))


def before(text: str, at: int, head: list[str], groups: Groups) -> Change | None:
    """The change in the head of an expression whose tail begins at a place."""
    for n in range(len(head) - 1, -1, -1):
        if not text.endswith(head[n], 0, at):
            return _backward(text, at, head[: n + 1], groups)
        at -= len(head[n])
    return None


def _backward(text: str, at: int, rest: list[str], groups: Groups) -> Change | None:
    """The change of the last of some words, which does not stand before a place; the others stand before it."""
    word, ahead = rest[-1], "".join(rest[:-1])
    size = len(word)
    for length in (size, size - 1, size + 1, *range(size - 2, -1, -1), size + 2):
        start = at - length
        if length < 0 or start < 0 or not text.endswith(ahead, 0, start):
            continue
        if not ahead and (length < size or (length > size and text.endswith(word[0], 0, start))):
            continue
        if how := likeness(text[start:at], word, groups):
            return Change(start, at, word, how, start - len(ahead))
    if len(rest) > 1:
        swapped = "".join(rest[:-2]) + word + rest[-2]
        if text.endswith(swapped, 0, at):
            return Change(at - size - len(rest[-2]), at, rest[-2] + word, "slip", at - len(swapped))
    return None


def likeness(written: str, word: str, groups: Groups) -> How | None:
    """How a word stands for another: as one of its group, as a slip of it, or as just another; None where something was
    only put in or left out."""
    if written in groups.get(word, ()):
        return "alike"
    if not all(map(is_han, written)):
        return None
    if len(written) == len(word):
        unlike = [n for n, (one, other) in enumerate(zip(written, word, strict=True)) if one != other]
        return "slip" if len(word) > 1 and (len(unlike) == 1 or _swapped(written, word, unlike)) else "other"
    shorter, longer = sorted((written, word), key=len)
    if len(longer) - len(shorter) == 1 and (len(word) > 1 or not written):
        odd = [char for n, char in enumerate(longer) if longer[:n] + longer[n + 1 :] == shorter]
        if odd and is_han(odd[0]):
            return "slip"
    return "other" if is_han(word[0]) and written and shorter not in longer else None


def _swapped(written: str, word: str, unlike: list[int]) -> bool:
    return (
        len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and written[unlike[0]] == word[unlike[1]]
        and (written[unlike[1]] == word[unlike[0]])
    )


def crossed(at: int, wrong: str, right: str) -> Change:
    """The change where words that stand apart changed places, from the first of them to the last."""
    unlike = [n for n, (one, other) in enumerate(zip(wrong, right, strict=True)) if one != other]
    start, end = unlike[0], unlike[-1] + 1
    return Change(at + start, at + end, right[start:end], "crossed", at + len(wrong))


def goes_on(text: str, at: int) -> bool:
    """Whether a word may go on at a place: only marks and the commonest particles end one for certain."""
    return at < len(text) and text[at] not in MARKS and text[at] not in "的和与"
