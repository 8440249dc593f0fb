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

from lint.base.lines import lines, look_up
from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

_SIZES = (4, 3, 2)


class Neighbours(NamedTuple):
    """What stands before and after a wrong word, and which word that asks for; and beside what the word is meant.

    `last` and `next` are the characters of the former that touch the word.
    """

    before: dict[str, str]
    after: dict[str, str]
    meant: tuple[frozenset[str], frozenset[str]]
    last: frozenset[str]
    next: frozenset[str]

    def beside(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The spans of those that touch a span, the longest first, each with the word it asks for."""
        for size in _SIZES:
            if right := self.after.get(text[end : end + size]):
                yield end, end + size, right
            if start >= size and (right := self.before.get(text[start - size : start])):
                yield start - size, start, right

    def excused(self, text: str, start: int, end: int) -> bool:
        before, after = self.meant
        return any(
            text[end : end + size] in after or (start >= size and text[start - size : start] in before)
            for size in _SIZES
        )


def _sides(listed: str) -> tuple[frozenset[str], frozenset[str]]:
    words = listed.split()
    return (
        frozenset(word[:-1] for word in words if word[-1] == "～"),
        frozenset(word[1:] for word in words if word[0] == "～"),
    )


class Options(Context):
    table: dict[str, str]
    unless: dict[str, str] = {}

    # Worked out by `prepare`, not written: the `lines` of the wrong words, each with what it is mistaken for.
    rights: str = ""

    @cached_property
    def known(self) -> dict[str, Neighbours]:
        """By the wrong words that have been met."""
        return {}

    def neighbours(self, wrong: str) -> Neighbours:
        if wrong not in self.known:
            before: dict[str, str] = {}
            after: dict[str, str] = {}
            for right in reversed((look_up(self.rights, wrong) or "").split()):
                one, other = _sides(self.table[right].partition("|")[2])
                before.update(dict.fromkeys(one, right))
                after.update(dict.fromkeys(other, right))
            last, next_ = frozenset(word[-1] for word in before), frozenset(word[0] for word in after)
            self.known[wrong] = Neighbours(before, after, _sides(self.unless.get(wrong, "")), last, next_)
        return self.known[wrong]


def prepare(options: Options) -> None:
    rights: dict[str, list[str]] = {}
    for right, entry in options.table.items():
        for wrong in entry.partition("|")[0].split():
            rights.setdefault(wrong, []).append(right)
    options.rights = lines({wrong: " ".join(meant) for wrong, meant in rights.items()})


def words(options: Options) -> Iterable[str]:
    return [line.partition(" ")[0] for line in options.rights.splitlines()]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for start, end in hits.words:
        found = text[start:end]
        neighbours = options.known.get(found) or options.neighbours(found)
        if start < done or (
            text[end : end + 1] not in neighbours.next and text[start - 1 : start] not in neighbours.last
        ):
            continue
        for low, high, right in neighbours.beside(text, start, end):
            if neighbours.excused(text, start, end) or not options.allows(document, start, end):
                break
            from lint.documents.words import cut_at

            if cut_at(text, *sorted({low, high, start, end})):
                done = end
                values: dict[str, Value] = {"found": found, "fix": right, "beside": text[low:high]}
                yield Finding(start, end, values, (Edit(start, end, right),))
                break


KIND = Kind(Options, frozenset({"found", "fix", "beside"}), check, words=words, prepare=prepare, derived=("rights",))
