"""The language server as editors use it: one process, spoken to by pytest-lsp as VS Code would.

`neovim.jsonl` beside it is a session of a real client, Neovim, which test_session.py plays back.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from lint.interfaces.editor.actions import FIX_ALL, LET_STAND, OPEN_RULE
from tests.interfaces.cli.commands.helper import environment, own_pack

pytestmark = pytest.mark.asyncio(loop_scope="module")

# A hit of each of the three rules of `own_pack`, behind characters beyond the BMP.
LINE = "😀𠮷门口挂着灯龙，河上有座石乔，边上系着小木船。"
QUICK = types.CodeActionKind.QuickFix
COMMAND = [sys.executable, "-m", "lint", "lsp"]


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(server_command=COMMAND, server_env=environment()), scope="module", loop_scope="module"
)
async def client(lsp_client: LanguageClient, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[None]:
    folder = tmp_path_factory.mktemp("工作区")
    own_pack(folder, 'min-severity = "info"')
    can = client_capabilities("visual-studio-code")
    assert can.window
    can.window.show_document = types.ShowDocumentClientCapabilities(support=True)
    folders = [types.WorkspaceFolder(folder.as_uri(), "工作区")]
    params = types.InitializeParams(can, workspace_folders=folders, initialization_options={"status": True})
    # The library takes an action with a command for a command.
    converter = lsp_client.protocol._converter
    converter.register_structure_hook(
        types.Command | types.CodeAction, lambda given, _: converter.structure(given, types.CodeAction)
    )
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda given: registered.extend(given.registrations))
    lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda _: None)
    lsp_client.feature("dj-lint/status")(lambda given: statuses.append(given))
    await lsp_client.initialize_session(params)
    lsp_client.folder = folder  # type: ignore[attr-defined]
    yield
    await lsp_client.shutdown_session()


class Buffer:
    """A text that is open in the editor."""

    def __init__(
        self, client: LanguageClient, name: str, text: str, language: str = "plaintext", uri: str = ""
    ) -> None:
        self.client = client
        self.folder: Path = client.folder  # type: ignore[attr-defined]
        self.uri = uri or (self.folder / name).as_uri()
        self.version = 1
        client.diagnostics.pop(self.uri, None)
        item = types.TextDocumentItem(self.uri, language, 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def write(self, text: str) -> None:
        """Put another text in its place."""
        self.version += 1
        which = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(which, [change]))

    def close(self) -> None:
        """Close it."""
        which = types.TextDocumentIdentifier(self.uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(which))

    async def codes(self, *wanted: str) -> list[types.Diagnostic]:
        """Its diagnostics, once they have these codes."""
        found: list[types.Diagnostic] = await until(
            self.client, lambda: self.found() if [*map(code, self.found())] == [*wanted] else None
        )
        return found

    def found(self) -> list[types.Diagnostic]:
        return [*self.client.diagnostics.get(self.uri, [types.Diagnostic(ALL, "", code="none yet")])]

    async def actions(self, where: types.Range, *only: str) -> list[types.CodeAction]:
        """What is offered in a range."""
        context = types.CodeActionContext([], only=[*only] or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri), where, context)
        found = await self.client.text_document_code_action_async(params)
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    async def hover(self, line: int, character: int) -> str:
        """What is said of a place; empty where nothing is."""
        at = types.Position(line, character)
        found = await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(self.uri), at)
        )
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found else ""  # type: ignore[union-attr]


# What the server registered, and the counts that it told of.
registered: list[types.Registration] = []
statuses: list[Any] = []
ALL = types.Range(types.Position(0, 0), types.Position(100, 0))


def code(diagnostic: types.Diagnostic) -> str:
    return str(diagnostic.code)


async def until(client: LanguageClient, ask: Callable[[], Any], seconds: float = 20) -> Any:
    """What a question gives once that is something."""
    for _ in range(int(seconds * 100)):
        if (given := ask()) is not None:
            return given
        assert client.error is None
        await asyncio.sleep(0.01)
    pytest.fail(f"nothing came: {client.diagnostics} {client.messages}")


def applied(text: str, edits: list[Any], encoding: str = "utf-16-le", unit: int = 2) -> str:
    """A text after edits of the protocol, in one encoding: another way than the server's."""
    lines = text.splitlines(keepends=True) or [""]

    def at(position: types.Position) -> int:
        before = "".join(lines[: position.line])
        rest = lines[position.line] if position.line < len(lines) else ""
        return len(before) + len(rest.encode(encoding)[: position.character * unit].decode(encoding))

    for edit in sorted(edits, key=lambda one: at(one.range.start), reverse=True):
        text = text[: at(edit.range.start)] + edit.new_text + text[at(edit.range.end) :]
    return text


