"""The Dockerfile: its steps, run in their order below a folder where there is no docker; what comes of them runs as the
user that it names, who is not root.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.interfaces.cli.commands.helper import ROOT, environment
from tests.project.test_pre_commit import need_pip

DOCKERFILE = ROOT / "Dockerfile"


class Step(NamedTuple):
    """An instruction and what stands behind it."""

    name: str
    rest: str


def steps() -> list[Step]:
    """The instructions of the Dockerfile."""
    text = re.sub(r"\\\n\s*", "", DOCKERFILE.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [Step(*line.split(None, 1)) for line in lines]


def last(name: str) -> str:
    """What the last instruction of a name says."""
    return [step.rest for step in steps() if step.name == name][-1]


def test_it_is_no_root_and_has_an_entry() -> None:
    assert last("USER") == "clerk"
    names = [step.name for step in steps()]
    assert names.index("USER") < names.index("ENTRYPOINT") and "ADD" not in names
    assert json.loads(last("ENTRYPOINT")) == ["dj-lint"]
    assert re.search(r"useradd --uid 1\d{4} .*\bclerk$", "\n".join(step.rest for step in steps()), re.MULTILINE)


def test_only_what_it_copies_is_sent_to_docker() -> None:
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    copied = {
        name for step in steps() if step.name == "COPY" and "--from" not in step.rest for name in step.rest.split()[:-1]
    }
    assert sent == copied and all((ROOT / name).exists() for name in sent)


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder for the file system of the image, which other users can look into."""
    with tempfile.TemporaryDirectory(prefix="dj-lint-image-") as name:
        os.chmod(name, 0o755)
        yield Path(name)


def test_its_steps_make_what_runs(root: Path) -> None:
    need_pip(root / "tried")
    env = {name: value for name, value in environment().items() if name not in ("PYTHONPATH", "DJ_LINT_CACHE_DIR")}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    home = root / "home"
    home.mkdir()
    env |= {"HOME": str(home), "PIP_NO_COMPILE": "1"}
    user: dict[str, int] = {}
    for step in steps():
        if step.name == "COPY" and "--from" not in step.rest:
            *names, target = step.rest.split()
            for name in names:
                _copy(ROOT / name, root / target.strip("/"))
        elif step.name == "ENV":
            name, _, value = step.rest.partition("=")
            env[name] = _below(root, value).replace("$PATH", env["PATH"])
        elif step.name == "USER":
            user = _other_user(home)
        elif step.name == "RUN" and not step.rest.startswith("useradd"):
            _run(["sh", "-c", _below(root, step.rest)], root, env, user)
    work = root / "work"
    work.mkdir()
    (work / "甲.txt").write_text("坚持集休学习。\n", encoding="utf-8")
    program = str(root / "opt" / "dj-lint" / "bin" / "dj-lint")
    assert "TY001" in _run([program, "甲.txt"], work, env, user, 1)
    assert "serve" in _run([program, *json.loads(last("CMD"))], work, env, user)
    assert "dangjian-lint" not in _run([program, "serve", "--help"], work, env, user)
    if user:
        assert [path.stat().st_uid for path in home.iterdir()] == [user["user"]]  # its cache


def _run(line: list[str], folder: Path, env: dict[str, str], user: dict[str, int], code: int = 0) -> str:
    """Run something in a folder; what it said, where it ended as it should."""
    done = subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, **user)  # type: ignore[call-overload]
    assert done.returncode == code, done.stdout + done.stderr
    said: str = done.stdout
    return said


def _other_user(home: Path) -> dict[str, int]:
    """The user of the image, where we may become one and it can run this interpreter."""
    if os.geteuid():
        return {}
    os.chown(home, 10001, 10001)
    user = {"user": 10001, "group": 10001}
    try:
        subprocess.run([os.path.realpath(sys.executable), "-c", ""], check=True, capture_output=True, **user)  # type: ignore[call-overload]
    except (OSError, subprocess.CalledProcessError):
        return {}
    return user


def _below(root: Path, text: str) -> str:
    """What a step says of the folders of the image, of those below a folder."""
    return re.sub(r"(?<![\w.])/(src|opt)\b", rf"{root}/\1", text)


def _copy(source: Path, target: Path) -> None:
    """Copy a file into a folder, or what a folder holds, as docker does."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "_rules"), dirs_exist_ok=True)
    else:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
