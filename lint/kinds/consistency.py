"""consistency: one thing written in two ways in one document.

    groups = [["监测对象", "检测对象"], …]    ways to write the same thing
    major = 2                the prevailing form stands at least so often
    minor = 1                the other at most so often; 0: however often
    quoted = true            also: what stands between “ and ” in two ways that differ in blanks and marks alone, a
                             masking * or × among them; marks at the end do not count
    unless = { "法制" = ["法制日报"] }         not where one of these overlaps the hit

Every occurrence of the rarer form is reported, linked to the first of the other. Where both are equally frequent the
form that comes first in the text prevails. A form that is part of a longer one of its group does not count there, nor
one that begins with a number inside a longer number (3个问题 in 13个问题, 第三个问题).
Values: found, other, count (of the other).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Edit, Finding, Related, Value
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind
from lint.kinds.context import overlaps

# A name of an activity or a slogan has so many characters; one inside a book title counts too.
_QUOTED = late(r"“([^“”\n]{6,40})”")
_MARK = late(r"[\W_]+")
_NUMERALS = frozenset("0123456789.一二三四五六七八九十百千两第")


class Options(Struct, forbid_unknown_fields=True):
    groups: list[list[str]] = []
    quoted: bool = False
    major: int = 2
    minor: int = 1
    unless: dict[str, list[str]] = {}


def words(options: Options) -> Iterable[str]:
    return (word for group in (*options.groups, "“" if options.quoted else "") for word in group)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from _rarer(_places(document.text, options, hits.words), options.groups, options)
    if options.quoted:
        quotations = _quotations(document)
        yield from _rarer(quotations, _alike(quotations), options)


def _rarer(places: dict[str, list[Span]], groups: list[list[str]], options: Options) -> Iterator[Finding]:
    for group in groups:
        present = [word for word in group if word in places]
        if len(present) < 2:
            continue
        prevailing = max(present, key=lambda word: (len(places[word]), -places[word][0][0]))
        count = len(places[prevailing])
        for word in present:
            rare = places[word]
            if word != prevailing and count >= options.major and (not options.minor or len(rare) <= options.minor):
                for span in rare:
                    yield _finding(span, word, prevailing, places[prevailing])


def _places(text: str, options: Options, hits: list[Span]) -> dict[str, list[Span]]:
    """Where each form stands, longer forms first, overlapping ones left out."""
    places: dict[str, list[Span]] = {}
    done = 0
    for start, end in hits:
        word = text[start:end]
        if start and text[start] in _NUMERALS and text[start - 1] in _NUMERALS:
            continue
        if start >= done and not any(overlaps(text, other, start, end) for other in options.unless.get(word, ())):
            places.setdefault(word, []).append((start, end))
            done = end
    return places


def _quotations(document: Document) -> dict[str, list[Span]]:
    """Where each quotation of some length stands, without its marks."""
    places: dict[str, list[Span]] = {}
    for match in _QUOTED.finditer(document.text):
        words = match[1].rstrip("，。！？；…")
        places.setdefault(words, []).append((match.start(1), match.start(1) + len(words)))
    return places


def _alike(places: dict[str, list[Span]]) -> list[list[str]]:
    """The quotations that are the same but for blanks and marks."""
    groups: dict[str, list[str]] = {}
    for words in places:
        groups.setdefault(_MARK.sub("", words), []).append(words)
    return [group for group in groups.values() if len(group) > 1]


def _finding(span: Span, word: str, prevailing: str, others: list[Span]) -> Finding:
    values: dict[str, Value] = {"found": word, "other": prevailing, "count": len(others)}
    return Finding(*span, values, (Edit(*span, prevailing),), (Related(*others[0], "prevailing"),))


KIND = Kind(Options, frozenset({"found", "other", "count"}), check, words=words)
