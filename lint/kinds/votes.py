"""votes: who came and how they voted, where the numbers contradict each other.

    report = "attendance"    应到58人，实到61人; 应参加42人，请假5人，实到39人
    report = "ballots"       more ballots came back than were given out, more are valid than came back, valid and
                             invalid ones do not make up those that came back, or the votes not those that are valid

Values: found, expected (the number that the others give).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents.document import Document
from lint.kinds import Hits, Kind, Report, patterns_of
from lint.kinds.quantities import NUMBER, value

_GAP = r"[^\d一二三四五六七八九十百零〇，。；：、（）\n]{0,10}?"
_N = rf"(?P<n>{NUMBER})"
_DUE = late(rf"应(?:到会?|参加|出席|参会|到会|投票|参与)(?!率){_GAP}{_N}[人名位]")
_CAME = late(rf"(?:实际?(?:到会?|参加|出席|参会|到会|参与投票))(?!率){_GAP}{_N}[人名位]")
_AWAY = late(rf"(?:请假|缺席|未到会?|因[事病公]缺[席勤]){_GAP}{_N}[人名位]")
# So far apart may stand who should come and who came.
_NEAR = 60

_BALLOT = r"(?:选票|表决票|测评票|推荐票|票|问卷|测评表)"
_ROLES = {
    "issued": rf"(?:发出|发放|印发|共发){_GAP}{_BALLOT}{_GAP}({NUMBER})[张份票]"
    rf"|(?:发出|发放|印发){_GAP}({NUMBER})[张份](?:(?:选|表决|测评|推荐)?票|[^，。；]{{0,4}}问卷)",
    "returned": rf"(?:收回|回收){_GAP}{_BALLOT}?{_GAP}{_N}[张份票]",
    "valid": rf"有效(?:(?:选|表决|测评|推荐)?票|问卷){_GAP}{_N}[张份票]",
    "invalid": rf"(?:无效(?:选|表决|测评|推荐)?票|废票){_GAP}{_N}[张份票]",
}
_VOTES = late(
    rf"(?P<first>(?:同意|赞成)票?{_GAP}(?P<y>{NUMBER})[票人名])[，、；,](?:不同意|不赞成|反对)票?{_GAP}(?P<o>{NUMBER})[票人名]"
    rf"[，、；,]弃权票?{_GAP}(?P<a>{NUMBER})[票人名]"
    rf"|(?P<y2>{NUMBER})票(?:同意|赞成)[，、；,](?P<o2>{NUMBER})票(?:不同意|不赞成|反对)[，、；,](?P<a2>{NUMBER})票弃权"
)


class Options(Struct, forbid_unknown_fields=True):
    report: str


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    run = REPORTS[options.report].run
    for block in document.blocks:
        yield from run(document.text, block.start, block.end)


def _finding(match: re.Match[str], expected: Fraction, group: str = "n") -> Finding:
    start, end = match.span(group)
    return Finding(start, end, {"found": match[group], "expected": str(expected)})


def _attendance(text: str, start: int, end: int) -> Iterator[Finding]:
    dues = list(_DUE.finditer(text, start, end))
    for due in dues:
        stop = min(end, due.end() + _NEAR)
        came = _CAME.search(text, due.end(), stop)
        if came is None:
            continue
        whole, part = value(due["n"]), value(came["n"])
        several = len(dues) > 1 and dues[1].end() <= came.start()
        away = [value(match["n"]) for match in _AWAY.finditer(text, due.end(), min(end, came.end() + 24))]
        if not several and part + sum(away) > whole:
            yield _finding(came, whole - sum(away))


def _ballots(text: str, start: int, end: int) -> Iterator[Finding]:
    if not expression("票|问卷|测评表").search(text, start, end):
        return
    counts = {role: list(expression(pattern).finditer(text[start:end])) for role, pattern in _ROLES.items()}
    # Several ballots in one paragraph cannot be told apart.
    found = {role: matches[0] for role, matches in counts.items() if len(matches) == 1}
    number = {role: value(_digits(match)) for role, match in found.items()}
    for less, more in (("returned", "issued"), ("valid", "returned"), ("valid", "issued")):
        if less in number and more in number and number[less] > number[more]:
            yield _moved(found[less], number[more], start)
            return
    whole, most = number.get("valid"), number.get("returned", number.get("issued"))
    if {"returned", "valid", "invalid"} <= number.keys() and number["valid"] + number["invalid"] != number["returned"]:
        yield _moved(found["valid"], number["returned"] - number["invalid"], start)
    votes = list(_VOTES.finditer(text, start, end))
    if len(votes) == 1:
        names = ("y", "o", "a") if votes[0]["y"] else ("y2", "o2", "a2")
        cast = sum(value(votes[0][name]) for name in names)
        came = [value(match["n"]) for match in _CAME.finditer(text, start, end)]
        most = most if most is not None else came[0] if len(came) == 1 else None
        if (whole is not None and cast != whole) or (whole is None and most is not None and cast > most):
            expected = whole if whole is not None else most
            yield Finding(*votes[0].span(), {"found": votes[0].group(), "expected": str(expected)})


def _digits(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _moved(match: re.Match[str], expected: Fraction, by: int) -> Finding:
    group = next(n for n, text in enumerate(match.groups(), 1) if text)
    start, end = match.span(group)
    return Finding(start + by, end + by, {"found": match[group], "expected": str(expected)})


REPORTS = {
    "attendance": Report(_attendance, patterns=("应(?:到|参加|出席|参会|投票|参与)",)),
    "ballots": Report(_ballots, patterns=("问卷|测评表|[票][^。\n]*[张份票]|(?:同意|赞成)[^，。\n]*票",)),
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, patterns=patterns_of(REPORTS), reports=REPORTS)
