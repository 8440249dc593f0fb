"""Echoes: endings, and sentences that say clauses of an earlier one again."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Block, Document, Span
from lint.kinds.duplicate.units import Options, Unit, finding, likeness, told_apart

# A question, and who was speaking.
_ASKS_OR_NAMES = late("？|(?:说|表示|指出|强调|介绍|认为)。?$")
# Who says something again begins or ends with so many of the same characters.
_EDGE = 3
_STOPS = "。！？；”） "
# So many sentences back one is looked for.
_BACK = 40


def endings(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
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
                yield finding(document, _last(document, span, shared), _last(document, first, shared), 100)


def echoes(document: Document, options: Options, units: list[Unit]) -> Iterator[Finding]:
    """The sentences that say again, clause by clause, part of an earlier one of their paragraph, or of others."""
    paragraph: Block | None = None
    earlier: deque[tuple[Block | None, Span, list[str]]] = deque(maxlen=_BACK)
    # Of the clauses of those: what begins and ends like none of them is said for the first time.
    edges: set[str] = set()
    for span, bare, block, clauses in _cut(document, units):
        if block is not paragraph and not options.across:
            earlier, edges = deque(maxlen=_BACK), set()
        paragraph = block
        met = clauses and (clauses[0][:_EDGE] in edges or clauses[-1][-_EDGE:] in edges)
        if met and options.long_enough(bare) and not _ASKS_OR_NAMES.search(document.text[slice(*span)]):
            for place, first, said in earlier:
                if (place is block) is options.across:
                    continue
                if similarity := _said_within(clauses, said, options.similarity):
                    yield finding(document, span, first, similarity)
                    break
        earlier.append((block, span, clauses))
        for clause in clauses:
            edges.add(clause[:_EDGE])
            edges.add(clause[-_EDGE:])


def _cut(document: Document, units: list[Unit]) -> Iterator[tuple[Span, str, Block | None, list[str]]]:
    """The units with their paragraphs and clauses, each worked out once per document."""
    known: dict[Span, tuple[Block | None, list[str]]] = document.memo.setdefault("clauses of sentences", {})
    for span, bare in units:
        if span not in known:
            clauses = [clause for clause in document.text[slice(*span)].rstrip(_STOPS).split("，") if clause]
            known[span] = document.block_at(span[0]), clauses
        yield span, bare, *known[span]


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
