"""fix: what `check` does besides, where it corrects: `--fix`, `--fix-only` and `--diff`."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.check.fixpoint import MAX_ROUNDS, Fixed
from lint.interfaces.cli.printing import look, write
from lint.interfaces.cli.request import Request
from lint.output import corrections
from lint.output.diff import why_not
from lint.output.summary import Tally, say_summary
from lint.output.terminal import fail, printable
from lint.run.result import Corrected, Result
from lint.settings.config import Settings


def correct(results: Iterator[Result], tally: Tally, request: Request, settings: Settings) -> int:
    """Print the results of a run that corrects, and what it did; returns the exit code.

    A corrected text from standard input is all that standard output gets: what there is to say then goes to stderr.
    """
    filters = "-" in request.paths and not request.diff
    out = sys.stderr if filters else sys.stdout
    corrections = Corrections(request)
    results = corrections.follow(results)
    code = 0
    if request.diff or not request.fix_only:
        code = write(results, request, settings, out)
    else:
        deque(results, maxlen=0)
    for_people = settings.config.output_format in ("full", "grouped") and not (request.diff or request.output_file)
    corrections.report(out if for_people else sys.stderr)
    if request.diff or request.fix_only:
        return max(code, corrections.code)
    if not (request.quiet or request.output_file):
        say_summary(tally, settings.config, out)
    return max(code, corrections.code, 1 if tally.failed else 0)


class Corrections:
    """Follows results on their way to the output: counts what was corrected, and says what could not be."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.lang = request.lang
        self.count = self.files = 0
        self.failed = self.tracked = False
        self.results: list[Result] = []

    def follow(self, results: Iterator[Result]) -> Iterator[Result]:
        stdin = (self.request.stdin_filename or "-") if "-" in self.request.paths else None
        for result in results:
            if isinstance(result, Corrected):
                fixed = result.fixed
                self.count += len({id(correction.violation) for correction in fixed.corrections})
                self.files += bool(fixed.corrections)
                self.tracked |= fixed.document.format == "word" and bool(fixed.corrections)
                if result.path == stdin and not self.request.diff:
                    sys.stdout.flush()
                    sys.stdout.buffer.write(fixed.raw)
                self._say_what_was_not_done(result, fixed)
                if self.request.show_fixes and fixed.corrections:
                    self.results.append(result)
            yield result

    @property
    def code(self) -> int:
        """The exit code that this asks for."""
        changed = self.count and (self.request.diff or self.request.exit_non_zero_on_fix)
        return 2 if self.failed else 1 if changed else 0

    def report(self, out: TextIO) -> None:
        """List what was corrected, if that was asked for, and say how much it was."""
        if self.results:
            corrections.write(iter(self.results), out, look(self.request, out))
        if self.count and not self.request.quiet:
            key = "fix.would" if self.request.diff else "fix.done"
            out.write(text(key, self.lang, count=self.count, files=self.files) + "\n")
            if self.tracked and not self.request.diff:
                out.write(text("fix.tracked", self.lang) + "\n")

    def _say_what_was_not_done(self, result: Result, fixed: Fixed) -> None:
        path, source = printable(result.path), fixed.document.source
        if self.request.diff and fixed.corrections and (reason := why_not(fixed, self.lang)):
            self._say(text("diff.view-only", self.lang, path=path, reason=reason))
        for caution in fixed.cautions:
            self._say(text(caution, self.lang, path=path))
        if fixed.trouble:
            self.failed = True
            told = {name: printable(value) for name, value in fixed.values.items()}
            self._say(text(fixed.trouble, self.lang, path=path, **told))
        if fixed.endless:
            codes = text("sep", self.lang).join(fixed.endless)
            self._say(text("fix.endless", self.lang, path=path, codes=codes, rounds=MAX_ROUNDS))
        for violation in fixed.left_out:
            row, column = source.locate(violation.start)
            values = {"row": row, "column": column, "code": violation.rule.code, "encoding": source.encoding}
            self._say(text("fix.left-out", self.lang, path=path, **values))

    def _say(self, sentence: str) -> None:
        sys.stdout.flush()
        fail(sentence)
