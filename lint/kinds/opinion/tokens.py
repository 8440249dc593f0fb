"""Tokens: a text as a BERT for Chinese reads it, by the vocabulary that comes with a model.

A Chinese character or a mark is a token of its own; a word in other letters is one, or as many pieces as the vocabulary
has of it (`##ing`). Each token knows where in the text it stands. A few lines, and nothing to install: the library for
it (`tokenizers`) is thirty times as large as what it would be used for here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lint.documents.words import is_han

# What every vocabulary of the kind has: what is not known, what fills up, what begins and ends a text.
UNKNOWN, PAD, BEGIN, END = "[UNK]", "[PAD]", "[CLS]", "[SEP]"
SPECIAL = (UNKNOWN, PAD, BEGIN, END)
# A longer word is not looked for by pieces.
_LONGEST = 100


class Token(NamedTuple):
    """A token by its number in the vocabulary, and where it stands: offsets into the text, end exclusive."""

    number: int
    start: int
    end: int


class Vocabulary:
    """The tokens of a model, which are numbered as the lines of vocab.txt are, from 0 on."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.numbers = {token: n for n, token in enumerate(tokens)}
        self.missing = [token for token in SPECIAL if token not in self.numbers]

    @classmethod
    def parse(cls, raw: bytes) -> Vocabulary:
        """The vocabulary that a vocab.txt has, a token on each line; raises UnicodeDecodeError."""
        lines = raw.decode("utf-8-sig").split("\n")
        if not lines[-1]:
            lines.pop()
        return cls([line.rstrip("\r") for line in lines])

    def read(self, text: str) -> list[Token]:
        """The tokens of a text, in order, without what begins and ends it."""
        return [token for start, end in _words(text) for token in self._pieces(_plain(text[start:end]), start, end)]

    def _pieces(self, word: str, start: int, end: int) -> Iterator[Token]:
        """A word whole or by its longest pieces; unknown where it cannot be put together from such."""
        pieces: list[Token] = []
        at = 0
        while at < len(word) <= _LONGEST:
            stop = len(word)
            while stop > at and ("##" * (at > 0) + word[at:stop]) not in self.numbers:
                stop -= 1
            if stop == at:
                break
            pieces.append(Token(self.numbers["##" * (at > 0) + word[at:stop]], start, end))
            at = stop
        if word and at < len(word):
            pieces = [Token(self.numbers[UNKNOWN], start, end)]
        yield from pieces


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a text stand: single Chinese characters and marks, and runs of anything else but blanks."""
    start = -1
    for at, char in enumerate(text):
        sort = _sort(char)
        if sort == "letter":
            start = at if start < 0 else start
            continue
        if start >= 0:
            yield start, at
            start = -1
        if sort == "alone":
            yield at, at + 1
    if start >= 0:
        yield start, len(text)


@lru_cache(maxsize=20_000)
def _sort(char: str) -> str:
    """Whether a character stands alone, is part of a word, or neither."""
    if is_han(char) or "\u3400" <= char <= "\u4dbf" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000":
        return "alone"
    category = unicodedata.category(char)
    if char.isspace() or category in ("Cc", "Cf", "Cs", "Co", "Cn") or char == "\ufffd":
        return "none"
    return "alone" if category[0] == "P" or (char.isascii() and not char.isalnum()) else "letter"


def _plain(word: str) -> str:
    """A word in small letters without their accents, as such vocabularies have it."""
    if word.isascii():
        return word.lower()
    return "".join(char for char in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(char) != "Mn")
