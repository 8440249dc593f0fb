"""Several processes: the same output in the same order, and one file's end is that file's alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lint.run import parallel
from lint.run.checker import FileChecker
from lint.run.result import Result
from lint.run.runner import Runner
from lint.run.workspace import Options, Workspace
from lint.settings.formats import FORMATS
from tests.interfaces.cli.commands.helper import call, environment, own_pack, spawn

COUNT = 30


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "文稿").mkdir()
    for n in range(COUNT):
        text = f"第{n}盏灯龙，第{n}座石乔。\n" if n % 3 else "没有灯。\n"
        (tmp_path / "文稿" / f"{n:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "文稿" / "10坏.txt").write_bytes(b"\0\1\2\3" * 40)
    (tmp_path / "文稿" / "下").mkdir()
    (tmp_path / "文稿" / "下" / "dj-lint.toml").write_text("selct = []\n", encoding="utf-8")
    (tmp_path / "文稿" / "下" / "a.txt").write_text("灯龙。\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_output_whatever_the_number(
    format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    argv = ("文稿", "--output-format", format_)
    one = call(capsys, *argv, "--no-cache", "--jobs", "1")
    assert one.code == 2
    for jobs in ("2", "4"):
        assert call(capsys, *argv, "--no-cache", "--jobs", jobs) == one
    kept = str(tmp_path / "kept")
    for jobs in ("2", "1", "4"):
        assert call(capsys, *argv, "--cache-dir", kept, "--jobs", jobs) == one


def test_where_processes_are_not_forked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    one = spawn(folder, "文稿", "--no-cache", "--jobs", "1")
    (folder / "sitecustomize.py").write_text("import sys\nsys.platform = 'other'\n", encoding="utf-8")
    env = environment()
    env["PYTHONPATH"] = str(folder) + os.pathsep + env["PYTHONPATH"]
    told = subprocess.run([sys.executable, "-c", "import sys; print(sys.platform)"], env=env, capture_output=True)
    assert told.stdout == b"other\n"
    command = [sys.executable, "-m", "lint", "文稿", "--no-cache", "--jobs", "2"]
    done = subprocess.run(command, env=env, capture_output=True)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (one.code, one.out, one.err)


def test_a_crash_in_a_file_is_its_own(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = FileChecker.found

    def crash(self: FileChecker, document, name, *arguments):  # type: ignore[no-untyped-def]
        if name.endswith("05.txt"):
            raise RuntimeError("boom")
        return found(self, document, name, *arguments)

    monkeypatch.setattr(FileChecker, "found", crash)
    alone, two = (call(capsys, "文稿", "--no-cache", "--jobs", jobs) for jobs in ("1", "2"))
    assert alone == two
    assert "05.txt" in two.err
    assert "RuntimeError: boom" in two.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_other_processes_find_is_kept(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ("文稿", "--cache-dir", str(tmp_path / "kept"), "--jobs", jobs)
    first = call(capsys, *argv)

    def nothing(*arguments: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(FileChecker, "found", nothing)
    assert call(capsys, *argv) == first


@pytest.mark.skipif(sys.platform != "linux", reason="the other processes see no patch where they are not forked")
def test_a_process_that_dies_takes_one_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = call(capsys, "文稿", "--no-cache", "--output-format", "concise")
    found, here = FileChecker.found, os.getpid()

    def die(self: FileChecker, document, name, *arguments):  # type: ignore[no-untyped-def]
        if name.endswith("05.txt") and os.getpid() != here:
            os._exit(9)
        return found(self, document, name, *arguments)

    monkeypatch.setattr(FileChecker, "found", die)
    said = call(capsys, "文稿", "--no-cache", "--jobs", "2", "--output-format", "concise")
    assert said.code == 2
    assert "05.txt" in said.err
    assert said.out.splitlines() == [line for line in expected.out.splitlines() if "05.txt" not in line]


def test_a_file_that_changes_meanwhile_is_checked_again(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack = parallel._unpack

    def change(data: object):  # type: ignore[no-untyped-def]
        for result, digest in unpack(data):  # type: ignore[arg-type]
            if result.path.endswith("04.txt"):
                (folder / "文稿" / "04.txt").write_text("新盏灯龙\n", encoding="utf-8")
            yield result, digest

    monkeypatch.setattr(parallel, "_unpack", change)
    out = call(capsys, "文稿", "--no-cache", "--jobs", "2", "--output-format", "concise").out
    assert [line for line in out.splitlines() if "04.txt" in line] == ["文稿/04.txt:1:3: 错误 QZ101 “灯龙”应为“灯笼”"]


@pytest.mark.parametrize("jobs", ["-1", "x", "1.5"])
def test_a_wrong_number_is_refused(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "文稿", f"--jobs={jobs}")
    assert said.code == 2
    assert "应为 0 或正整数" in said.err


def runner(**options: Any) -> Runner:
    return Runner(FileChecker(Workspace(Options(**options))))


def test_one_process_unless_there_is_much_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = [f"{n}.txt" for n in range(10)], [f"{n}.txt" for n in range(1000)]
    monkeypatch.setattr(parallel, "processors", lambda: 3)
    assert [runner(jobs=0)._jobs(files) for files in (few, many)] == [1, 3]
    assert [runner(jobs=0, overrides={"select": ["TY9"]})._jobs(files) for files in (few[:3], few)] == [1, 3]
    assert [runner(jobs=jobs)._jobs(few) for jobs in (1, 4, 40)] == [1, 4, 10]
    assert runner(jobs=4, fix="show")._jobs(many) == 1


@pytest.mark.skipif(os.name == "nt", reason="there are no signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_stays_when_the_first_is_ended(how: signal.Signals, folder: Path) -> None:
    for n in range(2000):
        (folder / "文稿" / f"多{n}.txt").write_text(f"第{n}盏灯龙。\n" * 40, encoding="utf-8")
    command = [sys.executable, "-m", "lint", "文稿", "--no-cache", "--jobs", "3", "--output-format", "concise"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(how)
        _, said = process.communicate(timeout=30)  # which waits for all who could still write
    assert process.returncode == (130 if how == signal.SIGINT else -how)
    assert b"Traceback" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="the other processes see no patch where they are not forked")
def test_after_the_end_of_a_process_the_others_go_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, here, alone = FileChecker.found, os.getpid(), parallel._alone
    paths: list[str] = []

    def die(self: FileChecker, document, name, *arguments):  # type: ignore[no-untyped-def]
        if name.endswith("05.txt") and os.getpid() != here:
            os._exit(9)
        return found(self, document, name, *arguments)

    def watched(make: Callable[[], FileChecker], path: str) -> tuple[Result, bytes]:
        paths.append(path)
        return alone(make, path)

    monkeypatch.setattr(FileChecker, "found", die)
    monkeypatch.setattr(parallel, "_alone", watched)
    call(capsys, "文稿", "--no-cache", "--jobs", "2")
    assert len(paths) <= COUNT / 2
