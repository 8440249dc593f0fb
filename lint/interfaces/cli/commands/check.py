"""check: the main command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import chain

from lint.base.messages import text
from lint.base.model import rank
from lint.interfaces.cli.notices import nothing_to_do, progress, say_what_is_not_checked
from lint.interfaces.cli.printing import write
from lint.interfaces.cli.request import compare, make_runner, misuse
from lint.output.summary import Tally, say_summary
from lint.output.terminal import fail, printable
from lint.run.discover import Found, discover
from lint.run.result import Result
from lint.run.runner import Runner, reason
from lint.run.unused import Ledger
from lint.settings.config import Settings
from lint.settings.formats import TERMINAL, WITH_REASONS


def check(options: argparse.Namespace, lang: str) -> int:
    """Check the files that the options name; returns the exit code."""
    if options.watch:
        from lint.interfaces.cli.commands.watch import watch

        return watch(options, lang)
    runner = make_runner(options)
    settings = runner.settings(".")
    lang = settings.config.lang if "lang" in settings.origins else lang
    code = _check(runner, settings, options, lang)
    if options.timing:
        from lint.interfaces.cli.commands.timing import say_times

        say_times(runner, options, lang)
    return code


def _check(runner: Runner, settings: Settings, options: argparse.Namespace, lang: str) -> int:
    if wrong := misuse(options, settings, lang) or compare(runner, options, lang):
        return fail(wrong)
    if _on_github(options) and "output_format" not in settings.origins:
        settings.config.output_format = "github"
    if options.show_settings:
        from lint.interfaces.cli.commands.show import show_settings

        return show_settings(runner, options.paths, lang)
    if not options.paths:
        return fail(text("cli.no-paths", lang))
    if options.paths.count("-") > 1:
        return fail(text("cli.stdin-twice", lang))
    found = discover(options.paths, settings.config, settings.folder)
    if options.show_files:
        sys.stdout.writelines(f"{path}\n" for path in found.files)
    trouble = say_what_is_not_checked(found, options.paths, settings.config.include, lang)
    chosen = settings.config.output_format
    if options.show_files or (not found.files and chosen in TERMINAL):
        return 2 if trouble else 0
    if path := overwritten(options.output_file, found.files):
        return fail(text("cli.output-is-input", lang, path=printable(path)))
    if chosen in WITH_REASONS and not options.statistics:
        runner.read_reasons()
    if not runner.selects_any(settings):
        return fail(nothing_to_do(runner, settings, lang))
    tally = Tally(rank(settings.config.fail_on), lang)
    results = progress(runner.run(found.files), len(found.files), lang)
    code = _use(results, found, runner, tally, options, settings, lang)
    return max(code, 2 if trouble or tally.unread else 0)


def _use(
    results: Iterator[Result],
    found: Found,
    runner: Runner,
    tally: Tally,
    options: argparse.Namespace,
    settings: Settings,
    lang: str,
) -> int:
    """Do with the results what was asked for; returns the exit code."""
    if options.write_baseline or options.add_ignore:
        from lint.interfaces.cli.commands import accept

        if options.write_baseline:
            return accept.write_baseline(tally.count(results), runner, settings, lang)
        return accept.add_ignore(tally.count(results), runner, options.reason, lang)
    ledger = Ledger(runner, options.paths, options.prune_baseline)
    results = chain(_unread(found), tally.count(ledger.follow(results)))
    if runner.options.fix:
        from lint.interfaces.cli.commands.fix import correct

        return correct(results, tally, options, settings.config, lang)
    code = write(results, options, settings.config, lang, sys.stdout)
    if options.prune_baseline:
        from lint.interfaces.cli.commands.accept import prune_baseline

        code = max(code, prune_baseline(ledger, lang))
    else:
        tally.vanished = ledger.vanished
    say_summary(tally, options, settings.config, sys.stdout)
    return max(code, 1 if tally.failed else 0)


def _on_github(options: argparse.Namespace) -> bool:
    """Whether what is printed goes into the log of GitHub Actions, which makes annotations of it."""
    return os.environ.get("GITHUB_ACTIONS") == "true" and not options.output_file and not options.statistics


def overwritten(output: str | None, files: list[str]) -> str:
    """The file to be checked, if any, whose place the results would take."""
    if not output or not os.path.isfile(output):
        return ""
    return next((path for path in files if os.path.isfile(path) and os.path.samefile(path, output)), "")


def _unread(found: Found) -> Iterator[Result]:
    """What was asked for and is not there, for the formats that have a place for it."""
    for path in found.missing:
        yield Result(path, trouble="file.missing")
    for error in found.closed:
        yield Result(
            os.fsdecode(error.filename), trouble=reason(error), values={"reason": os.strerror(error.errno or 0)}
        )
