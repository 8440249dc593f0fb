"""Comparison: what became of the findings of an earlier run: mended, left, new.

A finding is known by its fingerprint (rule, words and what stands around them), else by what is said of it, else by its
words; never by its row. A file is known by its name, and where that is gone by its findings or by a name that holds the
old one (`总结.docx`, `总结（修改）.docx`).
"""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from msgspec import Struct, field, structs


class Found(Struct, omit_defaults=True):
    """A finding as the format `json` has it, as much of it as is compared and told."""

    code: str
    message: str
    filename: str
    location: dict[str, int]
    severity: str = "error"
    name: str = ""
    fingerprint: str = ""
    values: dict[str, Any] = {}
    place: dict[str, Any] | None = None
    suppressed: dict[str, Any] | None = None


class Side(Struct):
    """One of the two runs: its findings by file, the files that it could not read, and all that it looked at, None
    where that is not known."""

    findings: dict[str, list[Found]] = {}
    unread: set[str] = set()
    files: set[str] | None = None


class Outcome(Struct):
    """What became of findings: `gone` are those of files that are not there any more, `unknown` those of files that
    could not be read this time."""

    mended: list[Found] = field(default_factory=list)
    left: list[Found] = field(default_factory=list)
    new: list[Found] = field(default_factory=list)
    gone: list[Found] = field(default_factory=list)
    unknown: list[Found] = field(default_factory=list)


def side(found: Iterable[Found], files: set[str] | None = None) -> Side:
    """The findings of a run by file, without those that somebody let stand."""
    whole = Side({}, set(), files)
    for one in found:
        if one.code == "unread":
            whole.unread.add(one.filename)
        elif one.suppressed is None:
            whole.findings.setdefault(one.filename, []).append(one)
    return whole


def below_their_folders(old: Side, new: Side) -> tuple[Side, Side]:
    """Both runs with the names of files that they share: without the folders before these, where they differ."""
    names, others = _names(old), _names(new)
    if names & others:
        return old, new
    by_base: dict[str, list[str]] = defaultdict(list)
    for name in others:
        by_base[posixpath.basename(name)].append(name)
    votes: Counter[tuple[str, str]] = Counter()
    for name in names:
        votes.update(_heads(name, other) for other in by_base[posixpath.basename(name)])
    heads = votes.most_common(1)[0][0] if votes else (_folder(names), _folder(others))
    return _without(old, heads[0]), _without(new, heads[1])


def _names(one: Side) -> set[str]:
    return {*one.findings, *one.unread, *(one.files or ())}


def _heads(name: str, other: str) -> tuple[str, str]:
    """What stands before the end that two names share."""
    ours, theirs = name.split("/"), other.split("/")
    while ours and theirs and ours[-1] == theirs[-1]:
        ours.pop()
        theirs.pop()
    return "/".join(ours), "/".join(theirs)


def _folder(names: set[str]) -> str:
    folders = [posixpath.dirname(name) for name in names]
    return posixpath.commonpath(folders) if folders and len({posixpath.isabs(one) for one in folders}) == 1 else ""


def _without(one: Side, head: str) -> Side:
    def short(name: str) -> str:
        return name.removeprefix(f"{head}/") if head else name

    findings = {
        short(name): [structs.replace(found, filename=short(name)) for found in all_]
        for name, all_ in one.findings.items()
    }
    files = None if one.files is None else {short(name) for name in one.files}
    return Side(findings, {short(name) for name in one.unread}, files)


def compared(old: Side, new: Side) -> dict[str, Outcome]:
    """The outcome by unit: the first folder of a file's name, empty for one that lies in none."""
    outcomes: dict[str, Outcome] = defaultdict(Outcome)
    renamed = _renamed(old, new)
    there = _names(new)
    for name, before in old.findings.items():
        now, outcome = renamed.get(name, name), outcomes[unit(name)]
        if now in new.unread:
            outcome.unknown += before
        elif now not in there and new.files is not None:
            outcome.gone += before
        else:
            mended, left, fresh = _matched(before, new.findings.get(now, []))
            outcome.mended += mended
            outcome.left += left
            outcomes[unit(now)].new += fresh
    known = {renamed.get(name, name) for name in old.findings}
    for name, found in new.findings.items():
        if name not in known:
            outcomes[unit(name)].new += found
    for name in _names(old) | there:
        outcomes[unit(renamed.get(name, name))]  # one that has nothing is told, too
    return dict(sorted(outcomes.items()))


def unit(name: str) -> str:
    """Whose draft a file is."""
    return name.partition("/")[0] if "/" in name else ""


_KEYS: tuple[Callable[[Found], Hashable], ...] = (
    lambda one: (one.code, one.fingerprint) if one.fingerprint else None,
    lambda one: (one.code, one.message),
    lambda one: (one.code, str(one.values["found"])) if one.values.get("found") else None,
)


def _matched(old: list[Found], new: list[Found]) -> tuple[list[Found], list[Found], list[Found]]:
    """Of the findings of one file: those that are mended, those that are left, as they stand now, and new ones."""
    left: list[Found] = []
    for key in _KEYS:
        waiting: dict[Hashable, list[Found]] = defaultdict(list)
        for one in reversed(new):
            waiting[key(one)].append(one)
        mended = []
        for one in old:
            if key(one) is not None and waiting[key(one)]:
                left.append(waiting[key(one)].pop())
            else:
                mended.append(one)
        taken = {*map(id, left)}
        old, new = mended, [one for one in new if id(one) not in taken]
    return old, left, new


def _renamed(old: Side, new: Side) -> dict[str, str]:
    """The new names of files whose old names are gone."""
    missing = sorted(_names(old) - _names(new))
    fresh = sorted(_names(new) - _names(old))
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in fresh:
        for one in new.findings.get(name, ()):
            holders[one.code, one.fingerprint].add(name)
    renamed: dict[str, str] = {}
    for name in missing:
        prints = {(one.code, one.fingerprint) for one in old.findings.get(name, ()) if one.fingerprint}
        shared = Counter(other for key in prints for other in holders[key] if other not in renamed.values())
        best = max(shared, key=lambda other: (shared[other], unit(other) == unit(name)), default="")
        least = min(len(prints), len(new.findings.get(best, ())))
        if best and shared[best] * 2 >= least:
            renamed[name] = best
        elif alike := [other for other in fresh if other not in renamed.values() and _one_holds_the_other(name, other)]:
            renamed[name] = alike[0]
    return renamed


def _one_holds_the_other(name: str, other: str) -> bool:
    """Whether two names in one folder are those of a draft and of its next version."""
    (ours, suffix), (theirs, their_suffix) = posixpath.splitext(name), posixpath.splitext(other)
    same = posixpath.dirname(ours) == posixpath.dirname(theirs) and suffix == their_suffix
    return same and (ours in theirs or theirs in ours)
