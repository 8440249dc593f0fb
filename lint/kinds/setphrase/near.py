"""Near: what stands beside the head or the tail of an expression, and how it differs from what belongs there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal, NamedTuple

from lint.documents.words import is_han

# What stands for a word has no more characters beyond it.
MORE = 2
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


class Step:
    """A word of a part, to be compared with what stands in its place where those nearer to the other part are right:
    `beyond` is what belongs farther from it, `following` the first word of that.

    What is nearly right has its first character among `at`, or the next one among `next_to`; but a word of one
    character may be lost from the end, `anywhere`. All are counted from the other part.
    """

    def __init__(self, words: list[str], groups: Groups, *, forward: bool) -> None:
        self.word, others = words[0], words[1:]
        self.following = others[0] if others else ""
        self.beyond = "".join(others if forward else others[::-1])
        self.anywhere = not others and len(self.word) == 1
        self._alike, self._forward = groups.get(self.word, ()), forward

    @cached_property
    def next_to(self) -> frozenset[str]:
        return frozenset((self.word + self.beyond)[:2] if self._forward else (self.beyond + self.word)[-2:])

    @cached_property
    def at(self) -> frozenset[str]:
        first = 0 if self._forward else -1
        return self.next_to.union(word[first] for word in (*self._alike, self.following) if word)

    def may_be(self, at: str, next_to: str) -> bool:
        return at in self.at or next_to in self.next_to or self.anywhere


class Rest:
    """The part of an expression that belongs after its head, or before its tail: a step for each of its words, the
    nearest first; `firm` where any other word is wrong."""

    def __init__(self, words: list[str], firm: bool, groups: Groups, *, forward: bool) -> None:
        self.whole, self.firm, self.forward = "".join(words), firm, forward
        nearest = words if forward else words[::-1]
        self.steps = [Step(nearest[n:], groups, forward=forward) for n in range(len(words))]


@cache
def _lengths(size: int) -> list[int]:
    """How long what stands for a word may be, the likeliest first."""
    return [size, size - 1, size + 1, *range(size - 2, -1, -1), size + MORE]


def after(text: str, at: int, tail: Rest, groups: Groups) -> Change | None:
    """The change in the tail of an expression whose head ends at a place; none where the tail is right or is none."""
    if text.startswith(tail.whole, at):
        return None
    for step in tail.steps:
        if not text.startswith(step.word, at):
            if tail.firm or step.may_be(text[at : at + 1], text[at + 1 : at + 2]):
                return _forward(text, at, step, groups)
            return None
        at += len(step.word)
    return None


def _forward(text: str, at: int, step: Step, groups: Groups) -> Change | None:
    """The change of a word that does not stand at a place; what is beyond it follows."""
    word, behind, following = step.word, step.beyond, step.following
    size = len(word)
    if not behind or text.find(behind, at, at + size + MORE + len(behind)) >= 0:
        for length in _lengths(size):
            end = at + length
            if not text.startswith(behind, end) or (not behind and length != size and goes_on(text, end)):
                continue
            if how := likeness(text[at:end], word, groups):
                return Change(at, end, word, how, end + len(behind))
    if following and text.startswith(following, at):
        turned = following + word + behind[len(following) :]
        if text.startswith(turned, at):
            return Change(at, at + size + len(following), word + following, "slip", at + size + len(behind))
    return _across(text, at, word, behind)


def _across(text: str, at: int, word: str, behind: str) -> Change | None:
    """Two characters that changed places at the end of a word and the start of the next."""
    end = at + len(word)
    if len(behind) < 2 or text[end - 1 : end + 1] != behind[0] + word[-1]:
        return None
    if not text.startswith(word[:-1], at) or not text.startswith(behind[1:], end + 1):
        return None
    return Change(end - 1, end + 1, word[-1] + behind[0], "slip", end + len(behind))


def before(text: str, at: int, head: Rest, groups: Groups) -> Change | None:
    """The change in the head of an expression whose tail begins at a place."""
    if text.endswith(head.whole, 0, at):
        return None
    for step in head.steps:
        if not text.endswith(step.word, 0, at):
            if head.firm or step.may_be(text[max(0, at - 1) : at], text[max(0, at - 2) : at - 1]):
                return _backward(text, at, step, groups)
            return None
        at -= len(step.word)
    return None


def _backward(text: str, at: int, step: Step, groups: Groups) -> Change | None:
    """The change of a word that does not stand before a place; what is beyond it stands before that."""
    word, ahead, following = step.word, step.beyond, step.following
    size = len(word)
    if not ahead or text.find(ahead, max(0, at - size - MORE - len(ahead)), at) >= 0:
        for length in _lengths(size):
            start = at - length
            if start < 0 or not text.endswith(ahead, 0, start):
                continue
            if not ahead and (length < size or (length > size and text.endswith(word[0], 0, start))):
                continue
            if how := likeness(text[start:at], word, groups):
                return Change(start, at, word, how, start - len(ahead))
    if following and text.endswith(following, 0, at):
        turned = ahead[: -len(following)] + word + following
        if text.endswith(turned, 0, at):
            start = at - size - len(following)
            return Change(start, at, following + word, "slip", at - size - len(ahead))
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
