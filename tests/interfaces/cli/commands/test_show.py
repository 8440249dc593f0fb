"""--show-settings: every setting with its value and where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from lint.settings.config import Config
from tests.interfaces.cli.commands.helper import call, own_pack


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path, 'fail-on = "warning"\n')
    return tmp_path


def test_every_setting_and_its_origin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "--show-settings", "--stage", "final")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert [line.split(" = ")[0] for line in lines[:-1]] == [field.encode_name for field in structs.fields(Config)]
    assert f"fail-on = 'warning'  # {folder}/dj-lint.toml" in lines
    assert "stage = 'final'  # 命令行" in lines
    assert "ignore = []  # 默认值" in lines
    english = call(capsys, "--show-settings", "--stage", "final", "--lang", "en").out.splitlines()
    assert "stage = 'final'  # command line" in english and "ignore = []  # default" in english


def test_settings_of_a_file_and_of_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "下").mkdir()
    own_pack(folder / "下", 'select = ["QZ101"]\n')
    (folder / "下" / "a.txt").write_text("", encoding="utf-8")
    for path in ("下", "下/a.txt", "下/没有.txt"):
        assert f"select = ['QZ101']  # {folder}/下/dj-lint.toml" in call(capsys, path, "--show-settings").out
    assert f"select = ['QZ']  # {folder}/dj-lint.toml" in call(capsys, ".", "--show-settings").out
