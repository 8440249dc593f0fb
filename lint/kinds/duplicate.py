"""duplicate: a sentence or clause that stands in the document twice, word for word or nearly.

    unit = "sentence" | "clause" | "heading"
    unit = "ending"          the words in which a clause and an earlier one of its paragraph both end
    unit = "echo"            a sentence whose clauses stand, one after the other, in an earlier one of its paragraph
    min_chars = 12           shorter ones may repeat
    similarity = 100         100: the same characters; less: not the same, but at least so alike (rapidfuzz's ratio)
    across = true            an "echo" is of a sentence of another paragraph
    ignore = ["…"]           set phrases: a unit is measured without them, so one that is little else may repeat
    largest = 6000           a text of more characters, which comes back to its phrases, is passed over; 0: none is
    openings = ["…"]         words that open a guiding formula, which may be said again
    within = "sentence"      only what stands twice in one sentence or one part of it between semicolons

Headings count only among those of one level under one parent.

Sentences and clauses of lines without a stop at their end (headings, entries of a list) do not count, nor do parts of
a quotation or a book title, nor blanks and marks. The later place is reported, linked to the first.
A list's entry that ends in a semicolon is held against other such entries only, as what follows often takes it up; a
clause that is a quotation does not count; nor does a near copy that differs in its numbers, nor one that gives another
speaker's words (张某表示，…… 李某表示，……), nor a long list of names.
Near copies are looked for among units that share a clause, their first six or their last six characters.
Values: found, row (of the first), at (the same in words: “5 行”, “5 段” where a document has no rows), similarity.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding, Related, Value
from lint.documents.document import Block, Document, Span
from lint.kinds import Hits, Kind

_MARK = late(r"[\W_]+")
_STOPS = "。！？；：”）"
_FULL_STOP = late("[。！？]")
_PART_END = late(r"[。！？；\r\n]")
_NUMBER = late(r"[0-9]+|第[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[届号年月日])")
# The words that lead in what somebody said.
_SAID = late(r"(?:说|表示|指出|强调)[，：]")
# A question, and who was speaking.
_ASKS_OR_NAMES = late("？|(?:说|表示|指出|强调|介绍|认为)。?$")
_EDGE = 6
# Sentences with so many names in a row say who was there: at two meetings, nearly the same.
_NAMES = 8
# What is longer is no sentence; to hold two of them against each other takes as long as they are long, squared.
_LONGEST = 2000
# A key that so many units share says nothing of any pair of them.
_COMMON_KEY = 20
# Rules share the units of so many characters; one for shorter ones has its own.
USUAL_SHORTEST = {"sentence": 12, "clause": 15}


# What is held against others: a span, and what is left of it without blanks and marks.
Unit = tuple[Span, str]


class Options(Struct, forbid_unknown_fields=True, dict=True):
    unit: Literal["sentence", "clause", "heading", "ending", "echo"]
    min_chars: int = 12
    largest: int = 0
    similarity: int = 100
    across: bool = False
    ignore: list[str] = []
    openings: list[str] = []
    within: Literal["document", "sentence"] = "document"

    @cached_property
    def set_phrases(self) -> re.Pattern[str] | None:
        return expression("|".join(map(re.escape, self.ignore))) if self.ignore else None

    def long_enough(self, bare: str) -> bool:
        """Whether a unit without its marks is long enough, set phrases not counted."""
        if len(bare) < self.min_chars:
            return False
        return self.set_phrases is None or len(self.set_phrases.sub("", bare)) >= self.min_chars


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if 0 < options.largest < len(document.text):
        return
    usual = USUAL_SHORTEST.get(options.unit, USUAL_SHORTEST["clause"])
    prose, entries = _units(document, options.unit, min(usual, options.min_chars))
    for units in (*_siblings(document, prose), entries) if options.unit == "heading" else (prose, entries):
        yield from _among(document, options, units)


def _among(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    if options.unit == "ending":
        yield from _endings(document, options, units)
    elif options.unit == "echo":
        yield from _echoes(document, options, units)
    elif options.similarity < 100:
        first = {bare: span for span, bare in reversed(units)}
        once = [
            (span, bare)
            for span, bare in units
            if first[bare] is span and len(bare) <= _LONGEST and options.long_enough(bare)
        ]
        yield from _near(document, options, once)
    else:
        repeated = _repeated(units, options) if options.within == "document" else _soon(document, units, options)
        if options.unit == "clause" and repeated:
            repeated = list(_outside_repeated_sentences(document, repeated))
        yield from (_finding(document, span, first, 100) for span, first in repeated)


def _units(document: Document, unit: str, shortest: int) -> tuple[list[Unit], list[Unit]]:
    """All units of some length, of running text and of entries of a list, worked out once per document."""
    name = {"ending": "clause", "echo": "sentence"}.get(unit, unit)
    key = ("duplicate", name, shortest)
    if key not in document.memo:
        if name == "heading":
            found = [(block.label.end if block.label else block.start, block.head) for block in document.headings]
            counting = [(span, False) for span in found]
        else:
            spans = document.sentences if name == "sentence" else _clauses(document, shortest)
            long_enough = [span for span in spans if span[1] - span[0] >= shortest]
            counting = list(_counting(document, long_enough, quotations=name == "sentence"))
        both: tuple[list[Unit], list[Unit]] = [], []
        for span, is_entry in counting:
            text = document.text[slice(*span)]
            both[is_entry].append((span, text if text.isalnum() else _MARK.sub("", text)))
        document.memo[key] = both
    units: tuple[list[Unit], list[Unit]] = document.memo[key]
    return units


def _siblings(document: Document, headings: list[Unit]) -> Iterable[list[Unit]]:
    """The headings by their level and what they stand under."""
    found: dict[tuple[int, ...], list[Unit]] = {}
    above: list[tuple[int, int]] = []
    for n, (block, unit) in enumerate(zip(document.headings, headings, strict=True)):
        while above and above[-1][1] >= block.level:
            above.pop()
        found.setdefault((block.level, above[-1][0] if above else -1), []).append(unit)
        above.append((n, block.level))
    return found.values()


def _clauses(document: Document, shortest: int) -> Iterator[Span]:
    """The document's clauses of so many characters: most are shorter, and are passed over without a look."""
    text, pattern = document.text, expression(rf"[^，；：。！？,;\r\n\s][^，；：。！？,;\r\n]{{{shortest - 1},}}")
    for block in document.body:
        if text[block.end - 1] in _STOPS:
            yield from (match.span() for match in pattern.finditer(text, block.start, block.end))


