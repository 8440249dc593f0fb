"""stutter: a character or a word typed twice (推动动, 加加强, 我们我们).

    last = "推动 开展 …"        words whose last character may be doubled by mistake: 推动动
    first = "加强 推动 …"       words whose first character may be: 加加强
    repeats = true              any three to twelve characters repeated at once, and any of `words`: 我们我们
    words = "我们 必须 …"       words of two characters that are never right twice
    again = "认真 …"            words that may be begun again behind themselves: 认真认
    at_words = true            only where words begin and end at the ends of what `last`, `first` and `again` find
    allow = ["研究研究", …]     repetitions that are right; whatever holds or overlaps one is passed over

    next = { "动" = "员力作…" }   the second of the doubled characters may begin a word with one of these (推动动员)
    before = { "加" = "增更…" }  the first of them may end a word with one of these (增加加强)

A repetition is passed over where it is built like 一步一步, 一个问题一个问题, 层层层层 or 越来越, or starts with 的
(授权的专利的专利权人).
Values: found, fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from lint.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import at_words, overlaps
from lint.model import Edit, Finding

# \w, not [一-鿿]: such a class takes a millisecond to compile, and the word lists are all Chinese.
_DOUBLE = re.compile(r"(\w)\1")
_AGAIN = re.compile(r"(?=(\w)\w\1)")
_REPEAT = re.compile(r"(\w{2,12})\1")
_RIGHT_REPEAT = re.compile(r"^[一的]|^多少|一.一|.不.不|越.越|半.半|(.)\1")


class Options(Struct, forbid_unknown_fields=True, dict=True):
    last: str = ""
    first: str = ""
    next: dict[str, str] = {}
    before: dict[str, str] = {}
    repeats: bool = False
    words: str = ""
    again: str = ""
    at_words: bool = False
    allow: list[str] = []

    @cached_property
    def repeated_words(self) -> frozenset[str]:
        return frozenset(self.words.split())

    @cached_property
    def begun_again(self) -> frozenset[str]:
        return frozenset(self.again.split())

    @cached_property
    def last_words(self) -> frozenset[str]:
        return frozenset(self.last.split())

    @cached_property
    def first_words(self) -> frozenset[str]:
        return frozenset(self.first.split())


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text = document.text
    if options.repeats:
        for match in _REPEAT.finditer(text):
            known = match[1] in options.repeated_words if len(match[1]) == 2 else _is_chinese(match[1])
            if known and not _RIGHT_REPEAT.search(match.group()) and not _allowed(options, text, *match.span()):
                yield _finding(text, *match.span(), match.end(1))
        return
    for match in _DOUBLE.finditer(text):
        at = match.start()
        if at and _last(options, text, at):
            yield _finding(text, at - 1, at + 2, at + 1)
        elif _first(options, text, at):
            yield _finding(text, at, at + 3, at + 1)
    for match in _AGAIN.finditer(text) if options.again else ():
        at = match.start()
        if text[at : at + 2] in options.begun_again and _fits(options, text, at, at + 3):
            yield Finding(
                at, at + 3, {"found": text[at : at + 3], "fix": text[at : at + 2]}, (Edit(at + 2, at + 3, ""),)
            )


def _is_chinese(text: str) -> bool:
    return all("一" <= char <= "鿿" for char in text)


def _last(options: Options, text: str, at: int) -> bool:
    return (
        text[at - 1 : at + 1] in options.last_words
        and (text[at + 2 : at + 3] or "\n") not in options.next.get(text[at], "")
        and _fits(options, text, at - 1, at + 2)
    )


def _first(options: Options, text: str, at: int) -> bool:
    return (
        text[at + 1 : at + 3] in options.first_words
        and (text[at - 1] if at else "\n") not in options.before.get(text[at], "")
        and _fits(options, text, at, at + 3)
    )


def _fits(options: Options, text: str, start: int, end: int) -> bool:
    return not _allowed(options, text, start, end) and (not options.at_words or at_words(text, start, end))


def _allowed(options: Options, text: str, start: int, end: int) -> bool:
    return any(overlaps(text, word, start, end) for word in options.allow)


def _finding(text: str, start: int, end: int, cut: int) -> Finding:
    """Report a span whose part from `cut` on is, but for the rest of the word, what stands before it."""
    found = text[start:end]
    fix = found[: len(found) // 2] if len(found) > 3 else text[start:cut] + text[cut + 1 : end]
    return Finding(start, end, {"found": found, "fix": fix}, (Edit(start, end, fix),))


KIND = Kind(Options, frozenset({"found", "fix"}), check)
