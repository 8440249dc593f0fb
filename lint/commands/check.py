"""check: the main command."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from lint import config, quick
from lint.commands.printing import fail, write
from lint.discover import Found, discover
from lint.formats import FORMATS, TERMINAL, WITH_REASONS
from lint.ledger import Ledger
from lint.messages import text
from lint.model import rank
from lint.output.terminal import printable, problem_line
from lint.result import Result
from lint.run import Runner, reason
from lint.setup import Options
from lint.toml import BadFileError, Problem, nearest

if TYPE_CHECKING:
    from lint.fix import Mode

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
    if wrong := _misuse(options, settings, lang) or _compare(runner, options, lang):
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
    found = discover(options.paths, settings.config, settings.folder)
    if options.show_files:
        sys.stdout.writelines(f"{path}\n" for path in found.files)
    trouble = say_what_is_not_checked(found, options.paths, settings.config.include, lang)
    chosen = settings.config.output_format
    if options.show_files or (not found.files and chosen in TERMINAL):
        return 2 if trouble else 0
    if chosen in WITH_REASONS and not options.statistics:
        runner.read_reasons()
    if not runner.engine(settings).rules:
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
            return keep.write_baseline(tally.count(results), settings, lang)
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


def make_runner(options: argparse.Namespace) -> Runner:
    """What checks as the options say, with their settings; raises BadFileError for a wrong one."""
    mode: Mode | None = "show" if options.diff else "write" if options.fix or options.fix_only else None
    given = Options(_overrides(options), options.config, options.isolated, options.stdin_filename)
    given.fix, given.unsafe, given.fresh = mode, options.unsafe_fixes, options.write_baseline
    if options.timing:
        from lint.timing import TimedRunner

        return TimedRunner(given)
    return Runner(given)


def _misuse(options: argparse.Namespace, settings: config.Settings, lang: str) -> str:
    """What is wrong with the options together; empty where nothing is."""
    if idle := _idle_option(options):
        return text("cli.needs-fix", lang, option=idle)
    if clash := _clash(options):
        return text("cli.clash", lang, one=clash[0], other=clash[1])
    if options.prune_baseline and not settings.config.baseline:
        return text("baseline.none", lang)
    return ""


def _compare(runner: Runner, options: argparse.Namespace, lang: str) -> str:
    """Let the runner compare with a revision, where that was asked for; returns why it cannot."""
    if options.diff_base:
        from lint.changes import Changes, NotInGitError

        try:
            runner.options.changes = Changes(".", options.diff_base)
        except NotInGitError as error:
            return text("cli.diff-base", lang, revision=options.diff_base, reason=error.args[0])
    return ""


def _idle_option(options: argparse.Namespace) -> str:
    """An option that does nothing because nothing is corrected."""
    if options.fix or options.fix_only or options.diff:
        return ""
    names = ("unsafe_fixes", "show_fixes", "exit_non_zero_on_fix")
    return next((f"--{name.replace('_', '-')}" for name in names if getattr(options, name)), "")


def _clash(options: argparse.Namespace) -> tuple[str, str] | None:
    """Two options that do not go together."""
    correcting = ("fix", "fix_only", "diff")
    for one, others in {
        "write_baseline": ("add_ignore", "prune_baseline", "diff_base", *correcting),
        "add_ignore": ("prune_baseline", *correcting),
        "prune_baseline": ("diff_base", *correcting),
    }.items():
        for other in others:
            if getattr(options, one) and getattr(options, other):
                return f"--{one.replace('_', '-')}", f"--{other.replace('_', '-')}"
    return None


def _on_github(options: argparse.Namespace) -> bool:
    """Whether what is printed goes into the log of GitHub Actions, which makes annotations of it."""
    return os.environ.get("GITHUB_ACTIONS") == "true" and not options.output_file and not options.statistics


def _overrides(options: argparse.Namespace) -> dict[str, object]:
    """The settings given on the command line, by the names that Config has for them."""
    names = ("fail_on", "min_severity", "output_format", "lang", "stage", "force_exclude")
    given = {name: getattr(options, name) for name in names if getattr(options, name)}
    if options.baseline:
        given["baseline"] = os.path.abspath(options.baseline)
    for name in ("select", "extend_select", "ignore"):
        if values := getattr(options, name):
            given[name] = [part.strip() for value in values for part in value.split(",") if part.strip()]
    if "lang" not in given and os.environ.get("DJ_LINT_LANG") in ("zh", "en"):
        given["lang"] = os.environ["DJ_LINT_LANG"]  # stronger than a file
    if "output_format" not in given and (wanted := os.environ.get("DJ_LINT_OUTPUT_FORMAT")):
        if wanted not in FORMATS:
            values = {"found": wanted, "near": nearest(wanted, [*FORMATS]), "valid": "、".join(FORMATS)}
            raise BadFileError([Problem("DJ_LINT_OUTPUT_FORMAT", 0, 0, "toml.bad-value", values)])
        given["output_format"] = wanted
    if "min_severity" not in given and given.get("fail_on") == "info":
        given["min_severity"] = "info"  # what fails the run must be seen
    return given


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


class Tally:
    """Counts results as they pass on to the output, and names on stderr the files that could not be checked."""

    def __init__(self, fail_on: int, lang: str) -> None:
        self.fail_on = fail_on
        self.lang = lang
        self.files = self.bad = self.unread = self.fixable = self.suppressed = self.vanished = 0
        self.failed = False
        self.problems: set[str] = set()
        self.severities: Counter[str] = Counter()

    def count(self, results: Iterator[Result]) -> Iterator[Result]:
        for result in results:
            if result.trouble:
                sys.stdout.flush()
                self._say_problems(result.problems)
                _fail_at(result.trouble, result.path, self.lang, result.values)
            self.add(result)
            yield result

    def add(self, result: Result) -> None:
        """Count one result, without a word."""
        if result.trouble:
            self.unread += 1
        else:
            self.files += not result.settings
            self.bad += not result.settings and bool(result.shown)
            self.suppressed += len(result.violations) - len(result.shown)
        for violation in result.shown:
            self.severities[violation.rule.severity] += 1
            self.failed |= rank(violation.rule.severity) >= self.fail_on
            self.fixable += violation.rule.fix == "safe" and bool(violation.finding.edits)

    def _say_problems(self, problems: list[Problem]) -> None:
        """Print what is wrong in a configuration, once for all the files that it stops."""
        for problem in problems:
            line = problem_line(problem, self.lang)
            if line not in self.problems:
                print(line, file=sys.stderr)
                self.problems.add(line)

    def summary(self, lang: str) -> str:
        """One line that a clerk understands."""
        counts = [
            text("summary.count", lang, count=self.severities[severity], severity=text(severity, lang))
            for severity in ("error", "warning", "info")
            if self.severities[severity]
        ]
        said = []
        if counts:
            joined = text("sep", lang).join(counts)
            said.append(text("summary.found", lang, files=self.files, bad=self.bad, counts=joined))
        elif self.files or not self.unread:
            said.append(text("summary.clean", lang, files=self.files))
        if self.fixable:
            said.append(text("summary.fixable", lang, count=self.fixable))
        if self.suppressed:
            said.append(text("summary.suppressed", lang, count=self.suppressed))
        if self.vanished:
            said.append(text("summary.vanished", lang, count=self.vanished))
        if self.unread:
            said.append(text("summary.unread", lang, count=self.unread))
        return text("summary.sep", lang).join(said)


def say_summary(tally: Tally, options: argparse.Namespace, settings: config.Config, out: TextIO) -> None:
    """Say how much was found, where people read it."""
    if not options.quiet and settings.output_format in ("full", "grouped") and not options.output_file:
        print(tally.summary(tally.lang), file=out)


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
