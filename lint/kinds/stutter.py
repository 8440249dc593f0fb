"""stutter: a character or a word typed twice (推动动, 加加强, 我们我们).

    last = "推动 开展 …"        words whose last character may be doubled by mistake: 推动动
    first = "加强 推动 …"       words whose first character may be: 加加强
    halves = "认真 推进 …"      words whose first character may be typed again after them: 认真认
    at_words = true            only where words begin and end at the ends of what is found
    repeats = true              any three to twelve characters repeated at once, and any of `words`: 我们我们
    both = "斯张在…"            any word of the dictionary may have its last character doubled (巡察察), but for these
                               characters, which end one word and are the next one
    words = "我们 必须 …"       words of two characters that are never right twice
    often = true               nor are all the words that the dictionary counts often, but for those in `twice`
    twice = "研究 商量 …"        words that may be said twice
    over = "了"                what may stand between such a word and itself: 流转了流转
    allow = ["研究研究", …]     repetitions that are right; whatever holds or overlaps one is passed over

    next = { "动" = "员力作…" }   the second of the doubled characters may begin a word with one of these (推动动员)
    before = { "加" = "增更…" }  the first of them may end a word with one of these (增加加强)

A repetition is passed over where it is built like 一步一步, 一个问题一个问题, 层层层层 or 越来越, or starts with 的
(授权的专利的专利权人).
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.memo import Memo
from lint.base.model import Edit, Finding
from lint.documents.cutting.tables import shipped
from lint.documents.document import MASK, Document
from lint.documents.words import cut_at, is_han
from lint.kinds import Hits, Kind
from lint.kinds.context import overlaps

# \w, not [一-鿿]: such a class takes a millisecond to compile, and the word lists are all Chinese.
_DOUBLE = late(r"(\w)\1")
_HALF = late(r"(\w)(?!\1)\w\1")
_REPEAT = late(r"(\w{2,12})\1")
_OVER = late(r"(\w\w)(\w)\1")
_LENGTHS = range(2, 13)
# A word of which the dictionary counts so many is no chance meeting of characters.
OFTEN = 30
# How often the dictionary counts a word: the same characters are doubled over and over.
_counts = Memo(lambda word: shipped().count(word))
_RIGHT_REPEAT = late(r"^[一的]|^多少|一.一|.不.不|越.越|半.半|(.)\1")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    last: str = ""
    first: str = ""
    halves: str = ""
    both: str = ""
    next: dict[str, str] = {}
    before: dict[str, str] = {}
    repeats: bool = False
    words: str = ""
    often: bool = False
    twice: str = ""
    over: str = ""
    allow: list[str] = []
    at_words: bool = False

    @cached_property
    def repeated_words(self) -> frozenset[str]:
        return frozenset(self.words.split())

    @cached_property
    def twice_words(self) -> frozenset[str]:
        return frozenset(self.twice.split())

    @cached_property
    def last_words(self) -> frozenset[str]:
        return frozenset(self.last.split())

    @cached_property
    def first_words(self) -> frozenset[str]:
        return frozenset(self.first.split())

    @cached_property
    def both_but(self) -> frozenset[str]:
        return frozenset(self.both)

    @cached_property
    def half_words(self) -> frozenset[str]:
        return frozenset(self.halves.split())


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text = document.text
    if options.repeats:
        yield from _repeats(options, text)
        return
    for at in _doubled(document):
        if at and _last(options, text, at):
            yield _finding(text, at - 1, at + 2, at + 1)
        elif _first(options, text, at):
            yield _finding(text, at, at + 3, at + 1)
        elif at and options.both and text[at] not in options.both_but and _ends_a_word(text, at):
            yield _finding(text, at - 1, at + 2, at + 1)
    for at in _after_one(document) if options.halves else ():
        if text[at : at + 2] in options.half_words and _HALF.match(text, at) and _half(options, text, at):
            yield _finding(text, at, at + 3, at + 2)


def _repeats(options: Options, text: str) -> Iterator[Finding]:
    done = 0
    for at in sorted(_returning(text, [(length, length) for length in _LENGTHS], 1)):
        if at < done or not (match := _REPEAT.match(text, at)):
            continue
        known = _once(options, match[1]) if len(match[1]) == 2 else all(map(is_han, match[1]))
        if known and not _RIGHT_REPEAT.search(match.group()) and not _allowed(options, text, *match.span()):
            # What is no repetition may hold the beginning of one: 纪[委监委监]委.
            done = match.end()
            yield _finding(text, *match.span(), match.end(1))
    for match in _at(_OVER, text, _returning(text, [(3, 2)], 1)) if options.over else ():
        if match[2] in options.over and _once(options, match[1]) and not _allowed(options, text, *match.span()):
            start, end, fix = *match.span(), match[1] + match[2]
            yield Finding(start, end, {"found": match.group(), "fix": fix}, (Edit(start, end, fix),))


def _once(options: Options, word: str) -> bool:
    """Whether a word of two characters is never right twice."""
    if word in options.repeated_words:
        return True
    return options.often and word not in options.twice_words and shipped().count(word) >= OFTEN


def _at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` finds, looked for only at places in order."""
    done = 0
    for at in places:
        if at >= done and (match := pattern.match(text, at)):
            done = match.end()
            yield match


