"""Kind: the units of a document, and which of them are the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind
from lint.kinds.duplicate.echoes import echoes, endings
from lint.kinds.duplicate.near import near
from lint.kinds.duplicate.units import MARK, Options, Unit, finding

_STOPS = "。！？；：”）"


_CUT = late("[，。！？；：、“”（）]")
_FULL_STOP = late("[。！？]")


_PART_END = late(r"[。！？；\r\n]")


# What is longer is no sentence; to hold two of them against each other takes as long as they are long, squared.
_LONGEST = 2000


# Rules share the units of so many characters; one for shorter ones has its own.
USUAL_SHORTEST = {"sentence": 12, "clause": 15}


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if 0 < options.largest < len(document.text):
        return
    if options.within == "sentence" and not _says_twice(document, options.min_chars):
        return
    usual = USUAL_SHORTEST.get(options.unit, USUAL_SHORTEST["clause"])
    prose, entries = _units(document, options.unit, min(usual, options.min_chars))
    for units in (*_siblings(document, prose), entries) if options.unit == "heading" else (prose, entries):
        yield from _among(document, options, units)


def _among(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    if options.unit == "ending":
        yield from endings(document, options, units)
    elif options.unit == "echo":
        yield from echoes(document, options, units)
    elif options.similarity < 100:
        first = {bare: span for span, bare in reversed(units)}
        once = [
            (span, bare)
            for span, bare in units
            if first[bare] is span and len(bare) <= _LONGEST and options.long_enough(bare)
        ]
        yield from near(document, options, once)
    else:
        repeated = _repeated(units, options) if options.within == "document" else _soon(document, units, options)
        if options.unit == "clause" and repeated:
            repeated = list(_outside_repeated_sentences(document, repeated))
        yield from (finding(document, span, first, 100) for span, first in repeated)


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
            both[is_entry].append((span, text if text.isalnum() else MARK.sub("", text)))
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


def _says_twice(document: Document, shortest: int) -> bool:
    """Whether a sentence may have a clause twice: cutting all into units takes longer."""
    for start, end in document.sentences:
        parts = [part for part in _CUT.split(document.text[start:end]) if len(part) >= shortest]
        if len(parts) > len({*parts}):
            return True
    return False


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


KIND = Kind(Options, frozenset({"found", "row", "at", "similarity"}), check)
