"""annotate: what is found goes into Word files as comments."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Iterator

from lint.base.files import head_of
from lint.base.messages import text
from lint.base.model import rank
from lint.documents.not_text import form
from lint.documents.writers.word.markup import now
from lint.interfaces.cli.commands.show import show_settings
from lint.interfaces.cli.notices import nothing_to_do, progress, say_what_is_not_checked
from lint.interfaces.cli.request import Request
from lint.output.place import described, spot
from lint.output.summary import Tally, say_summary
from lint.output.terminal import fail, plain, printable
from lint.run.annotate import Outcome, annotate_file
from lint.run.checker import FileChecker
from lint.run.discover import Found, discover
from lint.run.result import Checked, Result
from lint.run.runner import Runner
from lint.run.workspace import Workspace

# As many bytes of a file tell what it is.
_HEAD = 1024


def annotate(request: Request) -> int:
    """Write the files that a request names, with comments, to where it says; returns the exit code: 1 where there are
    violations at or above `--fail-on`, 2 where something could not be checked or written."""
    workspace = Workspace(request.options())
    settings = workspace.settings(".")
    request = request.speaking(settings)
    lang = request.lang
    if request.show_settings:
        return show_settings(workspace, request.paths, lang)
    if wrong := _misuse(request):
        return fail(text(wrong, lang))
    found = discover(request.paths, settings.config, settings.folder)
    trouble = say_what_is_not_checked(found, request.paths, settings.config.include, lang)
    targets = _Targets(request, found)
    if request.output_file and len(targets.files) > 1:
        return fail(text("annotate.one", lang, count=len(targets.files)))
    if targets.files and not workspace.selects_any(settings):
        return fail(nothing_to_do(workspace, settings, lang))
    tally = Tally(rank(settings.config.fail_on), lang)
    results = progress(Runner(FileChecker(workspace)).run(targets.files), len(targets.files), lang)
    trouble |= _write(tally.count(results), targets, request)
    if targets.skipped and not request.quiet:
        print(text("annotate.skipped", lang, count=targets.skipped))
    tally.passed_over = sum(found.skipped.values(), Counter())
    if tally.files and not request.quiet:
        say_summary(tally, settings.config, sys.stdout)
    trouble |= bool(tally.unread) or (request.fail_on_unread and bool(found.passed_over))
    return 2 if trouble else 1 if tally.failed else 0


def _misuse(request: Request) -> str:
    """What is wrong with a request, as a key of the messages; empty where nothing is."""
    if not request.paths:
        return "cli.no-paths"
    if "-" in request.paths:
        return "annotate.stdin"
    return "" if bool(request.output_file) != bool(request.annotate_dir) else "annotate.where"


def _write(results: Iterator[Result], targets: _Targets, request: Request) -> bool:
    """Write each file and say what became of it; True where something could not be written."""
    trouble, date = False, now()
    for result in results:
        if not isinstance(result, Checked) or result.settings:
            continue
        target = targets.of(result.path)
        wrong = targets.refused(result.path, target)
        outcome = Outcome(trouble=wrong) if wrong else annotate_file(result, target, request.lang, date)
        if outcome.trouble == "annotate.not-word" and result.path not in targets.named:
            targets.skipped += 1  # another sort of package, which nobody asked for by its name
        else:
            trouble |= _say(result, target, outcome, request)
    return trouble


def _say(result: Checked, target: str, outcome: Outcome, request: Request) -> bool:
    """Say what became of one file; True for a trouble."""
    lang, path, shown = request.lang, printable(result.path), printable(target)
    sys.stdout.flush()
    if outcome.trouble:
        fail(text(outcome.trouble, lang, path=path, target=shown, reason=outcome.reason))
        return True
    for caution in outcome.cautions:
        fail(text(caution, lang, path=path))
    if not request.quiet:
        key = "annotate.renewed" if outcome.gone else "annotate.done" if outcome.count else "annotate.none"
        print(text(key, lang, target=shown, count=outcome.count, gone=outcome.gone))
    if outcome.unplaced:
        print(text("annotate.unplaced", lang, path=path, count=len(outcome.unplaced)))
        for violation in outcome.unplaced:
            where, severity = spot(result.source, violation.start, lang), text(violation.rule.severity, lang)
            said = plain(described(result.source, violation, lang))
            print(f"  {where} {severity} {violation.rule.code} {said}")
    return False


class _Targets:
    """Which files are annotated, and where each goes. In a folder only Word files count, and none that an earlier run
    put there."""

    def __init__(self, request: Request, found: Found) -> None:
        self._file = request.output_file or ""
        self._folder = os.path.realpath(request.annotate_dir) if request.annotate_dir else ""
        self._shown = request.annotate_dir or ""
        self._roots = [path for path in request.paths if os.path.isdir(path)]
        self.named = {path for path in request.paths if not os.path.isdir(path)}
        within = [path for path in found.files if path not in self.named and not self._is_ours(path)]
        packages = {path for path in within if _is_package(path)}
        self.files = [path for path in found.files if path in packages or path in self.named]
        self.skipped = len(within) - len(packages)
        self._taken = {os.path.realpath(path): path for path in self.files}

    def _is_ours(self, path: str) -> bool:
        """Whether a file lies in the folder that the annotated ones go into."""
        return bool(self._folder) and os.path.realpath(path).startswith(self._folder + os.sep)

    def of(self, path: str) -> str:
        """Where a file goes: in a folder, as it lay in the one that was named."""
        if self._file:
            return self._file
        root = next((root for root in self._roots if path.startswith(os.path.join(root, ""))), os.path.dirname(path))
        return os.path.join(self._shown, os.path.relpath(path, root or os.curdir))

    def refused(self, path: str, target: str) -> str:
        """Why a file cannot go there, as a key of the messages; empty where it can, and then the place is taken."""
        real = os.path.realpath(target)
        if owner := self._taken.get(real):
            return "annotate.itself" if owner == path else "annotate.taken"
        self._taken[real] = path + "\0"  # what was made of it is not the file itself
        folder = os.path.dirname(real)
        with contextlib.suppress(OSError):  # said when the file is written
            os.makedirs(folder, exist_ok=True)
        return ""


def _is_package(path: str) -> bool:
    """Whether a file begins as a package does, whatever its name; one that cannot be read is left to who reads it."""
    try:
        return form(head_of(path, _HEAD), path) == "zip"
    except OSError:
        return True