def edits_of(action: types.CodeAction) -> list[Any]:
    assert action.edit and action.edit.document_changes
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return [*change.edits]


async def test_findings_come_with_the_version_and_in_utf_16(client: LanguageClient) -> None:
    buffer = Buffer(client, "甲.txt", LINE)
    found = await buffer.codes("QZ101", "QZ102", "QZ201")
    # 😀 and 𠮷 are two units of UTF-16 each.
    assert [(one.range.start.character, one.range.end.character) for one in found] == [(8, 10), (15, 17), (23, 25)]
    assert [one.severity for one in found] == [1, 2, 3]
    assert found[0].message == "“灯龙”应为“灯笼”" and found[0].source == "dj-lint"
    buffer.close()


async def test_diagnostics_follow_the_text(client: LanguageClient) -> None:
    buffer = Buffer(client, "乙.txt", "门口挂着灯笼。")
    await buffer.codes()
    for n in range(10):  # as fast as somebody types
        buffer.write("灯" * n + "龙")
    buffer.write("上面\r\n\r\n" + LINE + "\n")
    found = await buffer.codes("QZ101", "QZ102", "QZ201")
    assert {one.range.start.line for one in found} == {2}
    buffer.write("没有了")
    await buffer.codes()
    buffer.close()


async def test_lines_end_where_editors_end_them(client: LanguageClient) -> None:
    buffer = Buffer(client, "行.txt", "甲\u2028乙\x0c丙\x85丁灯龙\r第二行灯龙\n\u2029灯龙")
    found = await buffer.codes("QZ101", "QZ101", "QZ101")
    starts = [(one.range.start.line, one.range.start.character) for one in found]
    assert starts == [(0, 7), (1, 3), (2, 1)]
    buffer.close()


async def test_one_is_corrected(client: LanguageClient) -> None:
    buffer = Buffer(client, "丙.txt", LINE)
    found = await buffer.codes("QZ101", "QZ102", "QZ201")
    sure, unsure = [(await buffer.actions(one.range, QUICK))[0] for one in found[:2]]
    assert sure.title == "“灯龙”改为“灯笼”" and sure.is_preferred
    assert unsure.title == "“石乔”改为“石桥”（请确认）" and not unsure.is_preferred
    assert applied(LINE, edits_of(sure)) == LINE.replace("灯龙", "灯笼")
    assert sure.diagnostics and code(sure.diagnostics[0]) == "QZ101"
    buffer.close()


async def test_all_that_is_certain_is_corrected(client: LanguageClient) -> None:
    text = LINE + "\n" + LINE
    buffer = Buffer(client, "丁.txt", text)
    await buffer.codes(*["QZ101", "QZ102", "QZ201"] * 2)
    (action,) = await buffer.actions(ALL, "source.fixAll")
    assert action.kind == FIX_ALL and action.edit is None  # asked for when it is wanted
    whole = await client.code_action_resolve_async(action)
    assert applied(text, edits_of(whole)) == text.replace("灯龙", "灯笼")
    assert (await buffer.actions(ALL, FIX_ALL))[0].title == action.title
    assert not await buffer.actions(ALL, "refactor")
    buffer.close()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("甲.txt", "第一段。\r\n" + LINE + "\r\n第三段。"),
        ("甲.md", "# 题\n\n" + LINE + "\n"),
        ("表.md", "- 一\n- " + LINE + "\n- 三\n"),
        ("格.md", "| 甲 | 乙 |\n|---|---|\n| 一 | " + LINE + " |\n"),
        ("页.md", "---\ntitle: 题\n---\n\n段落的第一行\n" + LINE + "\n"),
    ],
)
async def test_one_stands_by_a_comment(client: LanguageClient, name: str, text: str) -> None:
    language = "markdown" if name.endswith(".md") else "plaintext"
    buffer = Buffer(client, name, text, language)
    found = await buffer.codes("QZ101", "QZ102", "QZ201")
    action = next(one for one in await buffer.actions(found[0].range) if "在文中" in one.title)
    buffer.write(applied(text, edits_of(action)))
    await buffer.codes("QZ102", "QZ201")
    buffer.close()


