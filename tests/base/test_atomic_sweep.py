"""What killed runs left behind goes with the next run; what is in use, or is not ours, stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint.base import atomic
from lint.run.discover import discover
from lint.settings.config import Config

LEFT = ".dj-lint-abc_1234"
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="locks tell what is in use")


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_swept", set())


def test_the_next_write_sweeps(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_text("half")
    atomic.write(str(tmp_path / "a.txt"), b"new")
    assert os.listdir(tmp_path) == ["a.txt"]


def test_the_next_run_over_a_folder_sweeps(tmp_path: Path) -> None:
    (tmp_path / "下").mkdir()
    (tmp_path / "下" / LEFT).write_text("half")
    (tmp_path / "下" / "a.txt").write_text("")
    assert discover([str(tmp_path)], Config(), str(tmp_path)).files == [str(tmp_path / "下" / "a.txt")]
    assert os.listdir(tmp_path / "下") == ["a.txt"]


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    names = [".dj-lint-notes.md", ".dj-lint-", ".dj-lint-ABCDEFGH", "dj-lint-abc_1234"]
    for name in names:
        (tmp_path / name).write_text("")
    (tmp_path / LEFT).mkdir()
    (tmp_path / ".dj-lint-link0000").symlink_to("dj-lint-abc_1234")
    os.mkfifo(tmp_path / ".dj-lint-pipe0000")
    atomic.sweep(str(tmp_path))
    assert sorted(os.listdir(tmp_path)) == sorted([*names, LEFT, ".dj-lint-link0000", ".dj-lint-pipe0000"])


def test_another_users_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / LEFT).write_text("half")
    monkeypatch.setattr(os, "geteuid", lambda: os.stat(tmp_path).st_uid + 1)
    atomic.sweep(str(tmp_path))
    assert os.listdir(tmp_path) == [LEFT]


def test_what_is_in_use_stays(tmp_path: Path) -> None:
    handle, name = atomic._held(str(tmp_path))
    atomic.sweep(str(tmp_path))
    assert os.path.exists(name)
    os.close(handle)
    atomic.sweep(str(tmp_path))
    assert not os.path.exists(name)


def test_a_process_that_is_killed_while_it_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    code = "import os, time; os.fsync = lambda _: (print('now', flush=True), time.sleep(60))\n"
    code += f"from lint.base import atomic; atomic.write({str(path)!r}, b'new')"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline()
        assert len(os.listdir(tmp_path)) == 2
        atomic.sweep(str(tmp_path))
        assert len(os.listdir(tmp_path)) == 2
        process.send_signal(signal.SIGKILL)
    time.sleep(0.1)
    assert path.read_text() == "old"
    atomic.write(str(path), b"newer")
    assert (os.listdir(tmp_path), path.read_text()) == (["a.txt"], "newer")
