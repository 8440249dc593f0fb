"""misspelt: a word or a set phrase with one character changed for one that sounds or looks like it.

    [rule.options.slips]
    "未雨绸缪" = "末位|于与|筹愁|谬"     what is right; for each of its characters those that are written instead
    "彻底" = "撤|低"

Of a phrase (four characters and more) one half stands there whole, the other but for that character; it is passed over
where a word of the dictionary lies across its end (安康|祝 is no 庆祝). A word counts only where words begin and end at
its ends. Further options: see `context`.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

_PHRASE = 4
# What a half is followed (True) or preceded by where the other is misspelt, and the phrase.
_Others = dict[tuple[bool, str], str]


class Options(Context):
    slips: dict[str, str]

    # Worked out by `prepare`, not written: the misspelt words, and the phrases by their halves.
    short: dict[str, str] = {}
    halves: dict[str, list[str]] = {}

    @cached_property
    def others(self) -> dict[str, _Others]:
        """By the halves that have been met."""
        return {}

    @cached_property
    def sizes(self) -> list[int]:
        """How long halves are."""
        return sorted({len(half) for half in self.halves})

    def misspelt(self, half: str) -> _Others:
        found = self.others.get(half)
        if found is None:
            found = self.others[half] = dict(self._misspelt(half))
        return found

    def _misspelt(self, half: str) -> Iterator[tuple[tuple[bool, str], str]]:
        for phrase in self.halves[half]:
            middle = len(phrase) // 2
            if phrase[:middle] == half:
                yield from (((True, wrong[middle:]), phrase) for wrong in _variants(phrase, self.slips[phrase], middle))
            if phrase[middle:] == half:
                yield from (
                    ((False, wrong[:middle]), phrase) for wrong in _variants(phrase, self.slips[phrase], 0, middle)
                )


def _variants(right: str, chars: str, low: int = 0, high: int | None = None) -> Iterator[str]:
    """What is right with one character changed, from one place to another."""
    for at, written in list(enumerate(chars.split("|")))[low:high]:
        for char in written:
            yield right[:at] + char + right[at + 1 :]


def prepare(options: Options) -> None:
    options.short, options.halves = {}, {}
    for right, chars in options.slips.items():
        if len(right) < _PHRASE:
            options.short.update(dict.fromkeys(_variants(right, chars), right))
            continue
        middle = len(right) // 2
        for half in {right[:middle], right[middle:]}:
            options.halves.setdefault(half, []).append(right)


def words(options: Options) -> Iterable[str]:
    return (*options.short, *options.halves)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    found: set[tuple[int, int, str]] = set()
    for start, end in hits.words:
        word = text[start:end]
        if word in options.halves:
            found.update(_phrases(text, start, end, options))
        if word in options.short:
            found.add((start, end, options.short[word]))
    for start, end, right in sorted(found):
        if start >= done and options.allows(document, start, end) and _is_word(text, start, end, right):
            done = end
            yield Finding(start, end, {"found": text[start:end], "fix": right}, (Edit(start, end, right),))


def _phrases(text: str, start: int, end: int, options: Options) -> Iterator[tuple[int, int, str]]:
    others = options.misspelt(text[start:end])
    for size in options.sizes:
        if (phrase := others.get((True, text[end : end + size]))) is not None:
            yield start, end + size, phrase
        if (phrase := others.get((False, text[max(0, start - size) : start]))) is not None:
            yield start - size, end, phrase


def _is_word(text: str, start: int, end: int, right: str) -> bool:
    from lint.documents.words import cut_at, straddled

    return (len(right) >= _PHRASE or cut_at(text, start, end)) and not straddled(text, start, end, right)


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    prepare=prepare,
    derived=("short", "halves"),
)
