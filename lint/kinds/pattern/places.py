"""Places: where an expression is worth a search, by the words that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from lint.documents.document import Document, Span
from lint.kinds import Hits
from lint.kinds.pattern.options import EVERYWHERE, Options


def worth_searching(document: Document, options: Options, hits: Hits) -> Iterator[tuple[int, Span | None]]:
    """The expressions that may match, each with what about its words a match can reach, or the whole text."""
    text = document.text
    for index in hits.patterns:
        yield options.everywhere[index], None
    for index, places in _places(document, options, hits).items():
        sets, most, reach = options.literals[index], options.widths[index], options.reach[index]
        if most is None:
            spans = _lines_about(document, places, reach)
            yield from ((index, span) for span in spans if _hold(text, *span, sets))
            continue
        # A match holds all its other words, and is no wider than so many characters.
        if options.twice[index]:
            places = [span for span in places if _again(text, *span, most)]
        if sets:
            places = [(start, end) for start, end in places if _hold(text, max(0, end - most), start + most, sets)]
        yield from ((index, span) for span in _near(document, places, most, within=reach == 0))


def _places(document: Document, options: Options, hits: Hits) -> dict[int, list[Span]]:
    """The expressions of which the text has one of the words to look for between such characters as may stand beside
    it, in order, each with where these words stand.
    """
    text, met = document.text, options.met
    found: dict[int, list[Span]] = {}
    for span in hits.words:
        start, end = span
        word = text[start:end]
        for index, before, after in met.get(word) or options.looked_for(word):
            if (after is None or (text[end : end + 1] in after[0]) is after[1]) and (
                before is None or (text[start - 1 : start] in before[0]) is before[1]
            ):
                if index in found:
                    found[index].append(span)
                else:
                    found[index] = [span]
    return dict(sorted(found.items()))


def _near(document: Document, places: list[Span], most: int, *, within: bool) -> Iterator[Span]:
    """What matches of so many characters can reach about places, `within` the lines of these or beyond them."""
    low = high = -1
    for start, end in places:
        first, last = max(0, end - most), start + most
        if within:
            begin, close = document.lines[document.line_at(start)]
            first, last = max(first, begin), min(last, close)
        if first > high:
            if high >= 0:
                yield low, high
            low = first
        high = max(high, last)
    if high >= 0:
        yield low, min(high, len(document.text))


def _lines_about(document: Document, places: list[Span], reach: int | None) -> Iterator[Span]:
    """The lines of places; where it is not known how far a match can reach, with one line to either side, or all."""
    line_at, lines, most = document.line_at, document.lines, len(document.lines) - 1
    low = high = -1
    for start, end in places:
        first = last = line_at(start)
        if reach == EVERYWHERE:
            first, last = 0, most
        elif reach is None:
            first, last = max(0, first - 1), min(most, line_at(end) + 1)
        if first > high:
            if high >= 0:
                yield lines[low][0], lines[high][1]
            low = first
        high = max(high, last)
    if high >= 0:
        yield lines[low][0], lines[high][1]


def _hold(text: str, start: int, end: int, sets: list[list[str]]) -> bool:
    """Whether a stretch of a text holds a word of each set."""
    find = text.find
    for words in sets:
        for word in words:
            if find(word, start, end) >= 0:
                break
        else:
            return False
    return True


def _again(text: str, start: int, end: int, most: int) -> bool:
    """Whether the word of a span stands within so many characters of it once more."""
    word = text[start:end]
    return text.find(word, end, end + most) >= 0 or text.rfind(word, max(0, start - most), start) >= 0