async def test_one_stands_by_the_configuration(client: LanguageClient) -> None:
    buffer = Buffer(client, "戊.txt", LINE)
    settings = buffer.folder / "dj-lint.toml"
    before = settings.read_text(encoding="utf-8")
    found = await buffer.codes("QZ101", "QZ102", "QZ201")
    action = next(one for one in await buffer.actions(found[1].range) if "在配置里" in one.title)
    assert action.command and action.command.command == LET_STAND and action.command.arguments
    place: list[Any] = [*action.command.arguments, "地名"]
    await client.workspace_execute_command_async(types.ExecuteCommandParams(LET_STAND, place))
    await buffer.codes("QZ101", "QZ201")
    written = settings.read_text(encoding="utf-8")
    assert 'rule = "QZ102"' in written and 'files = ["戊.txt"]' in written and 'reason = "地名"' in written
    assert "dj-lint.toml" in client.messages[-1].message
    await client.workspace_execute_command_async(types.ExecuteCommandParams(LET_STAND, place))  # it is gone
    assert "再试一次" in client.messages[-1].message
    settings.write_text(before, encoding="utf-8")
    buffer.close()


async def test_the_page_of_a_rule_is_opened(client: LanguageClient) -> None:
    buffer = Buffer(client, "己.txt", LINE)
    found = await buffer.codes("QZ101", "QZ102", "QZ201")
    action = next(one for one in await buffer.actions(found[0].range) if one.title == "查看规则 QZ101")
    assert action.command and action.command.command == OPEN_RULE
    params = types.ExecuteCommandParams(OPEN_RULE, action.command.arguments)
    await client.workspace_execute_command_async(params)
    uri = client.shown_documents[-1].uri
    assert uri.endswith("/QZ101.txt")
    from pygls.uris import to_fs_path

    assert "灯要写对" in Path(str(to_fs_path(uri))).read_text(encoding="utf-8")
    buffer.close()


async def test_a_hover_tells_the_reason_the_source_and_examples(client: LanguageClient) -> None:
    buffer = Buffer(client, "庚.txt", LINE)
    await buffer.codes("QZ101", "QZ102", "QZ201")
    said = await buffer.hover(0, 9)
    for part in (
        "“灯龙”应为“灯笼”",
        "QZ101 wrong-lamp",
        "灯要写对。",
        "依据：自拟",
        "✗ 门口挂着灯龙。",
        "✓ 门口挂着灯笼。",
    ):
        assert part in said
    assert "未核对" in await buffer.hover(0, 15)
    assert await buffer.hover(0, 2) == "" and await buffer.hover(7, 7) == ""
    buffer.close()


async def test_a_lens_counts(client: LanguageClient) -> None:
    buffer = Buffer(client, "辛.txt", LINE)
    await buffer.codes("QZ101", "QZ102", "QZ201")
    params = types.CodeLensParams(types.TextDocumentIdentifier(buffer.uri))
    (lens,) = await client.text_document_code_lens_async(params) or []
    assert lens.command and lens.command.title == "dj-lint：1 处错误、1 处警告、1 处提示"
    assert lens.range.start == types.Position(0, 0)
    assert statuses[-1].uri == buffer.uri and statuses[-1].text == "1 处错误、1 处警告、1 处提示"
    assert (statuses[-1].counts.error, statuses[-1].counts.warning, statuses[-1].counts.info) == (1, 1, 1)
    buffer.close()


async def test_configurations_and_rules_are_watched(client: LanguageClient) -> None:
    assert [one.method for one in registered] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
    buffer = Buffer(client, "壬.txt", LINE)
    await buffer.codes("QZ101", "QZ102", "QZ201")
    changed: list[tuple[str, Callable[[str], str], tuple[str, ...]]] = [
        ("dj-lint.toml", lambda text: text + 'ignore = ["QZ101"]\n', ("QZ102", "QZ201")),
        (
            "own.toml",
            lambda text: text.replace('"石乔" = ', '"石轿" = ').replace("石乔。", "石轿。"),
            ("QZ101", "QZ201"),
        ),
    ]
    for name, change, wanted in changed:
        file = buffer.folder / name
        before = file.read_text(encoding="utf-8")
        file.write_text(change(before), encoding="utf-8")
        _tell(client, file)
        await buffer.codes(*wanted)
        file.write_text(before, encoding="utf-8")
        _tell(client, file)
        await buffer.codes("QZ101", "QZ102", "QZ201")
    buffer.close()


