"""Features: what the server answers to, and how it ends."""

from __future__ import annotations

import contextlib
import io
import os

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.uris import from_fs_path

from lint.base.cache_files import users_folder
from lint.base.messages import text
from lint.base.model import Violation
from lint.base.own_folder import NotOursError, OwnFolder
from lint.interfaces.cli.commands.accept import add_ignore
from lint.interfaces.cli.commands.explain import page
from lint.interfaces.editor.actions import KINDS, LET_STAND, OPEN_RULE, actions, resolved
from lint.interfaces.editor.checks import Looked
from lint.interfaces.editor.diagnostics import hover
from lint.interfaces.editor.places import Places
from lint.interfaces.editor.server import Server
from lint.run.result import Checked

# The files whose change is told: configurations, rule files, the baseline.
WATCHED = ("**/*.toml", "**/dj-lint-baseline.json")
_WATCHER = "dj-lint-files"
_WIDTH = 100


def made() -> Server:
    """A server that answers to all that it can."""
    server = Server()
    _texts(server)
    _settings(server)
    _questions(server)
    _commands(server)
    return server


def _texts(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def begin(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    async def begun(_: types.InitializedParams) -> None:
        server.warm()
        can = server.client_capabilities.workspace
        if can and can.did_change_watched_files and can.did_change_watched_files.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            one = types.Registration(_WATCHER, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            with contextlib.suppress(JsonRpcException):  # a client that does not do as it says is served nevertheless
                await server.client_register_capability_async(types.RegistrationParams([one]))
        await server.ask_for_settings()

    @server.feature(types.SHUTDOWN)
    def ended(*_: object) -> None:
        server.ended = True

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document.uri, params.text_document.language_id)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.look_at(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)


def _settings(server: Server) -> None:
    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def set_anew(params: types.DidChangeConfigurationParams) -> None:
        if params.settings:
            server.set(params.settings)
        await server.ask_for_settings()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        await server.forget()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(_: types.DidChangeWorkspaceFoldersParams) -> None:
        await server.ask_for_settings()


def _questions(server: Server) -> None:
    options = types.CodeActionOptions(code_action_kinds=KINDS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        looked = await server.current(params.text_document.uri)
        if looked is None:
            return []
        only = [str(kind) for kind in params.context.only] if params.context.only else None
        return await server.with_checks(actions, looked, params.range, only, server.client)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def wanted(action: types.CodeAction) -> types.CodeAction:
        looked = await server.current(action.data["uri"]) if isinstance(action.data, dict) else None
        return await server.with_checks(resolved, action, looked, server.client) if looked else action

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        looked = await server.current(params.text_document.uri)
        if looked is None:
            return None
        places = Places(looked.document.source, server.client.encoding)
        return hover(looked, places.offset(params.position), places)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def counted(params: types.CodeLensParams) -> list[types.CodeLens]:
        await server.current(params.text_document.uri)
        return server.lens(params.text_document.uri)


def _commands(server: Server) -> None:
    @server.command(LET_STAND)
    async def let_stand(ls: Server, *given: object) -> None:
        looked, violation = await _found(server, given)
        if looked is None or violation is None:
            server.say(text("lsp.moved", looked.lang if looked else "zh"), types.MessageType.Warning)
            return
        reason = str(given[4]) if len(given) > 4 else text("lsp.reason", looked.lang)
        server.say(await server.with_checks(_stood, looked, violation, reason))
        await server.forget()

    @server.command(OPEN_RULE)
    async def open_rule(ls: Server, *given: object) -> None:
        looked, violation = await _found(server, given)
        if looked and violation:
            shown = types.ShowDocumentParams(from_fs_path(_page(looked, violation)) or "", take_focus=True)
            await server.window_show_document_async(shown)


async def _found(server: Server, given: tuple[object, ...]) -> tuple[Looked | None, Violation | None]:
    """The finding that a command is about, if it is still there: its text, the code of its rule, its offsets."""
    looked = await server.current(str(given[0])) if given else None
    for violation in looked.shown if looked else ():
        if (violation.rule.code, violation.start, violation.end) == given[1:4]:
            return looked, violation
    return looked, None


def _stood(looked: Looked, violation: Violation, reason: str) -> str:
    """Write a finding that is to stand into the configuration; what there is to say of that."""
    said = io.StringIO()
    one = Checked(looked.buffer.path, looked.document, [violation])
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        add_ignore(iter([one]), looked.checker.workspace, reason, looked.lang)
    return said.getvalue().strip()


def _page(looked: Looked, violation: Violation) -> str:
    """The page of a rule, in a file of the user's own folder; the file of the rules where nothing can be written."""
    loaded = next(
        loaded
        for loaded in looked.checker.workspace.rules(looked.settings).rules
        if loaded.rule.code == violation.rule.code
    )
    folder, name = users_folder(), f"{violation.rule.code}.txt"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with contextlib.closing(OwnFolder(folder)) as own:
            own.write(name, "\n".join([*page(loaded, looked.lang, _WIDTH), ""]).encode())
    except (OSError, NotOursError):
        return loaded.file
    return os.path.join(folder, name)
