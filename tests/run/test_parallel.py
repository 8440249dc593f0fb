"""Several processes: the same output in the same order, and one file's end is that file's alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from lint.run import parallel
from lint.run.checker import FileChecker
from lint.run.runner import Runner
from lint.run.workspace import Options, Workspace
from tests.interfaces.cli.commands.helper import TEXTS, Said, call, environment, own_pack, spawn

COUNT = 30


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "文稿").mkdir()
    for n in range(COUNT):
        text = f"第{n}：灯龙，第{n}：石乔。\n" if n % 3 else "没有灯。\n"
        (tmp_path / "文稿" / f"{n:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "文稿" / "10坏.txt").write_bytes(b"\0\1\2\3" * 40)
    (tmp_path / "文稿" / "下").mkdir()
    (tmp_path / "文稿" / "下" / "dj-lint.toml").write_text("selct = []\n", encoding="utf-8")
    (tmp_path / "文稿" / "下" / "a.txt").write_text("灯龙。\n", encoding="utf-8")
    return tmp_path


# The command, several times in one process that has one thread and so may be forked, unlike one of the test runner.
RUNS = """
import contextlib, io, json, os, sys
from lint.interfaces.cli.main import main
from lint.run import parallel
from lint.run.checker import FileChecker
found, here = FileChecker.found, os.getpid()
{patch}
said = []
for argv in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(argv)
    said.append([code, out.getvalue(), err.getvalue()])
sys.stdout.reconfigure(errors="surrogateescape")
print(json.dumps(said))
"""
DIE = """
def die(self, document, name, *arguments):
    if name.endswith("05.txt") and os.getpid() != here:
        os._exit(9)
    return found(self, document, name, *arguments)
FileChecker.found = die
"""


def runs(folder: Path, *argvs: tuple[str, ...], patch: str = "") -> list[Said]:
    """What the command says to each of some command lines, after a patch."""
    command = [sys.executable, "-c", RUNS.format(patch=patch), json.dumps(argvs)]
    env = {**environment(), "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True)
    return [Said(*one) for one in json.loads(done.stdout)]


@pytest.mark.parametrize("format_", TEXTS)
def test_the_same_output_whatever_the_number(format_: str, folder: Path) -> None:
    argv = ("文稿", "--output-format", format_)
    kept = ("--cache-dir", str(folder / "kept"), "--jobs")
    one, *others = runs(
        folder,
        *((*argv, "--no-cache", "--jobs", jobs) for jobs in ("1", "2", "4")),
        *((*argv, *kept, jobs) for jobs in ("2", "1", "4")),
    )
    assert one.code == 2
    assert others == [one] * 5


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


def test_a_crash_in_a_file_is_its_own(folder: Path) -> None:
    crash = """
def crash(self, document, name, *arguments):
    if name.endswith("05.txt"):
        raise RuntimeError("boom")
    return found(self, document, name, *arguments)
FileChecker.found = crash
"""
    alone, two = runs(folder, *(("文稿", "--no-cache", "--jobs", jobs) for jobs in ("1", "2")), patch=crash)
    assert alone == two
    assert "05.txt" in two.err
    assert "RuntimeError: boom" in two.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_other_processes_find_is_kept(jobs: str, folder: Path) -> None:
    argv = ("文稿", "--cache-dir", str(folder / "kept"), "--jobs", jobs)
    (first,) = runs(folder, argv)
    nothing = """
def nothing(*arguments):
    raise AssertionError("checked again")
FileChecker.found = nothing
"""
    assert runs(folder, argv, patch=nothing) == [first]


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the other processes see no patch where they are not forked")


@LINUX
def test_a_process_that_dies_takes_one_file(folder: Path) -> None:
    argv = ("文稿", "--no-cache", "--output-format", "concise")
    expected, said = runs(folder, argv, (*argv, "--jobs", "2"), patch=DIE)
    assert said.code == 2
    assert "05.txt" in said.err
    assert said.out.splitlines() == [line for line in expected.out.splitlines() if "05.txt" not in line]


def test_a_file_that_changes_meanwhile_is_checked_again(folder: Path) -> None:
    change = """
unpack = parallel._unpack
def change(data):
    for result, digest in unpack(data):
        if result.path.endswith("04.txt"):
            with open("文稿/04.txt", "w", encoding="utf-8") as file:
                file.write("新：灯龙\\n")
        yield result, digest
parallel._unpack = change
"""
    (said,) = runs(folder, ("文稿", "--no-cache", "--jobs", "2", "--output-format", "concise"), patch=change)
    assert [line for line in said.out.splitlines() if "04.txt" in line] == [
        "文稿/04.txt:1:3: 错误 QZ101 “灯龙”应为“灯笼”"
    ]


@pytest.mark.parametrize("jobs", ["-1", "x", "1.5"])
def test_a_wrong_number_is_refused(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "文稿", f"--jobs={jobs}")
    assert said.code == 2
    assert "应为 0 或正整数" in said.err


def runner(**options: Any) -> Runner:
    return Runner(FileChecker(Workspace(Options(**options))))


def test_one_process_unless_there_is_much_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = [f"{n}.txt" for n in range(10)], [f"{n}.txt" for n in range(1000)]
    monkeypatch.setattr("lint.base.processors.processors", lambda: 3)
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


def test_ctrl_c_before_there_are_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(parallel, "_pool", interrupted)
    with pytest.raises(KeyboardInterrupt):
        next(parallel.checked(FileChecker(Workspace(Options())), ["a.txt", "b.txt"], 2))


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal can be held back")
def test_ctrl_c_waits_until_the_processes_are_made() -> None:
    held: list[bool] = []

    class Pool:
        def submit(self, *_: object) -> None:
            held.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set()))

    parallel._submitted(Pool(), [["a.txt"]])  # type: ignore[arg-type]
    assert held == [True]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())


@LINUX
def test_after_the_end_of_a_process_the_others_go_on(folder: Path) -> None:
    count = """
alone = parallel._alone
def watched(context, make, path):
    with open("alone", "a") as file:
        file.write(path + "\\n")
    return alone(context, make, path)
parallel._alone = watched
"""
    runs(folder, ("文稿", "--no-cache", "--jobs", "2"), patch=DIE + count)
    assert len((folder / "alone").read_text("utf-8").splitlines()) <= COUNT / 2


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert subprocess.run(
        [sys.executable, "-c", "from lint.run.parallel import _is_alone; print(_is_alone())"],
        env=environment(), capture_output=True, text=True,
    ).stdout == f"{sys.platform == 'linux'}\n"  # fmt: skip
    with ThreadPoolExecutor(1) as pool:
        assert not pool.submit(parallel._is_alone).result()
