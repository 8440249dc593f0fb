"""Attacks on the cache: what somebody else put there, or can, changes nothing of what is found, fixed or written."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from lint.base import own_folder
from lint.base.cache_files import _BEFORE, CacheFolder, _before
from tests.interfaces.cli.commands.helper import Said, call, environment, own_pack, spawn

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of files are another matter there")
TEXT = "门口挂着灯龙，河上有座石乔。\n"
STRANGER = 65534  # nobody


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that an honest run filled."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    own_pack(work)
    (work / "a.txt").write_text(TEXT, encoding="utf-8")
    assert spawn(work, "a.txt", "--cache-dir", "../kept").code == 1
    return tmp_path / "kept"


def results(kept: Path) -> Path:
    (file,) = kept.glob("results-*")
    return file


def forge(file: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the head of a file as one who knows how it is written."""
    raw = file.read_bytes()
    size = int.from_bytes(raw[4:_BEFORE], "big")
    head = change(raw[_BEFORE:][:size])
    file.write_bytes(_before(head) + head + raw[_BEFORE + size :])


def plant_results(kept: Path) -> None:
    """Say that nothing was found."""

    def forged(head: bytes) -> bytes:
        data = msgspec.msgpack.decode(head)
        for entry in data[2].values():
            entry[1] = []
        return msgspec.msgpack.encode(data)

    forge(results(kept), forged)


def plant_rules(kept: Path) -> None:
    """Let the fix write a stranger's words."""
    results(kept).unlink()
    for file in kept.glob("pack-*"):
        forge(file, lambda head: head.replace("灯笼".encode(), "坏话".encode()))


