"""Kind: the units of a document, and which of them are the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lint.base.late import late
from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind
from lint.kinds.duplicate.echoes import echoes, endings
from lint.kinds.duplicate.near import near
from lint.kinds.duplicate.paragraphs import (
    USUAL_SHORTEST,
    clauses,
    counting,
    ending_alike,
    paragraphs,
    units,
    with_clauses_alike,
)
from lint.kinds.duplicate.parallel import not_by_design
from lint.kinds.duplicate.units import Options, Unit, finding, without_marks

_CUT = late("[，。！？；：、“”（）]")
_PART_END = late(r"[。！？；\r\n]")
# What is longer is no sentence; to hold two of them against each other takes as long as they are long, squared.
_LONGEST = 2000


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if 0 < options.largest < len(document.text):
        return
    if options.unit == "ending":
        yield from endings(document, options)
    elif options.unit == "echo":
        yield from not_by_design(document, echoes(document, options)) if options.across else echoes(document, options)
    elif options.unit == "heading":
        for siblings in _siblings(document):
            yield from _among(document, options, siblings)
    elif options.within == "neighbours":
        yield from _typed_twice(document, options)
    elif options.within == "sentence":
        yield from _within_sentences(document, options)
    else:
        for group in _groups(document, options):
            yield from not_by_design(document, _among(document, options, group))


def _typed_twice(document: Document, options: Options) -> Iterator[Finding]:
    """The short sentences that stand twice in a row: 每月抽查1次。每月抽查1次。"""
    text, longest = document.text, options.min_chars * 4
    parts = text.split("。")[:-1]
    if not any(map(str.endswith, parts, parts[1:])):
        return
    for paragraph in paragraphs(document):
        for first, span in pairwise(counting(document, paragraph.sentences, quotations=False)):
            said = text[slice(*span)]
            short = len(said) <= longest and said.endswith("。")
            if short and text[slice(*first)] == said and options.long_enough(without_marks(said)):
                yield finding(document, span, first, 100)


def _among(document: Document, options: Options, among: list[Unit]) -> Iterator[Finding]:
    if options.similarity < 100:
        first = {bare: span for span, bare in reversed(among)}
        once = [
            (span, bare)
            for span, bare in among
            if first[bare] is span and len(bare) <= _LONGEST and options.long_enough(bare)
        ]
        yield from near(document, options, once)
    else:
        repeated = _repeated(among, options)
        if options.unit == "clause" and repeated:
            repeated = list(_outside_repeated_sentences(document, repeated))
        yield from (finding(document, span, first, 100) for span, first in repeated)


def _groups(document: Document, options: Options) -> Iterator[list[Unit]]:
    """The units of running text, and those of entries of a list; without some that no other one is the same as, where
    only the same ones are looked for."""
    is_sentence, shortest = options.unit == "sentence", options.min_chars
    for entries in (False, True):
        among = [one for one in paragraphs(document) if one.is_entry is entries]
        if is_sentence:
            spans = [span for one in among for span in one.sentences if span[1] - span[0] >= shortest]
        else:
            spans = [span for one in among for span in clauses(document, one, shortest)]
        if options.similarity == 100:
            spans = ending_alike(document.text, spans, 1 if is_sentence else 0)
        yield units(document.text, counting(document, spans, quotations=is_sentence))


def _siblings(document: Document) -> list[list[Unit]]:
    """The headings by their level and what they stand under."""
    found: dict[tuple[int, ...], list[Unit]] = {}
    above: list[tuple[int, int]] = []
    for n, block in enumerate(document.headings):
        while above and above[-1][1] >= block.level:
            above.pop()
        start = block.label.end if block.label else block.start
        unit = (start, block.head), without_marks(document.text[start : block.head])
        found.setdefault((block.level, above[-1][0] if above else -1), []).append(unit)
        above.append((n, block.level))
    return [*found.values()]


def _repeated(among: list[Unit], options: Options) -> list[tuple[Span, Span]]:
    """Each unit that stands already, with its first place."""
    first: dict[str, Span] = {}
    again = [(span, first[bare], bare) for span, bare in among if first.setdefault(bare, span) is not span]
    opened = tuple(options.openings)
    return [
        (span, seen)
        for span, seen, bare in again
        if options.long_enough(bare) and not (opened and bare.startswith(opened))
    ]


def _within_sentences(document: Document, options: Options) -> Iterator[Finding]:
    """What stands twice in one sentence, in the paragraphs in which something may."""
    found: list[tuple[Span, Span]] = []
    is_clause, shortest = options.unit == "clause", options.min_chars
    among = with_clauses_alike(document, min(USUAL_SHORTEST, shortest)) if is_clause else paragraphs(document)
    for one in among:
        spans = clauses(document, one, shortest) if is_clause else one.sentences
        kept = units(document.text, counting(document, spans, quotations=not is_clause))
        found += _soon(document, kept, options)
    if found and _says_twice(document, shortest):
        alone = _outside_repeated_sentences(document, found) if is_clause else found
        yield from (finding(document, span, first, 100) for span, first in alone)


def _says_twice(document: Document, shortest: int) -> bool:
    """Whether a sentence has words between marks twice."""
    for start, end in document.sentences:
        parts = [part for part in _CUT.split(document.text[start:end]) if len(part) >= shortest]
        if len(parts) > len({*parts}):
            return True
    return False


def _soon(document: Document, among: list[Unit], options: Options) -> list[tuple[Span, Span]]:
    """Each unit that stood in its part of the sentence already, with its place before."""
    last: dict[str, Span] = {}
    found = []
    for span, bare in among:
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


KIND = Kind(Options, frozenset({"found", "row", "at", "similarity"}), check)
