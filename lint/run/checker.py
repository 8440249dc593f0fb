"""Checker: one file in, its result out. One file's trouble never becomes another's."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lint.base.files import SpecialFileError, read_regular
from lint.base.model import Violation
from lint.base.problems import BadFileError, RuleError
from lint.documents.decode import SENTENCES, NotTextError
from lint.documents.not_text import is_text
from lint.run.result import Checked, Corrected, Result, Unread
from lint.run.workspace import Workspace
from lint.settings.config import Settings
from lint.settings.globs import matches_path
from lint.settings.selectors import Selectors, strength

if TYPE_CHECKING:
    from lint.check.suppress.changed_rows import Changes
    from lint.documents.document import Document
    from lint.documents.source import Source
    from lint.run.timing import Times

T = TypeVar("T")


class FileChecker:
    """Checks one file at a time, each by the configuration nearest to it.

    `changes` leaves out what stands on rows that did not change; `times` keeps how long reading takes.
    """

    def __init__(self, workspace: Workspace, changes: Changes | None = None, times: Times | None = None) -> None:
        self.workspace = workspace
        self.changes = changes
        self.times = times

    def check(self, path: str) -> Result:
        """The result of one file, before a baseline or a comparison takes anything out of it."""
        return self.safely(path, self._check, path)

    def safely(self, path: str, work: Callable[..., Result], *arguments: object) -> Result:
        """What some work on a file gives; what goes wrong with it is that file's trouble alone."""
        try:
            return work(*arguments)
        except BadFileError as error:
            return Unread(path, "file.config", problems=error.problems)
        except RuleError as error:
            if os.environ.get("DJ_LINT_DEBUG"):
                raise
            return Unread(path, "file.rule", {"code": error.code, "reason": error.reason})
        except Exception as error:
            if os.environ.get("DJ_LINT_DEBUG"):
                raise
            return Unread(path, "file.crash", {"reason": f"{type(error).__name__}: {error}"})

    def _check(self, path: str) -> Result:
        options = self.workspace.options
        name = (options.stdin_filename or path) if path == "-" else path
        try:
            raw = self._timed(self.bytes_of, path)
            if self.changes is not None and not is_text(raw, name):
                return Unread(name, "file.no-rows")
            settings = self.workspace.settings(os.path.dirname(name))
            kept = self.workspace.results(settings) if path != "-" else None
            if kept is not None:
                from lint.base.package import digest

                place, known = os.path.abspath(path), digest(raw)
                if (earlier := kept.get(place, known)) is not None:
                    violations = self.workspace.with_reasons(earlier, settings)
                    return Checked(name, None, violations, raw if earlier else b"")
            document = self._timed(read, raw, name)
        except (NotTextError, OSError) as error:
            return refused(name, error)
        if options.fix:
            return self._fixed(path, raw, document, settings)
        found = self.found(document, name, settings)
        if kept is not None:
            kept.put(place, known, found)
        return Checked(name, document, found, raw)

    def _fixed(self, path: str, raw: bytes, document: Document, settings: Settings) -> Result:
        """The result of a file after its corrections."""
        from lint.run.fix_file import Destination, fix_file

        name, options = document.source.path, self.workspace.options

        def look(document: Document) -> list[Violation]:
            return self.look(document, name, settings)

        assert options.fix
        to = Destination(options.fix_file, options.in_place, path in options.named)
        return Corrected(name, fix_file(path, raw, document, look(document), look, options.fix, options.unsafe, to))

    def bytes_of(self, path: str) -> bytes:
        """The bytes of a file, or of standard input for `-`; raises OSError."""
        if path == "-":
            if sys.stdin is None:  # closed by the shell (`<&-`)
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            return sys.stdin.buffer.read()
        return read_regular(path)

    def _timed(self, work: Callable[..., T], *arguments: object) -> T:
        return self.times.spend("reading", work, *arguments) if self.times else work(*arguments)

    def look(self, document: Document, name: str, settings: Settings, genre: str = "") -> list[Violation]:
        """The violations in a document of that name; those that somebody let stand are marked.

        A genre that is given is stronger than what the settings say.
        """
        return self._sift(self.found(document, name, settings, genre), document.source, name, settings)

    def found(self, document: Document, name: str, settings: Settings, genre: str = "") -> list[Violation]:
        """What depends on nothing but the document, its name, the rules and the settings: the violations, those marked
        that a comment in the document or the configuration suppresses."""
        workspace, config = self.workspace, settings.config
        without, genre = _without(name, settings), genre or _genre(name, settings)

        def look(document: Document) -> list[Violation]:
            return workspace.engine(settings).check(document, genre, config.stage, without, workspace.shelves)

        if document.comments:
            from lint.documents import without_comments

            found = without_comments.check(document, look)
        else:
            found = look(document)
        if not (document.comments or config.entries or config.allow_words):
            return found
        from lint.check.suppress.mark import Known, mark

        idle = {"copies": not workspace.shelves, "opinion": not config.model}
        running = {rule.code for rule in workspace.running(settings) if not idle.get(rule.kind)}
        known = Known(
            workspace.known(settings),
            lambda rule: rule.code in running and not strength(without, rule.code, rule.name),
        )
        return mark(document, found, known, workspace.entries(settings).of(name), config.allow_words)

    def sifted(self, result: Checked) -> Checked:
        """A result as it is reported: with what a baseline knows marked, without what a comparison leaves out."""
        if result.violations:
            settings = self.workspace.settings(os.path.dirname(result.path))
            result.violations = self._sift(result.violations, result.source, result.path, settings)
        return result

    def _sift(self, found: list[Violation], source: Source, name: str, settings: Settings) -> list[Violation]:
        """The violations, those marked that a baseline knows, without those on rows that did not change."""
        if settings.config.baseline and not self.workspace.options.fresh:
            found = self.workspace.baseline(settings.config.baseline).mark(name, source, found)
        if changes := self.changes:
            found = [v for v in found if v.suppressed or changes.touch(source, name, v)]
        return found


def read(raw: bytes, name: str) -> Document:
    """What bytes say, as a file of that name; raises NotTextError."""
    from lint.documents import readers

    return readers.read_bytes(raw, name)


def refused(name: str, error: NotTextError | OSError) -> Unread:
    """The result of a file that cannot be read, or not as a document."""
    if isinstance(error, OSError):
        return Unread(name, _reason(error), {"reason": os.strerror(error.errno or 0)})
    key = f"format.{error.format}" if error.format in SENTENCES else "format.named"
    return Unread(name, key, {"format": error.format})


def _reason(error: OSError) -> str:
    """Why a file cannot be read, as a key of the messages."""
    if isinstance(error, SpecialFileError):
        return {"link": "file.missing", "large": "file.large"}.get(error.kind, "file.special")
    if isinstance(error, FileNotFoundError):
        return "file.missing"
    if isinstance(error, PermissionError):
        return "file.denied"
    return "file.unreadable"


def _genre(path: str, settings: Settings) -> str:
    globs = settings.config.genre.items()
    return next((genre for glob, genre in globs if matches_path(path, glob, settings.folder)), "")


def _without(path: str, settings: Settings) -> Selectors:
    """The rules that do not run on a file of that name."""
    globs = settings.config.per_file_ignores.items()
    return tuple(name for glob, names in globs if matches_path(path, glob, settings.folder) for name in names)
