"""numbering: numbers of headings, items and counted points that are out of order or written in several ways.

    of = "headings"          一、 （一） 1. （1） at the start of a line; a deeper level starts anew below each heading
                             of a higher one
    of = "points"            一是…二是…, 第一，…第二，…, 首先…其次… in running text and at the start of paragraphs
    levels = [1, 2]          of headings: only these levels (1: 一、 2: （一） 3: 1. 4: （1） 5: ①)
    report = "order"         a number skipped, repeated or going back
    report = "start"         a series that does not begin with one
    report = "style"         one level, or one series of points, written in two ways: （一） and (二), 一是 and 第二
    report = "alone"         一是 with no 二是 after it

A series may start again at one; a text that begins within one is a piece of a document, and so is a line of a single
point: its fellows were left behind. A number is not missing if a
line in between begins with it and was not read as an item
(6.2025水文论坛). A nested series is followed to its end, then the outer one goes on.
Values: found, expected (the number that would be right, written in the same way), previous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, cast

from msgspec import Struct

from lint.base.model import Finding, Related
from lint.documents.document import Block, Document
from lint.documents.labels import LEVELS, Label, chinese
from lint.kinds import Hits, Kind, Report

Problem = tuple[str, Label, Label | None]

_WORDS = ["", "首先", "其次", "再次"]
# The styles of GB/T 9704-2012 7.3.3; where both occur it is not these that are wrong.
STANDARD = ("一、", "（一）", "1.", "（1）", "①")
# “一是……，一是……” sets two things side by side and counts none, if they stand so near.
MAX_TWIN = 80
# No text counts within a count deeper than this.
MAX_NESTED = 50


class Options(Struct, forbid_unknown_fields=True):
    of: Literal["headings", "points"]
    report: str = "order"
    levels: list[int] = []


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    yield from REPORTS[options.report].run(document, options)


def _of(report: str) -> Callable[[Document, Options], Iterator[Finding]]:
    """One report; all are found on one way through the document."""

    def run(document: Document, options: Options) -> Iterator[Finding]:
        key = ("numbering", options.of, *(options.levels if options.of == "headings" else ()))
        if (problems := document.memo.get(key)) is None:
            found = _headings(document, options.levels) if options.of == "headings" else _points(document)
            problems = document.memo[key] = list(found)
        return (_finding(document.text, label, previous) for problem, label, previous in problems if problem == report)

    return run


def _finding(text: str, label: Label, previous: Label | None) -> Finding:
    found = text[label.start : label.end]
    values = {"found": found, "expected": _expected(label, previous), "previous": ""}
    if previous is None:
        return Finding(label.start, label.end, values)
    values["previous"] = text[previous.start : previous.end]
    return Finding(label.start, label.end, values, related=(Related(previous.start, previous.end, "previous"),))


def _expected(label: Label, previous: Label | None) -> str:
    """The number after `previous`, in the previous one's style where the styles differ."""
    return _written(previous.number + 1 if previous else 1, previous.style if previous else label.style)


def _written(number: int, style: str) -> str:
    if style == "首先":
        return _WORDS[number] if number < len(_WORDS) else "最后"
    if style == "①":
        return chr(ord("①") + number - 1)
    return style.replace("一", chinese(number)) if "一" in style else style.replace("1", str(number))


def _headings(document: Document, levels: list[int]) -> Iterator[Problem]:
    last: dict[int, Label] = {}
    wanted: dict[int, int] = {}  # what the last number of a level that was reported should have been
    styles: dict[int, Label] = {}
    ended: dict[int, Label] = {}  # the last number of each level below a heading that is over
    for block in _numbered(document):
        if block.label is None:
            if last:  # a heading: one without a number starts everything anew that stands below it
                for deeper in [other for other in last if other >= block.level or block.level <= 1]:
                    ended[deeper] = last.pop(deeper)
            continue
        label, level = block.label, block.level
        if level not in LEVELS.values():  # 章、条: everything below starts anew
            last.clear()
            continue
        for deeper in [other for other in last if other > level]:
            ended[deeper] = last.pop(deeper)
        previous = last.get(level)
        same = styles.setdefault(level, label)
        if same.style != label.style:
            if label.style in STANDARD and same.style not in STANDARD:
                styles[level] = label
            else:
                yield "style", label, Label(same.start, same.end, label.number - 1, same.style)
        elif levels and level not in levels:
            pass
        elif previous and level in wanted and wanted[level] + 1 == label.number:
            pass  # only the one before was wrong
        elif previous and _out_of_order(label, previous, block) and not _hidden(document.text, previous, label):
            if miswritten := _miswritten(document, previous, label):
                yield "style", miswritten, previous
            else:
                yield "order", label, previous
        elif (
            level > 2
            and not previous
            and (before := ended.get(level))
            and _leaves_one_out(document.text, before, label)
        ):
            yield "order", label, before
            wanted[level] = before.number + 1
            last[level] = label
            continue
        elif not previous and label.number > 1 and block.kind == "heading" and block is not document.flow[0]:
            yield "start", label, None
        wanted.pop(level, None)
        if previous and _out_of_order(label, previous, block):
            wanted[level] = previous.number + 1
        last[level] = label