def of_a_stranger(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a file to somebody else; where that is not allowed, be somebody else from now on."""
    try:
        os.chown(path, STRANGER, -1)
    except PermissionError:
        monkeypatch.setattr(own_folder, "owner", lambda: STRANGER)


def others_write(path: Path, _: pytest.MonkeyPatch) -> None:
    path.chmod(path.stat().st_mode | stat.S_IWOTH)


def group_writes(path: Path, _: pytest.MonkeyPatch) -> None:
    path.chmod(path.stat().st_mode | stat.S_IWGRP)


def a_link(path: Path, _: pytest.MonkeyPatch) -> None:
    """Let the name lead to what lies elsewhere."""
    elsewhere = path.with_name(path.name + ".elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


WAYS = [of_a_stranger, others_write, group_writes, a_link]
Way = Callable[[Path, pytest.MonkeyPatch], None]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("whole", [True, False])
def test_planted_results_hide_nothing(
    way: Way, whole: bool, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = call(capsys, "a.txt", "--no-cache")
    plant_results(kept)
    assert call(capsys, "a.txt", "--cache-dir", str(kept)).code == 0  # the forgery is a good one
    way(kept if whole else results(kept), monkeypatch)
    assert call(capsys, "a.txt", "--cache-dir", str(kept)) == expected


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("whole", [True, False])
def test_planted_rules_write_nothing(
    way: Way, whole: bool, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant_rules(kept)
    for file in [kept] if whole else sorted(kept.glob("pack-*")):
        way(file, monkeypatch)
    assert call(capsys, "a.txt", "--fix", "-q", "--cache-dir", str(kept)).code == 0
    assert Path("a.txt").read_text("utf-8") == TEXT.replace("灯龙", "灯笼")


def test_no_cache_reads_and_writes_nothing_of_it(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant_rules(kept)
    before = {file.name: file.read_bytes() for file in kept.iterdir()}
    for file in kept.iterdir():
        os.utime(file, ns=(1, 1))
    assert call(capsys, "a.txt", "--fix", "-q", "--no-cache", "--cache-dir", str(kept)).code == 0
    assert "灯笼" in Path("a.txt").read_text("utf-8")
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == before
    shutil.rmtree(kept)
    call(capsys, "a.txt", "--no-cache", "--cache-dir", str(kept))
    assert not kept.exists()


def test_no_file_is_written_through_a_link(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    precious = tmp_path / "precious"
    precious.write_text("x")
    for file in kept.glob("*-*"):
        file.unlink()
        file.symlink_to(precious)
    said = call(capsys, "a.txt", "--cache-dir", str(kept))
    assert said.code == 1 and precious.read_text() == "x"
    assert not any(file.is_symlink() for file in kept.glob("results-*"))  # what is ours takes its place


def test_a_folder_behind_a_link_is_left_alone(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(private)
    assert call(capsys, "a.txt", "--cache-dir", str(tmp_path / "link")).code == 1
    assert not [*private.iterdir()]


def test_a_pipe_hangs_nothing(kept: Path) -> None:
    names = [file.name for file in kept.glob("*-*")]
    for name in names:
        (kept / name).unlink()
        os.mkfifo(kept / name)
    command = [sys.executable, "-m", "lint", "a.txt", "-q", "--cache-dir", str(kept)]
    done = subprocess.run(command, env=environment(), capture_output=True, timeout=120)
    assert done.returncode == 1 and not done.stderr
    assert not results(kept).is_fifo()


def test_a_file_that_no_memory_holds(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.truncate(results(kept), 1 << 40)
    said = call(capsys, "a.txt", "--cache-dir", str(kept), "--verbose")
    assert said.code == 1 and results(kept).name in said.err and results(kept).stat().st_size < 1 << 20


@pytest.mark.parametrize("mask", [0o000, 0o002, 0o022])
def test_files_are_for_nobody_else_to_read(mask: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        CacheFolder(str(tmp_path / "kept")).store("results-1.msgpack", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "kept").iterdir()}
    assert modes == dict.fromkeys(["results-1.msgpack", ".gitignore", "CACHEDIR.TAG"], 0o600)


def test_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    folder = CacheFolder(str(tmp_path / "kept"))
    folder.store("pack-1.msgpack", b"x")
    old, new = tmp_path / "kept" / ".dj-lint-old", tmp_path / "kept" / ".dj-lint-new"
    old.write_bytes(b"")
    new.write_bytes(b"")
    os.utime(old, ns=(10, 10))
    folder.prune("pack", 9)
    assert not old.exists() and new.exists()


def test_a_refusal_is_said_once_where_that_is_wanted(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results(kept).write_bytes(b"rubbish")
    said = call(capsys, "a.txt", "--cache-dir", str(kept), "--verbose")
    used = "dj-lint: 配置：dj-lint.toml；规则：2 条；文件：1 个\n"
    assert said.err == f"{used}dj-lint: 没有使用缓存“{results(kept)}”：内容已损坏\n"
    assert call(capsys, "a.txt", "--cache-dir", str(kept), "-v").err == used
    kept.chmod(0o777)
    said = call(capsys, "a.txt", "--cache-dir", str(kept), "-v", "--lang", "en")
    used, refused = said.err.splitlines()
    assert used.endswith("; files: 1") and refused.startswith(f"dj-lint: the cache {kept} was not used: ")
    assert call(capsys, "a.txt", "--cache-dir", str(kept)).err == ""


def test_another_user_is_not_believed(kept: Path, tmp_path: Path) -> None:
    """The other way round: a run of the stranger's uid, in the cache that we filled."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    plant_results(kept)
    open_up(kept)
    program = (
        "import os, sys; from lint.interfaces.cli.main import main; from lint.kinds import NAMES, kind\n"
        "main(['a.txt', '-q', '-o', '/dev/null', '--cache-dir', '../other'])\n"
        "[kind(name) for name in NAMES]  # now all is imported\n"
        "os.setgid(65534); os.setuid(65534); sys.exit(main())"
    )
    command = [sys.executable, "-c", program, "a.txt", "-q", "--output-format", "concise", "--cache-dir", str(kept)]
    done = subprocess.run(command, env={**environment(), "HOME": "/nonexistent"}, capture_output=True)
    if "没有权限".encode() in done.stderr:
        pytest.skip("the stranger cannot reach the program")
    said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert said.code == 1 and "QZ101" in said.out


def open_up(path: Path) -> None:
    """Let everybody read a folder, what is in it, and come as far as that."""
    for folder in [path, *path.parents]:
        if folder.owner() != "root" or folder == Path("/tmp"):
            break
        folder.chmod(folder.stat().st_mode | 0o055)
    for file in path.iterdir():
        file.chmod(0o644)
