"""Lines: a table of words as one piece of UTF-8, in which a few are looked up without the others being taken apart.

A rule has ten thousand words and a report a hundred of them: making a dictionary of all takes longer than all else
that the rule does; so does making them text, all at once. Where more are asked for, it is made.
"""

from __future__ import annotations

from collections.abc import Mapping


def lines(table: Mapping[str, str]) -> bytes:
    """A line for each word, in order: the word, a blank, its value. A word has no blank, neither has a line's end."""
    return "".join(f"{word} {table[word]}\n" for word in sorted(table)).encode()


def rows(data: bytes) -> list[tuple[str, str]]:
    """The words among such lines, each with its value."""
    return [(word, value) for word, _, value in (line.partition(" ") for line in data.decode().split("\n")[:-1])]


def look_up(data: bytes, word: str) -> str | None:
    """The value of a word among such lines; None where it is not there."""
    wanted = word.encode("utf-8", "surrogatepass")  # as bytes, words are in the order that they have as text
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        blank = data.index(b" ", start)
        found, end = data[start:blank], data.index(b"\n", blank)
        if found == wanted:
            return data[blank + 1 : end].decode()
        if found < wanted:
            low = end + 1
        else:
            high = start
    return None


# So many are looked up before a dictionary is made, or one for so many bytes: as long as making it takes.
SOME, EACH = 500, 900


class Table:
    """What `look_up` finds among lines; a word that was met is known."""

    def __init__(self, data: bytes) -> None:
        self._data, self._left = data, max(SOME, len(data) // EACH)
        self._met: dict[str, str | None] = {}

    def get(self, word: str) -> str | None:
        """The value of a word; None where it is not there."""
        if word in self._met:
            return self._met[word]
        if not self._left:
            return None
        self._left -= 1
        if self._left:
            self._met[word] = look_up(self._data, word)
        else:
            self._met = dict(rows(self._data))
        return self._met.get(word)