def _repeated(units: list[Unit], options: Options) -> list[tuple[Span, Span]]:
    """Each unit that stands already, with its first place."""
    first: dict[str, Span] = {}
    again = [(span, first[bare], bare) for span, bare in units if first.setdefault(bare, span) is not span]
    opened = tuple(options.openings)
    return [
        (span, seen)
        for span, seen, bare in again
        if options.long_enough(bare) and not (opened and bare.startswith(opened))
    ]


def _soon(document: Document, units: list[Unit], options: Options) -> list[tuple[Span, Span]]:
    """Each unit that stood in its part of the sentence already, with its place before."""
    last: dict[str, Span] = {}
    found = []
    for span, bare in units:
        before = last.get(bare)
        if before and options.long_enough(bare) and not _PART_END.search(document.text, before[1], span[0]):
            found.append((span, before))
        last[bare] = span
    return found


def _outside_repeated_sentences(document: Document, found: list[tuple[Span, Span]]) -> Iterator[tuple[Span, Span]]:
    """The repeated clauses that are not part of a sentence repeated as a whole: that is one fault, not several."""
    counts = Counter(document.text[start:end] for start, end in document.sentences)
    repeated = [span for span in document.sentences if counts[document.text[span[0] : span[1]]] > 1]
    starts = [start for start, _ in repeated]
    for span, first in found:
        at = bisect_right(starts, span[0]) - 1
        if at < 0 or span[0] >= repeated[at][1]:
            yield span, first


def _counting(document: Document, spans: list[Span], *, quotations: bool) -> Iterator[tuple[Span, bool]]:
    """The units of lines with a stop that are no part of a quotation or a book title; and whether a list's entries."""
    text, blocks = document.text, iter(document.blocks)
    end, counts, quotes, is_entry = -1, False, False, False
    for start, stop in spans:
        while start >= end:
            block = next(blocks)
            # Headers, notes and cells say the same again and mean to.
            end, counts = block.end, text[block.end - 1] in _STOPS and block.story == "body"
            is_entry = counts and text[end - 1] == "；" and not _FULL_STOP.search(text, block.start, end)
            quotes = counts and (text.find("“", block.start, end) >= 0 or text.find("《", block.start, end) >= 0)
        if not counts or (quotes and document.in_quotes(start, start + 1)):
            continue
        if not (quotes and not quotations and text[start] in "“《" and document.in_quotes(start + 1, stop - 1)):
            yield (start, stop), is_entry


