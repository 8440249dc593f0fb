"""setphrase: a fixed expression of which one word or character is not the right one, is lost, added or out of place.

    phrases = "模范|带头|作用 …"      the expressions, cut into words; four characters and more
    firm = "团结—批评—团结 …"         those of the expressions that no other is like, not cut
    alike = "维护 拥护|捍卫 …"        words that are written for one another: a group to an item, its words between |
    right = "模范带动作用 …"          what is near one of the expressions and is right all the same
    free = "镇|乡|街道 县|区 …"       words of which any may stand where one does: a group to an item

Of an expression a head or a tail, cut near its middle between two words, stands there whole; the other part is compared
with what stands beside it. One word of it differs, and only so: a character of it is lost, is another or is added, two
of them changed places, or the word is one of its group; in an expression that is `firm`, where enough of it stands
around, any other word will do, of about its length. Words that changed places with their like in the next clause are
found as they are. 、 and ， are the same. What could as well be another word that goes on beyond the expression does
not count, nor a particle put in or left out; in a short expression a word of the dictionary does not, unless it is of
the group; at the head of an expression, where verbs change, neither does.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from msgspec import Struct

from lint.base.lines import Table, lines, rows
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.kinds.setphrase.near import Change, Groups, Rest, after, before, crossed
from lint.kinds.setphrase.signs import signs
from lint.kinds.setphrase.stands import stands

# The marks between the clauses of an expression; writers take either.
SAME = {ord("，"): "、"}
# Stands before an expression that no other is like.
FIRM = "!"


class Beside:
    """What stands beside a head or a tail of expressions. Nearly that is nothing but where the character beside it is
    among `at`, or the one beside that among `next_to`; or `anywhere`, if one of them is firm."""

    def __init__(self, phrases: str, at: str, next_to: str, groups: Groups, *, forward: bool) -> None:
        self.at, self.next_to, self.anywhere = frozenset(at), frozenset(next_to), FIRM in phrases
        self._phrases, self._groups, self._forward = phrases, groups, forward

    @cached_property
    def rests(self) -> list[Rest]:
        """The parts that belong there, of each of the expressions."""
        return [*_rests(self._phrases.split(","), self._groups, forward=self._forward)]


def _rests(phrases: list[str], groups: Groups, *, forward: bool) -> Iterator[Rest]:
    """The parts that belong after the heads of expressions, or before their tails."""
    for phrase in phrases:
        part = halves(phrase.lstrip(FIRM))[forward]
        yield Rest(part, phrase.startswith(FIRM), groups, forward=forward)


# After a head and before a tail, the expression that a crossing stands for, the parts that a word is a sign of, with
# where they begin from its start; most words are one of the four.
Met = tuple[Beside | None, Beside | None, str, list[tuple[str, int]]]


class Options(Struct, forbid_unknown_fields=True, dict=True):
    phrases: str
    firm: str = ""
    alike: str = ""
    right: str = ""
    free: str = ""

    # Worked out by `prepare`, not written: the `lines` of heads and tails. Each has the expressions that it is the head
    # of, with what is `at` and `next_to` it, and the same for those that it is the tail of.
    parts: bytes = b""
    # By an expression in which words of two clauses changed places, the expression.
    crossed: bytes = b""
    # By the signs of parts that are not looked for themselves, each part and where it begins: 发展 -3 ….
    signs: bytes = b""

    @cached_property
    def table(self) -> Table:
        return Table(self.parts)

    @cached_property
    def wrong(self) -> Table:
        return Table(self.crossed)

    @cached_property
    def signed(self) -> Table:
        return Table(self.signs)

    @cached_property
    def rightful(self) -> frozenset[str]:
        return frozenset(self.right.split())

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """The words that are written for each word."""
        return _grouped(self.alike)

    @cached_property
    def open_to(self) -> dict[str, frozenset[str]]:
        """The words that may rightly stand for each word: other organs, places and people."""
        return _grouped(self.free)

    @cached_property
    def met(self) -> dict[str, Met]:
        """What may stand beside the words that have been met, and what is right for them."""
        return {}

    def meet(self, word: str) -> Met:
        heads, at, next_to, tails, before, next_before = (self.table.get(word) or "\t" * 5).split("\t")
        self.met[word] = (
            Beside(heads, at, next_to, self.groups, forward=True) if heads else None,
            Beside(tails, before, next_before, self.groups, forward=False) if tails else None,
            self.wrong.get(word) or "",
            _pairs(self.signed.get(word) or ""),
        )
        return self.met[word]


def _pairs(value: str) -> list[tuple[str, int]]:
    parts = value.split()
    return [*zip(parts[::2], map(int, parts[1::2]), strict=True)]


def _grouped(items: str) -> dict[str, frozenset[str]]:
    """The words of the groups, each with all that share one with it."""
    found: dict[str, frozenset[str]] = {}
    for item in items.split():
        group = frozenset(item.split("|"))
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


def prepare(options: Options) -> None:
    options.phrases, options.right = options.phrases.translate(SAME), options.right.translate(SAME)
    plain = options.phrases.replace("|", "")
    options.right = " ".join(sorted({*options.right.split(), *plain.split()}))
    firm = frozenset(options.firm.translate(SAME).split())
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for phrase in options.phrases.split():
        head, tail = halves(phrase)
        marked = FIRM + phrase if phrase.replace("|", "") in firm else phrase
        heads.setdefault("".join(head), []).append(marked)
        tails.setdefault("".join(tail), []).append(marked)
    sides = {
        part: [*_side(options, heads.get(part, []), head=True), *_side(options, tails.get(part, []), head=False)]
        for part in {*heads, *tails}
    }
    options.crossed = lines(
        {
            wrong: phrase.replace("|", "")
            for phrase in options.phrases.split()
            for wrong in crossings(phrase)
            if wrong not in options.rightful
        }
    )
    options.signs = lines(_signs(options, heads, tails))
    options.phrases = options.firm = ""
    options.parts = lines({part: "\t".join(fields) for part, fields in sides.items()})


def _signs(options: Options, heads: dict[str, list[str]], tails: dict[str, list[str]]) -> dict[str, str]:
    """The signs, each with its parts and where they begin."""
    found: dict[str, list[str]] = {}
    for part in sorted({*heads, *tails}):
        after_it = _rests(heads.get(part, []), options.groups, forward=True)
        before_it = _rests(tails.get(part, []), options.groups, forward=False)
        for sign, at in sorted(signs(part, [*after_it, *before_it]) or ()):
            found.setdefault(sign, []).append(f"{part} {at}")
    return {sign: " ".join(parts) for sign, parts in found.items()}


def _side(options: Options, phrases: list[str], *, head: bool) -> tuple[str, str, str]:
    """The expressions that a word is the head of, or the tail; which characters are looked for `at` it and `next_to`
    it."""
    at, next_to = set(), set()
    for phrase in phrases:
        rest = halves(phrase.lstrip(FIRM))[head]
        text, word = "".join(rest), rest[0] if head else rest[-1]
        two = text[:2] if head else text[-2:]
        at |= {*two, *(one[0 if head else -1] for one in options.groups.get(word, ()))}
        next_to |= {*two}
    return ",".join(phrases), "".join(sorted(at)), "".join(sorted(next_to))


def halves(phrase: str) -> tuple[list[str], list[str]]:
    """The words of a phrase up to the cut nearest its middle, and those from there on."""
    words = phrase.split("|")
    sizes = [0, *accumulate(map(len, words))]
    at = min(range(1, len(words)), key=lambda n: (abs(2 * sizes[n] - sizes[-1]), n))
    return words[:at], words[at:]


def crossings(phrase: str) -> Iterator[str]:
    """An expression with a word that changed places with the one that stands where it does in the next clause."""
    clauses = [clause.strip("|").split("|") for clause in phrase.split("、")]
    for n, (one, other) in enumerate(pairwise(clauses)):
        unlike = [at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there]
        if len(one) != len(other) or len(unlike) < 2:  # whole clauses changed places, as they may
            continue
        for at in unlike:
            if len(one[at]) == len(other[at]):
                changed = [[*one[:at], other[at], *one[at + 1 :]], [*other[:at], one[at], *other[at + 1 :]]]
                yield "、".join("".join(words) for words in (*clauses[:n], *changed, *clauses[n + 2 :]))


def words(options: Options) -> Iterable[str]:
    signs = rows(options.signs)
    signed = {part for _, value in signs for part in value.split()[::2]}
    found = [word for word, _ in (*rows(options.parts), *rows(options.crossed), *signs) if word not in signed]
    return dict.fromkeys([*found, *(word.replace("、", "，") for word in found)])


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text.replace("，", "、"), 0
    for start, end, change in sorted(set(_changes(text, options, hits))):
        if change.start < done or text[start:end] in options.rightful:
            continue
        if text[change.start : change.end] in options.open_to.get(change.right, ()):
            continue
        if stands(text, start, end, change):
            done = change.end
            right = _with_marks(change.right, document.text[change.start : change.end])
            fix = document.text[start : change.start] + right + document.text[change.end : end]
            values = {"found": document.text[start:end], "fix": fix}
            yield Finding(change.start, change.end, values, (Edit(change.start, change.end, right),))


def _with_marks(right: str, written: str) -> str:
    """What is right, with the marks that the text has between clauses."""
    return right.replace("、", "，") if "，" in written else right


def _changes(text: str, options: Options, hits: Hits) -> Iterator[tuple[int, int, Change]]:
    """The spans that are nearly an expression, with what is changed in them."""
    groups = options.groups
    around = text + "\n\n"  # there are two characters beside each word
    for start, end, head, tail, right in _parts(text, options, hits):
        if right:
            yield start, end, crossed(start, text[start:end], right)
        if head and (head.anywhere or around[end] in head.at or around[end + 1] in head.next_to):
            for rest in head.rests:
                if found := after(text, end, rest, groups):
                    yield from ((start, found.stop, change) for change in _readings(found, rest.firm))
        if tail and start and (tail.anywhere or text[start - 1] in tail.at or around[start - 2] in tail.next_to):
            for rest in tail.rests:
                if found := before(text, start, rest, groups):
                    yield from ((found.stop, end, change) for change in _readings(found, rest.firm))


def _parts(text: str, options: Options, hits: Hits) -> Iterator[tuple[int, int, Beside | None, Beside | None, str]]:
    """Where heads, tails and crossings stand, with what is known of them: those that were found, and those by signs."""
    met, meet = options.met, options.meet
    signed: set[tuple[int, int]] = set()
    for start, end in hits.words:
        word = text[start:end]
        head, tail, right, parts = met.get(word) or meet(word)
        for part, at in parts:
            if start + at >= 0 and text.startswith(part, start + at):
                signed.add((start + at, start + at + len(part)))
        if head or tail or right:
            yield start, end, head, tail, right
    for start, end in signed:
        word = text[start:end]
        head, tail, right, _ = met.get(word) or meet(word)
        yield start, end, head, tail, right


def _readings(change: Change, firm: bool) -> Iterator[Change]:
    """What a change may be: in a firm expression a slip may as well be just another word."""
    if firm or change.how != "other":
        yield change
    if firm and change.how == "slip" and change.end > change.start:
        yield change._replace(how="other")


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    prepare=prepare,
    derived=("parts", "crossed", "signs"),
)
