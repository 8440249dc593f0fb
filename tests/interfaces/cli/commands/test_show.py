"""--show-settings: every setting with its value and where it comes from, as a configuration file has it."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
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
    assert f'fail-on = "warning"  # {folder}/dj-lint.toml' in lines
    assert 'stage = "final"  # 命令行' in lines
    assert "ignore = []  # 默认值" in lines and "force-exclude = false  # 默认值" in lines
    assert lines[-1] == "# 在用的规则：2 条"
    english = call(capsys, "--show-settings", "--stage", "final", "--lang", "en").out.splitlines()
    assert 'stage = "final"  # command line' in english and "ignore = []  # default" in english
    assert english[-1] == "# rules in use: 2"


def test_settings_of_a_file_and_of_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "下").mkdir()
    own_pack(folder / "下", 'select = ["QZ101"]\n')
    (folder / "下" / "a.txt").write_text("", encoding="utf-8")
    for path in ("下", "下/a.txt", "下/没有.txt"):
        assert f'select = ["QZ101"]  # {folder}/下/dj-lint.toml' in call(capsys, path, "--show-settings").out
    assert f'select = ["QZ"]  # {folder}/dj-lint.toml' in call(capsys, ".", "--show-settings").out


def test_what_is_printed_can_be_pasted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = 'rules = ["own.toml"]\nselect = ["QZ"]\nallow-words = ["甲\\"乙", "丙\\\\丁"]\n[severity]\nQZ101 = "info"\n'
    (folder / "base.toml").write_text(base, encoding="utf-8")
    (folder / "dj-lint.toml").write_text(
        'extend = "base.toml"\nignore = ["QZ102", {rule = "QZ101", text = "灯", reason = "一\\n二"}]\n'
        '[per-file-ignores]\n"模板/*.txt" = ["QZ"]\n[genre]\n"述职/*" = "duty-report"\n'
        "[layout]\ntop = [35, 37.5]\n",
        encoding="utf-8",
    )
    printed = call(capsys, "--show-settings").out
    (folder / "pasted.toml").write_text(printed, encoding="utf-8")
    again = call(capsys, "--show-settings", "--config", "pasted.toml")
    assert (again.code, again.err) == (0, "")
    assert {"extend": "", **tomli.loads(printed)} == tomli.loads(again.out)
    assert tomli.loads(printed)["ignore"] == ["QZ102", {"rule": "QZ101", "text": "灯", "reason": "一\n二"}]
    assert tomli.loads(printed)["severity"] == {"QZ101": "info"}
    assert tomli.loads(printed)["layout"] == {"top": [35, 37.5]} and tomli.loads(printed)["model-threads"] == 0
    assert printed.startswith(f'# extend = "base.toml"  # {folder}/dj-lint.toml，已并入其余各项\n')
