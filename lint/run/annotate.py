"""Annotate: the findings of one file go as comments into a copy of it."""

from __future__ import annotations

import os

from msgspec import Struct

from lint.base import atomic
from lint.base.files import read_regular
from lint.base.messages import text
from lint.base.model import Edit, Violation
from lint.documents.decode import NotTextError
from lint.documents.readers import read_bytes
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.cautions import cautions, right_suffix
from lint.documents.writers.word.comments import Annotated, Comment, annotate
from lint.run.result import Checked

# So much of a place that a comment cannot stand at is quoted in it.
_QUOTED = 20
# What a comment says of its place, where no comment can stand there.
_ELSEWHERE = {
    "number": "comment.number",
    "footnote": "comment.footnote",
    "endnote": "comment.endnote",
    "box": "comment.box",
}


class Outcome(Struct):
    """What became of one file: the comments that it has now of ours, those that were taken out, the violations that
    there is no place for. `cautions` and `trouble` are keys of the messages; with a trouble, to which `reason` belongs,
    nothing was written."""

    count: int = 0
    gone: int = 0
    unplaced: list[Violation] = []
    cautions: list[str] = []
    trouble: str = ""
    reason: str = ""


def annotate_file(result: Checked, target: str, lang: str, date: str) -> Outcome:
    """Write a file with comments on its violations to `target`, whole or not at all; `date` is that of the comments.

    A file in which there is nothing to say is written as it is.
    """
    try:
        # Of a file in which an earlier run, or another process, found nothing, the result has no bytes.
        raw = result.raw or read_regular(result.path)
        source = (result.given or read_bytes(raw, result.path)).source
        if not isinstance(source, PackageSource):
            return Outcome(trouble="annotate.not-word")
        if suffix := right_suffix(source, target):
            return Outcome(trouble="word.suffix", reason=suffix)
        made = annotated(raw, source, result.shown, lang, date)
        atomic.write(target, made.raw)
    except (NotSplicedError, NotTextError):
        return Outcome(trouble="annotate.bytes")
    except OSError as error:
        return Outcome(trouble="annotate.unwritten", reason=os.strerror(error.errno or 0))
    unplaced = [result.shown[n] for n in made.unplaced]
    return Outcome(made.added + made.kept, made.removed, unplaced, cautions(source) if made.raw != raw else [])


def annotated(raw: bytes, source: PackageSource, violations: list[Violation], lang: str, date: str) -> Annotated:
    """The package `raw` with a comment on each violation."""
    comments = [Comment(one.start, one.end, tuple(_lines(source, one, lang))) for one in violations]
    return annotate(raw, source, comments, date)


def _lines(source: PackageSource, violation: Violation, lang: str) -> list[str]:
    """What a comment says: what is wrong, what to write instead, where that is if not at the comment, and the rule."""
    message, severity = violation.message(lang), text(violation.rule.severity, lang)
    return [
        *message.splitlines(),
        *(_suggestion(source, edit, lang) for edit in _edits(violation) if not _says(message, edit.content)),
        *_where(source, violation, lang),
        text("comment.code", lang, code=violation.rule.code, severity=severity),
    ]


def _edits(violation: Violation) -> list[Edit]:
    """The edits that a comment may suggest, in order."""
    if violation.rule.fix == "none":
        return []
    return sorted(violation.finding.edits, key=lambda edit: (edit.start, edit.end))


def _says(message: str, new: str) -> bool:
    """Whether a message tells already what to write."""
    return bool(new) and (f"“{new}”" in message or (new.startswith("“") and new in message))


def _suggestion(source: PackageSource, edit: Edit, lang: str) -> str:
    old = source.text[edit.start : edit.end]
    key = "comment.insert" if not old else "comment.replace" if edit.content else "comment.delete"
    return text(key, lang, old=old, new=edit.content)


def _where(source: PackageSource, violation: Violation, lang: str) -> list[str]:
    """What a comment must say of its place where it cannot stand there."""
    paragraph = source.paragraph_at(violation.start)
    key = "number" if source.is_made(violation.start, violation.end) else paragraph.story
    if key not in _ELSEWHERE:
        return []
    found = source.text[violation.start : violation.end] if key != "number" else paragraph.text[: paragraph.label]
    found = found.strip() if len(found) <= _QUOTED else found[:_QUOTED] + "……"
    return [text(_ELSEWHERE[key], lang, found=found)]
