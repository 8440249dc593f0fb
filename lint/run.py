"""Run: files in, results out. Reads each file once and never lets one file's trouble stop the others."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator

from lint.config import Settings
from lint.discover import matches_path
from lint.document import Document
from lint.model import Violation
from lint.readers import read
from lint.result import Result
from lint.selectors import Selectors, strength
from lint.setup import Setup
from lint.source import NotTextError, decode
from lint.toml import BadFileError


class Runner(Setup):
    """Checks files, each by the configuration nearest to it."""

    def run(self, files: list[str]) -> Iterator[Result]:
        """Check files in order."""
        for path in files:
            try:
                yield self._check(path)
            except BadFileError as error:
                yield Result(path, trouble="file.config", problems=error.problems)
            except Exception as error:
                if os.environ.get("DJ_LINT_DEBUG"):
                    raise
                yield Result(path, trouble="file.crash", values={"reason": f"{type(error).__name__}: {error}"})

    def _check(self, path: str) -> Result:
        name = (self.options.stdin_filename or path) if path == "-" else path
        try:
            raw, document = self.read(path, name)
        except NotTextError as error:
            key = f"format.{error.format}" if error.format in ("binary", "encoding", "doc") else "format.named"
            return Result(name, trouble=key, values={"format": error.format})
        except OSError as error:
            return Result(name, trouble=reason(error), values={"reason": os.strerror(error.errno or 0)})
        settings = self.settings(os.path.dirname(name))

        def look(document: Document) -> list[Violation]:
            return self.look(document, name, settings)

        found = look(document)
        if not self.options.fix:
            return Result(name, document, found)
        from lint.fix import fix_file

        fixed = fix_file(path, raw, document, found, look, self.options.fix, self.options.unsafe)
        return Result(name, fixed.document, fixed.left, fixed=fixed)

    def read(self, path: str, name: str) -> tuple[bytes, Document]:
        """The bytes of a file, and what they say, as one of that name; raises NotTextError and OSError."""
        raw = _bytes(path)
        return raw, read(decode(raw, name))

    def look(self, document: Document, name: str, settings: Settings, genre: str = "") -> list[Violation]:
        """The violations in a document of that name; those that somebody let stand are marked.

        A genre that is given is stronger than what the settings say.
        """
        config, engine = settings.config, self.engine(settings)
        without = _without(name, settings)
        found = engine.check(document, genre or _genre(name, settings), config.stage, without)
        if document.comments or config.entries or config.allow_words:
            found = self._mark(document, found, name, settings, without)
        if config.baseline and not self.options.fresh:
            found = self.baseline(config.baseline).mark(name, document.source, found)
        if changes := self.options.changes:
            found = [v for v in found if v.suppressed or changes.touch(document.source, name, v)]
        return found

    def _mark(
        self, document: Document, found: list[Violation], name: str, settings: Settings, without: Selectors
    ) -> list[Violation]:
        """The violations, those marked that a comment in the document or the configuration suppresses."""
        from lint.suppress import Known, entries, mark

        running = {rule.code for rule in self.running(settings)}
        known = Known(
            self.known(settings),
            lambda rule: rule.code in running and not strength(without, rule.code, rule.name),
        )
        return mark(document, found, known, entries(name, settings), settings.config.allow_words)


def _bytes(path: str) -> bytes:
    if path == "-":
        if sys.stdin is None:  # closed by the shell (`<&-`)
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read()
    if os.path.exists(path) and not os.path.isfile(path):
        raise IsADirectoryError
    with open(path, "rb") as handle:
        return handle.read()


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
