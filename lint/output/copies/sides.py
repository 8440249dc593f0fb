"""Sides: two passages side by side: what both have is marked, what one has alone is underlined."""

from __future__ import annotations

from html import escape

# Longer ones are compared sentence by sentence elsewhere; to compare all of them takes as long as they are, squared.
LONGEST = 20_000
# A stretch in common of fewer characters, between others that differ, is chance.
SHORTEST = 2


def marked(one: str, other: str) -> tuple[str, str]:
    """Two texts as HTML, with their differences."""
    if not other or len(one) > LONGEST or len(other) > LONGEST:
        return escape(one), escape(other)
    from rapidfuzz.distance import Indel

    left: list[str] = []
    right: list[str] = []
    for step in Indel.opcodes(one, other):
        tag, start, end = step.tag, step.src_start, step.src_end
        from_, to = step.dest_start, step.dest_end
        same = tag == "equal" and (end - start >= SHORTEST or not one[start:end].isalnum())
        for side, said in ((left, one[start:end]), (right, other[from_:to])):
            if said:
                side.append(f"<mark>{escape(said)}</mark>" if same else f"<u>{escape(said)}</u>")
    return "".join(left), "".join(right)
