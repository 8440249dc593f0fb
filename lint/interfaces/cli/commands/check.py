"""check: the main command."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from lint.base.messages import text
from lint.base.model import rank
from lint.interfaces.cli.notices import (
    nothing_to_do,
    progress,
    say_what_is_not_checked,
    say_what_was_refused,
    say_what_was_used,
)
from lint.interfaces.cli.output_file import refusal
from lint.interfaces.cli.printing import write
from lint.interfaces.cli.request import Request
from lint.output.summary import Tally, say_summary
from lint.output.terminal import fail, printable
from lint.run.checker import FileChecker, refused
from lint.run.discover import Found, discover
from lint.run.result import Result, Unread
from lint.run.runner import Runner
from lint.run.unused import Ledger
from lint.run.workspace import Workspace
from lint.settings.config import Settings
from lint.settings.formats import TERMINAL, WITH_REASONS

if TYPE_CHECKING:
    from lint.check.suppress.changed_rows import Changes


def check(request: Request) -> int:
    """Check the files that a request names; returns the exit code."""
    return run(request, Workspace(request.options()), FileChecker)


def run(request: Request, workspace: Workspace, checker: Callable[[Workspace, Changes | None], FileChecker]) -> int:
    """Check in a workspace; `checker` makes what checks a file, once it is known what to compare with."""
    settings = workspace.settings(".")
    request = request.speaking(settings)
    if wrong := request.misuse(settings):
        return fail(wrong)
    changes, wrong = _compared(request)
    if wrong:
        return fail(wrong)
    if request.show_settings:
        from lint.interfaces.cli.commands.show import show_settings

        return show_settings(workspace, request.paths, request.lang)
    if not request.paths:
        return fail(text("cli.no-paths", request.lang))
    if request.paths.count("-") > 1:
        return fail(text("cli.stdin-twice", request.lang))
    return _check(request, Runner(checker(workspace, changes)), settings)


def _compared(request: Request) -> tuple[Changes | None, str]:
    """What changed since the revision that was asked for, if one was; or why that cannot be said."""
    if request.diff_base is None:
        return None, ""
    from lint.check.suppress.changed_rows import Changes
    from lint.check.suppress.git import NotInGitError

    try:
        return Changes(".", request.diff_base), ""
    except NotInGitError as error:
        said = error.args[0]
        why = text(said, request.lang) if said.startswith("git.") else "\n".join(map(printable, said.split("\n")))
        return None, text("cli.diff-base", request.lang, revision=request.diff_base, reason=why)


def _check(request: Request, runner: Runner, settings: Settings) -> int:
    workspace, lang = runner.workspace, request.lang
    found = discover(request.paths, settings.config, settings.folder, request.stdin_filename, request.output_dir or "")
    if request.show_files:
        sys.stdout.writelines(f"{printable(path)}\n" for path in found.files)
    elif "-" in found.excluded and workspace.options.fix == "write":
        sys.stdout.buffer.write(runner.checker.bytes_of("-"))  # who asks for a corrected text gets it as it was
    trouble = (request.fail_on_unread and bool(found.passed_over)) | say_what_is_not_checked(
        found, request.paths, settings.config.include, lang
    )
    if request.fixed_file and len(found.files) > 1:
        return fail(text("fix.word-one", lang, target=printable(request.fixed_file), count=len(found.files)))
    chosen = settings.config.output_format
    if request.show_files or (not found.files and chosen in TERMINAL):
        return 2 if trouble else 0
    if why := refusal(request.output_file or request.fixed_file, found.files, request.stdin_filename, workspace, lang):
        return fail(why)
    if chosen in WITH_REASONS and not request.statistics:
        workspace.read_reasons()
    if not workspace.selects_any(settings):
        return fail(nothing_to_do(workspace, settings, lang))
    say_what_was_used(workspace, settings, len(found.files), request)
    tally = Tally(rank(settings.config.fail_on), lang)
    if request.by and not request.statistics:
        from lint.output.ranking import ranking

        tally.ranking, tally.by = ranking(request.by, request.paths), request.by
    tally.passed_over = sum(found.skipped.values(), Counter())
    results = _lenient(progress(runner.run(found.files), len(found.files), lang), found)
    code = _use(results, found, workspace, tally, request, settings)
    say_what_was_refused(workspace, request)
    trouble |= bool(tally.unread or (request.fail_on_unread and tally.scanned))
    return max(code, 2 if trouble else 0)


def _use(
    results: Iterator[Result], found: Found, workspace: Workspace, tally: Tally, request: Request, settings: Settings
) -> int:
    """Do with the results what was asked for; returns the exit code."""
    if request.write_baseline or request.add_ignore:
        from lint.interfaces.cli.commands import accept

        if request.write_baseline:
            return accept.write_baseline(tally.count(results), workspace, settings, request.lang)
        if not (reason := request.reason or accept.asked_reason(request.lang)):
            return fail(text("ignore.no-reason", request.lang))
        return accept.add_ignore(tally.count(results), workspace, reason, request.lang)
    ledger = Ledger(workspace, request.paths, request.prune_baseline)
    results = chain(_unread(found), tally.count(ledger.follow(results)))
    if workspace.options.fix:
        from lint.interfaces.cli.commands.fix import correct

        return correct(results, tally, request, settings)
    if request.output_dir:
        from lint.interfaces.cli.commands.reports import write_reports

        code = write_reports(results, found.files, request, settings, workspace)
    else:
        code = write(results, request, settings, sys.stdout)
    if request.prune_baseline:
        from lint.interfaces.cli.commands.accept import prune_baseline

        code = max(code, prune_baseline(ledger, request.lang))
    else:
        tally.vanished = ledger.vanished
    if not (request.quiet or request.output_file):
        say_summary(tally, settings.config, sys.stdout, bool(request.output_dir))
    elif request.output_file and not request.quiet and code == 0 and sys.stdout.isatty():
        path = printable(request.output_file)  # a person sees that something came of it, and where that is
        print(
            text("cli.written", request.lang, path=path),
            tally.summary(request.lang),
            sep=text("summary.sep", request.lang),
        )
    return max(code, 1 if tally.failed else 0)


def _unread(found: Found) -> Iterator[Result]:
    """What was asked for and is not there, and what was passed over, for the formats that have a place for it."""
    for path in found.missing:
        yield Unread(path, "file.missing")
    for error in found.closed:
        yield refused(os.fsdecode(error.filename), error)
    for path in found.passed_over:
        trouble = "file.linked" if path in found.linked else "file.passed-over"
        trouble = "format.pdf-absent" if path in found.without_library else trouble
        yield Unread(path, trouble, passed_over=True)


def _lenient(results: Iterator[Result], found: Found) -> Iterator[Result]:
    """The results; a scan that nobody named is passed over as other files are that hold no text."""
    for result in results:
        if isinstance(result, Unread) and result.trouble == "format.scanned":
            result.passed_over = result.path in found.walked
        yield result
