"""homophones: a real word that sounds like the word that its neighbours ask for.

    [rule.options.table]
    "履行" = "旅行 | ～职责 ～义务 严格～"       what is right; what is mistaken for it; what stands beside it
    [rule.options.unless]
    "旅行" = "～合同 自助～"                   neighbours beside which the word is meant

旅行 counts where a neighbour of 履行 touches it, and both are words where they stand: 严格旅行 does, 有格旅行 does not.
Neighbours have two to four characters; those of one are for `pattern`. Further options: see `context`.
Values: found, fix, beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from lint.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import Context
from lint.model import Edit, Finding

_SIZES = (4, 3, 2)


class Neighbours(NamedTuple):
    before: frozenset[str]
    after: frozenset[str]

    @classmethod
    def read(cls, words: str) -> Neighbours:
        listed = words.split()
        return cls(
            frozenset(word[:-1] for word in listed if word[-1] == "～"),
            frozenset(word[1:] for word in listed if word[0] == "～"),
        )

    def beside(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans of those that touch a span, the longest first."""
        for size in _SIZES:
            if self.after and text[end : end + size] in self.after:
                yield end, end + size
            if self.before and start >= size and text[start - size : start] in self.before:
                yield start - size, start


class Options(Context):
    table: dict[str, str]
    unless: dict[str, str] = {}

    # Worked out by `prepare`, not written: what each wrong word is mistaken for.
    rights: dict[str, list[str]] = {}

    @cached_property
    def known(self) -> dict[str, Neighbours]:
        """The neighbours of what is right and, after a ~, of what is meant, by the words that have been met."""
        return {}

    def wanted(self, right: str) -> Neighbours:
        if right not in self.known:
            self.known[right] = Neighbours.read(self.table[right].partition("|")[2])
        return self.known[right]

    def meant(self, wrong: str) -> Neighbours:
        if "~" + wrong not in self.known:
            self.known["~" + wrong] = Neighbours.read(self.unless.get(wrong, ""))
        return self.known["~" + wrong]


def prepare(options: Options) -> None:
    options.rights = {}
    for right, entry in options.table.items():
        for wrong in entry.partition("|")[0].split():
            options.rights.setdefault(wrong, []).append(right)


def words(options: Options) -> Iterable[str]:
    return options.rights


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for start, end in hits.words:
        found = text[start:end]
        for right in options.rights[found] if start >= done else ():
            beside = _neighbour(text, start, end, right, options)
            if beside and options.allows(document, start, end):
                done = end
                yield Finding(start, end, {"found": found, "fix": right, "beside": beside}, (Edit(start, end, right),))
                break


def _neighbour(text: str, start: int, end: int, right: str, options: Options) -> str:
    """The neighbour that asks for another word than the one that stands there, or nothing."""
    for low, high in options.wanted(right).beside(text, start, end):
        if any(options.meant(text[start:end]).beside(text, start, end)):
            return ""
        from lint.words import cut_at

        if cut_at(text, *sorted({low, high, start, end})):
            return text[low:high]
    return ""


KIND = Kind(Options, frozenset({"found", "fix", "beside"}), check, words=words, prepare=prepare, derived=("rights",))
