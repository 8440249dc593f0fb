"""Terms: the set phrases of official writing, and what is one slip away from one of them.

A slip is a character in the place of one that sounds or looks like it, a character left out or typed twice, or two
characters that changed places. `rules/lexicon.txt` holds the phrases, `rules/coinages.txt` and
`rules/shortenings.txt` shorter words that the language data does not know; all one to a line, with `#` before a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from lint.base.package import rules_folder

_SHORTEST, _LONGEST = 4, 12

Slip = Literal["changed", "missing", "doubled", "swapped"]


class Near(NamedTuple):
    """A span that is one slip away from `term`; the slip itself lies from `at` to `stop`."""

    start: int
    end: int
    term: str
    slip: Slip
    at: int
    stop: int


class Terms:
    """The phrases, by their first and by their last two characters: one slip leaves either pair whole."""

    def __init__(self, terms: Iterable[str], words: Iterable[str] = ()) -> None:
        self.known = frozenset(term for term in terms if _SHORTEST <= len(term) <= _LONGEST)
        self.words = frozenset(words) | self.known
        self._heads = frozenset(word[:2] for word in self.words)
        # By two characters, the phrases that begin with them, and those that end with them.
        self._ends: dict[str, tuple[list[str], list[str]]] = {}
        for term in self.known:
            self._ends.setdefault(term[:2], ([], []))[0].append(term)
            self._ends.setdefault(term[-2:], ([], []))[1].append(term)

    def near(self, text: str, doubtful: Sequence[bool]) -> Iterator[Near]:
        """The spans one slip away from a phrase, where a place of the slip is doubtful."""
        size, ends = len(text), self._ends
        places = [n for n, here in enumerate(doubtful) if here]
        for start in range(max(0, places[0] - _LONGEST), min(size - 1, places[-1] + _LONGEST)) if places else ():
            both = ends.get(text[start : start + 2])
            if both is None:
                continue
            firsts, lasts = both
            if firsts and places[-1] >= start + 2 and any(doubtful[start + 2 : start + _LONGEST]):
                third, fourth = text[start + 2 : start + 3], text[start + 3 : start + 4]
                for term in firsts:
                    # One slip leaves one of the next two characters in one of their two places.
                    then = term[2:4]
                    if third not in then and fourth not in then:
                        continue
                    if (found := _slip(text, start, term)) and any(doubtful[found.at : found.stop]):
                        yield found
            for term in lasts:
                at = start + 2 - len(term)
                if at >= 0 and (doubtful[at] or doubtful[at + 1]) and (found := _early_slip(text, at, term)):
                    yield found

    def longest(self, text: str, at: int, stop: int) -> int:
        """The length of the longest phrase or word known here that holds the whole of a span; 0 where none does."""
        most, size, heads, words = 0, len(text), self._heads, self.words
        for start in range(max(0, stop - _LONGEST), at + 1):
            if text[start : start + 2] in heads:
                for end in range(min(size, start + _LONGEST), max(stop - 1, start + 1, start + most), -1):
                    if text[start:end] in words:
                        most = end - start
                        break
        return most

    def holds(self, text: str, at: int, stop: int) -> bool:
        """Whether the whole of a span lies in a phrase or word that is known."""
        return self.longest(text, at, stop) > 0


def _slip(text: str, start: int, term: str) -> Near | None:
    """The one slip that turns a phrase into what stands at a place, if that begins with the phrase's first pair."""
    size, at = len(term), start + 2
    end = min(start + size, len(text))
    while at < end and text[at] == term[at - start]:
        at += 1
    n = at - start
    if n == size or at >= len(text):
        return None
    behind = term[n + 1 :]
    if text.startswith(behind, at + 1) and at + 1 + len(behind) <= len(text):
        return Near(start, start + size, term, "changed", at, at + 1)
    if behind and text.startswith(behind, at):
        return Near(start, start + size - 1, term, "missing", at - 1, at + 1)
    if text[at] == text[at - 1] and text.startswith(term[n:], at + 1):
        return Near(start, start + size + 1, term, "doubled", at, at + 1)
    if behind and text[at : at + 2] == behind[0] + term[n] and text.startswith(behind[1:], at + 2):
        return Near(start, start + size, term, "swapped", at, at + 2)
    return None


def _early_slip(text: str, start: int, term: str) -> Near | None:
    """The same, where the slip is in the first pair: one character changed, or the two swapped."""
    if not text.startswith(term[2:], start + 2):
        return None
    first, second = text[start] == term[0], text[start + 1] == term[1]
    if first != second:
        return Near(start, start + len(term), term, "changed", start + first, start + first + 1)
    if not first and text[start] == term[1] and text[start + 1] == term[0]:
        return Near(start, start + len(term), term, "swapped", start, start + 2)
    return None


def read(path: Path) -> list[str]:
    """The lines of a list, remarks and blanks left out; nothing where there is no such file."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [term for line in lines if (term := line.partition("#")[0].strip())]


@lru_cache(maxsize=1)
def shipped() -> Terms:
    """The lists that come with the package."""
    folder = Path(rules_folder())
    words = read(folder / "coinages.txt") + read(folder / "shortenings.txt")
    return Terms(read(folder / "lexicon.txt"), words)
