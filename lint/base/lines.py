"""Lines: a table of words as one text, in which a few are looked up without the others being taken apart.

A rule has ten thousand words and a report a hundred of them: making a dictionary of all takes longer than all else
that the rule does. Where more are asked for, it is made.
"""

from __future__ import annotations

from collections.abc import Mapping


def lines(table: Mapping[str, str]) -> str:
    """A line for each word, in order: the word, a blank, its value. A word has no blank, neither has a line's end."""
    return "".join(f"{word} {table[word]}\n" for word in sorted(table))


def look_up(text: str, word: str) -> str | None:
    """The value of a word among such lines; None where it is not there."""
    low, high = 0, len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        blank = text.index(" ", start)
        found, end = text[start:blank], text.index("\n", blank)
        if found == word:
            return text[blank + 1 : end]
        if found < word:
            low = end + 1
        else:
            high = start
    return None


# So many are looked up before a dictionary is made, or one for so many characters: as long as making it takes.
SOME, EACH = 500, 300


class Table:
    """What `look_up` finds among lines; a word that was met is known."""

    def __init__(self, text: str) -> None:
        self._text, self._left = text, max(SOME, len(text) // EACH)
        self._met: dict[str, str | None] = {}

    def get(self, word: str) -> str | None:
        """The value of a word; None where it is not there."""
        if word in self._met:
            return self._met[word]
        if not self._left:
            return None
        self._left -= 1
        if self._left:
            self._met[word] = look_up(self._text, word)
        else:
            parts = (line.partition(" ") for line in self._text.split("\n")[:-1])
            self._met = {word: value for word, _, value in parts}
        return self._met.get(word)
