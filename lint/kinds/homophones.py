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

from lint.base.lines import Table, lines, rows
from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

_SIZES = (4, 3, 2)
# A word of which the dictionary counts so many stands in every tenth report and more.
OFTEN = 100
# The neighbours before a wrong word and after it, each with the word that it asks for.
Asking = tuple[dict[str, str], dict[str, str]]
# A wrong word within a word that is looked for: how many characters stand before and after it there, and with which a
# neighbour touches it before and after.
Within = tuple[int, int, frozenset[str], frozenset[str]]


class Options(Context):
    table: dict[str, str]
    unless: dict[str, str] = {}

    # Worked out by `prepare`, not written: the `lines` of the wrong words, each with what it is mistaken for; of what
    # is right, each with its neighbours, which stand for `table`; and of the wrong words that are meant beside some.
    rights: bytes = b""
    neighbours: bytes = b""
    excuses: bytes = b""

    @cached_property
    def right(self) -> Table:
        """What each wrong word is mistaken for."""
        return Table(self.rights)

    @cached_property
    def listed(self) -> Table:
        """The neighbours of each right word."""
        return Table(self.neighbours)

    @cached_property
    def excused_by(self) -> Table:
        """The neighbours beside which each wrong word is meant."""
        return Table(self.excuses)

    @cached_property
    def known(self) -> dict[str, Asking]:
        """The neighbours of the wrong words that have been met."""
        return {}

    def asking(self, wrong: str) -> Asking:
        if wrong not in self.known:
            before: dict[str, str] = {}
            after: dict[str, str] = {}
            for right in (self.right.get(wrong) or "").split():
                for word in (self.listed.get(right) or "").split():
                    if word[0] == "～":
                        after.setdefault(word[1:], right)
                    else:
                        before.setdefault(word[:-1], right)
            self.known[wrong] = before, after
        return self.known[wrong]

    def beside(self, wrong: str, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The spans of neighbours that touch a wrong word, the longest first, each with the word it asks for."""
        before, after = self.asking(wrong)
        for size in _SIZES:
            if right := after.get(text[end : end + size]):
                yield end, end + size, right
            if start >= size and (right := before.get(text[start - size : start])):
                yield start - size, start, right

    def excused(self, wrong: str, text: str, start: int, end: int) -> bool:
        """Whether a neighbour touches a wrong word beside which it is meant."""
        listed = f" {self.excused_by.get(wrong) or ''} "
        return any(
            f" ～{text[end : end + size]} " in listed
            or (start >= size and f" {text[start - size : start]}～ " in listed)
            for size in _SIZES
        )

    @cached_property
    def met(self) -> dict[str, list[Within]]:
        """The wrong words within the words that have been met."""
        return {}

    def within(self, word: str) -> list[Within]:
        sides = ((0, 0, word), (0, 1, word[:-1]), (1, 0, word[1:]))
        self.met[word] = [(low, high, *_touching(*self.asking(it))) for low, high, it in sides if self.right.get(it)]
        return self.met[word]


def _touching(before: dict[str, str], after: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The characters with which neighbours touch a word."""
    return frozenset(word[-1] for word in before), frozenset(word[0] for word in after)


def prepare(options: Options) -> None:
    rights: dict[str, list[str]] = {}
    for right, entry in options.table.items():
        for wrong in entry.partition("|")[0].split():
            rights.setdefault(wrong, []).append(right)
    options.rights = lines({wrong: " ".join(meant) for wrong, meant in rights.items()})
    options.neighbours = lines({right: entry.partition("|")[2].strip() for right, entry in options.table.items()})
    options.excuses = lines(options.unless)
    options.table, options.unless = {}, {}


def words(options: Options) -> Iterable[str]:
    """The wrong words; one that occurs often, and so is mostly meant, with the character of a neighbour beside it."""
    from lint.documents.cutting.tables import shipped

    for wrong, _ in rows(options.rights):
        if shipped().count(wrong) < OFTEN:
            yield wrong
            continue
        before, after = _touching(*options.asking(wrong))
        yield from sorted(char + wrong for char in before)
        yield from sorted(wrong + char for char in after)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for start, end in _wrong(text, options, hits.words):
        if start < done:
            continue
        found = text[start:end]
        for low, high, right in options.beside(found, text, start, end):
            if options.excused(found, text, start, end) or not options.allows(document, start, end):
                break
            from lint.documents.words import cut_at

            if cut_at(text, *sorted({low, high, start, end})):
                done = end
                values: dict[str, Value] = {"found": found, "fix": right, "beside": text[low:high]}
                yield Finding(start, end, values, (Edit(start, end, right),))
                break


def _wrong(text: str, options: Options, spans: list[Span]) -> list[Span]:
    """The spans of the wrong words that have been found and that a neighbour may touch, by start and longest first."""
    found, met, within = set(), options.met, options.within
    around = text + "\n"  # there is a character at each end of a word
    for start, end in spans:
        word = text[start:end]
        for low, high, before, after in met[word] if word in met else within(word):
            if around[start + low - 1] in before or around[end - high] in after:
                found.add((start + low, end - high))
    return sorted(found, key=lambda span: (span[0], -span[1]))


KIND = Kind(
    Options,
    frozenset({"found", "fix", "beside"}),
    check,
    words=words,
    prepare=prepare,
    derived=("rights", "neighbours", "excuses"),
)
