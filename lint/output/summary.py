"""tally: count what a run finds, and say it in one line."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from lint.base.messages import text
from lint.base.model import rank
from lint.base.problems import Problem
from lint.output.terminal import fail, printable, problem_line, why
from lint.run.result import Result, Unread
from lint.settings.config import Config

if TYPE_CHECKING:
    from lint.output.ranking import Ranking


class Tally:
    """Counts results as they pass on to the output, and names on stderr the files that could not be checked."""

    def __init__(self, fail_on: int, lang: str) -> None:
        self.fail_on = fail_on
        self.lang = lang
        self.files = self.bad = self.unread = self.scanned = self.fixable = self.suppressed = self.vanished = 0
        self.passed_over: Counter[str] = Counter()  # by suffix
        self.failed = False
        self.problems: set[str] = set()
        self.ranking: Ranking | None = None
        self.by = ""
        self.severities: Counter[str] = Counter()
        self.in_settings: Counter[str] = Counter()  # what is wrong in the configuration, or in a baseline

    def count(self, results: Iterator[Result]) -> Iterator[Result]:
        for result in results:
            if isinstance(result, Unread):
                sys.stdout.flush()
                self._say_problems(result.problems)
                fail(why(result, self.lang))
            self.add(result)
            yield result

    def add(self, result: Result) -> None:
        """Count one result, without a word."""
        if self.ranking:
            self.ranking.add(result)
        if isinstance(result, Unread):
            self.unread += not result.passed_over
            if result.passed_over:
                self.scanned += 1
                self.passed_over[os.path.splitext(result.path)[1].lower()] += 1
            return
        self.files += not result.settings
        self.bad += not result.settings and bool(result.shown)
        self.suppressed += len(result.violations) - len(result.shown)
        fixable = 0
        for violation in result.shown:
            (self.in_settings if result.settings else self.severities)[violation.rule.severity] += 1
            self.failed |= rank(violation.rule.severity) >= self.fail_on
            fixable += violation.rule.fix == "safe" and bool(violation.finding.edits)
        if fixable and result.source.writable:
            self.fixable += fixable

    def _say_problems(self, problems: list[Problem]) -> None:
        """Print what is wrong in a configuration, once for all the files that it stops."""
        for problem in problems:
            line = problem_line(problem, self.lang)
            if line not in self.problems:
                print(line, file=sys.stderr)
                self.problems.add(line)

    def summary(self, lang: str) -> str:
        """One line that a clerk understands."""
        said = []
        if counts := _counts(self.severities, lang):
            said.append(text("summary.found", lang, files=self.files, bad=self.bad, counts=counts))
        elif self.files or not self.unread:
            said.append(text("summary.clean", lang, files=self.files))
        if counts := _counts(self.in_settings, lang):
            said.append(text("summary.settings", lang, counts=counts))
        if self.fixable:
            said.append(text("summary.fixable", lang, count=self.fixable))
        if self.suppressed:
            said.append(text("summary.suppressed", lang, count=self.suppressed))
        if self.vanished:
            said.append(text("summary.vanished", lang, count=self.vanished))
        if self.unread:
            said.append(text("summary.unread", lang, count=self.unread))
        if self.passed_over:
            count, types = self.passed_over.total(), types_said(self.passed_over, lang)
            said.append(text("summary.passed-over", lang, count=count, types=types))
        return text("summary.sep", lang).join(said)


def _counts(severities: Counter[str], lang: str) -> str:
    """How many violations there are of each severity, in words; empty where there are none."""
    return text("sep", lang).join(
        text("summary.count", lang, count=severities[severity], severity=text(severity, lang))
        for severity in ("error", "warning", "info")
        if severities[severity]
    )


def types_said(suffixes: Counter[str], lang: str) -> str:
    """How many files there are of which types."""
    words = {"": "file.no-suffix", "/": "file.link"}
    named = {text(words[one], lang) if one in words else one: count for one, count in sorted(suffixes.items())}
    return text("sep", lang).join(f"{printable(suffix)} {count}" for suffix, count in named.items())


def say_summary(tally: Tally, settings: Config, out: TextIO, summed_up: bool = False) -> None:
    """Say how much was found, where people read it; also where reports went into a folder (`summed_up`)."""
    if settings.output_format in ("full", "grouped") or summed_up:
        if tally.ranking:
            from lint.output.ranking import table

            out.writelines([*table(tally.ranking, tally.by, tally.lang), "\n"])
        print(tally.summary(tally.lang), file=out)
