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

from lint.base.lines import Table, lines
from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

_SIZES = (4, 3, 2)
# A word of which the dictionary counts so many stands in every fifth report and more.
OFTEN = 300


class Options(Context):
    table: dict[str, str]
    unless: dict[str, str] = {}

    # Worked out by `prepare`, not written: the `lines` of the wrong words, each with what it is mistaken for; of what
    # is right, each with its neighbours, which stand for `table`; and of the wrong words that are meant beside some.
    rights: str = ""
    neighbours: str = ""
    excuses: str = ""

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
    def known(self) -> dict[str, dict[str, str]]:
        """By the wrong words that have been met, the right ones with what may stand beside each, between blanks."""
        return {}

    def rights_for(self, wrong: str) -> dict[str, str]:
        if wrong not in self.known:
            rights = (self.right.get(wrong) or "").split()
            self.known[wrong] = {right: f" {self.listed.get(right)} " for right in rights}
        return self.known[wrong]

    @cached_property
    def touching(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """By the wrong words that have been met, the characters with which neighbours end before and begin after it."""
        return {}

    def touch(self, wrong: str) -> tuple[frozenset[str], frozenset[str]]:
        listed = [word for words in self.rights_for(wrong).values() for word in words.split()]
        before = frozenset(word[-2] for word in listed if word[-1] == "～")
        self.touching[wrong] = before, frozenset(word[1] for word in listed if word[0] == "～")
        return self.touching[wrong]

    def beside(self, wrong: str, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The spans of neighbours that touch a wrong word, the longest first, each with the word it asks for."""
        asked_for = self.rights_for(wrong)
        for size in _SIZES:
            for span, neighbour in _touching(text, start, end, size):
                if right := next((right for right, listed in asked_for.items() if neighbour in listed), ""):
                    yield *span, right

    def excused(self, wrong: str, text: str, start: int, end: int) -> bool:
        """Whether a neighbour touches a wrong word beside which it is meant."""
        listed = f" {self.excused_by.get(wrong) or ''} "
        return any(neighbour in listed for size in _SIZES for _, neighbour in _touching(text, start, end, size))

    @cached_property
    def met(self) -> dict[str, list[tuple[int, int]]]:
        """By the words that have been met, how many characters they have before and after a wrong word."""
        return {}

    def beside_wrong(self, word: str) -> list[tuple[int, int]]:
        sides = (((0, 0), word), ((0, 1), word[:-1]), ((1, 0), word[1:]))
        self.met[word] = [side for side, wrong in sides if self.right.get(wrong)]
        return self.met[word]


def _touching(text: str, start: int, end: int, size: int) -> Iterator[tuple[Span, str]]:
    """What touches a span after and before it, of so many characters: where, and as it is listed."""
    yield (end, end + size), f" ～{text[end : end + size]} "
    if start >= size:
        yield (start - size, start), f" {text[start - size : start]}～ "


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

    for line in options.rights.splitlines():
        wrong = line.partition(" ")[0]
        if shipped().count(wrong) < OFTEN:
            yield wrong
            continue
        listed = [word for words in options.rights_for(wrong).values() for word in words.split()]
        yield from dict.fromkeys(word[-2] + wrong if word[-1] == "～" else wrong + word[1] for word in listed)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done, touching = document.text, 0, options.touching
    for start, end in _wrong(text, options, hits.words):
        found = text[start:end]
        before, after = touching.get(found) or options.touch(found)
        if start < done or (text[start - 1 : start] not in before and text[end : end + 1] not in after):
            continue
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
    """The spans of the wrong words that have been found, by start and longest first."""
    found, met = set(), options.met
    for start, end in spans:
        word = text[start:end]
        for before, after in met[word] if word in met else options.beside_wrong(word):
            found.add((start + before, end - after))
    return sorted(found, key=lambda span: (span[0], -span[1]))


KIND = Kind(
    Options,
    frozenset({"found", "fix", "beside"}),
    check,
    words=words,
    prepare=prepare,
    derived=("rights", "neighbours", "excuses"),
)
