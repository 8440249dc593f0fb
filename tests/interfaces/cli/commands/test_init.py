"""init: a configuration file to begin with."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest

from lint.settings import config, read
from tests.interfaces.cli.commands.helper import Said, call, own_pack


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("lang", "said"), [("zh", "已写入 dj-lint.toml\n"), ("en", "wrote dj-lint.toml\n")])
def test_writes_a_file_that_changes_nothing(
    lang: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "init", "--lang", lang) == Said(0, said, "")
    assert os.listdir(folder) == ["dj-lint.toml"]
    assert read.read("dj-lint.toml").config == config.Config()
    text = (folder / "dj-lint.toml").read_text(encoding="utf-8")
    assert any("一" <= char <= "鿿" for char in text) is (lang == "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_it_suggests_is_valid(lang: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "init", "--lang", lang)
    file = folder / "dj-lint.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    suggested = [line for line in lines if re.match(' *# ("|PH|[{])', line)]
    assert len(suggested) == 5
    file.write_text("\n".join(line.replace("# ", "") if line in suggested else line for line in lines) + "\n")
    (folder / "a.txt").write_text("河边没有人。\n", encoding="utf-8")
    assert call(capsys, "a.txt", "-q") == Said(0, "", "")


def test_does_not_overwrite(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder)
    before = (folder / "dj-lint.toml").read_bytes()
    assert call(capsys, "init") == Said(2, "", "dj-lint: “dj-lint.toml”已存在，未作改动\n")
    assert call(capsys, "init", "--lang=en").err == "dj-lint: dj-lint.toml exists already; nothing was changed\n"
    assert (folder / "dj-lint.toml").read_bytes() == before


def test_does_not_write_through_a_broken_link(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").symlink_to("别处.toml")
    assert call(capsys, "init").code == 2
    assert os.listdir(folder) == ["dj-lint.toml"] and (folder / "dj-lint.toml").is_symlink()


def test_folder_that_cannot_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", closed)
    monkeypatch.setattr(os, "replace", closed)
    said = call(capsys, "init")
    assert (said.code, said.out) == (2, "") and said.err.startswith("dj-lint: 无法写入“dj-lint.toml”：")
    assert os.listdir(folder) == []
