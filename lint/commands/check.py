"""check: the main command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import chain
from time import monotonic

from lint import config, quick
from lint.commands.printing import fail, write
from lint.commands.tally import Tally, say_summary
from lint.commands.wanted import compare, make_runner, misuse
from lint.discover import Found, discover
from lint.formats import TERMINAL, WITH_REASONS
from lint.ledger import Ledger
from lint.messages import text
from lint.model import rank
from lint.output.terminal import printable
from lint.result import Result
from lint.run import Runner, reason

# A run is shown on a bar once it has taken so many seconds.
PATIENCE = 1.0
# After so many files a run is not short.
SETTLED = 20


def check(options: argparse.Namespace, lang: str) -> int:
    """Check the files that the options name; returns the exit code."""
    if options.watch:
        from lint.commands.watch import watch

        return watch(options, lang)
    runner = make_runner(options)
    settings = runner.settings(".")
    lang = settings.config.lang if "lang" in settings.origins else lang
    code = _check(runner, settings, options, lang)
    if options.timing:
        from lint.commands.timing import say_times

        say_times(runner, options, lang)
    return code


def _check(runner: Runner, settings: config.Settings, options: argparse.Namespace, lang: str) -> int:
    if wrong := misuse(options, settings, lang) or compare(runner, options, lang):
        return fail(wrong)
    if _on_github(options) and "output_format" not in settings.origins:
        settings.config.output_format = "github"
    if options.show_settings:
        from lint.commands.show import show_settings

        return show_settings(runner, options.paths, lang)
    if not options.paths:
        return fail(text("cli.no-paths", lang))
    if options.paths.count("-") > 1:
        return fail(text("cli.stdin-twice", lang))
    found = discover(options.paths, settings.config, settings.folder, runner.options.stdin_filename)
    if options.show_files:
        sys.stdout.writelines(f"{path}\n" for path in found.files)
    if "-" in found.excluded and runner.options.fix and not options.diff:
        pass_through()
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
    settings: config.Settings,
    lang: str,
) -> int:
    """Do with the results what was asked for; returns the exit code."""
    if options.write_baseline or options.add_ignore:
        from lint.commands import keep

        if options.write_baseline:
            return keep.write_baseline(tally.count(results), runner, settings, lang)
        return keep.add_ignore(tally.count(results), runner, options.reason, lang)
    ledger = Ledger(runner, options.paths, options.prune_baseline)
    results = chain(_unread(found), tally.count(ledger.follow(results)))
    if runner.options.fix:
        from lint.commands.fix import correct

        return correct(results, tally, options, settings.config, lang)
    code = write(results, options, settings.config, lang, sys.stdout)
    if options.prune_baseline:
        from lint.commands.keep import prune_baseline

        code = max(code, prune_baseline(ledger, lang))
    else:
        tally.vanished = ledger.vanished
    say_summary(tally, options, settings.config, sys.stdout)
    return max(code, 1 if tally.failed else 0)


def _on_github(options: argparse.Namespace) -> bool:
    """Whether what is printed goes into the log of GitHub Actions, which makes annotations of it."""
    return os.environ.get("GITHUB_ACTIONS") == "true" and not options.output_file and not options.statistics


def _fail_at(key: str, path: str, lang: str, values: dict[str, str]) -> int:
    return fail(text(key, lang, path=printable(path), **values))


def say_what_is_not_checked(found: Found, paths: list[str], include: list[str], lang: str) -> bool:
    """Name on stderr what was asked for and will not be checked; True where that is a failure."""
    for path in found.missing:
        _fail_at("file.missing", path, lang, {})
    for error in found.closed:
        _fail_at(reason(error), os.fsdecode(error.filename), lang, {"reason": os.strerror(error.errno or 0)})
    for path, suffixes in found.skipped.items():
        types = text("sep", lang).join(f"{suffix} {count}" for suffix, count in sorted(suffixes.items()))
        fail(text("file.skipped", lang, path=printable(path), count=sum(suffixes.values()), types=types))
    if len(found.excluded) == len(paths):
        fail(text("file.excluded", lang, count=len(paths)))
        return False
    if not found.files and not found.missing and not found.closed:
        fail(text("file.none", lang, types=" ".join(include), paths=text("sep", lang).join(map(printable, paths))))
    return bool(found.missing or found.closed) or not found.files


def pass_through() -> None:
    """Write standard input to standard output as it came."""
    sys.stdout.flush()
    if sys.stdin is not None:
        sys.stdout.buffer.write(sys.stdin.buffer.read())
        sys.stdout.buffer.flush()


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


def nothing_to_do(runner: Runner, settings: config.Settings, lang: str) -> str:
    """Why no rule is left to run."""
    chosen = settings.config
    rules = [loaded.rule for loaded in runner.rules(settings).rules]
    if any(config.selected(chosen, rule.code, rule.name, rule.default) for rule in rules):
        return text("config.none-shown", lang, least=text(chosen.min_severity, lang))
    return text("config.none-selected", lang)


def progress(results: Iterator[Result], total: int, lang: str) -> Iterator[Result]:
    """Pass results on; at a terminal, a run that takes longer than a second shows a bar on stderr."""
    shows = total > 1 and sys.stderr.isatty()
    started, bar = monotonic(), None
    for n, result in enumerate(results, 1):
        if n == SETTLED:
            quick.settle()
        if shows and bar is None and monotonic() - started > PATIENCE:
            from tqdm import tqdm

            bar = tqdm(total=total, initial=n - 1, desc=text("progress", lang), unit=text("files", lang), leave=False)
        if bar is not None:
            bar.update()
        yield result
    if bar is not None:
        bar.close()
