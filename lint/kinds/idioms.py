"""idioms: an expression of four characters of which one is another, one is lost, or two changed places.

    phrases = "百折不挠 毫无怨言/24 …"   the expressions; of some only the characters in these places, counted from 1,
                                 are never another one; after a / none may be lost, after a + one may
    alike = "挠饶恼 …"             what is written for a character: it, then those, the likeliest first
    right = "…"                   what comes of a slip and is right all the same

One half stands there whole, and beside it what is left of the other: 百折不饶, 百折挠, 百折挠不; or the two
characters in the middle changed places. What lost its first or last character has a mark there. Beside a half that is
a common word, and in a place that others take, too, only what is likeliest is looked for; there, and beside a half
that is a word, no other word takes the place of the other half. What is written is never one of the expressions, nor
a word of the dictionary, and no word lies across its ends.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lint.base.lines import Table, lines, rows
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.documents.words import cut_at, is_han, straddled
from lint.kinds import Hits, Kind

if TYPE_CHECKING:
    from lint.documents.cutting.tables import Tables

# A half that the dictionary counts so often is not looked for on its own; so many characters are likely for another.
OFTEN, LIKELIEST = 500, 3
# One that it counts so often may stand beside another word by chance.
WORD = 100
_SIZE, _HALF = 4, 2
_ALL = frozenset(range(_SIZE))


class Phrase(NamedTuple):
    """An expression, with the places of the characters that are never another one, and whether one may be lost."""

    text: str
    closed: frozenset[int]
    lost: bool


class Others:
    """The expressions that begin with a half, or end with it: the `right` other halves. What is written for one of them
    has a character of these beside the half, among `at`, or the one that belongs there a place further on, among
    `next_to`."""

    def __init__(self, entries: list[str], low: int) -> None:
        halves = [entry[low : low + _HALF] for entry in entries]
        self.right, self.at = frozenset(halves), "".join(halves)
        self.next_to = self.at[1::2] if low else self.at[::2]
        self.entries = entries

    @cached_property
    def phrases(self) -> list[Phrase]:
        return [*map(phrase, self.entries)]


# What belongs after a half, and before it.
Beside = tuple[Others | None, Others | None]


class Slip(NamedTuple):
    """What stands from `start` to `end` for an expression."""

    start: int
    end: int
    right: Phrase


class Options(Struct, forbid_unknown_fields=True, dict=True):
    phrases: str
    alike: str = ""
    right: str = ""

    # Worked out by `prepare`, not written: the `lines` of the halves, each with its expressions, and of the characters
    # with what is written for each; they stand for `phrases` and `alike`.
    halves: bytes = b""
    written: bytes = b""

    @cached_property
    def rightful(self) -> frozenset[str]:
        return frozenset(self.right.split())

    @cached_property
    def with_half(self) -> Table:
        """The expressions with a half."""
        return Table(self.halves)

    @cached_property
    def for_char(self) -> Table:
        """What is written for each character."""
        return Table(self.written)

    @cached_property
    def met(self) -> dict[str, Beside]:
        """The expressions that begin with the halves that have been met, and those that end with them."""
        return {}

    def having(self, half: str) -> Beside:
        entries = (self.with_half.get(half) or "").split()
        after = [entry for entry in entries if entry.startswith(half)]
        before = [entry for entry in entries if entry.startswith(half, _HALF)]
        self.met[half] = Others(after, _HALF) if after else None, Others(before, 0) if before else None
        return self.met[half]

    def alike_to(self, char: str) -> str:
        return self.for_char.get(char) or ""


def phrase(entry: str) -> Phrase:
    """An expression as it is listed."""
    text, mark, places = entry[:_SIZE], entry[_SIZE : _SIZE + 1], entry[_SIZE + 1 :]
    return Phrase(text, frozenset(int(digit) - 1 for digit in places) if mark else _ALL, mark != "/")


def prepare(options: Options) -> None:
    halves: dict[str, list[str]] = {}
    for entry in options.phrases.split():
        for half in dict.fromkeys((entry[:_HALF], entry[_HALF:_SIZE])):
            halves.setdefault(half, []).append(entry)
    options.halves = lines({half: " ".join(entries) for half, entries in halves.items()})
    options.written = lines({item[0]: item[1:] for item in options.alike.split()})
    options.phrases = options.alike = ""


def words(options: Options) -> Iterable[str]:
    """The halves; for one that is a common word, what comes of likely slips in the other, with as much of it as makes
    three characters; and the expressions whose middle is turned round."""
    return dict.fromkeys(_words(options))


def _words(options: Options) -> Iterator[str]:
    from lint.documents.cutting.tables import shipped

    known = shipped()
    for one in map(phrase, dict.fromkeys(entry for _, entries in rows(options.halves) for entry in entries.split())):
        head, tail = one.text[:_HALF], one.text[_HALF:]
        if (turned := head[0] + tail[0] + head[1] + tail[1]) != one.text:
            yield turned
        if known.count(head) < OFTEN:
            yield head
        else:
            yield from (head[1] + form for form in (tail[::-1], *_forms(options, one, _HALF, known)))
            yield from (head + char for char in tail if one.lost)
        if known.count(tail) < OFTEN:
            yield tail
        else:
            yield from (form + tail[0] for form in (head[::-1], *_forms(options, one, 0, known)))
            yield from (char + tail for char in head if one.lost)


def _forms(options: Options, one: Phrase, low: int, known: Tables) -> Iterator[str]:
    """The half of an expression from a place on, with a character changed that is never another one; no words."""
    for at in one.closed & {low, low + 1}:
        for char in options.alike_to(one.text[at])[:LIKELIEST]:
            if not known.has(form := one.text[low:at] + char + one.text[at + 1 : low + _HALF]):
                yield form


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for slip in sorted({*_slips(text, options, hits)}, key=lambda slip: (slip.start, slip.end, slip.right.text)):
        start, end, right = slip.start, slip.end, slip.right.text
        if start >= done and _counts(text, options, slip):
            done = end
            yield Finding(start, end, {"found": text[start:end], "fix": right}, (Edit(start, end, right),))


def _slips(text: str, options: Options, hits: Hits) -> Iterator[Slip]:
    """What may be an expression with a slip, wherever one of the words was found."""
    met, having = options.met, options.having
    around = text + "\n\n"  # there are two characters beside each half
    for start, end in hits.words:
        if end - start == _SIZE:
            middle = text[start] + text[start + 2] + text[start + 1] + text[start + 3]
            after, _ = having(middle[:_HALF])
            yield from (Slip(start, end, one) for one in (after.phrases if after else ()) if one.text == middle)
            continue
        for at in (start,) if end - start == _HALF else range(start - 1 if start else 0, end):
            half = text[at : at + _HALF]
            after, before = met.get(half) or having(half)
            if after and (around[at + 2] in after.at or around[at + 3] in after.next_to):
                yield from _after(text, at + _HALF, options, after)
            if before and at and (around[at - 1] in before.at or around[at - 2] in before.next_to):
                yield from _before(text, at, options, before)


def _after(text: str, at: int, options: Options, tails: Others) -> Iterator[Slip]:
    """The slips in the tails of expressions whose head ends at a place."""
    written = text[at : at + _HALF]
    if written in tails.right:
        return
    first, second = written[:1], written[1:]
    for one in tails.phrases:
        if first not in one.text[_HALF:] and second != one.text[3]:
            continue
        if _is_written_for(options, one, _HALF, written):
            yield Slip(at - _HALF, at + _HALF, one)
        elif one.lost and (first == one.text[3] or (first == one.text[2] and not is_han(second))):
            yield Slip(at - _HALF, at + 1, one)


def _before(text: str, at: int, options: Options, heads: Others) -> Iterator[Slip]:
    """The slips in the heads of expressions whose tail begins at a place."""
    written = text[max(0, at - _HALF) : at]
    if written in heads.right:
        return
    first, second = written[:-1], written[-1:]
    for one in heads.phrases:
        if second not in one.text[:_HALF] and first != one.text[0]:
            continue
        if _is_written_for(options, one, 0, written):
            yield Slip(at - _HALF, at + _HALF, one)
        elif one.lost and (second == one.text[0] or (second == one.text[1] and not is_han(first))):
            yield Slip(at - 1, at + _HALF, one)


def _is_written_for(options: Options, one: Phrase, low: int, written: str) -> bool:
    """Whether two characters are what is written for the half of an expression that begins at a place of it."""
    right = one.text[low : low + _HALF]
    if len(written) < _HALF:
        return False
    if written == right[::-1]:
        return True
    unlike = [n for n in range(_HALF) if written[n] != right[n]]
    if len(unlike) != 1:
        return False
    at = unlike[0]
    alike = options.alike_to(right[at])
    return written[at] in (alike if low + at in one.closed else alike[:LIKELIEST])


def _counts(text: str, options: Options, slip: Slip) -> bool:
    """Whether it is a slip where it stands."""
    from lint.documents.cutting.tables import shipped

    start, end, right = slip
    written, known = text[start:end], shipped()
    if written in options.rightful or known.has(written):
        return False
    at = next((n for n in range(len(written)) if written[n] != right.text[n]), _SIZE - 1)
    half, other, whole = _halves(written, right.text, at)
    if len(written) < _SIZE:
        if text[start - _HALF : start] == right.text[0] + "、":  # 医、护人员: two of a list
            return False
        inside = written[:1] == right.text[:1] and written[-1:] == right.text[-1:]
        return not (inside and known.count(half) >= WORD) and cut_at(text, start, end)
    if sorted(written) == sorted(right.text):
        return (whole not in written or not known.has(other)) and cut_at(text, start, end)
    if known.has(other) and (at not in right.closed or known.count(whole) >= WORD):
        return False
    return not straddled(text, start, end, right.text)


def _halves(written: str, right: str, at: int) -> tuple[str, str, str]:
    """The half of an expression that has a place, what is written for it, and the other half."""
    if at < _HALF:
        return right[:_HALF], written[:-_HALF], right[_HALF:]
    return right[_HALF:], written[_HALF:], right[:_HALF]


KIND = Kind(Options, frozenset({"found", "fix"}), check, words=words, prepare=prepare, derived=("halves", "written"))
