"""Ctrl-C: from the first line of our own on it is exit 130, and never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tomli

from tests.interfaces.cli.commands.helper import ROOT, environment, own_pack

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no signals")
# Runs `python -m lint`, and presses Ctrl-C when a module is about to be imported.
PRESS = """
import os, runpy, signal, sys
wanted = sys.argv.pop(1)
def hook(event, about):
    if event == "import" and about[0] == wanted:
        os.write(1, b"pressed")
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
runpy.run_module("lint", run_name="__main__", alter_sys=True)
"""
MODULES = [
    "lint.interfaces", "lint.interfaces.cli.main", "lint.base", "lint.base.startup", "msgspec", "lint.base.messages",
    "lint.interfaces.cli.arguments", "lint.interfaces.cli.request", "lint.interfaces.cli.commands.check",
    "lint.run.checker", "lint.packs.compiled", "lint.documents.readers", "lint.check.engine", "ahocorasick_rs", "re2",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text("门口挂着灯龙，有小木船。\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("module", MODULES)
def test_while_a_module_is_imported(module: str, folder: Path) -> None:
    options = ("a.txt", "--no-cache", "--min-severity", "info", "--output-format", "concise")
    command = [sys.executable, "-c", PRESS, module, *options]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True)
    assert done.stdout == b"pressed"
    assert (done.returncode, done.stderr.decode()) in [(130, ""), (130, "已中断\n")]


# Presses Ctrl-C while a class is made in a module that is imported late: Python makes another exception of what comes.
PRESS_IN_CLASS = """
import functools, os, runpy, signal
real = functools.cached_property.__set_name__
said = []
def press(self, owner, name):
    if owner.__module__ == "lint.kinds.pairs" and not said:
        said.append(os.write(1, b"pressed"))
        os.kill(os.getpid(), signal.SIGINT)
    real(self, owner, name)
functools.cached_property.__set_name__ = press
runpy.run_module("lint", run_name="__main__", alter_sys=True)
"""


def test_while_a_class_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("开展“学习，抓好落实。\n", encoding="utf-8")
    command = [sys.executable, "-c", PRESS_IN_CLASS, "a.txt", "--no-cache", "--isolated"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"pressed", "已中断\n")


def test_at_any_time_while_it_starts(folder: Path) -> None:
    """From when our first line has run on, at times that no import marks."""
    codes = set()
    for n in range(12):
        env = {**environment(), "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
        (folder / "sitecustomize.py").write_text(FIRST, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "lint", "a.txt"], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout and process.stdout.read(1) == b"!"
        time.sleep(n * 0.002)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        assert b"Traceback" not in err
        codes.add(process.returncode)
    assert 130 in codes and codes <= {130, 1}


# Says when the first module of ours is imported behind the package and its entry.
FIRST = """
import os, sys
def hook(event, about):
    if event == "import" and about[0] == "lint.interfaces" and not said:
        said.append(1)
        os.write(1, b"!")
said = []
sys.addaudithook(hook)
"""


def test_the_script_is_the_entry_that_catches_it_first() -> None:
    scripts = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {"dj-lint": "lint.__main__:command"}
    lines = (ROOT / "lint" / "__main__.py").read_text("utf-8").split('"""', 2)[2].splitlines()
    imports = [line.split()[1] for line in lines if line.startswith(("import", "from"))]
    assert imports == ["_signal", "os", "lint.interfaces.cli.main"]
    assert "import" not in (ROOT / "lint" / "__init__.py").read_text("utf-8").split("TYPE_CHECKING")[0].split('"""')[2]
