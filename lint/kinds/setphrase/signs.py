"""Signs: by what a head or a tail is found that is a common word.

Such a word stands everywhere, and hardly anywhere beside something that is nearly one of the expressions. It is looked
for only where a character stands beside it with which the other part may begin, or where that part stands but for its
first character, which another took the place of or came before; and for a firm part, where its words but the first
stand. What is nearly an expression always has one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.kinds.setphrase.near import MORE, Rest

# A part that the dictionary counts so often is found by its signs, unless one of them is as common.
OFTEN = 500
# A shorter part has no sign without its first character.
_SHORTEST = 3


def signs(part: str, rests: Iterable[Rest]) -> set[tuple[str, int]] | None:
    """The signs of a part that others belong beside, each with the place from its start at which the part begins; None
    where the part is looked for itself."""
    from lint.documents.cutting.tables import shipped

    count = shipped().count
    if count(part) < OFTEN:
        return None
    found: set[tuple[str, int]] = set()
    for rest in rests:
        if len(rest.whole) < _SHORTEST or (rest.firm and not rest.steps[0].beyond):
            return None
        found.update((part + char, 0) if rest.forward else (char + part, len(char)) for char in rest.steps[0].at)
        for sign, gap in _apart(rest):
            if count(sign) >= OFTEN:
                return None
            found.add((sign, -gap - len(part) if rest.forward else len(sign) + gap))
    return found


def _apart(rest: Rest) -> Iterator[tuple[str, int]]:
    """The signs that do not touch the part, with how many characters lie between."""
    forward, nearest = rest.forward, rest.steps[0]
    for gap in (1, 2):
        yield _to_second_mark(rest.whole[1:] if forward else rest.whole[:-1], forward=forward), gap
    for gap in range(len(nearest.word) + MORE + 1) if rest.firm else ():
        yield _to_second_mark(nearest.beyond, forward=forward), gap


def _to_second_mark(text: str, *, forward: bool) -> str:
    """The end of a text that is nearer to the part, with one mark at most: a writer may take another for each."""
    clauses = text.split("、")
    return "、".join(clauses[:2] if forward else clauses[-2:])
