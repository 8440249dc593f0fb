"""Guard: no correction reaches into what is protected (code, addresses, markup), whatever rule it comes from.

An edit over protected characters is cut into those to both sides of them where it leaves them as they are, and is
dropped, with the other edits of its finding, where it would not; so is one that the file has no place for (an automatic
number of Word's).
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import structs

from lint.base.late import late
from lint.base.model import Edit, Finding
from lint.documents.document import MASK, Document

_RUN = late(f"({MASK}+)")


def guarded(document: Document, finding: Finding) -> Finding | None:
    """A finding with such edits alone as touch nothing that is protected, and nothing of it in its words; None for one
    that looks at a part of what is reported whole or not at all."""
    text = document.text
    if _cuts(document, finding.start, finding.end):
        return None
    if any(_cuts(document, edit.start, edit.end) or not document.source.takes(edit) for edit in finding.edits):
        finding = structs.replace(finding, edits=())
    values = finding.values
    if any(isinstance(value, str) and MASK in value for value in values.values()):
        values = {k: _RUN.sub("", v) if isinstance(v, str) else v for k, v in values.items()}
    if all(_is_outside(text, edit) for edit in finding.edits):
        return finding if values is finding.values else structs.replace(finding, values=values)
    edits: list[Edit] = []
    for edit in finding.edits:
        parts = [edit] if _is_outside(text, edit) else _parted(text, edit)
        if parts is None:
            return structs.replace(finding, values=values, edits=())
        edits += parts
    return structs.replace(finding, values=values, edits=tuple(edits))


def _cuts(document: Document, start: int, end: int) -> bool:
    """Whether a span shares characters with one that is whole or nothing, and does not hold all of it."""
    whole = document.whole
    for n in range(bisect_right(whole, (start, 0)) - 1, len(whole)):
        if n >= 0:
            low, high = whole[n]
            if low >= end:
                return False
            if start < high and not (start <= low and high <= end):
                return True
    return False


def _is_outside(text: str, edit: Edit) -> bool:
    if edit.start == edit.end:
        return text[max(0, edit.start - 1) : edit.start + 1] != MASK * 2
    return MASK not in text[edit.start : edit.end] and MASK not in edit.content


def _parted(text: str, edit: Edit) -> list[Edit] | None:
    """The edits between the protected runs of an edit; None where it would change those."""
    old, new = _RUN.split(text[edit.start : edit.end]), _RUN.split(edit.content)
    if edit.start == edit.end or len(old) != len(new) or old[1::2] != new[1::2]:
        return None
    parts, at = [], edit.start
    for n, piece in enumerate(old):
        if n % 2 == 0 and piece != new[n]:
            parts.append(Edit(at, at + len(piece), new[n]))
        at += len(piece)
    return parts
