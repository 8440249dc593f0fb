"""Place: where a violation stands, as a reader finds it again: by row and column in a text, by paragraph and heading in
a document that has no rows."""

from __future__ import annotations

from typing import Any

from lint.base.messages import text
from lint.base.model import Related, Violation
from lint.documents.source import Place, Source
from lint.output.terminal import printable

# A heading is named by so many characters at most.
MAX_HEADING = 24


def spot(source: Source, offset: int, lang: str) -> str:
    """`row:column`, 1-based, in code points; the paragraph and its character where a document is in paragraphs."""
    row, column = source.locate(offset)
    return text("place.spot", lang, row=row, column=column) if source.place(offset, offset) else f"{row}:{column}"


def other_spot(source: Source, related: Related, lang: str) -> str:
    """Where a related place is: in the same document as `spot` has it; in another one, its path or whose it is, too."""
    other = related.elsewhere
    if other is None:
        return spot(source, related.start, lang)
    if other.in_paragraphs:
        where = text("place.spot", lang, row=other.row, column=other.column)
        return f"{printable(other.origin or other.path)} {where}"
    return f"{printable(other.origin or other.path)}:{other.row}:{other.column}"


def described(source: Source, violation: Violation, lang: str, paragraph: bool = False) -> str:
    """The message of a violation, with what helps to find its place where rows do not; with the number of its
    `paragraph`, where that is not said beside it."""
    message = violation.message(lang)
    place = source.place(violation.start, violation.end)
    if place is None:
        return message
    parts = [text("place.paragraph", lang, row=place.paragraph)] if paragraph else []
    parts += _around(place, lang, source.line(place.paragraph))
    return message + text("place.within", lang, said=text("place.sep", lang).join(parts)) if parts else message


def _around(place: Place, lang: str, line: str) -> list[str]:
    """What stands around a place: its story, the heading above it, if that is not its own `line`; and that it is a
    number which nobody wrote."""
    parts: list[str] = []
    if place.story == "cell":
        parts.append(text("place.cell", lang, row=place.row, column=place.column))
    elif place.story != "body":
        parts.append(text(f"place.{place.story}", lang))
    heading = " ".join(place.heading.split())
    # The line may be as long as the document: its first characters say whether it is the heading.
    if heading and not " ".join(line[: 2 * len(place.heading) + 80].split()).startswith(heading):
        heading = heading if len(heading) <= MAX_HEADING else heading[: MAX_HEADING - 1] + "…"
        parts.append(text("place.below", lang, heading=heading))
    if place.automatic:
        parts.append(text("place.automatic", lang))
    return parts


def fields(place: Place) -> dict[str, Any]:
    """A place for programs: the part of the package, the paragraph (1-based) and the character in it (0-based), the
    nearest heading; the story, and whether it is an automatic number."""
    return {
        "part": place.part,
        "paragraph": place.paragraph,
        "offset": place.offset,
        "heading": place.heading,
        "story": place.story,
        "automatic": place.automatic,
    }
