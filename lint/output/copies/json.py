"""json: everything that was found, rows and columns from 1, columns in code points, ends exclusive."""

from __future__ import annotations

from typing import Any

import msgspec

from lint.run.overview import Common, Overview, Side


def render(found: Overview, lang: str) -> str:
    """What was found, as one object."""
    record = {
        "documents": [{**msgspec.structs.asdict(held), "share": held.share} for held in found.documents],
        "copies": [_common(common) for common in found.copies],
        "formulas": [_common(common) for common in found.formulas],
        "units": [
            {"one": one, "other": other, "characters": count}
            for (one, other), count in sorted(found.between_units.items())
        ],
        "unread": [one.path for one in found.unread],
    }
    encoded = msgspec.json.encode(record, enc_hook=str)
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _common(common: Common) -> dict[str, Any]:
    return {
        "characters": common.characters,
        "similarity": common.similarity,
        "same": common.same,
        "one": _side(common.one),
        "other": _side(common.other),
    }


def _side(side: Side) -> dict[str, Any]:
    place = side.place
    return {
        "filename": side.path.encode("utf-8", "replace").decode(),
        "unit": side.unit,
        "year": side.year,
        "title": side.title,
        "location": {"row": place.row, "column": place.column},
        "end_location": {"row": place.end_row, "column": place.end_column},
        "archived": side.archived,
        "text": side.text,
    }