def _tell(client: LanguageClient, *files: Path) -> None:
    events = [types.FileEvent(file.as_uri(), types.FileChangeType.Changed) for file in files]
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))


async def test_a_mistake_in_a_configuration_is_shown_there(client: LanguageClient) -> None:
    buffer = Buffer(client, "癸.txt", LINE)
    await buffer.codes("QZ101", "QZ102", "QZ201")
    file = buffer.folder / "dj-lint.toml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before + "selct = []\n", encoding="utf-8")
    _tell(client, file)
    uri = file.as_uri()
    (found,) = await until(client, lambda: client.diagnostics.get(uri) or None)
    assert "select" in found.message and found.range.start.line == before.count("\n")
    file.write_text(before, encoding="utf-8")
    _tell(client, file)
    await until(client, lambda: not client.diagnostics[uri] or None)
    await buffer.codes("QZ101", "QZ102", "QZ201")
    buffer.close()


async def test_folders_have_their_own_configurations_and_settings(client: LanguageClient, tmp_path: Path) -> None:
    own_pack(tmp_path, 'lang = "en"')
    other = Buffer(client, "", LINE, uri=(tmp_path / "a.txt").as_uri())
    found = await other.codes("QZ101", "QZ102")
    assert found[0].message == "“灯龙” should be “灯笼”"
    folder = types.WorkspaceFolder(tmp_path.as_uri(), "other")
    client.set_configuration({"dj-lint": {"ignore": ["QZ102"], "minSeverity": "info"}}, scope_uri=folder.uri)
    event = types.WorkspaceFoldersChangeEvent([folder], [])
    client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    await other.codes("QZ101", "QZ201")
    (tmp_path / "other.toml").write_text('rules = ["own.toml"]\nselect = ["QZ201"]\n', encoding="utf-8")
    client.set_configuration({"dj-lint": {"config": "other.toml", "minSeverity": "info"}}, scope_uri=folder.uri)
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
    await other.codes("QZ201")
    client.set_configuration({"dj-lint": {"lang": "fr"}}, scope_uri=folder.uri)
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
    await until(client, lambda: any("lang" in one.message for one in client.messages) or None)
    other.close()


async def test_a_text_in_no_file_is_checked(client: LanguageClient) -> None:
    buffer = Buffer(client, "", "坚持集休学习。", uri="untitled:Untitled-1")
    found = await buffer.codes("TY001")
    assert not [one for one in await buffer.actions(found[0].range) if one.command and one.command.command == LET_STAND]
    buffer.write("# 题\n\n`集休学习`\n")
    await buffer.codes("TY001")
    buffer.close()
    marked = Buffer(client, "", "# 题\n\n`集休学习`\n", "markdown", "untitled:Untitled-2")
    await marked.codes()
    marked.close()


async def test_a_file_in_gb18030(client: LanguageClient) -> None:
    text = "门口挂着灯龙，按照《某县志》的说法。\n"
    folder: Path = client.folder  # type: ignore[attr-defined]
    (folder / "国标.txt").write_bytes(text.encode("gb18030"))
    right = Buffer(client, "国标.txt", text)  # an editor that knows the encoding
    found = await right.codes("QZ101")
    assert (found[0].range.start.character, found[0].range.end.character) == (4, 6)
    right.close()
    wrong = Buffer(client, "国标.txt", text.encode("gb18030").decode("utf-8", "replace"))
    found = await wrong.codes("encoding")
    assert "GB18030" in found[0].message and not await wrong.actions(ALL)
    wrong.close()


async def test_nothing_is_done_for_a_file_that_is_closed(client: LanguageClient) -> None:
    buffer = Buffer(client, "关.txt", LINE)
    await buffer.codes("QZ101", "QZ102", "QZ201")
    buffer.close()
    await buffer.codes()
    client.diagnostics.pop(buffer.uri)
    _tell(client, buffer.folder / "dj-lint.toml")
    hasty = Buffer(client, "急.txt", LINE * 50)
    hasty.close()  # before it was looked at
    other = Buffer(client, "开.txt", LINE)
    await other.codes("QZ101", "QZ102", "QZ201")
    assert buffer.uri not in client.diagnostics
    assert not client.diagnostics[hasty.uri]
    other.close()
