"""Row diff: which rows of a text are new, in time that grows with the rows, however often they repeat.

Rows that stand once in both texts hold the two together (patience diff); what lies between two of them is looked at
again by itself. Where rows repeat, the longest common subsequence decides, of so many rows at a time that it costs
little; then deletions are moved, among equal rows, to where something else was put in their place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Pair = tuple[int, int]  # an old row and a new one that are the same, from 0
Span = tuple[int, int, int, int]  # old rows from, to, and new ones

# So many rows of repeats are compared at once, and so often is a part looked at for rows that stand there once.
WINDOW = 4096
DEPTH = 12


def new_rows(old: Sequence[str], new: Sequence[str]) -> set[int]:
    """The 1-based rows of `new` that are not in `old`, and those that meet where rows were deleted."""
    rows: set[int] = set()
    before, at = -1, -1
    for i, j in [*matches(old, new), (len(old), len(new))]:
        if j > at + 1:
            rows |= {*range(at + 2, j + 1)}
        elif i > before + 1:
            rows |= {at + 1, j + 1}  # what stood around it now meets
        before, at = i, j
    return rows & {*range(1, len(new) + 1)}


def matches(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The rows that stayed, in their order."""
    numbers: dict[str, int] = {}
    first = [numbers.setdefault(row, len(numbers)) for row in old]
    second = [numbers.setdefault(row, len(numbers)) for row in new]
    found: list[Pair] = []
    work: list[tuple[Span, int]] = [((0, len(first), 0, len(second)), 0)]
    while work:
        span, depth = work.pop()
        span = _trimmed(first, second, span, found)
        if span[0] == span[1] or span[2] == span[3]:
            continue
        held = _held(first, second, span) if depth < DEPTH else []
        if not held:
            found += _common(first, second, span)
            continue
        found += held
        work += [(part, depth + 1) for part in _between(span, held)]
    found.sort()
    return _slid(first, second, found)


def _trimmed(old: list[int], new: list[int], span: Span, found: list[Pair]) -> Span:
    """A span without the rows that are the same at its ends; these are added to what was found."""
    a, b, c, d = span
    while a < b and c < d and old[a] == new[c]:
        found.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        found.append((b, d))
    return a, b, c, d


def _held(old: list[int], new: list[int], span: Span) -> list[Pair]:
    """The most rows that stand once in both parts and in the same order (the longest rising sequence of them)."""
    a, b, c, d = span
    places = _once(old, a, b)
    pairs = [(places[row], j) for row, j in _once(new, c, d).items() if row in places]
    ends: list[int] = []  # by length, the least old row at which a rising sequence of that length ends
    last: list[int] = []  # that row's pair
    previous: list[int] = []
    for n, (i, _) in enumerate(pairs):
        length = bisect_left(ends, i)
        ends[length : length + 1] = [i]
        last[length : length + 1] = [n]
        previous.append(last[length - 1] if length else -1)
    held: list[Pair] = []
    n = last[-1] if last else -1
    while n >= 0:
        held.append(pairs[n])
        n = previous[n]
    return held[::-1]


def _once(rows: list[int], start: int, end: int) -> dict[int, int]:
    """The rows that stand once in a part, with their places, in their order."""
    places: dict[int, int] = {}
    again: set[int] = set()
    for n in range(start, end):
        if rows[n] in places:
            again.add(rows[n])
        places[rows[n]] = n
    return {row: place for row, place in places.items() if row not in again}


def _between(span: Span, held: list[Pair]) -> Iterator[Span]:
    a, b, c, d = span
    for i, j in held:
        yield a, i, c, j
        a, c = i + 1, j + 1
    yield a, b, c, d


def _common(old: list[int], new: list[int], span: Span) -> Iterator[Pair]:
    """A common subsequence: the longest, where no more than a window of rows is in both parts."""
    from rapidfuzz.distance import LCSseq

    a, b, c, d = span
    both = {*old[a:b]} & {*new[c:d]}
    ours = [n for n in range(a, b) if old[n] in both]
    theirs = [n for n in range(c, d) if new[n] in both]
    i = j = 0
    while i < len(ours) and j < len(theirs):
        one, other = ours[i : i + WINDOW], theirs[j : j + WINDOW]
        whole = i + WINDOW >= len(ours) and j + WINDOW >= len(theirs)
        blocks = LCSseq.editops([old[n] for n in one], [new[n] for n in other]).as_matching_blocks()
        pairs = [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]
        if not whole:  # what stands near the end of a window may have its like beyond it
            near = WINDOW * 3 // 4
            pairs = [pair for pair in pairs if max(pair) < near] or pairs[:1]
        yield from ((one[x], other[y]) for x, y in pairs)
        if whole:
            return
        i, j = (i + pairs[-1][0] + 1, j + pairs[-1][1] + 1) if pairs else (i + WINDOW // 2, j + WINDOW // 2)


def _slid(old: list[int], new: list[int], pairs: list[Pair]) -> list[Pair]:
    """The same rows, each deletion moved up, else down, among equal rows, to where rows were put in: in their place.

    In a text of equal rows it cannot be said which of them was deleted; where another row is new, it was that one.
    """
    pairs = [(-1, -1), *pairs, (len(old), len(new))]
    for n in range(len(pairs) - 2, 0, -1):
        (i, j), (below, under) = pairs[n], pairs[n + 1]
        if under == j + 1 and below > i + 1 and old[below - 1] == new[j]:
            pairs[n] = (below - 1, j)
    for n in range(1, len(pairs) - 1):
        (above, over), (i, j) = pairs[n - 1], pairs[n]
        if over == j - 1 and i > above + 1 and old[above + 1] == new[j]:
            pairs[n] = (above + 1, j)
    return pairs[1:-1]
