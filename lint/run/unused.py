"""Ledger: follows the results of a run, and says at its end which suppressions outside the documents were idle.

An entry of a configuration or of a baseline that had nothing to suppress is a violation in that file, if that is
certain: its rules ran, and the documents that it is for were checked or are gone.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from glob import has_magic
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from lint.base.files import read_regular
from lint.base.model import Finding, Rule, Violation
from lint.base.problems import BadFileError
from lint.documents.decode import decode
from lint.run.result import Checked, Corrected, Result, Unread
from lint.run.workspace import Workspace
from lint.settings.config import Ignore, Settings
from lint.settings.read import home

if TYPE_CHECKING:
    from lint.check.suppress.baseline import Baseline
    from lint.documents.document import Document


class _Seen(Struct):
    """What a run saw of one configuration: the documents that it checked, the entries that served."""

    settings: Settings
    files: set[str] = field(default_factory=set)
    served: set[int] = field(default_factory=set)
    known: dict[str, set[int]] = field(default_factory=dict)  # of the baseline, by the document's name there
    renamed: dict[str, str] = field(default_factory=dict)  # names that documents have now: those in the baseline


class Ledger:
    """Follows results; `paths` are what the command line named.

    `stale` are, at the end, the baselines with the places of what has vanished from each document. It is not reported
    where it is going to be pruned.
    """

    def __init__(self, workspace: Workspace, paths: list[str], prune: bool = False) -> None:
        self.workspace = workspace
        self.prune = prune
        self.stale: list[tuple[Baseline, dict[str, set[int]]]] = []
        self.folders = [os.path.abspath(path) for path in paths if os.path.isdir(path)]
        self._seen: dict[str, _Seen] = {}
        self._unread: list[str] = []

    @property
    def vanished(self) -> int:
        """How many entries of baselines have vanished."""
        return sum(len(places) for _, gone in self.stale for places in gone.values())

    def renamed(self, baseline: Baseline) -> dict[str, str]:
        """The documents that a baseline has under other names: the names of now, and those."""
        found = {}
        for seen in self._seen.values():
            if seen.settings.config.baseline and os.path.abspath(seen.settings.config.baseline) == baseline.path:
                found.update({name: old for name, old in seen.renamed.items() if old in baseline.findings})
        return found

    def follow(self, results: Iterator[Result]) -> Iterator[Result]:
        """Pass results on, then those of the files whose entries were idle."""
        for result in results:
            if isinstance(result, Unread):
                self._unread.append(result.path)
            else:
                self._note(result)
            yield result
        if not self._seen:
            return
        from lint.check.suppress.mark import UNUSED

        for seen in self._seen.values():
            if rule := next((r for r in self.workspace.running(seen.settings) if r.name == UNUSED), None):
                yield from self._ignores(seen, rule)
                yield from self._baseline(seen, rule)

    def _note(self, result: Checked | Corrected) -> None:
        settings = self.workspace.settings(os.path.dirname(result.path))
        if settings.file not in self._seen and not (settings.config.baseline or settings.config.entries):
            return
        seen = self._seen.setdefault(settings.file, _Seen(settings))
        seen.files.add(os.path.abspath(result.path))
        known = seen.known.setdefault(self._name(result, seen), set())
        for violation in result.violations:
            if (suppressed := violation.suppressed) and suppressed.entry >= 0:
                (known if suppressed.kind == "baseline" else seen.served).add(suppressed.entry)

    def _name(self, result: Checked | Corrected, seen: _Seen) -> str:
        """The name of a document in the baseline, or its path where there is none to be read."""
        try:
            baseline = self.workspace.baseline(seen.settings.config.baseline)
        except BadFileError:
            return result.path
        name = baseline.name(result.path)
        if name in baseline.findings or not result.violations:
            return name
        old = baseline.known_as(result.path, result.source, result.violations)
        if old != name:
            seen.renamed[name] = old
        return old

    def _ignores(self, seen: _Seen, rule: Rule) -> Iterator[Result]:
        from lint.check.suppress.mark import meant

        settings = seen.settings
        running = {rule.code for rule in self.workspace.running(settings)}
        serves = [entry for n, entry in settings.config.entries if n in seen.served]
        idle = []
        for _, entry in settings.config.entries:
            ran = all(rule.code in running for rule in meant(entry.rule, self.workspace.known(settings)))
            if entry not in serves and ran and self._all_checked(entry, seen):
                idle.append(entry)
        # In a file that this one extends, other configurations may need them.
        if idle and settings.origins.get("ignore") == settings.file:
            yield self._result(settings.file, lambda document: list(unused(document, idle, rule)))

    def _all_checked(self, entry: Ignore, seen: _Seen) -> bool:
        """Whether every document that an entry is for was checked: those that it names, or the whole folder."""
        from lint.check.suppress.entries import holds_for

        folder = seen.settings.folder
        if any(not entry.files or holds_for(entry, path, folder) for path in self._unread):
            return False
        named = [os.path.normpath(os.path.join(folder, name)) for name in entry.files]
        if any(os.path.isfile(path) and path not in seen.files for path in named):  # left out of the folder
            return False
        if any(os.path.join(folder, "").startswith(os.path.join(top, "")) for top in self.folders):
            return True
        return bool(named) and not any(has_magic(name) or "/" not in name for name in entry.files)

    def _baseline(self, seen: _Seen, rule: Rule) -> Iterator[Result]:
        if not seen.settings.config.baseline:
            return
        try:
            baseline = self.workspace.baseline(seen.settings.config.baseline)
        except BadFileError as error:  # nothing was found that would have been looked up in it
            path = os.path.relpath(seen.settings.config.baseline)
            yield Unread(path, "file.config", problems=error.problems, settings=True)
            return
        gone = self._gone(baseline, seen)
        if gone or (self.prune and seen.renamed):
            self.stale.append((baseline, gone))
            if self.prune:
                return
            yield self._result(baseline.path, lambda document: list(_vanished(document, baseline, gone, rule)))

    def _gone(self, baseline: Baseline, seen: _Seen) -> dict[str, set[int]]:
        """By document, the places of the entries of a baseline that are known to have vanished: of a document that is
        not there, all, where the folder was checked in which it would be found under another name."""
        running = {rule.code for rule in self.workspace.running(seen.settings)}
        found: dict[str, set[int]] = {}
        for name, entries in baseline.findings.items():
            if name in seen.known:
                used = seen.known[name]
                gone = {n for n, entry in enumerate(entries) if n not in used and entry.code in running}
            elif baseline.exists(name) or not self._was_walked(os.path.join(os.path.dirname(baseline.path), name)):
                gone = set()
            else:
                gone = {*range(len(entries))}
            if gone:
                found[name] = gone
        return found

    def _was_walked(self, path: str) -> bool:
        path = os.path.normpath(path)
        return any(path.startswith(os.path.join(folder, "")) for folder in self.folders)

    def _result(self, path: str, look: Callable[[Document], list[Violation]]) -> Result:
        """What there is to say of a configuration or a baseline; corrected like a document where that is wanted."""
        from lint.documents.document import Document

        raw = read_regular(path)
        path = os.path.relpath(path)
        source = decode(raw, path)
        document = Document(source, source.text, [], "text")
        found = look(document)
        options = self.workspace.options
        if not options.fix:
            return Checked(path, document, found, settings=True)
        from lint.run.fix_file import fix_file

        fixed = fix_file(path, raw, document, found, look, options.fix, options.unsafe)
        return Corrected(path, fixed, settings=True)


def unused(document: Document, idle: list[Ignore], rule: Rule) -> Iterator[Violation]:
    """The violations for entries of a configuration that are idle, wherever they stand in it now."""
    import tomli

    from lint.settings.ignore_entries import found

    text, known = document.source.text, set(map(_key, idle))
    head = home(document.source.path, "ignore")
    data: Any = tomli.loads(text)
    for step in head:
        data = data.get(step, {})
    spans = found(text, head)
    for n, item in enumerate(data):
        if isinstance(item, dict) and _key(entry := msgspec.convert(item, Ignore)) in known:
            start, end, edit = spans[n]
            yield Violation(rule, Finding(start, end, {"found": entry.rule}, (edit,) if edit else ()))


def _key(entry: Ignore) -> tuple[object, ...]:
    return entry.rule, entry.reason, entry.text, entry.context, *entry.files


def _vanished(document: Document, baseline: Baseline, gone: dict[str, set[int]], rule: Rule) -> Iterator[Violation]:
    """The violations for entries of a baseline that are gone, on their lines; one for all of a document that is."""
    from lint.check.suppress.baseline import written_as

    source = document.source
    rows: dict[str, int] = {}
    for row in range(len(source.line_starts), 0, -1):
        rows[source.line(row).strip().rstrip(",")] = row
    for name, places_ in gone.items():
        entries = baseline.findings[name]
        counts = Counter(entries)
        lines = [rows.get(written_as(name, entry, counts[entry]).decode(), 1) for entry in entries]
        if len(places_) == len(entries) > 1 and not baseline.exists(name):
            yield _at(document, min(lines), rule, f"“{name}” ×{len(entries)}")
            continue
        for n in sorted(places_):
            yield _at(document, lines[n], rule, f"{entries[n].code}“{entries[n].text}”")


def _at(document: Document, row: int, rule: Rule, found: str) -> Violation:
    """A violation on a row of the baseline."""
    source = document.source
    begin, line = source.line_starts[row - 1], source.line(row)
    return Violation(rule, Finding(begin + len(line) - len(line.lstrip()), begin + len(line), {"found": found}))
