"""Comments: put comments on spans of a Word document into its package.

Those that this tool left there before and that still hold stay as they are, whatever has become of them (settled,
answered); the others of its own go, but for one that somebody answered. Those of others are not touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lint.documents.package.xml import Element, Part
from lint.documents.word.source import PackageSource
from lint.documents.writers.word.anchors import Anchor, Anchors, Moved
from lint.documents.writers.word.comments_part import CommentsPart, Said
from lint.documents.writers.word.markup import AUTHOR, Markup, fresh
from lint.documents.writers.word.splice import Splices
from lint.documents.writers.word.verify import verify_text

# At one place a comment ends before another begins.
_END, _START = 0, 1


class Comment(NamedTuple):
    """What is said of a span of the text, in lines."""

    start: int
    end: int
    lines: tuple[str, ...]


class Annotated(NamedTuple):
    """A package with comments: its bytes, how many were put in, stood there already and were taken out; of which of
    those given there is no place (by their number), and which stand elsewhere than at their characters, and why."""

    raw: bytes
    added: int
    kept: int
    removed: int
    unplaced: list[int]
    moved: dict[int, Moved]


class _Old(NamedTuple):
    """A comment of ours that is there: what it says, and its marks in the main part."""

    said: Said
    marks: list[Element]


def annotate(raw: bytes, source: PackageSource, comments: Sequence[Comment], date: str) -> Annotated:
    """Put comments into the package `raw` that a source was read from; `date` is theirs, as `markup.now` gives it.

    Raises NotSplicedError where what came of it would not be read again as the same text.
    """
    main = source.parts[source.main]
    splices, part = Splices(main), CommentsPart(source)
    anchors = Anchors(source, splices)
    wanted = {n: anchors.of(comment.start, comment.end) for n, comment in enumerate(comments)}
    old = _ours(main, part)
    there = {_key(one, anchors): one for one in old if len(one.marks) == 3}
    kept: set[str] = set()
    added: list[tuple[Anchor, Comment]] = []
    for n, comment in enumerate(comments):
        if anchor := wanted[n]:
            known = there.pop((anchor.start, anchor.end, comment.lines), None)
            if known:
                kept.add(known.said.number)
            else:
                added.append((anchor, comment))
    gone = [one for one in old if one.said.number not in kept and not one.said.answered]
    _take_out(splices, gone)
    numbers = fresh([main.raw, part.raw])
    markup = Markup(main)
    for anchor, comment in added:
        number = next(numbers)
        _mark(splices, markup, anchor, number)
        part.add(number, comment.lines, date)
    part.remove([one.said for one in gone])
    parts = part.changed()
    if splices.changes:
        verify_text(splices)
        parts[source.main] = splices.result()
    new = source.package.replaced(parts) if parts else raw
    unplaced = [n for n, anchor in wanted.items() if anchor is None]
    moved: dict[int, Moved] = {n: anchor.moved for n, anchor in wanted.items() if anchor and anchor.moved}
    return Annotated(new, len(added), len(kept), len(gone), unplaced, moved)


def _mark(splices: Splices, markup: Markup, anchor: Anchor, number: int) -> None:
    """Put the marks of a comment at the two places of its anchor."""
    start, end = markup.tag("commentRangeStart", id=number), markup.tag("commentRangeEnd", id=number)
    end += markup.element("r", markup.tag("commentReference", id=number))
    if anchor.first.byte == anchor.last.byte:
        splices.put(anchor.first, _START, start + end)
    else:
        splices.put(anchor.first, _START, start)
        splices.put(anchor.last, _END, end)


def _ours(main: Part, part: CommentsPart) -> list[_Old]:
    """The comments of this tool that a document has."""
    said = [one for one in part.said if one.author == AUTHOR]
    if not said:
        return []
    marks: dict[str, list[Element]] = {}
    for mark in main.root.iter("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        marks.setdefault(mark.get("w:id"), []).append(mark)
    return [_Old(one, marks.get(one.number, [])) for one in said]


def _key(old: _Old, anchors: Anchors) -> tuple[int, int, tuple[str, ...]]:
    start, end, _ = old.marks
    return anchors.offset(start.start), anchors.offset(end.start, end=True), old.said.lines


def _take_out(splices: Splices, gone: list[_Old]) -> None:
    """Take the marks of comments out of the main part, with the run of the reference where it holds nothing else."""
    part = splices.part
    marks = {id(mark): mark for one in gone for mark in one.marks}
    if not marks:
        return
    alone = {}
    for run in part.root.iter("w:r"):
        for kid in run.kids:
            if id(kid) in marks:
                look = run.first("w:rPr")
                begin = part.end(look) if look else part.inner(run)
                if begin == kid.start and part.end(kid) == run.close:
                    alone[id(kid)] = run
    for key, mark in marks.items():
        element = alone.get(key, mark)
        splices.swap(element.start, part.end(element), b"")
