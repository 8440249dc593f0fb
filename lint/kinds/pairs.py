"""pairs: quotation marks, brackets and book-title marks that do not match.

    pairs = ["“”", "《》", …]
    report = "unpaired" | "turned" | "crossed" | "nested"

Matched per block with one stack; a mark left open is closed by the first one of its kind left over in a later block
(a quotation broken over lines). `unpaired`: an opening mark never closed, or a closing mark never opened. `turned`:
quotation marks that face the wrong way (“…“, ”…“); they are not unpaired. `crossed`: “…《…”…》. `nested`: the same
double mark inside itself (“…“…”…”; GB/T 15834-2011 asks for ‘…’ and 〈…〉 inside).
A closing round bracket after a number or letter at the start of a block or a clause is a label (1）…；2）…), and
a closing single mark before the last figures of a year stands for those left out (’98).
A quotation that runs over several paragraphs opens anew in each and closes in the last.
A speech (：“…) that is never closed is reported to the end of its block.
Values: found, partner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, cast

from msgspec import Meta, Struct, structs

from lint.base.late import expression, late
from lint.base.model import Edit, Finding, Related
from lint.documents.document import Block, Document
from lint.kinds import Hits, Kind, Report

# A quotation broken over lines is no longer than this many characters.
MAX_BROKEN = 400
# So deep marks are nested in a text that a person wrote.
MAX_PLAIN = 8
# Quotations in each other are reported until their characters together are so many times those of the block.
MAX_NESTED = 10
_LABEL = late(r"[\dA-Za-z①-⑳一二三四五六七八九十]{1,3}")
_LABEL_IN_LINE = late(r"[：；。，:;]\s*(?:\d{1,2}|[A-Za-z])\Z")
_SHORT_YEAR = late(r"’\d\d(?![\d’])")
_QUOTES = late("[“”]")
# What stands between two marks of which one is turned: short, no sentence, not what joins two quotations.
_TURNED = late(r"[“”](?![，、：和与及或等的是在])[^。！？；“”]{2,30}(?<![，、：])[“”]")
_INNER = {"“": "‘’", "《": "〈〉"}


class Options(Struct, forbid_unknown_fields=True, dict=True):
    pairs: list[Annotated[str, Meta(min_length=2, max_length=2)]]
    report: str = "unpaired"

    @cached_property
    def closing(self) -> dict[str, str]:
        """Closing mark to opening mark."""
        return {pair[1]: pair[0] for pair in self.pairs}

    @cached_property
    def opening(self) -> dict[str, str]:
        return {pair[0]: pair[1] for pair in self.pairs}

    @cached_property
    def marks(self) -> re.Pattern[str]:
        return expression("[" + re.escape("".join(self.pairs)) + "]")


def patterns(options: Options) -> list[str]:
    return ["[" + re.escape("".join(options.pairs)) + "]"]


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document, options)


def _facing_wrong(document: Document, options: Options) -> Iterator[Finding]:
    for n, marks in _marked(document, options) if "“”" in options.pairs else ():
        quotes = _turned_quotes(document.text, document.blocks[n], marks)
        yield from (_turned(document.text, at) for n, at in enumerate(quotes) if document.text[at] != "“”"[n % 2])


def _unpaired(document: Document, options: Options) -> Iterator[Finding]:
    return _left_over(_matched(document, options, "unpaired"), options)


def _crossed(document: Document, options: Options) -> list[Finding]:
    return _matched(document, options, "crossed")


def _nested_alike(document: Document, options: Options) -> list[Finding]:
    return _matched(document, options, "nested")


def _matched(document: Document, options: Options, wanted: str) -> list[Finding]:
    """What the matching of all the marks found of one problem; it is done once for all the rules of the same marks."""
    key = ("pairs", *options.pairs)
    if key not in document.memo:
        document.memo[key] = list(_problems(document, options))
    return [finding for problem, finding in document.memo[key] if problem == wanted]


def _problems(document: Document, options: Options) -> Iterator[tuple[str, Finding]]:
    blocks, text = document.blocks, document.text
    for n, marks in _marked(document, options):
        if _is_plain(marks, options):
            continue
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        yield from _block(text, options, blocks[n], following, frozenset(_turned_quotes(text, blocks[n], marks)))


def _marked(document: Document, options: Options) -> list[tuple[int, str]]:
    """The blocks that hold marks by their places among all, with their marks."""
    key = ("marked", *options.pairs)
    if key not in document.memo:
        document.memo[key] = [(n, marks) for n, marks in _all_marked(document, options) if marks]
    return cast("list[tuple[int, str]]", document.memo[key])


def _all_marked(document: Document, options: Options) -> Iterator[tuple[int, str]]:
    """The same, out of the marks that another rule looked for, if it did for these among others."""
    text, find = document.text, options.marks.findall
    for key, known in document.memo.items():
        if isinstance(key, tuple) and key[0] == "marked" and {*options.pairs} <= {*key[1:]}:
            return ((n, "".join(find(marks))) for n, marks in known)
    return ((n, "".join(find(text, block.start, block.end))) for n, block in enumerate(document.blocks))


def _is_plain(marks: str, options: Options) -> bool:
    """Whether the marks of a block, by themselves, pair off with none inside its like."""
    if "““" in marks or "《《" in marks:
        return False
    for _ in range(MAX_PLAIN):  # what is nested deeper is looked at mark by mark
        if not marks:
            break
        for pair in options.pairs:
            marks = marks.replace(pair, "")
    return not marks


def _turned_quotes(text: str, block: Block, signs: str) -> list[int]:
    """The double quotation marks of a block if two by two they would be right, were some of them not turned; `signs`
    are all its marks."""
    if not _QUOTES.search(signs.replace("“”", "")):
        return []
    marks = [match.start() for match in _QUOTES.finditer(text, block.start, block.end)]
    depth = lowest = 0
    for at in marks:
        depth += 1 if text[at] == "“" else -1
        lowest = min(lowest, depth)
    if len(marks) % 2 or (depth == 0 and lowest == 0):
        return []
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    wrong = [pair for pair in pairs if text[pair[0]] + text[pair[1]] != "“”"]
    return marks if all(_TURNED.fullmatch(text, start, end + 1) for start, end in wrong) else []


def _turned(text: str, at: int) -> Finding:
    right = "”" if text[at] == "“" else "“"
    return Finding(at, at + 1, {"found": text[at], "partner": right}, (Edit(at, at + 1, right),))


def _left_over(unpaired: list[Finding], options: Options) -> Iterator[Finding]:
    """The unpaired marks, without an opening one whose partner is the next unpaired mark, some lines below."""
    n = 0
    while n < len(unpaired):
        this, following = unpaired[n], unpaired[n + 1] if n + 1 < len(unpaired) else None
        broken = (
            following
            and this.values["found"] in options.opening
            and this.values["partner"] == following.values["found"]
        )
        if broken and following and following.start - this.start <= MAX_BROKEN:
            n += 2
        else:
            yield this
            n += 1


def _block(
    text: str, options: Options, block: Block, following: Block | None, turned: frozenset[int]
) -> Iterator[tuple[str, Finding]]:
    stack: list[int] = []
    inside: dict[int, list[Finding]] = {}
    later = _Later(text, block)
    spent, last, line = 0, block.start, -1
    for match in options.marks.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        last, line = at, max(line, text.rfind("\n", last, at))
        if at in turned:
            continue
        if mark in options.opening:
            stack.append(at)
        elif stack and text[stack[-1]] == options.closing[mark]:
            opened = stack.pop()
            yield from (("nested", finding) for finding in inside.pop(opened, ()))
            alike = [text[outer] == text[opened] for outer in stack[-2:]]
            # A third is right again: “…‘…“…”…’…”. What opens on a line above may well have lost its end there.
            if alike in ([True], [False, True]) and text[opened] in _INNER and line < stack[-1]:
                spent += at - opened
                if spent > MAX_NESTED * (block.end - block.start):
                    continue
                inside.setdefault(stack[-1], []).append(_nested(text, opened, at + 1))
        elif any(text[opened] == options.closing[mark] for opened in stack[-4:-1]):
            depth = next(n for n in range(len(stack) - 1, -1, -1) if text[stack[n]] == options.closing[mark])
            inner = stack[depth + 1]
            if later.closes(text[inner], options.opening[text[inner]], at):
                yield "crossed", _finding(text, options, at, inner)
                del stack[depth]
            else:
                for opened in stack[depth + 1 :]:
                    yield "unpaired", _finding(text, options, opened)
                del stack[depth:]
        elif not _is_label(text, block, at, mark):
            yield "unpaired", _finding(text, options, at)
    for opened in stack:
        if not _continues(text, opened, block, following):
            found = _finding(text, options, opened)
            yield "unpaired", structs.replace(found, end=block.end) if _is_speech(text, opened, block) else found


class _Later:
    """Where the marks of each pair stand in a block, worked out when first asked for."""

    def __init__(self, text: str, block: Block) -> None:
        self.text, self.block = text, block
        self.places: dict[str, list[int]] = {}

    def closes(self, opening: str, closing: str, at: int) -> bool:
        """Whether a mark opened before `at` has its partner after it, before the mark opens again."""
        if opening not in self.places:
            both = expression("[" + re.escape(opening + closing) + "]").finditer(
                self.text[self.block.start : self.block.end]
            )
            self.places[opening] = [self.block.start + match.start() for match in both]
        places = self.places[opening]
        n = bisect_left(places, at)
        return n < len(places) and self.text[places[n]] == closing


def _is_label(text: str, block: Block, at: int, mark: str) -> bool:
    if mark == "’":
        return _SHORT_YEAR.match(text, at) is not None
    if mark not in "）)":
        return False
    return (
        _LABEL.fullmatch(text, block.start, at) is not None
        or _LABEL_IN_LINE.search(text, max(block.start, at - 4), at) is not None
    )


def _continues(text: str, opened: int, block: Block, following: Block | None) -> bool:
    return text[opened] in "“‘" and following is not None and text[following.start] == text[opened]


def _is_speech(text: str, opened: int, block: Block) -> bool:
    """Whether a mark begins what somebody says, which may go on to the end of the block."""
    return text[opened - 1 : opened + 1] == "：“" and text[block.end - 1] in "。！？…"


def _nested(text: str, start: int, end: int) -> Finding:
    inner = _INNER[text[start]]
    edits = (Edit(start, start + 1, inner[0]), Edit(end - 1, end, inner[1]))
    return Finding(
        start, end, {"found": text[start:end], "partner": inner[0] + text[start + 1 : end - 1] + inner[1]}, edits
    )


def _finding(text: str, options: Options, at: int, other: int | None = None) -> Finding:
    mark = text[at]
    partner = options.opening.get(mark) or options.closing[mark]
    related = () if other is None else (Related(other, other + 1, "opening"),)
    return Finding(at, at + 1, {"found": mark, "partner": partner}, related=related)


_READ = frozenset({"pairs"})
REPORTS = {
    "unpaired": Report(_unpaired, _READ),
    "turned": Report(_facing_wrong, _READ),
    "crossed": Report(_crossed, _READ),
    "nested": Report(_nested_alike, _READ),
}

KIND = Kind(Options, frozenset({"found", "partner"}), check, patterns=patterns, reports=REPORTS)
