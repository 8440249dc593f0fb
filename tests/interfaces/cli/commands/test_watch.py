"""--watch: a process of its own, files that really change, and what it says of them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import PACK, TEXT, call, environment, own_pack, spawn

# How long a round may take, on a machine that is busy.
PATIENCE = 60.0
WAITING = "等待改动，按 Ctrl-C 结束。\n"


class Watching:
    """A `dj-lint --watch` in a folder."""

    def __init__(self, folder: Path, *argv: str, waiting: str = WAITING) -> None:
        command = [sys.executable, "-m", "lint", "--watch", *argv]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.waiting = waiting
        self._said = b""
        self._read = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        while data := os.read(self.process.stdout.fileno(), 1 << 16):
            self._said += data

    def round(self, *wanted: str) -> str:
        """What the next round says, which must have these words in it, or the round after it; waits for it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            said = self._said[self._read :].decode(errors="replace")
            at = max((said.find(word) for word in wanted), default=0)
            if all(word in said for word in wanted) and (stop := said.find(self.waiting, at)) >= 0:
                stop += len(self.waiting)
                self._read += len(said[:stop].encode())
                return said[:stop]
            time.sleep(0.02)
        raise AssertionError(f"{wanted} not in: {self._said[self._read :].decode()}")

    def end(self) -> str:
        """Ctrl-C; what it says to that."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(PATIENCE) == 0
        self._listener.join(PATIENCE)
        return self._said.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT * 2, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    running = Watching(folder, ".", "--output-format", "grouped")
    yield running
    running.process.kill()
    running.process.wait()


def codes(said: str) -> list[str]:
    return re.findall(r"QZ\d+", said)


def replace(path: Path, text: str) -> None:
    """Save as Word, WPS and vim do: beside it, then by renaming."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


def test_only_what_changed_is_checked_again(folder: Path, watching: Watching) -> None:
    said = watching.round("共检查 2 个文件，其中 2 个有问题：3 处错误、3 处警告。")
    assert "a.txt\n" in said and "b.txt\n" in said and not re.search(r"\[\d", said)
    (folder / "a.txt").write_text("河边系着灯龙。\n", encoding="utf-8")
    said = watching.round("共检查 2 个文件，其中 2 个有问题：3 处错误、2 处警告。")
    assert re.search(r"^\[\d\d:\d\d:\d\d\] 有改动：a\.txt。$", said, re.MULTILINE)
    assert codes(said) == ["QZ101"] and "b.txt\n" not in said
    replace(folder / "a.txt", "河边没有人。\n")
    said = watching.round("共检查 2 个文件，其中 1 个有问题：2 处错误、2 处警告。")
    assert "未发现问题：a.txt。" in said and codes(said) == []
    assert watching.end().endswith("已停止。\n")


def test_files_come_and_go(folder: Path, watching: Watching) -> None:
    watching.round("共检查 2 个文件")
    (folder / "新").mkdir()
    (folder / "新" / "丙.txt").write_text(TEXT, encoding="utf-8")
    said = watching.round("有改动：新/丙.txt。", "共检查 3 个文件，其中 3 个有问题")
    (folder / "新" / "丁.txt").write_text("河边没有人。\n", encoding="utf-8")
    watching.round("有改动：新/丁.txt。", "共检查 4 个文件，其中 3 个有问题")
    (folder / "b.txt").unlink()
    said = watching.round("已不在：b.txt。", "共检查 3 个文件，其中 2 个有问题：2 处错误、2 处警告。")
    assert codes(said) == []
    (folder / "c.png").write_bytes(b"no document")
    (folder / "a.txt").write_bytes(bytes(9))  # half written: binary for now
    said = watching.round("“a.txt”是二进制文件", "有 1 个文件未能检查。")
    assert "c.png" not in said
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    watching.round("共检查 3 个文件，其中 2 个有问题：2 处错误、2 处警告。有 2 处可用 --fix 自动改正。\n等待")
    watching.end()


def test_the_configuration_and_the_rules_count_too(folder: Path, watching: Watching) -> None:
    watching.round("3 处错误、3 处警告")
    own_pack(folder, 'min-severity = "info"')
    said = watching.round("配置或规则有改动，全部重新检查。", "3 处错误、3 处警告、3 处提示")
    assert "QZ201" in codes(said)
    (folder / "own.toml").write_text(PACK.replace('"灯龙" =', '"灯尨" ='), encoding="utf-8")
    watching.round("3 处警告、3 处提示")
    (folder / "dj-lint.toml").write_text("rules = 3\n", encoding="utf-8")
    said = watching.round("dj-lint.toml:1:1: “rules”应是列表")
    assert "共检查" not in said
    (folder / "a.txt").write_text("河边没有人。\n", encoding="utf-8")
    own_pack(folder)
    (folder / "own.toml").write_text("[[rule]\n", encoding="utf-8")
    watching.round("own.toml:1:", "TOML 语法错误")
    (folder / "own.toml").write_text(PACK, encoding="utf-8")
    watching.round("共检查 2 个文件，其中 1 个有问题：2 处错误、2 处警告。")
    (folder / "下").mkdir()
    (folder / "下" / "丙.txt").write_text(TEXT, encoding="utf-8")
    watching.round("共检查 3 个文件")
    (folder / "下" / "dj-lint.toml").write_text('extend = "../dj-lint.toml"\nignore = ["QZ102"]\n', encoding="utf-8")
    watching.round("配置或规则有改动", "共检查 3 个文件，其中 2 个有问题：3 处错误、2 处警告。")
    watching.end()


