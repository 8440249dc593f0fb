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

from lint.base.lines import Table, lines, look_up
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

_PHRASE = 4


class Options(Context):
    slips: dict[str, str]

    # Worked out by `prepare`, not written: the `lines` of the phrases, for each what is written instead, which stand
    # for `slips`; those of the misspelt words; those of halves, each with its phrases; and how long halves are.
    phrases: str = ""
    short: str = ""
    halves: str = ""
    sizes: list[int] = []

    @cached_property
    def right(self) -> Table:
        """What is right for the misspelt words."""
        return Table(self.short)

    @cached_property
    def phrases_with(self) -> Table:
        """The phrases of which a word is a half."""
        return Table(self.halves)

    @cached_property
    def met(self) -> dict[str, list[str]]:
        """By the phrases that have been met, what is written for each of their characters."""
        return {}

    def written(self, phrase: str) -> list[str]:
        if phrase not in self.met:
            self.met[phrase] = (look_up(self.phrases, phrase) or "").split("|")
        return self.met[phrase]


def _variants(right: str, chars: str, low: int = 0, high: int | None = None) -> Iterator[str]:
    """What is right with one character changed, from one place to another."""
    for at, written in list(enumerate(chars.split("|")))[low:high]:
        for char in written:
            yield right[:at] + char + right[at + 1 :]


def prepare(options: Options) -> None:
    short: dict[str, str] = {}
    halves: dict[str, list[str]] = {}
    for right, chars in options.slips.items():
        if len(right) < _PHRASE:
            short.update(dict.fromkeys(_variants(right, chars), right))
            continue
        middle = len(right) // 2
        for half in {right[:middle], right[middle:]}:
            halves.setdefault(half, []).append(right)
    options.phrases = lines({right: chars for right, chars in options.slips.items() if len(right) >= _PHRASE})
    options.slips = {}
    options.short = lines(short)
    options.halves = lines({half: " ".join(phrases) for half, phrases in halves.items()})
    options.sizes = sorted({len(half) for half in halves})


def words(options: Options) -> Iterable[str]:
    """The misspelt words, and the misspelt halves of phrases, each with the character of the other half that touches
    it, since alone most are words."""
    found = dict.fromkeys(options.short.split()[::2])
    for line in options.phrases.splitlines():
        right, _, chars = line.partition(" ")
        middle = len(right) // 2
        found.update(dict.fromkeys(form[: middle + 1] for form in _variants(right, chars, 0, middle)))
        found.update(dict.fromkeys(form[middle - 1 :] for form in _variants(right, chars, middle)))
    return found


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    found: set[tuple[int, int, str]] = set()
    right_for = options.right.get
    for start, end in hits.words:
        if right := right_for(text[start:end]):
            found.add((start, end, right))
        if options.halves:
            found.update(_phrases(text, start, end - 1, options))
            found.update(_phrases(text, start + 1, end, options))
    for start, end, right in sorted(found):
        if start >= done and options.allows(document, start, end) and _is_word(text, start, end, right):
            done = end
            yield Finding(start, end, {"found": text[start:end], "fix": right}, (Edit(start, end, right),))


def _phrases(text: str, start: int, end: int, options: Options) -> Iterator[tuple[int, int, str]]:
    """The phrases of which one half stands, misspelt, at a span, and the other beside it."""
    word, phrases_with = text[start:end], options.phrases_with.get
    for size in options.sizes:
        for phrase in (phrases_with(text[end : end + size]) or "").split():
            middle = len(phrase) // 2
            if phrase[middle:] == text[end : end + size] and _misspells(word, phrase, options, 0, middle):
                yield start, end + size, phrase
        low = max(0, start - size)
        for phrase in (phrases_with(text[low:start]) or "").split():
            middle = len(phrase) // 2
            if phrase[:middle] == text[low:start] and _misspells(word, phrase, options, middle):
                yield low, end, phrase


def _misspells(word: str, phrase: str, options: Options, low: int, high: int | None = None) -> bool:
    """Whether a word is the part of a phrase from one place to another, with one character that is written instead."""
    right = phrase[low:high]
    if len(word) != len(right):
        return False
    unlike = [at for at, (one, other) in enumerate(zip(word, right, strict=True)) if one != other]
    return len(unlike) == 1 and word[unlike[0]] in options.written(phrase)[low + unlike[0]]


def _is_word(text: str, start: int, end: int, right: str) -> bool:
    from lint.documents.words import cut_at, straddled

    return (len(right) >= _PHRASE or cut_at(text, start, end)) and not straddled(text, start, end, right)


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    prepare=prepare,
    derived=("phrases", "short", "halves", "sizes"),
)
