"""Echoes: endings, and sentences that say clauses of an earlier one again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document, Span
from lint.kinds.duplicate.paragraphs import (
    USUAL_SHORTEST,
    Paragraph,
    clauses,
    counting,
    paragraphs,
    units,
    with_clauses_alike,
)
from lint.kinds.duplicate.units import Options, finding, likeness, told_apart, without_marks

# A question, and who was speaking.
_ASKS_OR_NAMES = late("？|(?:说|表示|指出|强调|介绍|认为)。?$")
# Who says something again begins or ends with so many of the same characters.
_EDGE = 3
_STOPS = "。！？；”） "
# In a longer paragraph each sentence would be looked for in too much.
_LONG = 2000
# Sentences of so many characters may be said again.
_USUAL_SHORTEST = 12
# So many sentences back one is looked for.
_BACK = 40
# What a paragraph ends so many clauses with is a refrain: each names what it holds for.
_REFRAIN, _REFRAIN_SIZE = 3, 10


def endings(document: Document, options: Options) -> Iterator[Finding]:
    """The clauses that end in the same words as an earlier one of their paragraph, and no third one."""
    size = options.min_chars
    for paragraph in with_clauses_alike(document, min(USUAL_SHORTEST, size)):
        ends: dict[str, tuple[Span, str]] = {}
        spans = counting(document, clauses(document, paragraph, size), quotations=False)
        for span, bare in units(document.text, spans):
            if not options.long_enough(bare):
                continue
            first, other = ends.setdefault(bare[-size:], (span, bare))
            if bare != other:
                unlike = (n for n, (a, b) in enumerate(zip(reversed(bare), reversed(other), strict=False)) if a != b)
                shared = next(unlike, min(len(bare), len(other)))
                said = document.text.count(bare[-_REFRAIN_SIZE:], paragraph.block.start, paragraph.block.end)
                if said < _REFRAIN and options.long_enough(bare[-shared:]):
                    yield finding(document, _last(document, span, shared), _last(document, first, shared), 100)


def echoes(document: Document, options: Options) -> Iterator[Finding]:
    """The sentences that say again, clause by clause, part of an earlier one of their paragraph, or of others."""
    if options.across:
        for entries in (False, True):
            yield from _echoes(document, options, [one for one in paragraphs(document) if one.is_entry is entries])
    else:
        for paragraph in _with_edges_alike(document):
            yield from _echoes(document, options, [paragraph])


def _echoes(document: Document, options: Options, among: list[Paragraph]) -> Iterator[Finding]:
    """The sentences of some paragraphs that say again part of an earlier one of them."""
    earlier: deque[tuple[Paragraph, Span, list[str]]] = deque(maxlen=_BACK)
    # The clauses of those, or what they begin and end with: what has none of it is said for the first time.
    heard: set[str] = set()
    shortest, text, exact = min(_USUAL_SHORTEST, options.min_chars), document.text, options.similarity == 100
    for paragraph in among:
        long = [(start, end) for start, end in paragraph.sentences if end - start >= shortest]
        for start, end in counting(document, long, quotations=True):
            whole = text[start:end]
            said = [clause for clause in whole.rstrip(_STOPS).replace("；", "，").split("，") if clause]
            edges = said if exact else [*(one[:_EDGE] for one in said), *(one[-_EDGE:] for one in said)]
            if (
                edges
                and (edges[0] in heard or edges[-1] in heard)
                and options.long_enough(without_marks(whole))
                and not _ASKS_OR_NAMES.search(whole)
            ):
                for place, first, before in earlier:
                    if (place is paragraph) is options.across:
                        continue
                    if similarity := _said_within(said, before, options.similarity):
                        yield finding(document, (start, end), first, similarity)
                        break
            earlier.append((paragraph, (start, end), said))
            heard.update(edges)


def _with_edges_alike(document: Document) -> list[Paragraph]:
    """The paragraphs in which a sentence begins or ends in characters that stand before it, worked out once."""
    if "edges alike" not in document.memo:
        text = document.text
        document.memo["edges alike"] = [
            one for one in paragraphs(document) if len(one.sentences) > 1 and _has_edge_alike(text, one)
        ]
    found: list[Paragraph] = document.memo["edges alike"]
    return found


def _has_edge_alike(text: str, paragraph: Paragraph) -> bool:
    low = paragraph.block.start
    if paragraph.block.end - low > _LONG:
        return True
    for start, end in paragraph.sentences[1:]:
        said = text[start:end].rstrip(_STOPS)
        if text.find(said[:_EDGE].partition("，")[0], low, start) >= 0:
            return True
        if text.find(said[-_EDGE:].rpartition("，")[2], low, start) >= 0:
            return True
    return False


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
        if other[:_EDGE] != bare[:_EDGE] and other[-_EDGE:] != bare[-_EDGE:]:
            continue
        if bare != other and not told_apart(other, bare):
            best = max(best, int(likeness(other, bare, similarity)))
    return best


def _last(document: Document, span: Span, size: int) -> Span:
    """The end of a span, from the last `size` characters on that are not marks."""
    starts = [span[0] + m.start() for m in expression(r"[^\W_]").finditer(document.text[span[0] : span[1]])]
    return starts[-size], span[1]
