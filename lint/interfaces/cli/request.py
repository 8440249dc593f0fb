"""wanted: what the command line of `check` asks for, as settings and a runner, and what it asks in vain."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from lint.base.messages import text
from lint.base.problems import BadFileError, Problem, nearest
from lint.run.runner import Runner
from lint.run.workspace import Options
from lint.settings.config import Settings
from lint.settings.formats import FORMATS

if TYPE_CHECKING:
    from lint.run.fix_file import Mode


def make_runner(options: argparse.Namespace) -> Runner:
    """What checks as the options say, with their settings; raises BadFileError for a wrong one."""
    mode: Mode | None = "show" if options.diff else "write" if options.fix or options.fix_only else None
    given = Options(_overrides(options), options.config, options.isolated, options.stdin_filename)
    given.fix, given.unsafe, given.fresh = mode, options.unsafe_fixes, options.write_baseline
    if options.cache_dir:
        os.environ["DJ_LINT_CACHE_DIR"] = os.path.abspath(options.cache_dir)
    if options.timing:  # of this process alone, and of nothing that is kept
        from lint.run.timing import TimedRunner

        return TimedRunner(given)
    given.jobs, given.cache = options.jobs, mode is None and not options.no_cache
    return Runner(given)


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


def misuse(options: argparse.Namespace, settings: Settings, lang: str) -> str:
    """What is wrong with the options together; empty where nothing is."""
    if idle := _idle_option(options):
        return text("cli.needs-fix", lang, option=idle)
    if clash := _clash(options):
        return text("cli.clash", lang, one=clash[0], other=clash[1])
    if options.reason and not options.add_ignore:
        return text("cli.needs", lang, option="--reason", other="--add-ignore")
    if "-" in options.paths and not options.stdin_filename and (options.write_baseline or options.add_ignore):
        return text("cli.needs", lang, option="-", other="--stdin-filename")
    if options.prune_baseline and not settings.config.baseline:
        return text("baseline.none", lang)
    return ""


def compare(runner: Runner, options: argparse.Namespace, lang: str) -> str:
    """Let the runner compare with a revision, where that was asked for; returns why it cannot."""
    if options.diff_base is not None:
        from lint.check.suppress.changed_rows import Changes, NotInGitError

        try:
            runner.options.changes = Changes(".", options.diff_base)
        except NotInGitError as error:
            said = error.args[0]
            reason = text(said, lang) if said.startswith("git.") else said
            return text("cli.diff-base", lang, revision=options.diff_base, reason=reason)
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
        "write_baseline": ("add_ignore", "prune_baseline", "diff_base", "output_file", *correcting),
        "add_ignore": ("isolated", "prune_baseline", "output_file", *correcting),
        "prune_baseline": ("diff_base", *correcting),
    }.items():
        for other in others:
            if getattr(options, one) and getattr(options, other):
                return f"--{one.replace('_', '-')}", f"--{other.replace('_', '-')}"
    return None
