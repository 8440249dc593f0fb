"""sections: the parts that a document of its genre must have.

    report = "title"         the document has no title
    report = "missing"       a part stands neither as a heading nor in the text
    report = "unheaded"      a part stands in the text only, though the document's other parts have headings
    report = "order"         the headings of two parts stand in the wrong order
    report = "signature"     no name or date at the end
    report = "conclusion"    no closing formula
    need = "required" | "expected"       which of the genre's parts `missing` and `unheaded` look for

Which parts there are, and how they are recognised, is the genre's data (`[[genre]]` in a rule file). A document of no
known genre is not checked.
Values: found (the part's name, or where the finding stands), genre.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from lint import regex
from lint.document import Block, Document, Span
from lint.kinds import Hits, Kind
from lint.model import Finding, Genre, Part

# A document whose parts are expected to have headings has at least so many of them.
MIN_HEADINGS = 2
# How much of a line stands for a whole document.
ANCHOR = 30


class Options(Struct, forbid_unknown_fields=True):
    report: Literal["title", "missing", "unheaded", "order", "signature", "conclusion"]
    need: Literal["required", "expected"] = "required"


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    genre = document.genre
    if genre is None or not document.blocks:
        return
    if options.report == "title":
        if document.title is None:
            yield _whole(document, genre, "")
    elif options.report == "signature":
        if genre.signature and not (document.tail("date") and document.tail("signature")):
            yield _end(document, genre)
    elif options.report == "conclusion":
        if genre.conclusion and not _concluded(document, genre):
            yield _end(document, genre)
    elif options.report == "order":
        yield from _order(document, genre)
    else:
        yield from _parts(document, genre, options)


def _parts(document: Document, genre: Genre, options: Options) -> Iterator[Finding]:
    for part in genre.parts:
        if part.need != options.need or heading_of(document, part):
            continue
        span = text_of(document, part)
        if options.report == "missing" and span is None:
            yield _whole(document, genre, part.name)
        elif options.report == "unheaded" and span and len(document.headings) >= MIN_HEADINGS:
            yield Finding(*span, {"found": part.name, "genre": genre.name})


def _order(document: Document, genre: Genre) -> Iterator[Finding]:
    previous: Block | None = None
    for part in genre.parts:
        heading = heading_of(document, part)
        if heading is None:
            continue
        if previous and heading.start < previous.start:
            yield Finding(heading.start, heading.head, {"found": part.name, "genre": genre.name})
        else:
            previous = heading


def heading_of(document: Document, part: Part) -> Block | None:
    """The first heading that names a part."""
    return next((b for b in document.headings if regex.search(part.heading, _heading_text(document, b))), None)


def _heading_text(document: Document, block: Block) -> str:
    return document.text[block.label.end if block.label else block.start : block.head]


def text_of(document: Document, part: Part) -> Span | None:
    """The start of the first block whose running text says what a part is about."""
    if not part.text:
        return None
    for block in document.blocks:
        start = block.head if block.kind == "heading" else block.start
        if block.kind in ("heading", "paragraph", "item") and regex.search(part.text, document.text[start : block.end]):
            return start, min(block.end, start + ANCHOR)
    return None


def _concluded(document: Document, genre: Genre) -> bool:
    return any(regex.search(genre.conclusion, document.text[b.start : b.end]) for b in document.blocks[-8:])


def _whole(document: Document, genre: Genre, name: str) -> Finding:
    block = document.title or document.blocks[0]
    end = min(block.end, block.start + ANCHOR)
    return Finding(block.start, end, {"found": name or document.text[block.start : end], "genre": genre.name})


def _end(document: Document, genre: Genre) -> Finding:
    block = document.blocks[-1]
    start = max(block.start, block.end - ANCHOR // 2)
    return Finding(start, block.end, {"found": document.text[start : block.end], "genre": genre.name})


KIND = Kind(Options, frozenset({"found", "genre"}), check)
