"""Request: what the command line of `check` asks for, typed, made once; and what it asks in vain."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Literal

import msgspec
from msgspec import Struct

from lint.base.late import late
from lint.base.messages import text
from lint.base.model import Severity, Stage
from lint.base.problems import bad_file, nearest
from lint.run.discover import tidy
from lint.run.workspace import Options
from lint.settings.config import Settings
from lint.settings.formats import BINARY, FORMATS, OutputFormat, format_of

# The files that comments and tracked changes can be written into.
WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
# The files that a program opens which finds nothing of its own in a report of ours.
_NO_REPORTS = (*WORD_SUFFIXES, ".doc", ".wps", ".odt", ".rtf", ".pdf", ".ofd", ".xls", ".xlsx", ".et", ".ods")
# What stands between rules on the command line; a Chinese keyboard has marks of its own.
_BETWEEN = late(r"[,，、;；\s]+")


class Request(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The options of `check`, a field each, by the names that arguments.py has for them."""

    lang: Literal["zh", "en"]
    paths: list[str] = []
    select: list[str] | None = None
    extend_select: list[str] | None = None
    ignore: list[str] | None = None
    fail_on: Severity | None = None
    exit_zero: bool = False
    fail_on_unread: bool = False
    min_severity: Severity | None = None
    stage: Stage | None = None
    config: str | None = None
    isolated: bool = False
    show_settings: bool = False
    force_exclude: bool = False
    stdin_filename: str = ""
    show_files: bool = False
    fix: bool = False
    fix_only: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    show_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    in_place: bool = False
    annotate_dir: str | None = None
    diff_base: str | None = None
    baseline: str | None = None
    archive: str | None = None
    model: str | None = None
    model_threads: int | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    add_ignore: bool = False
    reason: str = ""
    output_format: OutputFormat | None = None
    output_file: str | None = None
    # The new file for a corrected Word document: what `-o` names with `--fix`, where that is a Word file.
    fixed_file: str = ""
    output_dir: str | None = None
    path_base: str | None = None
    statistics: bool = False
    by: Literal["folder", "file"] | None = None
    no_fold: bool = False
    quiet: bool = False
    verbose: bool = False
    color: Literal["auto", "always", "never"] = "auto"
    watch: bool = False
    jobs: int = 0
    no_cache: bool = False
    cache_dir: str | None = None
    timing: bool = False
    # Whether `--lang` was given: it is then stronger than a configuration.
    lang_given: bool = False

    def options(self) -> Options:
        """What of it the run needs to know; raises BadFileError for a wrong value in the environment."""
        correcting = self.fix or self.fix_only
        return Options(
            overrides=self._overrides(),
            fallbacks={"output_format": named} if (named := self._by_itself()) else {},
            config_file=self.config,
            isolated=self.isolated,
            stdin_filename=tidy(self.stdin_filename),
            fix="show" if self.diff else "write" if correcting else None,
            unsafe=self.unsafe_fixes,
            fix_file=self.fixed_file,
            in_place=self.in_place,
            named=frozenset(self.paths) if correcting else frozenset(),
            fresh=self.write_baseline,
            keeps=not (self.diff or correcting or self.no_cache or self.timing),
            caches=not self.no_cache,
            cache_folder=os.path.abspath(self.cache_dir) if self.cache_dir else "",
            jobs=1 if self.timing else self.jobs,  # a stopwatch sees its own process alone
        )

    def _overrides(self) -> dict[str, object]:
        """The settings given on the command line, by the names that Config has for them."""
        names = ("fail_on", "min_severity", "output_format", "stage", "force_exclude")
        given = {name: getattr(self, name) for name in names if getattr(self, name)}
        if self.lang_given:
            given["lang"] = self.lang
        if self.baseline:
            given["baseline"] = os.path.abspath(self.baseline)
        if self.archive:
            given["archive"] = os.path.abspath(self.archive)
        if self.model:
            given["model"] = os.path.abspath(self.model)
        if self.model_threads is not None:
            given["model_threads"] = self.model_threads
        for name in ("select", "extend_select", "ignore"):
            if values := getattr(self, name):
                given[name] = [part for value in values for part in _BETWEEN.split(value) if part]
        if "lang" not in given and os.environ.get("DJ_LINT_LANG") in ("zh", "en"):
            given["lang"] = os.environ["DJ_LINT_LANG"]  # stronger than a file
        if "output_format" not in given and (named := self.named_format()):
            given["output_format"] = named  # the command line says it, if in another way
        if "output_format" not in given and (wanted := os.environ.get("DJ_LINT_OUTPUT_FORMAT")):
            if wanted not in FORMATS:
                values = {
                    "name": "DJ_LINT_OUTPUT_FORMAT",
                    "found": wanted,
                    "near": nearest(wanted, [*FORMATS]),
                    "valid": "、".join(FORMATS),
                }
                raise bad_file("DJ_LINT_OUTPUT_FORMAT", "toml.bad-value", **values)
            given["output_format"] = wanted
        if "min_severity" not in given and given.get("fail_on") == "info":
            given["min_severity"] = "info"  # what fails the run must be seen
        return given

    def named_format(self) -> OutputFormat | None:
        """The format that the name of the output file asks for."""
        return format_of(self.output_file) if self.output_file and not self.diff else None

    def _by_itself(self) -> OutputFormat | None:
        """The format that is meant where nobody names one: reports to send are pages; what is printed in GitHub Actions
        goes into a log of which annotations are made."""
        if self.output_dir:
            return "html"
        on_github = os.environ.get("GITHUB_ACTIONS") == "true" and not self.output_file and not self.statistics
        return "github" if on_github else None

    def speaking(self, settings: Settings) -> Request:
        """The same in the language that settings ask for, where they ask for one."""
        return msgspec.structs.replace(self, lang=settings.config.lang) if "lang" in settings.origins else self

    def misuse(self, settings: Settings) -> str:
        """What is wrong with the options together; empty where nothing is."""
        if idle := self._idle_option():
            return text("cli.needs-fix", self.lang, option=idle)
        if clash := self._clash():
            return text("cli.clash", self.lang, one=clash[0], other=clash[1])
        if (name := (self.output_file or "").lower()).endswith(_NO_REPORTS) and not self.named_format():
            return text("cli.no-report", self.lang, suffix=os.path.splitext(name)[1])
        if self.reason and not self.add_ignore:
            return text("cli.needs", self.lang, option="--reason", other="--add-ignore")
        if (
            self.by
            and not (self.statistics or self.output_dir)
            and settings.config.output_format not in ("full", "grouped")
        ):
            return text("cli.needs", self.lang, option="--by", other="--statistics")
        if settings.config.output_format in BINARY and not (
            self.output_file or self.output_dir or self.statistics or not _at_terminal()
        ):
            return text("cli.binary", self.lang, format=settings.config.output_format)
        if "-" in self.paths and not self.stdin_filename and (self.write_baseline or self.add_ignore):
            return text("cli.needs", self.lang, option="-", other="--stdin-filename")
        if self.prune_baseline and not settings.config.baseline:
            return text("baseline.none", self.lang)
        return ""

    def _idle_option(self) -> str:
        """An option that does nothing because nothing is corrected."""
        if self.fix or self.fix_only or self.diff:
            return ""
        names = ("unsafe_fixes", "show_fixes", "exit_non_zero_on_fix", "in_place")
        return next((option(name) for name in names if getattr(self, name)), "")

    def _clash(self) -> tuple[str, str] | None:
        """Two options that do not go together."""
        correcting = ("fix", "fix_only", "diff")
        if self.fixed_file and self.in_place:
            return "-o", "--in-place"
        for one, others in {
            "output_dir": ("output_file", "statistics", "watch", "add_ignore", "write_baseline", *correcting),
            "write_baseline": ("add_ignore", "prune_baseline", "diff_base", "output_file", *correcting),
            "add_ignore": ("isolated", "prune_baseline", "output_file", *correcting),
            "prune_baseline": ("diff_base", *correcting),
        }.items():
            for other in others:
                if getattr(self, one) and getattr(self, other):
                    return option(one), option(other)
        return None


def _at_terminal() -> bool:
    return sys.stdout.isatty()


def option(name: str) -> str:
    """A field as it is written on the command line."""
    return f"--{name.replace('_', '-')}"


def requested(arguments: argparse.Namespace, lang: str) -> Request:
    """What was asked for on a command line that argparse took apart; `lang` is spoken where it does not say."""
    given = {name: value for name, value in vars(arguments).items() if name != "command"}
    if (given.get("fix") or given.get("fix_only")) and (given["output_file"] or "").lower().endswith(WORD_SUFFIXES):
        given["fixed_file"], given["output_file"] = given["output_file"], None
    return msgspec.convert({**given, "lang": given["lang"] or lang, "lang_given": bool(given["lang"])}, Request)
