"""setphrase: a fixed expression of which one word or character is not the right one, is lost, added or out of place.

    phrases = "模范|带头|作用 …"      the expressions, cut into words; four characters and more
    alike = "维护 拥护|捍卫 …"        words that are written for one another: a group to an item, its words between |
    right = "模范带动作用 …"          what is near one of the expressions and is right all the same

Of an expression a head or a tail, cut near its middle between two words, stands there whole; the other part is compared
with what stands beside it. One word of it differs, and only so: a character of it is lost, is another or
is added, two of them changed places, or the word is one of its group. What could as well be another word that goes on
beyond the expression does not count, nor a particle put in or left out; in a short expression a word of the dictionary
does not, unless it is of the group; at the head of an expression, where verbs change, neither does.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from lint.base.lines import Table, lines
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.setphrase.near import Change, after, before
from lint.kinds.setphrase.stands import stands


class Beside(NamedTuple):
    """The words that belong beside a head or a tail, of each of its expressions. Nearly them is nothing but where the
    character beside it is among `at`, or the one beside that among `next_to`."""

    rests: list[list[str]]
    at: frozenset[str]
    next_to: frozenset[str]


class Options(Struct, forbid_unknown_fields=True, dict=True):
    phrases: str
    alike: str = ""
    right: str = ""

    # Worked out by `prepare`, not written: the `lines` of heads and of tails, each with the expressions it is of.
    heads: str = ""
    tails: str = ""

    @cached_property
    def by_head(self) -> Table:
        return Table(self.heads)

    @cached_property
    def by_tail(self) -> Table:
        return Table(self.tails)

    @cached_property
    def rightful(self) -> frozenset[str]:
        return frozenset(self.right.split())

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """The words that are written for each word."""
        found: dict[str, frozenset[str]] = {}
        for item in self.alike.split():
            group = frozenset(item.split("|"))
            for word in group:
                found[word] = found.get(word, frozenset()) | group
        return found

    @cached_property
    def met(self) -> dict[tuple[str, bool], Beside]:
        """What may stand beside the heads (True) and the tails that have been met."""
        return {}

    def beside(self, part: str, head: bool) -> Beside:
        found = self.met.get((part, head))
        if found is None:
            phrases = ((self.by_head if head else self.by_tail).get(part) or "").split(",")
            halved = [halves(phrase) for phrase in phrases if phrase]
            found = self.met[part, head] = self._beside([tail if head else first for first, tail in halved], head)
        return found

    def _beside(self, rests: list[list[str]], head: bool) -> Beside:
        at, next_to = set(), set()
        for rest in rests:
            text, word = "".join(rest), rest[0] if head else rest[-1]
            two = text[:2] if head else text[-2:]
            at |= {*two, *(one[0 if head else -1] for one in self.groups.get(word, ()))}
            next_to |= {*two}
        return Beside(rests, frozenset(at), frozenset(next_to))


def prepare(options: Options) -> None:
    plain = options.phrases.replace("|", "")
    options.right = " ".join(sorted({*options.right.split(), *plain.split()}))
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for phrase in options.phrases.split():
        head, tail = halves(phrase)
        heads.setdefault("".join(head), []).append(phrase)
        tails.setdefault("".join(tail), []).append(phrase)
    options.phrases = ""
    options.heads = lines({head: ",".join(phrases) for head, phrases in heads.items()})
    options.tails = lines({tail: ",".join(phrases) for tail, phrases in tails.items()})


def halves(phrase: str) -> tuple[list[str], list[str]]:
    """The words of a phrase up to the cut nearest its middle, and those from there on."""
    words = phrase.split("|")
    sizes = [len("".join(words[:n])) for n in range(len(words) + 1)]
    at = min(range(1, len(words)), key=lambda n: (abs(2 * sizes[n] - sizes[-1]), n))
    return words[:at], words[at:]


def words(options: Options) -> Iterable[str]:
    return {*options.heads.split()[::2], *options.tails.split()[::2]}


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for start, end, change in sorted(set(_changes(text, options, hits))):
        if change.start < done or text[start:end] in options.rightful:
            continue
        if stands(text, start, end, change):
            done = change.end
            fix = text[start : change.start] + change.right + text[change.end : end]
            values = {"found": text[start:end], "fix": fix}
            yield Finding(change.start, change.end, values, (Edit(change.start, change.end, change.right),))


def _changes(text: str, options: Options, hits: Hits) -> Iterator[tuple[int, int, Change]]:
    """The spans that are nearly an expression, with what is changed in them."""
    beside = options.beside
    for start, end in hits.words:
        word = text[start:end]
        rests, at, next_to = beside(word, True)
        if rests and (text[end : end + 1] in at or text[end + 1 : end + 2] in next_to):
            for rest in rests:
                if change := after(text, end, rest, options.groups):
                    yield start, change.stop, change
        rests, at, next_to = beside(word, False)
        if rests and start and (text[start - 1] in at or text[max(0, start - 2)] in next_to):
            for rest in rests:
                if change := before(text, start, rest, options.groups):
                    yield change.stop, end, change


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    prepare=prepare,
    derived=("heads", "tails"),
)
