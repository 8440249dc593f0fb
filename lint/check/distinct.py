"""Distinct: of several violations that are of one slip, the surest one.

Two rules see one slip where they say the same of the same characters, where what they would change overlaps, so that
only one of it can be done, or where one has nothing to offer but lies around what the other would change. A rule that
looks at a place (a missing part, a sentence too long) says nothing of the words that stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.base.late import late
from lint.base.model import SEVERITIES, Edit, Violation

# What these kinds report is a place, not its words.
_PLACES = ("sections", "frame", "headings", "duplicate", "numbering", "attachments", "suppression")
# A longer change or expression may hold slips of its own.
_MOST = 24
# So much is one expression, and a slip within it is the slip that it is reported for.
_PHRASE = 8
# So much two changes may differ in and be of one word.
_WORD = 4
_HAN = late(r"[一-鿿]+\Z")


class _Claim(NamedTuple):
    """What a violation says of which characters: a change of them, or only that they are wrong (`edit` is None)."""

    start: int
    end: int
    edit: Edit | None
    violation: Violation


# What rules say of an offset, once for each rule and change: in a long run of one word all of them change the first.
_Claims = dict[tuple[str, int, int, Edit | None], _Claim]


def distinct(found: list[Violation], text: str) -> list[Violation]:
    """Without those violations that are of a slip of which a surer rule speaks already, in the order that they have.

    Surer is the more severe rule, then one whose correction is safe, then one that has a correction, then the lower
    code. One rule's own violations are never of one slip.
    """
    first: dict[tuple[int, int], int] = {}
    changes = [tuple(_change(edit, text, first) for edit in violation.finding.edits) for violation in found]
    kept: dict[int, _Claims] = {}  # by every offset that a claim touches
    wrong: dict[int, list[Edit]] = {}  # what errors change, however long
    equal: dict[tuple[Edit, ...], str] = {}
    stays = [True] * len(found)
    for n in sorted(range(len(found)), key=lambda n: (_weight(found[n]), n)):
        violation, edits = found[n], changes[n]
        code = violation.rule.code
        claims = _claims(violation, edits)
        if (
            (edits and equal.setdefault(edits, code) != code)
            or (edits and violation.rule.severity != "error" and all(_within(edit, wrong) for edit in edits))
            or (claims and all(any(_one_slip(other, claim, text) for other in _near(claim, kept)) for claim in claims))
        ):
            stays[n] = False
            continue
        for claim in claims:
            for at in range(claim.start, claim.end + 1):
                kept.setdefault(at, {}).setdefault((code, *claim[:3]), claim)
        if violation.rule.severity == "error":
            for edit in edits:
                for at in range(edit.start, edit.end):
                    wrong.setdefault(at, []).append(edit)
    return [violation for violation, stay in zip(found, stays, strict=True) if stay]


def _weight(violation: Violation) -> tuple[int, bool, bool, str]:
    rule = violation.rule
    return -SEVERITIES.index(rule.severity), rule.fix != "safe", not violation.finding.edits, rule.code


def _claims(violation: Violation, edits: tuple[Edit, ...]) -> list[_Claim]:
    if edits:
        return [_Claim(edit.start, edit.end, edit, violation) for edit in edits if edit.end - edit.start <= _MOST]
    if violation.rule.kind in _PLACES or violation.end - violation.start > _MOST:
        return []
    return [_Claim(violation.start, violation.end, None, violation)]


def _near(claim: _Claim, kept: dict[int, _Claims]) -> Iterator[_Claim]:
    """The claims that touch one of other rules."""
    code = claim.violation.rule.code
    for at in range(claim.start, claim.end + 1):
        yield from (one for (other, *_), one in kept.get(at, {}).items() if other != code)


def _one_slip(surer: _Claim, claim: _Claim, text: str) -> bool:
    """Whether two claims that touch are of one slip; `surer` is the one of the surer rule."""
    overlap = min(surer.end, claim.end) - max(surer.start, claim.start)
    if surer.edit and claim.edit:
        return _conflict(surer, claim, overlap, text)
    if surer.edit or claim.edit:
        change, words = (surer, claim) if surer.edit else (claim, surer)
        within = words.start <= change.start and change.end <= words.end
        return within and words.end - words.start <= _PHRASE
    if surer.violation.rule.severity == claim.violation.rule.severity == "info":
        return False  # hints are asked for, each for its own sake
    longer = max(surer.end - surer.start, claim.end - claim.start)
    return overlap > 0 and (surer.start == claim.start or overlap * 2 >= longer)


def _conflict(surer: _Claim, claim: _Claim, overlap: int, text: str) -> bool:
    """Whether two changes are of the same characters.

    Where they only touch, they are if one adds or takes away characters of a word that both look at: of `认真认履行`
    one rule takes away 认, another adds 真.
    """
    sizes = surer.end - surer.start, claim.end - claim.start
    if overlap > 0:  # what lies in a change of much more than itself is a slip of its own
        return max(sizes) <= _WORD or sizes[1] <= sizes[0]
    if 0 not in sizes and surer.edit and claim.edit and surer.edit.content and claim.edit.content:
        return False
    one, other = surer.violation, claim.violation
    shared = text[max(one.start, other.start) : min(one.end, other.end)]
    return bool(_HAN.match(shared)) and all(_HAN.match(_changed(one_of, text)) for one_of in (surer, claim))


def _changed(claim: _Claim, text: str) -> str:
    """The characters that a change takes away and those that it puts there."""
    return text[claim.start : claim.end] + (claim.edit.content if claim.edit else "")


def _change(edit: Edit, text: str, first: dict[tuple[int, int], int]) -> Edit:
    """An edit without the characters at its ends that it leaves as they are.

    Of a run of equal characters or words it is the first one that goes, whichever of them a rule takes away; `first`
    remembers where that stands, by where the way to it began and how much goes.
    """
    start, end, content = edit.start, edit.end, edit.content
    while start < end and content and text[start] == content[0]:
        start, content = start + 1, content[1:]
    while start < end and content and text[end - 1] == content[-1]:
        end, content = end - 1, content[:-1]
    if content or start == end:
        return Edit(start, end, content)
    size, at = end - start, start
    while at and (size, at) not in first and text[at - 1] == text[at + size - 1]:
        at -= 1
    first[size, start] = at = first.get((size, at), at)
    return Edit(at, at + size, content)


def _within(edit: Edit, wrong: dict[int, list[Edit]]) -> bool:
    """Whether an edit lies within one of those at its characters; an insertion, strictly inside."""
    inserts = edit.start == edit.end
    return any(
        other.start <= edit.start - inserts and edit.end <= other.end - inserts for other in wrong.get(edit.start, ())
    )
