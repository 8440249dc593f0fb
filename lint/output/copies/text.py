"""text: for people at a terminal: the documents by how much of each stands elsewhere, then the passages."""

from __future__ import annotations

from lint.base.messages import text
from lint.output.copies.rows import by_share, kind, other_name
from lint.output.terminal import plain, printable
from lint.run.overview import Overview

# So much of a passage is shown.
SHOWN = 60


def render(found: Overview, lang: str) -> str:
    """What was found, as text."""
    copied = [held for held in by_share(found) if held.copied]
    lines = []
    for held in copied:
        lines.append(f"{printable(held.path)}  {text('copies.share', lang, share=held.share)}")
        for common in found.copies:
            if common.one.path == held.path or common.other.path == held.path:
                one, other = common.one, common.other
                name = other_name(common, lang) if one.path == held.path else one.path
                rows = (one.place.row, other.place.row) if one.path == held.path else (other.place.row, one.place.row)
                said = plain((one if one.path == held.path else other).text)
                said = said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"
                lines.append(f"  {rows[0]:>5}  {kind(common, lang)} {common.similarity}%  {printable(name)}:{rows[1]}")
                lines.append(f"         {said}")
        lines.append("")
    counts = {"documents": len(found.documents), "copied": len(copied), "passages": len(found.copies)}
    lines.append(text("copies.found" if found.copies else "copies.none", lang, **counts))
    if found.formulas:
        lines.append(text("copies.formulas", lang, count=len(found.formulas)))
    return "\n".join(lines) + "\n"
