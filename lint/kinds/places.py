"""Places: in which blocks of a document the words of a rule stand. Several kinds need it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.documents.document import Block, Document, Span


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
