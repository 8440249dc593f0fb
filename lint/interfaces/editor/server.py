"""Server: what an editor tells of its texts and asks about them, by the language server protocol.

Texts come whole with each change: the library that takes changes apart ends lines at U+2028 and U+000C, where editors
do not. Only texts that are open are looked at.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types
from msgspec import structs
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from lint.base.messages import text
from lint.base.problems import BadFileError
from lint.base.version import __version__
from lint.interfaces.editor.actions import Client
from lint.interfaces.editor.checks import Buffer, Checks, Looked, StaleError, Ticket
from lint.interfaces.editor.diagnostics import counts, diagnostics, of_problem, told
from lint.interfaces.editor.places import Places
from lint.interfaces.editor.preferences import SECTION, Preferences, preferences
from lint.output.terminal import problem_line

T = TypeVar("T")
# While somebody types, a change is looked at when none has come for so many seconds.
DEBOUNCE = 0.02
# When nobody has typed for so many seconds, there is time for what makes later checks faster.
REST = 1.0
# Where so many characters came or went, the language model has to read too much before anything is said.
MUCH = 500


class Server(LanguageServer):
    """One editor's server: its open texts, and what was found in each."""

    def __init__(self) -> None:
        super().__init__("dj-lint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.client = Client()
        self.ended = False
        self.looked: dict[str, Looked] = {}
        self._checks = Checks()
        self._thread = ThreadPoolExecutor(1)
        self._aside = ThreadPoolExecutor(1)
        self._rest: asyncio.Task[None] | None = None
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._tickets: dict[str, Ticket] = {}
        self._languages: dict[str, str] = {}
        self._own = Preferences()
        self._of_folders: dict[str, Preferences] = {}
        self._blamed: set[str] = set()

    # ── settings ─────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, params: types.InitializeParams) -> None:
        """Note what the client can do, and what it sets."""
        given = params.initialization_options
        can = params.capabilities
        workspace, window, document = can.workspace, can.window, can.text_document
        action = document.code_action if document else None
        resolve = action.resolve_support if action else None
        self.client = Client(
            encoding=str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)),
            versioned=bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes),
            resolves=bool(resolve and "edit" in resolve.properties),
            shows=bool(window and window.show_document and window.show_document.support),
            refreshes=bool(workspace and workspace.code_lens and workspace.code_lens.refresh_support),
            status=bool(isinstance(given, dict) and given.pop("status", False)),
        )
        self.set(given or {})

    def set(self, given: object, folder: str = "") -> None:
        """Take over settings, of a folder or of all; wrong ones are named, and the former ones hold."""
        try:
            new = preferences(given)
        except ValueError as error:
            self.say(str(error), types.MessageType.Error)
            return
        if folder:
            below = os.path.join(to_fs_path(folder) or "", new.config) if new.config else ""
            self._of_folders[folder] = structs.replace(new, config=below)
        else:
            self._own = new

    async def ask_for_settings(self) -> None:
        """Ask the client for the settings of each folder, if it can say them, and look at everything anew."""
        can = self.client_capabilities.workspace
        if can and can.configuration:
            folders = [*self.workspace.folders]
            items = [types.ConfigurationItem(scope_uri=uri or None, section=SECTION) for uri in ("", *folders)]
            given = await self.workspace_configuration_async(types.ConfigurationParams(items))
            self._of_folders.clear()
            for folder, value in zip(("", *folders), given, strict=False):
                if value:
                    self.set(value, folder)
        self.look_at_all()

    def preferences_for(self, uri: str) -> Preferences:
        """The settings of the innermost folder that holds a text."""
        holding = [folder for folder in self._of_folders if uri.startswith(folder.rstrip("/") + "/")]
        return self._of_folders[max(holding, key=len)] if holding else self._own

    # ── texts ────────────────────────────────────────────────────────────────────────────────────────────────

    def opened(self, uri: str, language: str) -> None:
        """Look at a text that was opened."""
        self._languages[uri] = language
        self._stop("")
        self.look_at(uri, 0)

    def closed(self, uri: str) -> None:
        """Forget a text, and let nothing more be done for it."""
        self._languages.pop(uri, None)
        self.looked.pop(uri, None)
        self._stop(uri)
        self._publish(uri, [])

    def look_at(self, uri: str, wait: float = DEBOUNCE) -> None:
        """Look at a text, in place of whatever is being done for it."""
        if uri in self._languages:
            self._stop(uri)
            if self._rest:
                self._rest.cancel()
            ticket = self._tickets[uri] = Ticket()
            self._tasks[uri] = asyncio.ensure_future(self._look(uri, ticket, wait))

    def look_at_all(self) -> None:
        """Look at all open texts again."""
        for uri in self._languages:
            self.look_at(uri, 0)

    def _stop(self, uri: str) -> None:
        if ticket := self._tickets.pop(uri, None):
            ticket.stale = True
        if task := self._tasks.pop(uri, None):
            task.cancel()

    async def _look(self, uri: str, ticket: Ticket, wait: float) -> None:
        if wait:
            await asyncio.sleep(wait)
        buffer, preferences = self.buffer(uri), self.preferences_for(uri)
        try:
            if self._is_new(buffer):
                glanced = await self.done(self._checks.glance, buffer, preferences, ticket)
                if glanced and not ticket.stale:
                    self._show(glanced)
            looked = await self.done(self._checks.check, buffer, preferences, ticket)
        except StaleError:
            return
        except BadFileError as error:
            self._blame(error)
            return
        except Exception as error:
            self.say(f"{type(error).__name__}: {error}", types.MessageType.Error)
            return
        if ticket.stale:
            return
        for other in self._blamed:
            self._publish(other, [])
        self._blamed.clear()
        self.looked[uri] = looked
        self._rest = asyncio.ensure_future(self._settle(looked))
        self._show(looked)
        self._count(looked)

    async def _settle(self, looked: Looked) -> None:
        """Load beside the checks what will be wanted, once nobody has typed for a while."""
        await asyncio.sleep(REST)
        self._aside.submit(self._checks.settle, looked)

    def _is_new(self, buffer: Buffer) -> bool:
        """Whether much of a text was not there when it was last looked at."""
        looked = self.looked.get(buffer.uri)
        return looked is None or abs(len(looked.buffer.text) - len(buffer.text)) > MUCH

    def buffer(self, uri: str) -> Buffer:
        """A text as it stands in the editor now."""
        document = self.workspace.get_text_document(uri)
        path = to_fs_path(uri) if uri.startswith("file:") else ""
        return Buffer(uri, path or "", document.source, document.version or 0, self._languages.get(uri, ""))

    async def done(self, work: Callable[..., T], *arguments: Any) -> T:
        """What some work gives, in the one thread that checks."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    async def with_checks(self, work: Callable[..., T], *arguments: Any) -> T:
        """What some work gives that has documents checked."""
        return await self.done(self._checks.do, work, *arguments)

    async def current(self, uri: str) -> Looked | None:
        """What was found in a text as it stands now; waits for the check that is under way."""
        while task := self._tasks.get(uri):
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(task)
            if self._tasks.get(uri) is task:
                break
        return self.looked.get(uri)

    async def forget(self) -> None:
        """Read configurations and rules anew, and look at all open texts by them."""
        await self.done(self._checks.forget)
        self.look_at_all()

    def warm(self) -> None:
        """Load the rules while nothing is open yet."""
        ticket = self._tickets[""] = Ticket()
        self._thread.submit(self._checks.warm, self._own, ticket)

    # ── what the client is told ──────────────────────────────────────────────────────────────────────────────

    def say(self, said: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Show a sentence."""
        self.window_show_message(types.ShowMessageParams(kind, said))

    def _show(self, looked: Looked) -> None:
        places = Places(looked.document.source, self.client.encoding)
        self._publish(looked.buffer.uri, diagnostics(looked, places), looked.buffer.version)

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _count(self, looked: Looked) -> None:
        if self.client.refreshes and looked.preferences.code_lens:
            self.workspace_code_lens_refresh(None)
        if self.client.status:
            given = {"uri": looked.buffer.uri, "text": told(looked), "counts": counts(looked)}
            self.protocol.notify("dj-lint/status", given)

    def _blame(self, error: BadFileError) -> None:
        """Show what is wrong in a configuration or a rule file, at its place there."""
        lang = self._own.lang or "zh"
        by_file: dict[str, list[types.Diagnostic]] = {}
        for problem in error.problems:
            uri = from_fs_path(problem.file) or problem.file
            said = problem_line(problem, lang)
            by_file.setdefault(uri, []).append(of_problem(problem, said))
        for uri in self._blamed - by_file.keys():
            self._publish(uri, [])
        for uri, found in by_file.items():
            self._publish(uri, found)
        if set(by_file) != self._blamed:
            self.say("\n".join(problem_line(problem, lang) for problem in error.problems), types.MessageType.Error)
        self._blamed = set(by_file)

    def lens(self, uri: str) -> list[types.CodeLens]:
        """The counts of a text, above its first line."""
        looked = self.looked.get(uri)
        if looked is None or not looked.preferences.code_lens:
            return []
        start = types.Position(0, 0)
        title = text("lsp.counts", looked.lang, said=told(looked))
        return [types.CodeLens(types.Range(start, start), types.Command(title, ""))]