def _doubled(document: Document) -> list[int]:
    """Where a character is the same as the next one, worked out once per document."""
    if "doubled" not in document.memo:
        matches = _at(_DOUBLE, document.text, _returning(document.text, [(1, 1)]))
        document.memo["doubled"] = [match.start() for match in matches]
    found: list[int] = document.memo["doubled"]
    return found


def _after_one(document: Document) -> list[int]:
    """Where a character is the same as the one after the next, and some other places, worked out once per document."""
    if "after one" not in document.memo:
        document.memo["after one"] = [*_returning(document.text, [(2, 1)])]
    found: list[int] = document.memo["after one"]
    return found


def _returning(text: str, distances: Iterable[tuple[int, int]], width: int = 2) -> Iterator[int]:
    """For each distance and length the places where so many characters are the same as so far on, and some others.

    The text is compared with itself all at once, as one number: a third of what `re` takes. Of each character `width`
    bytes are compared; where several in a row have to be the same, one of them tells nearly all apart.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) > 2 * len(text):
        data = expression("[\U00010000-\U0010ffff]").sub(MASK, text).encode("utf-16-le", "surrogatepass")
    data = data[:: 3 - width]
    whole = int.from_bytes(data, "little")
    for apart, length in distances:
        unlike = (whole ^ (whole >> 8 * width * apart)).to_bytes(len(data), "little")
        same, last = bytes(width * length), width * (len(text) - apart - length)
        at = unlike.find(same)
        while 0 <= at <= last:
            place = (at + width - 1) // width
            yield place
            at = unlike.find(same, width * (place + 1))


def _last(options: Options, text: str, at: int) -> bool:
    return (
        text[at - 1 : at + 1] in options.last_words
        and (text[at + 2 : at + 3] or "\n") not in options.next.get(text[at], "")
        and not _allowed(options, text, at - 1, at + 2, at + 1)
    )


def _first(options: Options, text: str, at: int) -> bool:
    return (
        text[at + 1 : at + 3] in options.first_words
        and (text[at - 1] if at else "\n") not in options.before.get(text[at], "")
        and not _allowed(options, text, at, at + 3)
    )


def _ends_a_word(text: str, at: int) -> bool:
    """Whether a character that is doubled ends a common word of the dictionary, and neither of the two is part of
    another one; not so in 一件件 and 朴朴素素.
    """
    if (
        text[at - 1] == "一"
        or text[at - 2 : at - 1] == text[at - 1]
        or text[at - 1] == text[at] == text[at + 2 : at + 3]
    ):
        return False
    words = shipped()
    lengths = range(2, 5)
    return (
        any(_counts[text[max(0, at + 1 - n) : at + 1]] >= OFTEN for n in lengths)
        and not any(words.has(text[max(0, at + 2 - n) : at + 2]) for n in lengths)
        and not any(end > start + 1 for start in (at, at + 1) for end, _ in words.words_from(text, start))
    )


def _half(options: Options, text: str, at: int) -> bool:
    following = text[at + 3 : at + 4] or "\n"
    return following not in options.next.get(text[at], "") + text[at + 1] and not _allowed(options, text, at, at + 3)


def _allowed(options: Options, text: str, start: int, end: int, middle: int = 0) -> bool:
    """Whether a repetition is right after all. Words may be cut in the middle of it, before the second of two like
    characters, and not at the other end: 各乡镇|镇|每.
    """
    if any(overlaps(text, word, start, end) for word in options.allow):
        return True
    return options.at_words and not cut_at(text, start, end) and not (middle and cut_at(text, middle, end))


def _finding(text: str, start: int, end: int, cut: int) -> Finding:
    """Report a span whose part from `cut` on is, but for the rest of the word, what stands before it."""
    found = text[start:end]
    fix = found[: len(found) // 2] if len(found) > 3 else text[start:cut] + text[cut + 1 : end]
    return Finding(start, end, {"found": found, "fix": fix}, (Edit(start, end, fix),))


KIND = Kind(Options, frozenset({"found", "fix"}), check)
