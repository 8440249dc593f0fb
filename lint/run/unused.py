"""Ledger: follows the results of a run, and says at its end which suppressions outside the documents were idle.

An entry of a configuration or of a baseline that had nothing to suppress is a violation in that file, if that is
certain: its rules ran, and the documents that it is for were checked or are gone.
"""

from __future__ import annotations

import os
from bisect import bisect_left
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
    known: dict[str, set[int]] = field(default_factory=dict)  # of the baseline, by document


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
        known = seen.known[result.path] = set()
        for violation in result.violations:
            if (suppressed := violation.suppressed) and suppressed.entry >= 0:
                (known if suppressed.kind == "baseline" else seen.served).add(suppressed.entry)

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
        if gone := self._gone(baseline, seen.settings):
            self.stale.append((baseline, gone))
            if self.prune:
                return
            yield self._result(baseline.path, lambda document: list(_vanished(document, baseline, gone, rule)))

    def _gone(self, baseline: Baseline, settings: Settings) -> dict[str, set[int]]:
        """By document, the places of the entries of a baseline that are known to have vanished."""
        known = {baseline.name(path): used for path, used in self._seen[settings.file].known.items()}
        running = {rule.code for rule in self.workspace.running(settings)}
        found: dict[str, set[int]] = {}
        for name, entries in baseline.findings.items():
            if name in known:
                gone = {n for n, entry in enumerate(entries) if n not in known[name] and entry.code in running}
            else:
                gone = set() if baseline.exists(name) else {*range(len(entries))}
            if gone:
                found[name] = gone
        return found

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
    """The violations for entries of a baseline that are gone, on their lines."""
    source = document.source
    rows: dict[str, list[int]] = {}
    for row in range(1, len(source.line_starts) + 1):
        rows.setdefault(source.line(row).strip().rstrip(","), []).append(row)
    heads = {line.removesuffix(": ["): found[0] for line, found in rows.items() if line.endswith(": [")}
    for name, places_ in gone.items():
        top = heads.get(msgspec.json.encode(name).decode(), 1)
        for n in sorted(places_):
            entry = baseline.findings[name][n]
            there = rows.get(msgspec.json.encode(entry).decode(), [1])
            row = there[min(bisect_left(there, top), len(there) - 1)]
            begin, line = source.line_starts[row - 1], source.line(row)
            start = begin + len(line) - len(line.lstrip())
            yield Violation(rule, Finding(start, begin + len(line), {"found": f"{entry.code}“{entry.text}”"}))
