"""Baseline: findings that were there when somebody began to check, so that only new ones count.

One JSON file, an entry per line, sorted: the code of each finding, its text and what stands around it, blanks left out,
by the file's path relative to the baseline. A finding is known by its content, not by its line, as often as it was
there, and also when only a few characters before it, or after it, are as they were.
"""

from __future__ import annotations

import codecs
import os

import msgspec
from msgspec import Struct, structs

from lint.base.files import MOST, read_regular, unreadable
from lint.base.model import Suppression, Violation
from lint.base.problems import BadFileError, Problem
from lint.check.suppress.fingerprint import context, visible
from lint.documents.source import Source

DEFAULT_NAME = "dj-lint-baseline.json"
VERSION = 1

# So many characters on one side of a finding alone make it known.
ENOUGH = 4


class Entry(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One finding."""

    code: str
    text: str
    before: str = ""
    after: str = ""


class _File(Struct, forbid_unknown_fields=True):
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

    def mark(self, document: str, source: Source, violations: list[Violation]) -> list[Violation]:
        """The violations, those marked that are known; each entry holds for one, and none that is suppressed already.

        The place of its entry in the document's list goes into the suppression.
        """
        known = self.findings.get(self.name(document))
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
        file = msgspec.json.decode(raw.removeprefix(codecs.BOM_UTF8), type=_File)
    except FileNotFoundError:
        raise BadFileError([Problem(path, 0, 0, "baseline.missing")]) from None
    except OSError as error:
        raise BadFileError([unreadable(path, error)]) from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadFileError([Problem(path, 0, 0, "baseline.invalid", {"reason": str(error)})]) from None
    if file.version != VERSION:
        raise BadFileError([Problem(path, 0, 0, "baseline.version", {"found": str(file.version)})])
    return Baseline(path, file.findings, raw)


def write(baseline: Baseline) -> None:
    """Write a baseline file; raises OSError, and atomic.ChangedError where another run wrote it since it was read."""
    from lint.base import atomic

    encode = msgspec.json.encode
    files = []
    for name in sorted(baseline.findings):
        if found := baseline.findings[name]:
            lines = b",\n".join(b"  " + encode(entry) for entry in sorted(found))
            files.append(b" " + encode(name) + b": [\n" + lines + b"\n ]")
    body = b'{"version":%d,"findings":{' % VERSION + b"\n" + b",\n".join(files) + b"\n}}\n"
    atomic.write(baseline.path, body, expected=baseline.raw)
    baseline.raw = body
