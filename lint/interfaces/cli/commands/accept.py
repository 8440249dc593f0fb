"""keep: let what a run found stand, as a baseline or as entries of the configuration."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lint.base import atomic
from lint.base.files import read_regular
from lint.base.messages import text
from lint.base.model import Violation
from lint.check.suppress.baseline import DEFAULT_NAME, Baseline, entry, read, write
from lint.check.suppress.fingerprint import context, visible
from lint.documents.source import Source
from lint.output.terminal import fail, printable
from lint.run.result import Result, read_ones
from lint.run.unused import Ledger
from lint.run.workspace import Workspace
from lint.settings.config import Ignore, Settings
from lint.settings.read import home

# Characters on each side of a finding that an entry of the configuration has for its context.
CONTEXT = 8
NEW_FILE = "dj-lint.toml"


def write_baseline(results: Iterator[Result], workspace: Workspace, settings: Settings, lang: str) -> int:
    """Put what is found into the baseline; what it says of documents that were not checked, or of rules that did not
    run, stays."""
    path = settings.config.baseline or os.path.join(settings.folder, DEFAULT_NAME)
    before = read(path) if os.path.lexists(path) else Baseline(path)
    after = Baseline(path, dict(before.findings), before.raw)
    files = count = new = 0
    for result in read_ones(results):
        found = [entry(result.source, violation) for violation in result.shown]
        marked = before.mark(result.path, result.source, result.shown)
        new += sum(not violation.suppressed for violation in marked)
        own = workspace.settings(os.path.dirname(result.path))
        resting = {rule.code for rule in workspace.known(own)} - {rule.code for rule in workspace.running(own)}
        name, old = before.name(result.path), before.known_as(result.path, result.source, result.shown)
        others = [known for known in before.findings.get(old, []) if known.code in resting]
        after.findings[name] = found + others
        files, count = files + bool(found), count + len(found)
    after.findings = {name: known for name, known in after.findings.items() if after.exists(name)}
    if code := _put(lambda: write(after), path, lang):
        return code
    shown = printable(os.path.relpath(path))
    if before.raw is None:
        print(text("baseline.written", lang, path=shown, count=count, files=files))
    else:
        gone = _size(before) + new - _size(after)
        print(text("baseline.rewritten", lang, path=shown, count=count, files=files, new=new, gone=gone))
    if not settings.config.baseline:
        print(text("baseline.use", lang, path=shown))
    if before.raw is None and _is_shared(path):
        print(text("baseline.union", lang, name=printable(os.path.basename(path))))
    return 0


def _size(baseline: Baseline) -> int:
    return sum(map(len, baseline.findings.values()))


def _is_shared(path: str) -> bool:
    """Whether a file lies in a repository of git, where several people may write it."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True


def prune_baseline(ledger: Ledger, lang: str) -> int:
    """Take out of the baselines of a run what is known to have vanished, and give renamed documents their names."""
    for baseline, gone in ledger.stale:
        for name, places in gone.items():
            baseline.findings[name] = [e for n, e in enumerate(baseline.findings[name]) if n not in places]
        for name, old in ledger.renamed(baseline).items():
            baseline.findings[name] = baseline.findings.pop(old)
        if code := _put(lambda: write(baseline), baseline.path, lang):  # noqa: B023 - called at once
            return code
        count = sum(map(len, gone.values()))
        path = printable(os.path.relpath(baseline.path))
        print(f"dj-lint: {text('baseline.pruned', lang, path=path, count=count)}", file=sys.stderr)
    return 0


def asked_reason(lang: str) -> str:
    """Why findings are let stand, from whoever sits at the terminal; empty where nobody does, or says nothing."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    print(text("ignore.ask", lang), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def add_ignore(results: Iterator[Result], workspace: Workspace, reason: str, lang: str) -> int:
    """Write an entry for everything that is found into the configuration that holds for its document."""
    from lint.check.suppress.entries import Ignored, Index, holds_for

    found: dict[str, list[Ignore]] = {}
    counts: Counter[str] = Counter()
    for result in read_ones(results):
        if result.shown and not result.settings:
            settings = workspace.settings(os.path.dirname(result.path))
            file = settings.origins.get("ignore") or settings.file or _new_file(result.path)
            folder = settings.folder if settings.file else os.path.dirname(file)
            name = os.path.relpath(result.path, folder).replace(os.sep, "/")
            ignores = found.setdefault(file, [])
            ours = Index(Ignored(n, e) for n, e in enumerate(ignores) if holds_for(e, result.path, folder))
            counts[file] += len(result.shown)
            for violation in result.shown:
                if not ours.of(violation, result.source):  # one entry may do for two that are near each other
                    ignore = ignore_of(result.source, violation, name, reason)
                    ours.add(Ignored(len(ignores), ignore))
                    ignores.append(ignore)
    for file, ignores in found.items():
        if code := _put(lambda: _add(file, ignores), file, lang):  # noqa: B023 - called at once
            return code
        print(text("ignore.added", lang, path=printable(os.path.relpath(file)), count=counts[file]))
    if not found:
        print(text("ignore.none", lang))
    return 0


def _new_file(document: str) -> str:
    """Where a configuration is found for a document that has none: here if that is above it, else beside it."""
    here, beside = os.getcwd(), os.path.dirname(os.path.abspath(document))
    folder = beside
    while folder != here:
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return os.path.join(beside, NEW_FILE)
        folder = parent
    return os.path.join(here, NEW_FILE)


def ignore_of(source: Source, violation: Violation, name: str, reason: str) -> Ignore:
    """The entry that lets a violation stand in the file of a name."""
    words = visible(source.text[violation.start : violation.end])
    before, after = context(source, violation, CONTEXT)
    if not before and not after:  # words that have their line to themselves
        before, after = context(source, violation, CONTEXT, beyond=True)
    around = before + words + after if words and (before or after) else ""
    return Ignore(rule=violation.rule.code, text=words, context=around, files=[_escaped(name)], reason=reason)


def _escaped(name: str) -> str:
    """A file's name as a pattern that names it alone."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _add(file: str, ignores: list[Ignore]) -> None:
    """Add entries to a configuration file."""
    import codecs

    from lint.settings.ignore_entries import added

    try:
        before: bytes | None = read_regular(file)
    except FileNotFoundError:
        before = None
    raw = before or b""
    bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    after = added(raw.decode("utf-8-sig"), home(file, "ignore"), ignores)
    atomic.write(file, bom + after.encode("utf-8"), expected=before)


def _put(act: Any, path: str, lang: str) -> int:
    """Write something; 0, or 2 with a sentence that says why it could not be written."""
    from lint.settings.ignore_entries import NotAddedError

    try:
        act()
    except atomic.ChangedError:
        return fail(text("fix.changed", lang, path=printable(path)))
    except NotAddedError:
        return fail(text("ignore.not-added", lang, path=printable(path)))
    except UnicodeEncodeError:  # a name with bytes that are no UTF-8
        return fail(text("keep.name", lang, path=printable(path)))
    except OSError as error:
        return fail(text("cli.write", lang, path=printable(path), reason=os.strerror(error.errno or 0)))
    return 0
