"""attachments: 附件 that the text and the list below it (附件说明, GB/T 9704-2012 7.3.4) do not agree on.

    report = "unlisted"      the text speaks of an 附件 that no line 附件： lists; the first such place
    report = "unmentioned"   附件： lists what the text never speaks of
    report = "omitted"       of the attachments that are listed the text names the others by number (附件1) and not this
    report = "number"        the numbers of several attachments do not run 1, 2, 3

A line 附件1 above an attached text counts as a list. What an attached text says of its own attachments, and what
stands in 《…》 and “…”, does not count.
Values: found, expected (the number).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Block, Document
from lint.kinds import Hits, Kind, Report

_LISTED = late(r"附\s*件\s*(?:[：:]|[\d一二三四五六]{0,2}(?:$|[：:.．\s]))|附[：:]")
_MENTION = late(
    r"(?:见|填写|填报|按照?|参照|对照)[^，。；“《]{0,6}(?P<a>附件)|(?<![》”])(?P<b>附件\s*[1-9一二三四五六])(?![份套式个页张])"
    r"|(?P<c>[（(][^（）()]{0,8}附后[）)])"
)
# No two runs of blanks meet in it: `re` would try each way to share them.
_ENTRY = late(r"(?:附\s*(?:件\s*)?(?:[：:]\s*)?)?(?:(?P<n>\d{1,2})\s*[.．、：:](?!\d)\s*)?(?P<name>\S.*)?")
# So many characters of an attachment's name are enough to say that the text speaks of it.
_TELLING = 6


class Options(Struct, forbid_unknown_fields=True):
    report: str


class _Entry(NamedTuple):
    """An attachment that a list names; 0 where it has no number."""

    block: Block
    number: int
    name: str


def patterns(options: Options) -> list[str]:
    return ["附[ \\t\\x{3000}]*[件：:]|附后"]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    lists = [b for b in document.flow if _LISTED.match(document.text_of(b)) and not document.text_of(b).endswith("。")]
    yield from REPORTS[options.report].run(document, lists)


def _unmentioned(document: Document, lists: list[Block]) -> Iterator[Finding]:
    if entries := _all_entries(document, lists):
        before = document.text[: lists[0].start]
        said = _Said(before)
        if not any(word in before for word in ("附件", "附后")) and not any(e.name[:_TELLING] in said for e in entries):
            yield _finding(document, lists[0])


def _unlisted(document: Document, lists: list[Block]) -> Iterator[Finding]:
    if lists:
        return
    end = next((b.start for b in document.flow if b.kind in ("signature", "date")), len(document.text))
    for match in _MENTION.finditer(document.text, 0, end):
        group = match.lastgroup or "a"
        if not document.in_quotes(*match.span(group)):
            yield Finding(*match.span(group), {"found": match[group], "expected": ""})
            return


def _misnumbered(document: Document, lists: list[Block]) -> Iterator[Finding]:
    entries = _all_entries(document, lists)
    if len(entries) > 1 and any(entry.number for entry in entries):
        for expected, entry in enumerate(entries, 1):
            if entry.number != expected:
                yield _finding(document, entry.block, str(expected))
                return


def _omitted(document: Document, lists: list[Block]) -> Iterator[Finding]:
    entries = _all_entries(document, lists)
    if len(entries) < 2 or not all(entry.number for entry in entries):
        return
    before = document.text[: lists[0].start]
    named = {int(n) for n in expression(r"附\s*件\s*(\d)(?!\d)").findall(before)}
    if not named or expression(r"附\s*件\s*\d\s*[至到—－～~、和及,，-]\s*(?:附件\s*)?\d|附件(?![\d：:])").search(
        before
    ):
        return
    said = _Said(before)
    for entry in entries:
        if entry.number not in named and entry.name[-_TELLING:] not in said and entry.name[:_TELLING] not in said:
            yield _finding(document, entry.block, str(entry.number))


def _all_entries(document: Document, lists: list[Block]) -> list[_Entry]:
    return [entry for block in lists for entry in _entries(document, block)]


def _entries(document: Document, block: Block) -> Iterator[_Entry]:
    """What a list names; its entries after the first stand on lines of their own and have a number."""
    lines = document.flow
    at = bisect_left(lines, block.start, key=lambda line: line.start)
    for n in range(at, len(lines)):
        line = lines[n]
        match = _ENTRY.fullmatch(document.text_of(line))
        if match is None or (n > at and (line.kind != "item" or not match["n"])):
            return
        if match["name"] and (n > at or "：" in document.text_of(line) or ":" in document.text_of(line)):
            yield _Entry(line, int(match["n"] or 0), match["name"].strip("《》"))


class _Said:
    """What a text says, by stretches of one length: looked up, however many there are to look for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, set[str]] = {}

    def __contains__(self, word: str) -> bool:
        size = len(word)
        if size not in self._known:
            self._known[size] = {self._text[at : at + size] for at in range(len(self._text) - size + 1)}
        return word in self._known[size]


def _finding(document: Document, block: Block, expected: str = "") -> Finding:
    text = document.text_of(block)
    return Finding(block.start, block.end, {"found": text, "expected": expected})


REPORTS = {
    "unlisted": Report(_unlisted),
    "unmentioned": Report(_unmentioned),
    "omitted": Report(_omitted),
    "number": Report(_misnumbered),
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, patterns=patterns, reports=REPORTS)
