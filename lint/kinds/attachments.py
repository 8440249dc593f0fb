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

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec import Struct

from lint.document import Block, Document
from lint.kinds import Hits, Kind
from lint.model import Finding

_LISTED = r"附\s*件\s*(?:[：:]|[\d一二三四五六]{0,2}(?:$|[：:.．\s]))|附[：:]"
_MENTION = re.compile(
    r"(?:见|填写|填报|按照?|参照|对照)[^，。；“《]{0,6}(?P<a>附件)|(?<![》”])(?P<b>附件\s*[1-9一二三四五六])(?![份套式个页张])"
    r"|(?P<c>[（(][^（）()]{0,8}附后[）)])"
)
_ENTRY = r"(?:附\s*件?\s*[：:]?\s*)?(?:(?P<n>\d{1,2})\s*[.．、：:](?!\d))?\s*(?P<name>.*)"
# So many characters of an attachment's name are enough to say that the text speaks of it.
_TELLING = 6


class Options(Struct, forbid_unknown_fields=True):
    report: Literal["unlisted", "unmentioned", "omitted", "number"]


class _Entry(NamedTuple):
    """An attachment that a list names; 0 where it has no number."""

    block: Block
    number: int
    name: str


def patterns(options: Options) -> list[str]:
    return ["附[ \\t\\x{3000}]*[件：:]|附后"]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    lists = [
        b for b in document.blocks if re.match(_LISTED, _text(document, b)) and not _text(document, b).endswith("。")
    ]
    if options.report == "unlisted":
        if not lists:
            yield from _unlisted(document)
        return
    entries = [entry for block in lists for entry in _entries(document, block)]
    if options.report == "number":
        yield from _misnumbered(document, entries)
    elif options.report == "omitted":
        yield from _omitted(document, lists, entries)
    elif entries:
        before = document.text[: lists[0].start]
        names = [entry.name[:_TELLING] for entry in entries]
        if not any(word in before for word in ("附件", "附后", *names)):
            yield _finding(document, lists[0])


def _unlisted(document: Document) -> Iterator[Finding]:
    end = next((b.start for b in document.blocks if b.kind in ("signature", "date")), len(document.text))
    for match in _MENTION.finditer(document.text, 0, end):
        group = match.lastgroup or "a"
        if not document.in_quotes(*match.span(group)):
            yield Finding(*match.span(group), {"found": match[group], "expected": ""})
            return


def _misnumbered(document: Document, entries: list[_Entry]) -> Iterator[Finding]:
    if len(entries) > 1 and any(entry.number for entry in entries):
        for expected, entry in enumerate(entries, 1):
            if entry.number != expected:
                yield _finding(document, entry.block, str(expected))
                return


def _omitted(document: Document, lists: list[Block], entries: list[_Entry]) -> Iterator[Finding]:
    if len(entries) < 2 or not all(entry.number for entry in entries):
        return
    before = document.text[: lists[0].start]
    named = {int(n) for n in re.findall(r"附\s*件\s*(\d)(?!\d)", before)}
    if not named or re.search(r"附\s*件\s*\d\s*[至到—－~、和及,，-]\s*(?:附件)?\s*\d|附件(?![\d：:])", before):
        return
    for entry in entries:
        if entry.number not in named and entry.name[-_TELLING:] not in before and entry.name[:_TELLING] not in before:
            yield _finding(document, entry.block, str(entry.number))


def _entries(document: Document, block: Block) -> Iterator[_Entry]:
    """What a list names; its entries after the first stand on lines of their own and have a number."""
    at = document.blocks.index(block)
    for n, line in enumerate(document.blocks[at:]):
        match = re.fullmatch(_ENTRY, _text(document, line))
        if match is None or (n and (line.kind != "item" or not match["n"])):
            return
        if match["name"] and (n or "：" in _text(document, line) or ":" in _text(document, line)):
            yield _Entry(line, int(match["n"] or 0), match["name"].strip("《》"))


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _finding(document: Document, block: Block, expected: str = "") -> Finding:
    text = _text(document, block)
    return Finding(block.start, block.end, {"found": text, "expected": expected})


KIND = Kind(Options, frozenset({"found", "expected"}), check, patterns=patterns)
