"""misspelt: a word with one character changed for one that sounds or looks like it.

    [rule.options.slips]
    "彻底" = "撤|低"      what is right; for each of its characters those that are written instead

A word counts only where words begin and end at its ends, and where no word of the dictionary lies across one (安康|祝
is no 庆祝). Further options: see `context`. Set expressions of four characters are for `idioms`.
Values: found, fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from lint.base.late import late
from lint.base.lines import Table, lines, rows
from lint.base.model import Edit, Finding
from lint.documents.document import Document
from lint.documents.words import cut_at, straddled
from lint.kinds import Hits, Kind
from lint.kinds.context import Context

# Who wrote or took what stands above, in brackets at the end of a line.
_OPENED = late(r"（[^，。；：（）\n]*\Z")
_SIGNED = late(r"[摘文摄编图]?）(?:\Z|\n)")
_OF_A_PERSON = late(r"（(?:[男女][，）]|\w{1,6}族)")


class Options(Context):
    slips: dict[str, str]

    # Worked out by `prepare`, not written: the `lines` of the misspelt words, which stand for `slips`.
    wrong: bytes = b""

    @cached_property
    def right(self) -> Table:
        """What is right for the misspelt words."""
        return Table(self.wrong)


def prepare(options: Options) -> None:
    options.wrong = lines(
        {
            right[:at] + char + right[at + 1 :]: right
            for right, chars in options.slips.items()
            for at, written in enumerate(chars.split("|"))
            for char in written
        }
    )
    options.slips = {}


def words(options: Options) -> Iterable[str]:
    return [word for word, _ in rows(options.wrong)]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text, done = document.text, 0
    for start, end in hits.words:
        right = options.right.get(text[start:end])
        if right is None or start < done or not options.allows(document, start, end):
            continue
        if _is_name(text, start, end):
            continue
        if cut_at(text, start, end) and not straddled(text, start, end, right):
            done = end
            yield Finding(start, end, {"found": text[start:end], "fix": right}, (Edit(start, end, right),))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a hit is a name by its brackets: of who wrote (（仲文）), or of a man, woman or people (松布（土族）)."""
    if text[end : end + 1] == "（":
        return _OF_A_PERSON.match(text, end) is not None
    return _SIGNED.match(text, end) is not None and _OPENED.search(text, max(0, start - 20), start) is not None


KIND = Kind(Options, frozenset({"found", "fix"}), check, words=words, prepare=prepare, derived=("wrong",))
