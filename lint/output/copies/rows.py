"""Rows: what documents have in common as tables, for the formats that are read by programs and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from lint.base.messages import text
from lint.run.overview import Common, Held, Overview

Cell = str | int

PASSAGE_HEAD = (
    "copies.unit", "copies.document", "copies.row", "copies.unit", "copies.with", "copies.other-row",
    "copies.characters", "copies.similarity", "copies.kind", "copies.text", "copies.other-text",
)  # fmt: skip
DOCUMENT_HEAD = (
    "copies.unit", "copies.document", "copies.year", "copies.name", "copies.characters", "copies.copied",
    "copies.percent",
)  # fmt: skip


def passages(found: Overview, lang: str) -> Iterator[tuple[Cell, ...]]:
    """A row for every passage, the longest first."""
    for common in found.copies:
        one, other = common.one, common.other
        yield (
            one.unit, one.path, one.place.row, other.unit, other_name(common, lang), other.place.row,
            common.characters, common.similarity, kind(common, lang), one.text, other.text,
        )  # fmt: skip


def documents(found: Overview) -> Iterator[tuple[Cell, ...]]:
    """A row for every document, the one with most copied first."""
    for held in by_share(found):
        yield held.unit, held.path, held.year or "", held.title, held.characters, held.copied, held.share


def by_share(found: Overview) -> list[Held]:
    """The documents, the one with most copied first."""
    return sorted(found.documents, key=lambda held: (-held.share, -held.copied, held.path))


def other_name(common: Common, lang: str) -> str:
    """The other document: its path, or year and title of one in an archive."""
    other = common.other
    if not other.archived:
        return other.path
    return " ".join(filter(None, (f"[{text('copies.archive', lang)}]", str(other.year or ""), other.title)))


def kind(common: Common, lang: str) -> str:
    """What a passage is: the same, nearly the same, or a set phrase."""
    return text("copies.formula" if common.formula else "copies.same" if common.same else "copies.near", lang)


def units(found: Overview) -> list[str]:
    """The units that have something in common with others or among themselves, in order."""
    return sorted({unit for pair in found.between_units for unit in pair})
