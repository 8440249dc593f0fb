"""Baseline: findings that were there when somebody began to check, so that only new ones count.

One JSON file, an entry per line, sorted: the document's path relative to the baseline, the code of each finding, its
text and what stands around it, blanks left out. A finding is known by its content, not by its line, as often as it was
there, and also when only a few characters before it, or after it, are as they were. A document that has another name
now is known by its findings, while there is none under the old name.

Each line ends in a comma, behind the last comes a `null`: so git's `merge=union` can put together what two people
added. Lines may come in any order, and what both have counts once.
"""

from __future__ import annotations

import codecs
import os
from collections import Counter

import msgspec
from msgspec import Struct, structs

from lint.base.files import MOST, read_regular, unreadable
from lint.base.model import Suppression, Violation
from lint.base.problems import BadFileError, Problem, bad_file, conflict_row
from lint.check.suppress.fingerprint import context, visible
from lint.documents.source import Source

DEFAULT_NAME = "dj-lint-baseline.json"
VERSION = 2

# So many characters on one side of a finding alone make it known.
ENOUGH = 4


class Entry(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One finding."""

    code: str
    text: str
    before: str = ""
    after: str = ""


class _Line(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An entry as it stands in the file; `count` says how often it was there."""

    file: str
    code: str
    text: str
    before: str = ""
    after: str = ""
    count: int = 1

    @property
    def entry(self) -> Entry:
        return Entry(self.code, self.text, self.before, self.after)


class _Head(Struct):
    version: int


class _File(Struct, forbid_unknown_fields=True):
    version: int
    findings: list[_Line | None]


class _FirstFile(Struct, forbid_unknown_fields=True):
    """The first version: the entries in a list for each document."""

    version: int
    findings: dict[str, list[Entry]]


class Baseline:
    """The entries of a baseline file by the path of the document, relative to the folder of the baseline, with `/`.

    `raw` is what stands in the file, None where there is none yet.
    """

    def __init__(self, path: str, findings: dict[str, list[Entry]] | None = None, raw: bytes | None = None) -> None:
        self.path = os.path.abspath(path)
        self.findings = findings or {}
        self.raw = raw
        self._lost: dict[Entry, set[str]] | None = None  # the entries of documents that are not there, by these

    def name(self, document: str) -> str:
        """The name that a document has in the file."""
        try:
            relative = os.path.relpath(document, os.path.dirname(self.path))
        except ValueError:  # another drive of Windows
            relative = os.path.abspath(document)
        return relative.replace(os.sep, "/")

    def exists(self, name: str) -> bool:
        """Whether the document of a name is there."""
        return os.path.exists(os.path.join(os.path.dirname(self.path), name))

    def known_as(self, document: str, source: Source, violations: list[Violation]) -> str:
        """The name under which a document stands in the file: its own, or that of one which is not there any more and
        had these findings, or nearly: of the one that has fewer, at least half."""
        name = self.name(document)
        if name in self.findings or not self.findings or not violations:
            return name
        if self._lost is None:
            self._lost = {}
            for other in self.findings:
                for one in [] if self.exists(other) else self.findings[other]:
                    if one.before or one.after:
                        self._lost.setdefault(one, set()).add(other)
        if not self._lost:
            return name
        ours = {entry(source, v) for v in violations if not v.suppressed or v.suppressed.kind == "baseline"}
        votes = Counter(other for one in ours for other in self._lost.get(one, ()))
        best = max(votes, key=lambda other: (votes[other], other), default="")
        return best if best and 2 * votes[best] >= min(len(ours), len({*self.findings[best]})) else name

    def mark(self, document: str, source: Source, violations: list[Violation]) -> list[Violation]:
        """The violations, those marked that are known; each entry holds for one, and none that is suppressed already.

        The place of its entry in the document's list goes into the suppression.
        """
        known = self.findings.get(self.known_as(document, source, violations))
        if not known:
            return violations
        found = {n: entry(source, v) for n, v in enumerate(violations) if not v.suppressed}
        marked = list(violations)
        left = {*range(len(known))}
        for alike in (_whole, _words_and_before, _words_and_after):
            places: dict[object, list[int]] = {}  # by what is alike, the first place last
            for place in sorted(left, reverse=True):
                if (key := alike(known[place])) is not None:
                    places.setdefault(key, []).append(place)
            for n in list(found):
                if fit := places.get(alike(found[n])):
                    place = fit.pop()
                    marked[n] = structs.replace(marked[n], suppressed=Suppression("baseline", entry=place))
                    left.remove(place)
                    del found[n]
        return marked


def _whole(one: Entry) -> object:
    return one


def _words_and_before(one: Entry) -> object:
    near = one.before[-ENOUGH:]
    return (one.code, one.text, near) if len(near) == ENOUGH else None


def _words_and_after(one: Entry) -> object:
    near = one.after[:ENOUGH]
    return (one.code, one.text, near) if len(near) == ENOUGH else None


def entry(source: Source, violation: Violation) -> Entry:
    """What is written of a violation."""
    words = visible(source.text[violation.start : violation.end])
    return Entry(violation.rule.code, words, *context(source, violation))


def read(path: str) -> Baseline:
    """Read a baseline file; raises BadFileError where it is not there or not one of ours."""
    try:
        raw = read_regular(path, MOST)
    except FileNotFoundError:
        raise bad_file(path, "baseline.missing") from None
    except OSError as error:
        raise BadFileError([unreadable(path, error)]) from None
    bare = raw.removeprefix(codecs.BOM_UTF8)
    try:
        version = msgspec.json.decode(bare, type=_Head).version
        if version == 1:
            return Baseline(path, msgspec.json.decode(bare, type=_FirstFile).findings, raw)
        if version != VERSION:
            raise bad_file(path, "baseline.version", found=str(version))
        lines = [line for line in msgspec.json.decode(bare, type=_File).findings if line]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        if row := conflict_row(raw):
            raise BadFileError([Problem(path, row, 1, "conflict")]) from None
        raise bad_file(path, "baseline.invalid", reason=str(error)) from None
    return Baseline(path, _by_document(lines), raw)


def _by_document(lines: list[_Line]) -> dict[str, list[Entry]]:
    """The entries of each document, sorted; a line that stands there twice counts once."""
    counts: dict[tuple[str, Entry], int] = {}
    for line in lines:
        key = (line.file, line.entry)
        counts[key] = max(counts.get(key, 0), line.count)
    findings: dict[str, list[Entry]] = {}
    for (file, one), count in sorted(counts.items()):
        findings.setdefault(file, []).extend([one] * count)
    return findings


def written_as(name: str, one: Entry, count: int = 1) -> bytes:
    """The line of an entry, without its comma."""
    return msgspec.json.encode(_Line(name, one.code, one.text, one.before, one.after, count))


def write(baseline: Baseline) -> None:
    """Write a baseline file; raises OSError, and atomic.ChangedError where another run wrote it since it was read."""
    from lint.base import atomic

    lines = []
    for name in sorted(baseline.findings):
        counts = Counter(baseline.findings[name])
        lines += [b" " + written_as(name, one, counts[one]) + b",\n" for one in sorted(counts)]
    body = b'{"version":%d,"findings":[' % VERSION + b"\n" + b"".join(lines) + b"null]}\n"
    atomic.write(baseline.path, body, expected=baseline.raw)
    baseline.raw = body
