"""Lines: a table of words as one text, in which a few are looked up without the others being taken apart.

A rule has ten thousand words and a report a hundred of them: making a dictionary of all takes longer than all else
that the rule does.
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
