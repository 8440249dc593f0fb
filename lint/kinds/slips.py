"""slips: a set phrase with two characters swapped, or without one (村规约民, 战斗垒作用).

    swap = "组织领导 …"         phrases of which two neighbours may change places: 织组领导, 组领织导
    right = "…"                what comes of a swap or a loss and is right all the same
    drop = "战[斗][堡]垒 …"     phrases that may lose a character in brackets: 战堡垒, 战斗垒
    cross = ["认[真] … | 落实 …"]  phrases like those of `drop`, of each of some words and each of others behind it
    within = ["常正衣冠"]       a hit that shares a character with one of these is right
    at_mark = true             hits count only before a mark: 安装位到。
    behind = "，。要将"          hits count only at the start of a line and behind one of these, however words are cut
    anywhere = true            hits count however words are cut at their ends, but where a word lies across one
    tail = "基层负担 …"         phrases that may lose the last character before a mark: 基层负，; in a rule of its own
    stems = "查研究 …"          a word behind the end of another that may lose its last character there: 调查研，;
                               in a rule of its own

A hit counts only where words begin and end at its ends (but see `anywhere`), so that 行动推动 is not 动推;
the longest wins.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from lint.base.late import late
from lint.base.lines import Table, lines, rows
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.documents.words import cut_at, straddled
from lint.kinds import Hits, Kind
from lint.kinds.context import overlaps

_LOST = late(r"\[(.)\]")
_MARKS = "，。、；！？："
# In a list things are called by one character; what a colon or a question mark ends is a word by itself (专业为：).
_MARKS_OF_STEMS = "，。；！"
# These are words, and behind some others a character may be one: 这么白的沙，市民都发。
_WORDS = frozenset("时他她它我你人")
_BEFORE_WORDS = frozenset("的地得都何不能也还就才又很再所各每这那么着了过")


# The phrase that a form is written for, and the character that it lacks at its start or end: where that stands there,
# the phrase is whole.
Met = tuple[str, str | None, str | None]


class Options(Struct, forbid_unknown_fields=True, dict=True):
    swap: str = ""
    right: str = ""
    drop: str = ""
    cross: list[str] = []
    tail: str = ""
    stems: str = ""
    at_mark: bool = False
    anywhere: bool = False
    behind: str = ""
    within: list[str] = []

    # Worked out by `prepare`, not written: the `lines` of the wrong forms, each with its phrase.
    forms: bytes = b""

    @property
    def beyond(self) -> int:
        """How many characters behind a hit are looked at with it."""
        return 1 if self.tail or self.stems or self.at_mark else 0

    @cached_property
    def pairs(self) -> frozenset[str]:
        return frozenset(self.swap.split())

    @cached_property
    def phrases(self) -> Table:
        """The phrases by the wrong forms."""
        return Table(self.forms)

    @cached_property
    def met(self) -> dict[str, Met]:
        """What is known of the forms that have been met."""
        return {}

    def meet(self, form: str) -> Met:
        ahead = bool(self.stems)
        found, phrase = form[ahead:], (self.phrases.get(form) or form)[ahead:]
        before = phrase[0] if phrase[1:] == found else None
        self.met[form] = phrase, before, phrase[-1] if phrase[:-1] == found else None
        return self.met[form]


def prepare(options: Options) -> None:
    swap = options.swap.split()
    right, pairs = {*options.right.split(), *swap}, {phrase for phrase in swap if len(phrase) == len("推动")}
    forms = {form: phrase for phrase in swap for form in _swapped(phrase, pairs) if form not in right}
    for marked in (*options.drop.split(), *_crossed(options)):
        phrase = _LOST.sub(r"\1", marked)
        for match in _LOST.finditer(marked):
            form = _LOST.sub(r"\1", marked[: match.start()]) + _LOST.sub(r"\1", marked[match.end() :])
            if form not in right:
                forms[form] = phrase
    stems = [stem for stem in options.stems.split() if stem[0] not in _BEFORE_WORDS and stem[1] not in _WORDS]
    forms.update((phrase[:-1], phrase) for phrase in (*options.tail.split(), *stems))
    options.forms = lines(forms)


def _crossed(options: Options) -> Iterator[str]:
    """The phrases of `cross`: those of words that have a side each."""
    for sides in options.cross:
        heads, _, tails = sides.partition("|")
        yield from (head + tail for head in heads.split() for tail in tails.split())


def _swapped(phrase: str, pairs: set[str]) -> Iterator[str]:
    """The phrase with two neighbours swapped, but not those at an end that make a word of the list: it has its own."""
    for n in range(len(phrase) - 1):
        listed = phrase[n : n + 2] in pairs and len(phrase) > 2 and n in (0, len(phrase) - 2)
        if phrase[n] != phrase[n + 1] and not listed:
            yield phrase[:n] + phrase[n + 1] + phrase[n] + phrase[n + 2 :]


def words(options: Options) -> Iterable[str]:
    forms = [form for form, _ in rows(options.forms)]
    marks = _MARKS_OF_STEMS if options.stems else _MARKS
    return [form + mark for form in forms for mark in marks] if options.beyond else forms


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    beyond, ahead, met = options.beyond, bool(options.stems), options.met
    for first, last in hits.words:
        form = text[first : last - beyond]
        phrase, lost_before, lost_after = met.get(form) or options.meet(form)
        start, end = first + ahead, last - beyond
        if start < done or text[start - 1 : start] == lost_before or text[end : end + 1] == lost_after:
            continue
        if _between(options, text, start, end) or any(overlaps(text, it, start, end) for it in options.within):
            continue
        if _in_place(options, text, start, end, phrase):
            done = end
            yield Finding(start, end, {"found": text[start:end], "fix": phrase}, (Edit(start, end, phrase),))


def _in_place(options: Options, text: str, start: int, end: int, phrase: str) -> bool:
    """Whether what stands beside a hit lets it count."""
    if options.behind:
        return not start or text[start - 1] in options.behind or text[start - 1].isspace()
    if options.anywhere:
        return not straddled(text, start, end, phrase)
    return cut_at(text, start, end)


def _between(options: Options, text: str, start: int, end: int) -> bool:
    """Whether the characters at an end make a word of the list with their other neighbours (基层基础 is not 层基)."""
    return text[max(0, start - 1) : start + 1] in options.pairs or text[end - 1 : end + 1] in options.pairs


KIND = Kind(
    Options,
    frozenset({"found", "fix"}),
    check,
    words=words,
    prepare=prepare,
    derived=("forms",),
)
