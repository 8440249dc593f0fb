"""order: a fixed list of expressions whose members stand in another order, or one of which is another word.

    sets = [["政治判断力", "政治领悟力", "政治执行力"], …]
    report = "order"         all the members, side by side, in another order
    report = "missing"       all but one of the members, side by side, and nothing in its place
    report = "stranger"      all but one of the members, and in its place another item, as long as the missing one and
                             with one character in common
    gap = 8                  at most so many characters, none of them 。！？； or a line end, between two members

A list in two parts, each in order, may have either first (狠刹享乐主义、奢靡之风，力戒形式主义、官僚主义).
Members may be quoted or have verbs before them (增强“四个意识”、坚定“四个自信”).
Values: found (what is reported: the stretch, or the stranger), fix (the members in their order, joined by 、), missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from lint.base.late import late
from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document, Span
from lint.kinds import Hits, Kind, Report

_BREAK = late(r"[。！？；\r\n]")
_JOINT = late(r"[“”、，和与及 ]*")
# A word of fewer characters followed by another makes another: 创新共建、协调共进 lists no 创新 and no 协调.
_SHORT = 3


class Options(Struct, forbid_unknown_fields=True, dict=True):
    sets: list[list[str]]
    report: str = "order"
    gap: int = 8

    @cached_property
    def sets_of(self) -> dict[str, list[int]]:
        """By its members, the sets that hold each."""
        found: dict[str, list[int]] = {}
        for n, members in enumerate(self.sets):
            for member in members:
                found.setdefault(member, []).append(n)
        return found


def words(options: Options) -> Iterable[str]:
    return dict.fromkeys(word for members in options.sets for word in members)


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    text = document.text
    stand: dict[str, list[Span]] = {}
    for span in hits.words:
        stand.setdefault(text[span[0] : span[1]], []).append(span)
    met: dict[int, int] = {}
    for word in stand:
        for n in options.sets_of[word]:
            met[n] = met.get(n, 0) + 1
    for members in (options.sets[n] for n in sorted(met) if met[n] > 1):
        here = [stand[word] for word in members if word in stand]
        places = sorted((span for spans in here for span in spans), key=lambda span: (span[0], -span[1]))
        for run in _runs(text, places, options.gap):
            found = [text[slice(*span)] for span in run]
            if finding := REPORTS[options.report].run(text, run, found, members):
                yield finding


def _runs(text: str, places: list[Span], gap: int) -> Iterator[list[Span]]:
    """Stretches of members that stand side by side."""
    run: list[Span] = []
    for span in places:
        if run and span[0] < run[-1][1]:
            continue
        if run and (span[0] - run[-1][1] > gap or _BREAK.search(text, run[-1][1], span[0])):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _disordered(text: str, run: list[Span], found: list[str], members: list[str]) -> Finding | None:
    if sorted(found) != sorted(members) or found == members:
        return None
    gaps = [(one[1], other[0]) for one, other in pairwise(run)]
    if max(map(len, members)) < _SHORT and not all(_JOINT.fullmatch(text, *gap) for gap in gaps):
        return None
    if _is_of_two_parts(text, gaps, found, members):
        return None
    start, end = run[0][0], run[-1][1]
    words = [text[slice(*gap)] for gap in gaps]
    if len(set(words)) > 1:
        return _finding(text, (start, end), members)
    # The members in their order, in the text's own words between them.
    right = "".join(member + word for member, word in zip(members, [*words, ""], strict=True))
    return _finding(text, (start, end), members, fix=right)


def _is_of_two_parts(text: str, gaps: list[Span], found: list[str], members: list[str]) -> bool:
    """Whether one gap alone holds words and a comma, and each of the parts that it makes is in order."""
    said = [n for n, gap in enumerate(gaps) if not _JOINT.fullmatch(text, *gap)]
    if len(said) != 1 or len(gaps) == 1 or "，" not in text[slice(*gaps[said[0]])]:
        return False
    parts = found[: said[0] + 1], found[said[0] + 1 :]
    return all(part == [member for member in members if member in part] for part in parts)


def _missing(text: str, run: list[Span], found: list[str], members: list[str]) -> Finding | None:
    left = _left_out(found, members)
    if not left or _stranger(text, run, left, members.index(left)):
        return None
    return _finding(text, (run[0][0], run[-1][1]), members, left)


def _strange(text: str, run: list[Span], found: list[str], members: list[str]) -> Finding | None:
    left = _left_out(found, members)
    stranger = _stranger(text, run, left, members.index(left)) if left else None
    if not stranger:
        return None
    found_there = _finding(text, stranger, members, left)
    return Finding(*stranger, found_there.values, (Edit(*stranger, left),))


def _finding(text: str, span: Span, members: list[str], missing: str = "", fix: str = "") -> Finding:
    """What is wrong, and the set as it should be; an edit where `fix` says the whole span."""
    # Those in quotation marks need no other mark between them.
    mark = "" if all(member.endswith("”") for member in members) else "、"
    values: dict[str, Value] = {"found": text[slice(*span)], "fix": fix or mark.join(members), "missing": missing}
    return Finding(*span, values, (Edit(*span, fix),) if fix else ())


def _left_out(found: list[str], members: list[str]) -> str:
    """The one member that a stretch lacks, the others being in their order; or an empty string."""
    left = [member for member in members if member not in found]
    if len(left) != 1 or len(members) < 3 or found != [member for member in members if member in found]:
        return ""
    return left[0]


def _stranger(text: str, run: list[Span], missing: str, index: int) -> Span | None:
    """Where the item stands that took the place of a missing member."""
    size = len(missing)
    if index:
        before = run[index - 1][1]
        start = _JOINT.match(text, before).end()  # type: ignore[union-attr]
        end = start + size
        stop = run[index][0] if index < len(run) else end
        alone = start > before and _JOINT.fullmatch(text, end, stop)
        if not alone or (stop == end and text[end : end + 1].isalpha() and text[end] not in "等的"):
            return None
    else:
        end = run[0][0] - len(_JOINT.match(text[max(0, run[0][0] - 8) : run[0][0]][::-1]).group())  # type: ignore[union-attr]
        start = end - size
        if end == run[0][0] or start < 0:
            return None
    item = text[start:end]
    if len(item) < size or _BREAK.search(item):  # the text is cut off there
        return None
    return (start, end) if any(one == other for one, other in zip(item, missing, strict=True)) else None


_READ = frozenset({"sets", "gap"})
REPORTS = {"order": Report(_disordered, _READ), "missing": Report(_missing, _READ), "stranger": Report(_strange, _READ)}

KIND = Kind(Options, frozenset({"found", "fix", "missing"}), check, words=words, reports=REPORTS)
