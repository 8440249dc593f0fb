"""Kind: searches the expressions and reports what they find."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from lint.base.late import late
from lint.base.model import Edit, Finding, Value
from lint.documents.document import Document
from lint.documents.regex import Match, finditer
from lint.kinds import Hits, Kind
from lint.kinds.pattern.options import Options, patterns, prepare, words
from lint.kinds.pattern.places import worth_searching

# So far before a hit its clause is looked at.
_BEFORE = 24
_CLAUSE_END = late(r"[，。；、：！？\n]")


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    found: dict[tuple[int, int], Match] = {}
    for index, span in worth_searching(document, options, hits):
        for match in finditer(options.any[index], document, span):
            start, end = match.span("at") or (match.start, match.end)
            if (
                start < end
                and options.allows(document, start, end)
                and not (_parted(options, match) or _is_served(document, options, match))
            ):
                found.setdefault((start, end), match)
    findings = _apart(document, options, found)
    yield from _as_one([*findings]) if options.together else findings


def _apart(document: Document, options: Options, found: dict[tuple[int, int], Match]) -> Iterator[Finding]:
    done = 0
    for (start, end), match in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= done:
            done = end
            yield _finding(document, options, start, end, match)


def _as_one(findings: list[Finding]) -> Iterator[Finding]:
    """The first finding, with what mends them all, and how many they are."""
    for first in findings[:1]:
        edits = tuple(edit for finding in findings for edit in finding.edits)
        yield structs.replace(first, values={**first.values, "count": len(findings)}, edits=edits)


def _finding(document: Document, options: Options, start: int, end: int, match: Match) -> Finding:
    text = document.text[start:end]
    values: dict[str, Value] = {**dict.fromkeys(sorted(options.names), ""), **match.groups(), "found": text}
    template = options.template(text)
    if template is not None:
        values["fix"] = template.format_map(values)
        return Finding(start, end, values, (Edit(start, end, str(values["fix"])),))
    if isinstance(options.suggest, dict):
        values["fix"] = options.suggest.get(match.groups().get("noun", ""), "")
    else:
        values["fix"] = (options.suggest or "").format_map(values)
    return Finding(start, end, values)


def _parted(options: Options, match: Match) -> bool:
    """Whether a word in the gap takes what follows: 加强监督、提高 parts 加强 from 水平."""
    if not options.unless_gap:
        return False
    groups = match.groups()
    gap = groups.get("gap", "") + groups.get("wide", "")
    return any(word in gap for word in options.unless_gap)


def _is_served(document: Document, options: Options, match: Match) -> bool:
    """Whether the verb that a noun asks for stands before it in its clause: 加快产业优化升级的步伐 has its 加快."""
    if not isinstance(options.suggest, dict) or "verb" not in (groups := match.groups()):
        return False
    verb = options.suggest.get(groups.get("noun", ""), "")
    return bool(verb) and verb in _CLAUSE_END.split(document.text[max(0, match.start - _BEFORE) : match.start])[-1]


KIND = Kind(
    Options,
    frozenset({"found", "fix", "count"}),
    check,
    words=words,
    patterns=patterns,
    prepare=prepare,
    derived=("triggers", "edges", "literals", "reach", "widths", "twice"),
)
