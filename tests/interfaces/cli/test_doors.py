"""The other two doors from the shell: a check loads nothing of them; what is said where they cannot be opened."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from lint.interfaces.cli.commands import lsp, serve
from tests.interfaces.cli.commands.helper import call, environment, no_traceback, spawn

# What the two extras bring along, and our own modules that need them.
NEVER = (
    "starlette", "uvicorn", "pygls", "lsprotocol", "cattrs", "anyio", "h11", "asyncio", "multiprocessing",
    "lint.interfaces.web", "lint.interfaces.editor", "lint.interfaces.cli.doors", "lint.settings.schema",
    "lint.base.messages.page", "lint.base.messages.editor",
)  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [["甲.txt"], ["--fix", "甲.txt"], ["--output-format", "html", "甲.txt"], ["--help"]]
)
def test_a_check_loads_nothing_of_the_other_doors(tmp_path: Path, arguments: list[str]) -> None:
    assert all(find_spec(name) for name in NEVER)
    (tmp_path / "甲.txt").write_text("坚持集休学习。\n", encoding="utf-8")
    code = (
        "import json, sys\nfrom lint.interfaces.cli.main import main\n"
        f"code = main({arguments!r})\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8"
    )
    loaded = set(json.loads(done.stderr.splitlines()[-1]))
    assert "lint.interfaces.cli.arguments" in loaded
    if arguments == ["--help"]:
        loaded -= {"lint.interfaces.cli.doors"}  # which says what there is
    assert loaded & set(NEVER) == set()


@pytest.mark.parametrize(("command", "extra"), [("serve", "web"), ("lsp", "lsp")])
def test_what_to_do_where_one_is_not_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, extra: str
) -> None:
    monkeypatch.setattr(serve if command == "serve" else lsp, "find_spec", lambda name: None)
    for lang in ("zh", "en"):
        said = call(capsys, command, "--lang", lang)
        assert said.code == 2 and f'pip install "dangjian-lint[{extra}]"' in said.err and said.out == ""


@pytest.mark.parametrize("arguments", [["--port", "x"], ["--port", "65536"], ["--port", "-1"], ["甲.txt"]])
def test_usage_of_serve(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    said = call(capsys, "serve", *arguments)
    assert said.code == 2 and "试试 dj-lint" in said.err and no_traceback(said)


def test_an_address_that_is_taken_or_is_none_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = call(capsys, "serve", "--no-browser", "--port", port)
    assert said.code == 2 and f"127.0.0.1:{port}" in said.err and no_traceback(said)
    said = call(capsys, "serve", "--no-browser", "--host", "256.1.1.1")
    assert said.code == 2 and "256.1.1.1" in said.err and no_traceback(said)


def test_a_wrong_configuration_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    (tmp_path / "dj-lint.toml").write_text("selct = []\n", encoding="utf-8")
    said = spawn(tmp_path, "serve", "--no-browser")
    assert said.code == 2 and "select" in said.err and "http" not in said.out and no_traceback(said)


def test_a_server_whose_editor_goes_away_ends(tmp_path: Path) -> None:
    said = spawn(tmp_path, "lsp")  # standard input is at its end
    assert said.code == 1 and no_traceback(said)
