"""opinion: what a larger model of the user's takes for a wrong character, where one is given (`model` in the settings).

    least = 0.7       how likely the model must hold its correction to be, from 0 to 1

The model reads sentence by sentence, and says for each character which one belongs there. One that it holds for
unlikely to be another is not spoken of; nor is what stands in quotation marks or a title of a work, what it does not
know, and what is no Chinese character. Wrong characters side by side are one finding, as likely as the least likely.
Finds nothing where no model is given. `docs/model.md` says which fit.
Values: found, fix, percent (how likely).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, cast

from msgspec import Meta, Struct

from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document
from lint.documents.words import WINDOW, boundaries, is_han
from lint.kinds import Hits, Kind

if TYPE_CHECKING:
    from lint.kinds.opinion.correction import Correction, Opinion

_PASSED_OVER = ("byline", "number", "signature", "date")


class Options(Struct, forbid_unknown_fields=True):
    least: Annotated[float, Meta(ge=0, le=1)] = 0.7


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if hits.opinion is None:
        return
    corrections = _corrections(document, cast("Opinion", hits.opinion))
    run: list[Correction] = []
    for one in [one for one in corrections if one.likelihood >= options.least]:
        if run and run[-1].at + 1 != one.at:
            yield _finding(document.text, run)
            run = []
        run.append(one)
    if run:
        yield _finding(document.text, run)


def _finding(text: str, run: list[Correction]) -> Finding:
    start, end = run[0].at, run[-1].at + 1
    right = "".join(one.meant for one in run)
    low, high = _word(text, start, end, right)
    values: dict[str, Value] = {
        "found": text[low:high],
        "fix": text[low:start] + right + text[end:high],
        "percent": min(99, int(100 * min(one.likelihood for one in run))),  # certain it never is
    }
    return Finding(start, end, values, (Edit(start, end, right),))


def _word(text: str, start: int, end: int, right: str) -> tuple[int, int]:
    """The word that a span is part of once it says what is right; of one character, with those beside it."""
    low, high = start, end
    while low > max(0, start - WINDOW) and is_han(text[low - 1]):
        low -= 1
    while high < min(len(text), end + WINDOW) and is_han(text[high]):
        high += 1
    cuts = boundaries(text[low:start] + right + text[end:high])
    first = low + max(cut for cut in cuts if cut <= start - low)
    last = low + min(cut for cut in cuts if cut >= end - low)
    return (first, last) if last - first > 1 else (max(low, first - 1), min(high, last + 1))


def _corrections(document: Document, opinion: Opinion) -> list[Correction]:
    """The corrections of a document, asked for once."""
    found: list[Correction] | None = document.memo.get(_corrections)
    if found is None:
        spans = [(start, end) for start, end in document.sentences if _is_read(document, start)]
        said = opinion.of([document.text[start:end] for start, end in spans])
        moved = [one._replace(at=start + one.at) for (start, _), some in zip(spans, said, strict=True) for one in some]
        found = [one for one in moved if not document.in_quotes(one.at, one.at + 1)]
        document.memo[_corrections] = found
    return found


def _is_read(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.kind not in _PASSED_OVER


KIND = Kind(Options, frozenset({"found", "fix", "percent"}), check)
