"""Places: in which blocks of a document the words of a rule stand, and where its own year does. Several kinds need
it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.base.late import late
from lint.documents.document import Block, Document, Span

YEAR = late(r"(?<!\d)((?:19|20)\d\d)(?=年|〕)")


def blocks_with(document: Document, spans: Iterable[Span]) -> Iterator[tuple[Block, list[Span]]]:
    """The blocks of the text as it runs that hold some spans, which are in order, and those that each holds."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        at = document.index_at(span[0])
        if at >= 0 and span[1] <= document.blocks[at].end:
            found.setdefault(at, []).append(span)
    for at, held in found.items():
        if document.flows(document.blocks[at]):
            yield document.blocks[at], held


def own_years(document: Document) -> list[int]:
    """The years that stand where a document says when it was written: its title, its first and its last lines."""
    if (known := document.memo.get("own years")) is not None:
        return list(known)
    blocks = document.flow
    edge = [b for b in (*blocks[:6], *blocks[-6:]) if b.kind in ("title", "byline", "date", "number", "signature")]
    spans = [(b.start, b.end) for b in edge] or [(b.start, b.start + 16) for b in blocks[:1]]
    found = {int(year) for start, end in spans for year in YEAR.findall(document.text[start:end])}
    document.memo["own years"] = sorted(found | ({document.year} if document.year else set()))
    return list(document.memo["own years"])
