"""A session with a real client: what Neovim said is said again, and the server says what it said then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

from lint.base.version import __version__
from tests.interfaces.editor.session import FOLDER, HERE, folder_for, messages, record, sent, server
from tests.needed import program

RECORDED = HERE / "neovim.jsonl"


def lines(file: Path) -> list[tuple[str, dict[str, Any]]]:
    """A session as it was recorded: who said what."""
    told = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [(one["by"], one["message"]) for one in told]


def ours(message: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A message about this folder, and this version."""
    raw = json.dumps(message, ensure_ascii=False).replace(FOLDER, folder.as_uri())
    changed: dict[str, Any] = json.loads(raw)
    if isinstance(result := changed.get("result"), dict) and "serverInfo" in result:
        result["serverInfo"]["version"] = __version__
    return changed


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder_for(tmp_path)
    yield tmp_path


def test_the_session_is_as_it_was(folder: Path) -> None:
    process = server(folder)
    assert process.stdin and process.stdout
    said: Queue[dict[str, Any]] = Queue()
    stdout = process.stdout

    def hear() -> None:
        for one in messages(stdout):
            said.put(one)

    Thread(target=hear, daemon=True).start()
    for who, message in lines(RECORDED):
        if who == "client":
            process.stdin.write(sent(ours(message, folder)))
            process.stdin.flush()
            continue
        try:
            assert said.get(timeout=20) == ours(message, folder)
        except Empty:
            pytest.fail(f"the server did not say {message}")
    assert process.wait(20) == 0
    assert said.empty()


def test_it_is_a_session_of_everything() -> None:
    asked = {message.get("method") for who, message in lines(RECORDED) if who == "client"}
    wanted = ("didOpen", "didChange", "didClose", "hover", "codeAction", "codeLens")
    assert {f"textDocument/{name}" for name in wanted} <= asked
    assert lines(RECORDED)[0][1]["params"]["clientInfo"]["name"] == "Neovim"


def test_neovim_says_the_same_today(tmp_path: Path) -> None:
    program("NEOVIM", "nvim")
    record(tmp_path / "now.jsonl")
    methods = [message.get("method") for _, message in lines(tmp_path / "now.jsonl")]
    assert methods[-1] == "exit" and "textDocument/codeAction" in methods
