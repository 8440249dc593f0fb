"""Pipes, devices, folders and links to nowhere, wherever a file is asked for: named, exit 2, nothing waited for."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

import lint
from tests.interfaces.cli.commands.helper import PACK, TEXT, call, no_traceback, own_pack, spawn

pytestmark = pytest.mark.skipif(os.name == "nt", reason="files of other kinds are there")
SPECIAL = {
    "folder": "是文件夹",
    "pipe": "是管道",
    "device": "是设备",
    "socket": "是套接字",
    "link": "所指的文件不存在",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def make(kind: str, path: Path) -> None:
    """Put a file of a kind at a path, in the place of what is there."""
    path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")  # which has no end
    elif kind == "link":
        path.symlink_to("nowhere")
    else:
        here = os.getcwd()
        os.chdir(path.parent)  # the name of a socket is short
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
        os.chdir(here)


def refused(capsys: pytest.CaptureFixture[str], kind: str, *argv: str, name: str = "x") -> None:
    said = call(capsys, *argv)
    assert (said.code, said.out) == (2, "") and no_traceback(said)
    assert SPECIAL[kind] in said.err and name in said.err


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("name", ["dj-lint.toml", ".dj-lint.toml", "pyproject.toml"])
def test_a_configuration_of_the_folder(kind: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    make(kind, folder / name)
    refused(capsys, kind, "a.txt", name=name)


@pytest.mark.parametrize("kind", SPECIAL)
def test_a_configuration_that_is_named(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(kind, folder / "x.toml")
    refused(capsys, kind, "a.txt", "--config", "x.toml")
    refused(capsys, kind, "explain", "TY001", "--config", "x.toml")


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("setting", ['extend = "x.toml"', 'baseline = "x.toml"', 'rules = ["x.toml"]', 'rules = ["r"]'])
def test_what_a_configuration_names(kind: str, setting: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r").mkdir()
    (folder / "r" / "own.toml").write_text(PACK, encoding="utf-8")
    make(kind, folder / ("r/x.toml" if '"r"' in setting else "x.toml"))
    (folder / "dj-lint.toml").write_text(setting + '\nselect = ["TY001"]\n', encoding="utf-8")
    (folder / "a.txt").write_text("坚持集休学习。\n", encoding="utf-8")
    said = call(capsys, "a.txt")
    if setting == 'rules = ["x.toml"]' and kind == "folder":  # a folder of rules, which has none
        assert said.code == 1
    else:
        assert said.code == 2 and SPECIAL[kind] in said.err and "x.toml" in said.err and no_traceback(said)


@pytest.mark.parametrize("kind", SPECIAL)
def test_a_baseline_that_is_named(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(kind, folder / "x.json")
    for more in ([], ["--write-baseline"]):
        said = call(capsys, "a.txt", "--baseline", "x.json", *more)
        assert said.code == 2 and SPECIAL[kind] in said.err and no_traceback(said)
    assert not (folder / "nowhere").exists()


@pytest.mark.parametrize("kind", [*SPECIAL, "disk"])
def test_output(kind: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if kind == "disk":
        monkeypatch.setattr("lint.interfaces.cli.output_file._kind", lambda path: "disk")
    elif kind == "device":
        (folder / "x").symlink_to("/dev/full")
    else:
        make(kind, folder / "x")
    said = call(capsys, "a.txt", "-o", "x")
    assert (said.code, said.out) == (2, "") and said.err.startswith("dj-lint: 无法写入“x”：") and no_traceback(said)
    assert not [name for name in os.listdir(folder) if name.startswith(".dj-lint-") or name == "nowhere"]


def test_output_to_devices_that_take_it(folder: Path) -> None:
    assert spawn(folder, "a.txt", "-o", "/dev/null").code == 1
    said = spawn(folder, "a.txt", "--output-format", "concise", "-o", "/dev/stdout")
    assert said.code == 1 and said.out.startswith("a.txt:1:5:") and said.err == ""


def test_a_configuration_of_a_size_that_no_memory_has(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open(folder / "dj-lint.toml", "ab") as file:
        file.truncate(1 << 40)
    said = call(capsys, "a.txt")
    assert said.code == 2 and "文件过大" in said.err and no_traceback(said)


def test_a_folder_of_rules_that_may_not_be_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "r").mkdir()
    (folder / "dj-lint.toml").write_text('rules = ["r"]', encoding="utf-8")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/r"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr("lint.packs.find.os.scandir", scandir)
    said = call(capsys, "a.txt")
    assert said.code == 2 and "无法读取：没有权限" in said.err and no_traceback(said)


@pytest.mark.parametrize("kind", SPECIAL)
def test_from_another_program(kind: str, folder: Path) -> None:
    make(kind, folder / "x.txt")
    with pytest.raises(OSError):
        lint.check_file("x.txt")


USED = {
    "dj-lint.toml": "配置文件",
    "base.toml": "配置文件",
    "sub/dj-lint.toml": "配置文件",
    "own.toml": "规则文件",
    "b.json": "基线文件",
    "kept/results-1.msgpack": "缓存",
    "kept/new": "缓存",
    "a.txt": "要检查的文稿",
}


@pytest.mark.parametrize("link", [False, True])
@pytest.mark.parametrize("name", USED)
def test_results_never_take_the_place_of_a_file_in_use(
    name: str, link: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "base.toml").touch()
    own_pack(folder, 'extend = "base.toml"')
    (folder / "sub").mkdir()
    (folder / "sub" / "dj-lint.toml").touch()
    (folder / "sub" / "b.txt").write_text("好。\n", encoding="utf-8")
    assert call(capsys, "a.txt", "--write-baseline", "--baseline", "b.json").code == 0
    (folder / "kept").mkdir(mode=0o700)
    (folder / "kept" / "results-1.msgpack").touch()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    output = name
    if link:
        output = "kept/l" if name.startswith("kept") else "l"
        (folder / output).symlink_to(folder / name)
    said = call(capsys, "a.txt", "sub", "--baseline", "b.json", "--cache-dir", "kept", "-o", output)
    assert (said.code, said.out) == (2, "") and "-o 请换一个文件" in said.err and USED[name] in said.err
    assert {path: path.read_bytes() for path in before} == before and not (folder / "kept" / "new").exists()


def test_output_over_a_configuration_that_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "dj-lint.toml").write_text("stag = 1  # a slip, to be mended", encoding="utf-8")
    (folder / "sub" / "b.txt").write_text("好。\n", encoding="utf-8")
    said = call(capsys, "sub", "-o", "sub/dj-lint.toml")
    assert said.code == 2 and "配置文件" in said.err
    assert (folder / "sub" / "dj-lint.toml").read_text("utf-8") == "stag = 1  # a slip, to be mended"


def test_output_through_a_link_into_the_cache(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "a.txt", "--cache-dir", "kept").code == 1
    (file,) = (folder / "kept").glob("results-*")
    before = file.read_bytes()
    (folder / "l").symlink_to(file)
    assert call(capsys, "a.txt", "--cache-dir", "kept", "-o", "l").code == 2 and file.read_bytes() == before


def test_output_in_the_place_of_what_standard_input_is(folder: Path) -> None:
    said = spawn(folder, "-", "--stdin-filename", "a.txt", "-o", "a.txt", stdin=TEXT.encode())
    assert said.code == 2 and "a.txt”是要检查的文稿" in said.err
    assert (folder / "a.txt").read_text("utf-8") == TEXT
