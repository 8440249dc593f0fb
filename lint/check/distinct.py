"""Distinct: of several violations that say the same of the same characters, one."""

from __future__ import annotations

from lint.base.model import SEVERITIES, Edit, Violation


def distinct(found: list[Violation], text: str) -> list[Violation]:
    """Without those violations that say of the same characters what one of another rule says.

    Of edits that come to the same, the one of the most severe rule stays, then one that is safe, then the lowest code.
    What changes only characters that an error changes, if to something else, is not reported beside it.
    """
    best: dict[tuple[Edit, ...], Violation] = {}
    wrong: dict[int, list[Edit]] = {}
    changes = [tuple(_change(edit, text) for edit in violation.finding.edits) for violation in found]
    for violation, edits in zip(found, changes, strict=True):
        if edits and (edits not in best or _weight(violation) < _weight(best[edits])):
            best[edits] = violation
        if violation.rule.severity == "error":
            for edit in edits:
                for at in range(edit.start, edit.end):
                    wrong.setdefault(at, []).append(edit)
    return [
        violation
        for violation, edits in zip(found, changes, strict=True)
        if not edits
        or (
            best[edits].rule.code == violation.rule.code
            and (violation.rule.severity == "error" or not all(_within(edit, wrong) for edit in edits))
        )
    ]


def _weight(violation: Violation) -> tuple[int, bool, str]:
    rule = violation.rule
    return -SEVERITIES.index(rule.severity), rule.fix != "safe", rule.code


def _change(edit: Edit, text: str) -> Edit:
    """An edit without the characters at its ends that it leaves as they are."""
    start, end, content = edit.start, edit.end, edit.content
    while start < end and content and text[start] == content[0]:
        start, content = start + 1, content[1:]
    while start < end and content and text[end - 1] == content[-1]:
        end, content = end - 1, content[:-1]
    return Edit(start, end, content)


def _within(edit: Edit, wrong: dict[int, list[Edit]]) -> bool:
    """Whether an edit lies within one of those at its characters; an insertion, strictly inside."""
    inserts = edit.start == edit.end
    return any(
        other.start <= edit.start - inserts and edit.end <= other.end - inserts for other in wrong.get(edit.start, ())
    )
