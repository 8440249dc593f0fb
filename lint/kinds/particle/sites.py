"""Sites: where 的, 地 and 得 stand as particles, and the words around them.

Words are read by longest match in the dictionary of `documents/cutting`, away from the site to both sides. Of each the
part of speech is known, as one or two letters of jieba's; `x` for what is in no dictionary, the character itself for a
mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from lint.base.memo import Memo

PARTICLES = "的地得"
# Longer words of the dictionary are not looked for.
LONGEST = 4
# Where a sentence begins and ends: what lies beyond says nothing of the site.
EDGES = "^$"
# A word that the dictionary counts less often than this may be the end of one and 得.
_SELDOM = 100
# So many words are remembered.
_ROOM = 100_000
_SENTENCE = re.compile(r"[^。！？；\n\r]+")
_SITE = re.compile("[的地得]")
_WORDS_OF_DE = frozenset(("的确", "的士", "的话"))
_ENDS_OF_DE = frozenset(("目的", "有的", "似的", "中的", "的的", "别的"))


class Site(NamedTuple):
    """The particle at `at` of a sentence that begins at `start` of the text."""

    sentence: str
    at: int
    start: int


class Dictionary(Protocol):
    """What says of a word which part of speech it is."""

    def get(self, word: str, default: str, /) -> str: ...


class Words:
    """The words of the dictionary with their parts of speech, and how often it counts a word."""

    def __init__(self, parts: Dictionary, count: Callable[[str], int] = lambda word: _SELDOM) -> None:
        self.count = count
        # "" for what is none.
        self.parts: dict[str, str] = Memo(lambda word: parts.get(word, ""), _ROOM)

    def part(self, word: str) -> str:
        if word in PARTICLES:
            return "u"
        return self.parts[word] or ("x" if "一" <= word[:1] <= "鿿" else word)

    def ahead(self, text: str, at: int) -> str:
        """The word that begins at a place; `$` at the end."""
        parts = self.parts
        for end in range(min(len(text), at + LONGEST), at + 1, -1):
            if parts[text[at:end]]:
                return text[at:end]
        return text[at : at + 1] or "$"

    def behind(self, text: str, at: int) -> str:
        """The word that ends at a place; `^` at the start."""
        parts = self.parts
        for start in range(max(0, at - LONGEST), at - 1):
            if parts[text[start:at]]:
                return text[start:at]
        return text[max(0, at - 1) : at] or "^"

    def stands_alone(self, text: str, at: int) -> bool:
        """Whether the character at a place is a particle, not part of a word."""
        if at == 0 or not "一" <= text[at - 1] <= "鿿":
            return False
        if text[at] == "的":
            return text[at : at + 2] not in _WORDS_OF_DE and text[at - 1 : at + 1] not in _ENDS_OF_DE
        for length in range(2, LONGEST + 1):
            for start in range(max(0, at - length + 1), min(at, len(text) - length) + 1):
                word = text[start : start + length]
                part = self.parts[word]
                if part and not (start + length == at + 1 and (part == "d" or self._is_cut(text, at, word))):
                    return False
        return True

    def _is_cut(self, text: str, at: int, word: str) -> bool:
        """Whether a word that ends with 得 is none here: in 巡查得 stands 巡查, not 查得, which is a seldom word."""
        return text[at] == "得" and self.count(word) < _SELDOM and len(self.behind(text, at)) > 1


def sites(text: str, words: Words, start: int = 0, end: int | None = None) -> Iterator[Site]:
    """The particles of a text between two offsets, in order."""
    for match in _SENTENCE.finditer(text, start, len(text) if end is None else end):
        sentence = match.group()
        for found in _SITE.finditer(sentence):
            if words.stands_alone(sentence, found.start()):
                yield Site(sentence, found.start(), match.start())