def _endings(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    size = options.min_chars
    often = {end for end, count in Counter([bare[-size:] for _, bare in units]).items() if count > 1}
    paragraph = None
    ends: dict[str, tuple[Span, str]] = {}
    for span, bare in units:
        if bare[-size:] not in often or not options.long_enough(bare):
            continue
        block = document.block_at(span[0])
        if block is not paragraph:
            paragraph, ends = block, {}
        first, other = ends.setdefault(bare[-size:], (span, bare))
        if bare != other:
            unlike = (n for n, (a, b) in enumerate(zip(reversed(bare), reversed(other), strict=False)) if a != b)
            shared = next(unlike, min(len(bare), len(other)))
            if options.long_enough(bare[-shared:]):
                yield _finding(document, _last(document, span, shared), _last(document, first, shared), 100)


def _echoes(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    """The sentences that say again, clause by clause, part of an earlier one of their paragraph, or of others."""
    paragraph: Block | None = None
    earlier: list[tuple[Block | None, Span, list[str]]] = []
    for span, bare in units:
        text, block = document.text[slice(*span)], document.block_at(span[0])
        if block is not paragraph and not options.across:
            earlier = []
        paragraph = block
        clauses = [clause for clause in _MARK.split(text) if clause]
        if options.long_enough(bare) and not _ASKS_OR_NAMES.search(text):
            for place, first, said in earlier:
                if (place is block) is options.across:
                    continue
                if similarity := _said_within(clauses, said, options.similarity):
                    yield _finding(document, span, first, similarity)
                    break
        earlier.append((block, span, clauses))


def _said_within(clauses: list[str], said: list[str], similarity: int) -> int:
    """How like so many neighbouring clauses of an earlier sentence are at most; 0 where they are not so alike, or are
    all of it word for word, or differ in their numbers.
    """
    if similarity == 100:
        within = f"，{'，'.join(clauses)}，" in f"，{'，'.join(said)}，"
        return 100 if within and clauses != said else 0
    bare, best = "".join(clauses), 0
    for n in range(len(said) - len(clauses) + 1):
        other = "".join(said[n : n + len(clauses)])
        if bare != other and not _told_apart(other, bare):
            best = max(best, int(_ratio(other, bare, similarity)))
    return best


def _last(document: Document, span: Span, size: int) -> Span:
    """The end of a span, from the last `size` characters on that are not marks."""
    starts = [span[0] + m.start() for m in expression(r"[^\W_]").finditer(document.text[span[0] : span[1]])]
    return starts[-size], span[1]


def _near(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    keys: dict[str, list[int]] = {}
    for n, (span, bare) in enumerate(units):
        best, best_ratio = -1, 0.0
        for other in _candidates(document, span, bare, keys, n):
            ratio = _ratio(units[other][1], bare, options.similarity)
            if ratio > best_ratio and not _told_apart(
                document.text[slice(*units[other][0])], document.text[slice(*span)]
            ):
                best, best_ratio = other, ratio
        if best >= 0:
            yield _finding(document, span, units[best][0], int(best_ratio))


def _candidates(document: Document, span: Span, bare: str, keys: dict[str, list[int]], n: int) -> set[int]:
    """The earlier units that share a key with this one; enters this one under its keys."""
    pieces = document.text[span[0] : span[1]].split("，")
    found: set[int] = set()
    for key in {bare[:_EDGE], "$" + bare[-_EDGE:], *(piece for piece in pieces if len(piece) >= _EDGE)}:
        holders = keys.setdefault(key, [])
        if len(holders) < _COMMON_KEY:
            found.update(holders)
            holders.append(n)
    return found


def _ratio(one: str, other: str, cutoff: int) -> float:
    fuzz: Any = sys.modules.get("rapidfuzz.fuzz")
    if fuzz is None:
        # Its import takes longer than a short run's other rules. The ratio counts the characters that both have in one
        # order, so none of those that only one has: most candidates fall here, and it is not needed.
        own, others = set(one), set(other)
        shared = min(len(one) - len(own - others), len(other) - len(others - own))
        if shared * 200 < cutoff * (len(one) + len(other)):
            return 0.0
        from rapidfuzz import fuzz
    found: float = fuzz.ratio(one, other, score_cutoff=cutoff)
    return found


def _told_apart(one: str, other: str) -> bool:
    """Whether two sentences differ in their numbers, or in who says the same, or list names."""
    if min(one.count("、"), other.count("、")) >= _NAMES:
        return True
    numbers, others = _NUMBER.findall(one), _NUMBER.findall(other)
    if len(numbers) == len(others) and numbers != others:
        return True
    said, again = _SAID.search(one), _SAID.search(other)
    return bool(said and again and one[said.end() :] == other[again.end() :])


def _finding(document: Document, span: Span, first: Span, similarity: int) -> Finding:
    row = document.source.row(first[0])
    values: dict[str, Value] = {
        "found": document.text[span[0] : span[1]],
        "row": row,
        "at": f"{row} {'段' if document.source.place(*first) else '行'}",
        "similarity": similarity,
    }
    return Finding(*span, values, related=(Related(*first, "first"),))


KIND = Kind(Options, frozenset({"found", "row", "at", "similarity"}), check)
