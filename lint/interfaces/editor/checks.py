"""Checks: what the rules say of the text in a buffer, by the configuration nearest to its file.

All of it happens in one thread. A check whose text has changed meanwhile stops at the next rule. What the language
model found in a clause it keeps, so that after an edit only the clauses that changed are read anew; of a text that is
new to it, what all other rules find comes first.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct

from lint.base.files import read_regular
from lint.base.model import TextFormat, Violation
from lint.base.problems import BadFileError
from lint.documents import words
from lint.documents.decode import NotTextError, decode
from lint.documents.document import Document
from lint.documents.readers import format_of, read
from lint.documents.source import REPLACEMENT, Source
from lint.interfaces.cli.commands.watched_files import Seen, nearest_changed
from lint.interfaces.editor.preferences import Preferences
from lint.run.checker import FileChecker
from lint.run.workspace import Workspace
from lint.settings.config import Settings

T = TypeVar("T")


class StaleError(Exception):
    """Nobody waits for this check any more."""


class Ticket:
    """What a check is for; whoever wants a newer one makes it stale."""

    def __init__(self) -> None:
        self.stale = False


class Buffer(Struct, frozen=True):
    """A text that is open in an editor. `path` is empty where it is in no file yet."""

    uri: str
    path: str
    text: str
    version: int
    language: str = ""

    @property
    def format(self) -> TextFormat:
        return "markdown" if self.language == "markdown" else format_of(self.path)


class Looked(Struct, frozen=True):
    """What was found in a buffer, and by what."""

    buffer: Buffer
    document: Document
    found: list[Violation]
    checker: FileChecker
    settings: Settings
    preferences: Preferences
    misread: str = ""  # the encoding of the file, where the editor read it in another one

    @property
    def lang(self) -> str:
        return self.settings.config.lang

    @property
    def shown(self) -> list[Violation]:
        """The violations that nobody lets stand."""
        return [violation for violation in self.found if violation.suppressed is None]

    def look(self, document: Document) -> list[Violation]:
        """What is found in what this document may become."""
        return self.checker.look(document, self.buffer.path, self.settings, self.preferences.genre)


class Checks:
    """Checks buffers, with rules and settings that are kept until one of their files changes."""

    def __init__(self) -> None:
        self._checkers: dict[Preferences, FileChecker] = {}
        self._seen = Seen()
        self._ticket = Ticket()
        self._put_off: set[str] = set()

    def glance(self, buffer: Buffer, preferences: Preferences, ticket: Ticket) -> Looked | None:
        """What the rules find that take next to no time; raises as `check` does.

        None where a comment of the document could be about the others: it would be blamed for letting nothing stand.
        """
        self._put_off = self._slow(preferences)
        try:
            looked = self.check(buffer, preferences, ticket)
        finally:
            self._put_off = set()
        return None if looked.document.comments else looked

    def check(self, buffer: Buffer, preferences: Preferences, ticket: Ticket) -> Looked:
        """What is found in a buffer. Raises StaleError, BadFileError, ValueError for a genre that there is not."""
        self._ticket = ticket
        self._now("", lambda: None)
        self._forget_what_changed(buffer.path, preferences)
        checker = self._checker(preferences)
        try:
            return self._checked(buffer, preferences, checker)
        finally:
            self._seen.note(checker.workspace.sources())

    def _checked(self, buffer: Buffer, preferences: Preferences, checker: FileChecker) -> Looked:
        settings = checker.workspace.settings(os.path.dirname(buffer.path))
        genres = [genre.id for genre in checker.workspace.rules(settings).genres]
        if preferences.genre and preferences.genre not in genres:
            raise ValueError(f"genre: {preferences.genre}: {', '.join(genres)}")
        document = read(Source(buffer.text, buffer.path), buffer.format)
        if misread := _misread(buffer):
            return Looked(buffer, document, [], checker, settings, preferences, misread)
        found = checker.look(document, buffer.path, settings, preferences.genre)
        return Looked(buffer, document, found, checker, settings, preferences)

    def settle(self, looked: Looked) -> None:
        """Load what would be loaded in the midst of somebody's typing; beside the checks, which do not wait for it."""
        words.stay()
        looked.checker.workspace.engine(looked.settings).settle()

    def warm(self, preferences: Preferences, ticket: Ticket) -> None:
        """Load all that the first check would have to: the examples of the rules need every one of them."""
        self._ticket = ticket
        with contextlib.suppress(BadFileError, StaleError):
            checker = self._checker(preferences)
            settings = checker.workspace.settings(".")
            words.stay()
            text = "\n".join(loaded.rule.bad[0].text for loaded in checker.workspace.rules(settings).rules)
            checker.look(read(Source(text)), "", settings)

    def do(self, work: Callable[..., T], *arguments: Any) -> T:
        """Do something else with what a check gave, in its thread."""
        self._ticket = Ticket()
        return work(*arguments)

    def _checker(self, preferences: Preferences) -> FileChecker:
        if preferences not in self._checkers:
            workspace = Workspace(preferences.options(), spend=self._now)
            workspace.read_reasons()
            self._checkers[preferences] = FileChecker(workspace)
        return self._checkers[preferences]

    def _now(self, on: str, work: Callable[..., T], *arguments: Any) -> T:
        """Do some work of a check, unless nobody waits for it."""
        if self._ticket.stale:
            raise StaleError
        if on in self._put_off:
            return []  # type: ignore[return-value] # which is what a rule gives that finds nothing
        return work(*arguments)

    def _slow(self, preferences: Preferences) -> set[str]:
        """The rules that take their time: those of the language model."""
        with contextlib.suppress(BadFileError):
            workspace = self._checker(preferences).workspace
            rules = workspace.rules(workspace.settings(".")).rules
            return {loaded.rule.code for loaded in rules if loaded.rule.kind == "suspect"}
        return set()

    def _forget_what_changed(self, path: str, preferences: Preferences) -> None:
        """Forget rules and settings where a file of theirs has changed, or another configuration is nearer now."""
        known = self._checkers.get(preferences)
        if self._seen.changed() or (known and nearest_changed(known.workspace, os.path.dirname(path))):
            self.forget()

    def forget(self) -> None:
        """Read rules and settings again when they are next wanted."""
        self._checkers.clear()
        self._seen.clear()


def _misread(buffer: Buffer) -> str:
    """The encoding of a file of which the editor made no text, for it read it in another one."""
    if REPLACEMENT not in buffer.text or not buffer.path:
        return ""
    try:
        source = decode(read_regular(buffer.path), buffer.path)
    except (OSError, NotTextError):
        return ""
    lost = buffer.text.count(REPLACEMENT) > source.text.count(REPLACEMENT)
    return source.encoding if lost and source.encoding != "utf-8" else ""