def test_a_wrong_configuration_at_the_start_is_waited_for(folder: Path) -> None:
    (folder / "dj-lint.toml").write_text("rules = 3\n", encoding="utf-8")
    watching = Watching(folder, "a.txt")
    assert "共检查" not in watching.round("dj-lint.toml:1:1: “rules”应是列表")
    own_pack(folder)
    watching.round("共检查 1 个文件，其中 1 个有问题")
    watching.end()


def test_a_single_file_and_a_glob(folder: Path) -> None:
    (folder / "文稿" / "一").mkdir(parents=True)
    (folder / "文稿" / "总结.txt").write_text(TEXT, encoding="utf-8")
    watching = Watching(folder, "a.txt", "文稿/**/*总结.txt")
    watching.round("共检查 2 个文件")
    (folder / "b.txt").write_text("灯龙。\n", encoding="utf-8")  # was not asked for
    (folder / "文稿" / "一" / "年度总结.txt").write_text(TEXT, encoding="utf-8")
    assert "b.txt" not in watching.round("有改动：文稿/一/年度总结.txt。", "共检查 3 个文件")
    watching.end()


def test_a_baseline_counts_too(folder: Path) -> None:
    own_pack(folder, 'baseline = "base.json"')
    assert spawn(folder, "--write-baseline", ".").code == 0
    kept = (folder / "base.json").read_text(encoding="utf-8")
    watching = Watching(folder, ".")
    watching.round("共检查 2 个文件，未发现问题。")
    (folder / "base.json").unlink()
    watching.round("配置或规则有改动，全部重新检查。")
    (folder / "base.json").write_text(kept, encoding="utf-8")
    watching.round("配置或规则有改动，全部重新检查。", "共检查 2 个文件，未发现问题。")
    watching.end()


def test_in_english(folder: Path) -> None:
    watching = Watching(folder, "a.txt", "--lang", "en", waiting="waiting for changes; Ctrl-C ends it.\n")
    watching.round("1 file(s) checked, 1 with problems: 1 error(s), 1 warning(s).")
    replace(folder / "a.txt", "灯龙。\n")
    watching.round("changed: a.txt.", "1 file(s) checked, 1 with problems: 1 error(s).")
    (folder / "a.txt").unlink()
    watching.round("gone: a.txt.")
    (folder / "a.txt").write_text("河边没有人。\n", encoding="utf-8")
    watching.round("no problems found in a.txt.", "1 file(s) checked: no problems found.")
    assert watching.end().endswith("stopped.\n")


@pytest.mark.parametrize(
    ("argv", "option"),
    [
        (["--fix", "a.txt"], "--fix"),
        (["--fix-only", "a.txt"], "--fix-only"),
        (["--diff", "a.txt"], "--diff"),
        (["--statistics", "a.txt"], "--statistics"),
        (["-o", "out.txt", "a.txt"], "--output-file"),
        (["--timing", "a.txt"], "--timing"),
        (["--show-files", "a.txt"], "--show-files"),
        (["--write-baseline", "a.txt"], "--write-baseline"),
        (["--add-ignore", "a.txt"], "--add-ignore"),
        (["--diff-base", "HEAD", "a.txt"], "--diff-base"),
        (["-"], "-"),
    ],
)
def test_what_does_not_go_with_it(argv: list[str], option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--watch", *argv) == (2, "", f"dj-lint: --watch 不能与 {option} 同时使用\n")
    said = call(capsys, "--watch", *argv, "--lang", "en")
    assert said == (2, "", f"dj-lint: --watch does not go with {option}\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "请给出要检查的文件或文件夹"),
        (["没有.txt"], "找不到“没有.txt”"),
        (
            ["a.txt", "--output-format", "json"],
            "--watch 只用于给人看的格式：请加 --output-format，可用 full、concise、",
        ),
        (["a.txt", "--select", "QQ999"], "--select: 没有名为“QQ999”的规则"),
        (["a.txt", "--ignore", "QZ"], "没有选中任何规则"),
    ],
)
def test_what_cannot_begin(
    argv: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    given = call(capsys, "--watch", *argv)
    assert given.code == 2 and given.out == "" and said in given.err


def test_the_screen_is_cleared_at_a_terminal_alone(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    env = {**environment(), "TERM": "xterm"}
    process = subprocess.Popen(
        [sys.executable, "-m", "lint", "--watch", "a.txt"], cwd=folder, env=env, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said = b""
    try:
        while "等待".encode() not in said:
            said += os.read(ours, 1 << 16)
        assert b"\033[2J" not in said
        replace(folder / "a.txt", "河边没有人。\n")
        while said.count("等待".encode()) < 2:
            said += os.read(ours, 1 << 16)
        assert said.count(b"\033[2J") == 1
    finally:
        process.kill()
        process.wait()
        os.close(ours)
