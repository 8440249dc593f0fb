"""Runner: files in, results out in their order, whether checked here, in other processes or in an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

from lint.base.problems import BadFileError
from lint.run.checker import FileChecker
from lint.run.result import Checked, Result, Unread
from lint.settings.config import Settings, compares

# From so many files on, more than one process is faster; with the rules that take long, from so many.
MANY, MANY_SLOW = 1000, 8


class Runner:
    """Checks many files with one checker."""

    def __init__(self, checker: FileChecker) -> None:
        self.checker = checker
        self.workspace = checker.workspace

    def run(self, files: list[str]) -> Iterator[Result]:
        """Check files, and give the results in their order."""
        checker, times = self.checker, self.checker.times
        if any(compares(settings.config) for settings in self._settings_of(files)):
            from lint.run.copies import shelves

            self.workspace.shelves = shelves(files, checker)
        jobs = self._jobs(files)
        for result in self._spread(files, jobs) if jobs > 1 else map(checker.check, files):
            if isinstance(result, Checked):
                result = checker.safely(result.path, checker.sifted, result)
            if times and not isinstance(result, Unread):
                times.counts.update(violation.rule.code for violation in result.shown)
            yield result
        self.workspace.save_results()

    def _settings_of(self, files: list[str]) -> list[Settings]:
        """The settings of the folders of files, as far as they can be read; what is wrong with others is said later."""
        found: dict[int, Settings] = {}
        for folder in dict.fromkeys(map(os.path.dirname, files)):
            with suppress(BadFileError):
                settings = self.workspace.settings(folder)
                found[id(settings)] = settings
        return [*found.values()]

    def _jobs(self, files: list[str]) -> int:
        """How many processes to use: as many as were asked for, else one unless there is much to do."""
        options, workspace = self.workspace.options, self.workspace
        if workspace.shelves:
            return 1  # an archive is not read by two processes through one opening
        if options.fix or options.jobs or len(files) < MANY_SLOW:
            return 1 if options.fix else max(1, min(options.jobs, len(files)))
        if any(settings.config.model for settings in self._settings_of(files)):
            return 1  # a model has threads of its own, and is large
        todo = sum(not self._is_kept(path) for path in files)
        slow = todo >= MANY_SLOW and any(rule.kind == "suspect" for rule in workspace.running(workspace.settings(".")))
        if todo < MANY and not slow:
            return 1
        from lint.base.processors import processors

        return processors()

    def _is_kept(self, path: str) -> bool:
        """Whether an earlier run left a result for a file; its content may have changed since."""
        try:
            kept = self.workspace.results(self.workspace.settings(os.path.dirname(path)))
        except BadFileError:
            return False
        return kept is not None and os.path.abspath(path) in kept

    def _spread(self, files: list[str], jobs: int) -> Iterator[Result]:
        """The results of files, those of which nothing is kept from other processes."""
        from lint.run.parallel import checked

        todo = [path for path in files if path != "-" and not self._is_kept(path)]
        elsewhere, others = {*todo}, checked(self.checker, todo, min(jobs, len(todo))) if todo else iter(())
        for path in files:
            if path in elsewhere:
                result, digest = next(others)
                yield self.checker.safely(path, self._taken, result, digest) if isinstance(result, Checked) else result
            else:
                yield self.checker.check(path)
        next(others, None)  # the processes end in peace

    def _taken(self, result: Checked, digest: bytes) -> Result:
        """A result from another process, with the bytes that it speaks of; checked again if these have changed."""
        from lint.base.package import digest as digest_of

        settings = self.workspace.settings(os.path.dirname(result.path))
        if result.violations:
            result.raw = self.checker.bytes_of(result.path)
            if digest_of(result.raw) != digest:
                return self.checker.check(result.path)
        if (kept := self.workspace.results(settings)) is not None:
            kept.put(os.path.abspath(result.path), digest, result.violations)
        result.violations = self.workspace.with_reasons(result.violations, settings)
        return result