def _numbered(document: Document) -> list[Block]:
    """The blocks that have a number, and the headings without one; none where no block has a number."""
    if (known := document.memo.get("numbered")) is None:
        known = [block for block in document.flow if block.label is not None or block.kind == "heading"]
        document.memo["numbered"] = known = known if any(block.label for block in known) else []
    return cast("list[Block]", known)


def _leaves_one_out(text: str, before: Label, label: Label) -> bool:
    """Whether a number goes on from that of another section and leaves out one: 3. 二、 5."""
    return label.style == before.style and label.number == before.number + 2 and not _hidden(text, before, label)


def _out_of_order(label: Label, previous: Label, block: Block) -> bool:
    if label.number == previous.number + 1:
        return False
    return label.number != 1 or (previous.number == 1 and block.level <= 2 and block.kind == "heading")


def _miswritten(document: Document, previous: Label, label: Label) -> Label | None:
    """The heading of another level that has the missing number and no “one” before it: 一、 2、 三、."""
    if label.number != previous.number + 2:
        return None
    first, last = document.index_at(previous.start) + 1, document.index_at(label.start)
    between = [block.label for block in document.blocks[first:last] if block.label and document.flows(block)]
    same = [one for one in between if one.number == previous.number + 1]
    return same[0] if len(same) == 1 and not any(one.number == 1 for one in between) else None


def _hidden(text: str, previous: Label, label: Label) -> bool:
    """Whether each number left out between two labels begins a line there."""
    missing = {_written(n, label.style) for n in range(previous.number + 1, label.number)}
    lines = text[previous.end : label.start].splitlines() if missing else []
    sizes = {len(written) for written in missing}
    return bool(missing) and missing <= {line.lstrip()[:size] for line in lines for size in sizes}


def _points(document: Document) -> Iterator[Problem]:
    if not document.enumerators:
        return
    series, cut = _Series(), False
    blocks = {block.start: labels for block, labels in document.enumerators}
    for block in document.flow:
        if block.kind == "heading":
            yield from series.close()
        labels = blocks.get(block.start, [])
        if labels and labels[0].start != block.start:
            yield from series.close()
        for label in labels:
            # 该校一是…；二是…: the first without a mark before it
            said = label.style in document.text[block.start : label.start]
            cut = block is document.flow[0] and label.start == block.start
            yield from (problem for problem in series.add(label) if problem[0] != "start" or not (said or cut))
    if not cut or len(document.flow) > 1:
        yield from series.close()


# 首先…其次…第三: what is counted by words goes on in numbers.
_GOES_ON = ("首先", "第一")


class _Series:
    """The points counted so far, per way of counting; outer series wait on a stack."""

    def __init__(self) -> None:
        self.open: dict[str, list[Label]] = {}
        self.latest: Label | None = None

    def add(self, label: Label) -> Iterator[Problem]:
        stack = self.open.setdefault(label.style, [])
        latest, self.latest = self.latest, label
        if label.number == 1:
            stack.append(label)
            return
        near = range(len(stack) - 1, max(-1, len(stack) - 1 - MAX_NESTED), -1)
        at = next((n for n in near if stack[n].number + 1 == label.number), None)
        if at is not None:
            yield from (("alone", inner, None) for inner in stack[at + 1 :] if inner.number == 1)
            stack[at:] = [label]
        elif latest and latest.style != label.style and latest.number + 1 == label.number:
            if (latest.style, label.style) != _GOES_ON:
                yield "style", label, latest
            stack[-1:] = [label]
        elif stack:
            yield "order", label, stack[-1]
            stack[-1] = label
        elif label.style in ("一是", "其一"):
            yield "start", label, None
            stack.append(label)

    def close(self) -> Iterator[Problem]:
        for style, stack in self.open.items():
            ones = [label for label in stack if label.number == 1] if style == "一是" else []
            if len(ones) == 1 or (ones and ones[-1].start - ones[0].start > MAX_TWIN):
                yield from (("alone", label, None) for label in ones)
        self.open.clear()
        self.latest = None


REPORTS = {
    "order": Report(_of("order"), frozenset({"of", "levels"})),
    "start": Report(_of("start"), frozenset({"of", "levels"})),
    "style": Report(_of("style"), frozenset({"of"})),
    "alone": Report(_of("alone"), frozenset({"of"})),
}

KIND = Kind(Options, frozenset({"found", "expected", "previous"}), check, reports=REPORTS)
