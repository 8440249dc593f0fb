"""Run: files in, results out. Reads each file once and never lets one file's trouble stop the others."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lint.base.model import Violation
from lint.base.problems import BadFileError
from lint.documents.decode import NotTextError, decode
from lint.documents.source import Source
from lint.run.result import Result
from lint.run.workspace import Setup
from lint.settings.config import Settings
from lint.settings.globs import matches_path
from lint.settings.selectors import Selectors, strength

if TYPE_CHECKING:
    from lint.documents.document import Document

# From so many files on, more than one process is faster; with the rules that take long, from so many.
MANY, MANY_SLOW = 1000, 8


class Runner(Setup):
    """Checks files, each by the configuration nearest to it."""

    def run(self, files: list[str]) -> Iterator[Result]:
        """Check files, and give the results in their order."""
        jobs = self._jobs(files)
        for result in self._spread(files, jobs) if jobs > 1 else map(self.checked, files):
            yield result if result.trouble or result.fixed else self._safely(result.path, self._sifted, result)
        self.save_results()

    def _jobs(self, files: list[str]) -> int:
        """How many processes to use: as many as were asked for, else one unless there is much to do."""
        options = self.options
        if options.fix or options.jobs or len(files) < MANY_SLOW:
            return 1 if options.fix else max(1, min(options.jobs, len(files)))
        todo = sum(not self._is_kept(path) for path in files)
        slow = todo >= MANY_SLOW and any(rule.kind == "suspect" for rule in self.running(self.settings(".")))
        if todo < MANY and not slow:
            return 1
        from lint.run.parallel import processors

        return processors()

    def _is_kept(self, path: str) -> bool:
        """Whether an earlier run left a result for a file; its content may have changed since."""
        try:
            kept = self.results(self.settings(os.path.dirname(path)))
        except BadFileError:
            return False
        return kept is not None and os.path.abspath(path) in kept

    def _spread(self, files: list[str], jobs: int) -> Iterator[Result]:
        """The results of files, those of which nothing is kept from other processes."""
        from lint.run.parallel import checked

        todo = [path for path in files if path != "-" and not self._is_kept(path)]
        elsewhere, others = {*todo}, checked(self, todo, min(jobs, len(todo))) if todo else iter(())
        for path in files:
            yield self._safely(path, self._taken, *next(others)) if path in elsewhere else self.checked(path)
        next(others, None)  # the processes end in peace

    def _taken(self, result: Result, digest: bytes) -> Result:
        """A result from another process, with the bytes that it speaks of; checked again if these have changed."""
        if result.trouble:
            return result
        from lint.base.cache_files import digest as digest_of

        settings = self.settings(os.path.dirname(result.path))
        if result.violations:
            result.raw = self.bytes_of(result.path)
            if digest_of(result.raw) != digest:
                return self.checked(result.path)
        if (kept := self.results(settings)) is not None:
            kept.put(os.path.abspath(result.path), digest, result.violations)
        result.violations = self.with_reasons(result.violations, settings)
        return result

    def checked(self, path: str) -> Result:
        """The result of one file, before a baseline or a comparison takes anything out of it."""
        return self._safely(path, self._check, path)

    def _safely(self, path: str, work: Callable[..., Result], *arguments: object) -> Result:
        """What some work on a file gives; what goes wrong with it is that file's trouble alone."""
        try:
            return work(*arguments)
        except BadFileError as error:
            return Result(path, trouble="file.config", problems=error.problems)
        except Exception as error:
            if os.environ.get("DJ_LINT_DEBUG"):
                raise
            return Result(path, trouble="file.crash", values={"reason": f"{type(error).__name__}: {error}"})

    def _check(self, path: str) -> Result:
        name = (self.options.stdin_filename or path) if path == "-" else path
        try:
            raw = self.bytes_of(path)
            settings = self.settings(os.path.dirname(name))
            kept = self.results(settings) if path != "-" else None
            if kept is not None:
                from lint.base.cache_files import digest

                place, known = os.path.abspath(path), digest(raw)
                if (earlier := kept.get(place, known)) is not None:
                    return Result(name, None, self.with_reasons(earlier, settings), raw if earlier else b"")
            document = self.document(raw, name)
        except NotTextError as error:
            key = f"format.{error.format}" if error.format in ("binary", "encoding", "doc") else "format.named"
            return Result(name, trouble=key, values={"format": error.format})
        except OSError as error:
            return Result(name, trouble=reason(error), values={"reason": os.strerror(error.errno or 0)})
        if self.options.fix:
            return self._fixed(path, raw, document, settings)
        found = self.found(document, name, settings)
        if kept is not None:
            kept.put(place, known, found)
        return Result(name, document, found, raw)

    def _fixed(self, path: str, raw: bytes, document: Document, settings: Settings) -> Result:
        """The result of a file after its corrections."""
        from lint.run.fix_file import fix_file

        name = document.source.path

        def look(document: Document) -> list[Violation]:
            return self.look(document, name, settings)

        assert self.options.fix
        fixed = fix_file(path, raw, document, look(document), look, self.options.fix, self.options.unsafe)
        return Result(name, fixed.document, fixed.left, fixed=fixed)

    def bytes_of(self, path: str) -> bytes:
        """The bytes of a file, or of standard input for `-`; raises OSError."""
        if path == "-":
            if sys.stdin is None:  # closed by the shell (`<&-`)
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            return sys.stdin.buffer.read()
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise IsADirectoryError
        with open(path, "rb") as handle:
            return handle.read()

    def document(self, raw: bytes, name: str) -> Document:
        """What bytes say, as a file of that name; raises NotTextError."""
        from lint.documents.readers import read

        return read(decode(raw, name))

    def look(self, document: Document, name: str, settings: Settings, genre: str = "") -> list[Violation]:
        """The violations in a document of that name; those that somebody let stand are marked.

        A genre that is given is stronger than what the settings say.
        """
        return self._sift(self.found(document, name, settings, genre), document.source, name, settings)

    def found(self, document: Document, name: str, settings: Settings, genre: str = "") -> list[Violation]:
        """What depends on nothing but the document, its name, the rules and the settings: the violations, those marked
        that a comment in the document or the configuration suppresses."""
        config = settings.config
        without, genre = _without(name, settings), genre or _genre(name, settings)

        def look(document: Document) -> list[Violation]:
            return self.engine(settings).check(document, genre, config.stage, without)

        if document.comments:
            from lint.documents import without_comments

            found = without_comments.check(document, look)
        else:
            found = look(document)
        if not (document.comments or config.entries or config.allow_words):
            return found
        from lint.check.suppress.mark import Known, mark

        running = {rule.code for rule in self.running(settings)}
        known = Known(
            self.known(settings),
            lambda rule: rule.code in running and not strength(without, rule.code, rule.name),
        )
        return mark(document, found, known, self.entries(settings).of(name), config.allow_words)

    def _sifted(self, result: Result) -> Result:
        if result.violations:
            settings = self.settings(os.path.dirname(result.path))
            result.violations = self._sift(result.violations, result.source, result.path, settings)
        return result

    def _sift(self, found: list[Violation], source: Source, name: str, settings: Settings) -> list[Violation]:
        """The violations, those marked that a baseline knows, without those on rows that did not change."""
        if settings.config.baseline and not self.options.fresh:
            found = self.baseline(settings.config.baseline).mark(name, source, found)
        if changes := self.options.changes:
            found = [v for v in found if v.suppressed or changes.touch(source, name, v)]
        return found


def reason(error: OSError) -> str:
    """Why a file cannot be read, as a key of the messages."""
    if isinstance(error, FileNotFoundError):
        return "file.missing"
    if isinstance(error, PermissionError):
        return "file.denied"
    return "file.special" if isinstance(error, IsADirectoryError) else "file.unreadable"


def _genre(path: str, settings: Settings) -> str:
    globs = settings.config.genre.items()
    return next((genre for glob, genre in globs if matches_path(path, glob, settings.folder)), "")


def _without(path: str, settings: Settings) -> Selectors:
    """The rules that do not run on a file of that name."""
    globs = settings.config.per_file_ignores.items()
    return tuple(name for glob, names in globs if matches_path(path, glob, settings.folder) for name in names)
