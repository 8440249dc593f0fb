"""A stranger installs dj-lint as the documents say, with real pip: from a checkout, without a network, by the action.

pip makes one wheelhouse for all of it; what follows is installed from there, as on a machine without a network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from lint import __version__
from tests.interfaces.cli.commands.helper import ROOT
from tests.project.test_pre_commit import need_pip
from tests.project.test_readme import READMES, fenced, front
from tests.project.test_release import copied

INSTALL = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
# What a stranger's checkout holds that plays a part here.
PARTS = ("lint", "rules", "examples", "tools", "pyproject.toml", "README.md", "LICENSE", "action.yml", "Dockerfile")


class Machine(NamedTuple):
    """A stranger's home with a checkout in it, and a wheelhouse that was made there once."""

    home: Path
    checkout: Path
    wheelhouse: Path

    def run(
        self, script: str, folder: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run lines as somebody types them; `python3` is the Python that runs the tests, pip asks no index."""
        own = ("GIT_", "DJ_LINT", "GITHUB_", "LC_", "PYTHON", "VIRTUAL_ENV", "PIP_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        kept |= {"HOME": str(self.home), "PATH": f"{self.home}/bin:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
        kept |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheelhouse), "PIP_NO_COMPILE": "1"}
        kept |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull} | (env or {})
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-c", script], cwd=folder or self.checkout, env=kept,
            capture_output=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip


def _wheelhouse() -> str:
    """The line of the documents that makes the wheelhouse."""
    (line,) = re.findall(r"^pip wheel .*$", INSTALL, re.MULTILINE)
    return str(line)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    home = tmp_path_factory.mktemp("home")
    need_pip(home / "pip")
    checkout = copied(home / "dj-lint", PARTS)
    (home / "bin").mkdir()
    (home / "bin" / "python3").symlink_to(sys.executable)
    pip = home / "bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pip "$@"\n', encoding="utf-8")
    pip.chmod(0o755)
    made = Machine(home, checkout, checkout / "wheelhouse")
    mirrors = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    # What our wheel is built with is asked for by pip where it builds one.
    done = made.run(f"{_wheelhouse()} && pip wheel -q -w wheelhouse hatchling", env={"PIP_NO_INDEX": "0"} | mirrors)
    assert done.returncode == 0, done.stderr[-2000:]
    return made


def test_the_first_block_of_the_readme(machine: Machine) -> None:
    """Word for word, in a checkout; the same in both languages."""
    (first,) = {fenced(front(name), "sh")[0] for name in READMES}
    done = machine.run(first)
    assert done.returncode == 1, done.stderr[-2000:]  # the drafts are wrong on purpose
    assert "共检查 4 个文件，其中 4 个有问题" in done.stdout


def test_debian_refuses_what_the_documents_warn_of(machine: Machine) -> None:
    """pip of a system that keeps its Python for itself; the documents have its word for it."""
    marked = [*Path("/usr/lib").glob("python3*/EXTERNALLY-MANAGED")]
    if not marked or machine.run("/usr/bin/python3 -m pip --version").returncode:
        pytest.skip("the system's Python has no pip, or takes packages")
    done = machine.run("/usr/bin/python3 -m pip install --dry-run .")
    assert done.returncode == 1 and "externally-managed-environment" in done.stderr
    for page in (INSTALL, *map(front, READMES)):
        assert "externally-managed-environment" in page and "python3 -m venv .venv" in page


def test_without_a_network(machine: Machine) -> None:
    """The wheelhouse is carried to a folder where there is nothing else, and installed from there alone."""
    elsewhere = machine.home / "另一台 机器"
    elsewhere.mkdir()
    shutil.copytree(machine.wheelhouse, elsewhere / "wheelhouse")
    (block,) = (block for block in fenced(INSTALL, "sh") if "--no-index" in block)
    done = machine.run(
        f"set -e\n{block}\ndj-lint --version\ndj-lint rules test TY001", elsewhere, env={"PIP_FIND_LINKS": ""}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-2:] == [
        f"dj-lint {__version__}",
        "1 条规则、" + done.stdout.split("、")[-2] + "、" + "全部通过。",
    ] or (f"dj-lint {__version__}" in done.stdout and "全部通过" in done.stdout)
    names = {path.name.split("-")[0].lower() for path in machine.wheelhouse.glob("*.whl")}
    assert {"dangjian_lint", "msgspec", "google_re2", "jieba"} <= names


def test_the_action_from_its_first_step_to_its_last(machine: Machine) -> None:
    """What tests/project/test_action.py does not run: the installation."""
    steps = yaml.safe_load((machine.checkout / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    temp = machine.home / "runner"
    temp.mkdir()
    told = temp / "env"
    env = {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(machine.checkout), "GITHUB_ENV": str(told)}
    (machine.home / "bin" / "python").symlink_to(sys.executable)
    done = machine.run(f"set -eo pipefail\n{steps[1]['run']}", env=env)
    assert done.returncode == 0, done.stderr[-2000:]
    env |= dict(line.split("=", 1) for line in told.read_text(encoding="utf-8").splitlines())
    env |= {
        "DJ_LINT_PATHS": "examples/bad",
        "DJ_LINT_ARGS": "",
        "DJ_LINT_FORMAT": "github",
        "GITHUB_OUTPUT": str(temp / "out"),
    }
    for step in steps[2:4]:
        done = machine.run(f"set -eo pipefail\n{step['run']}", env=env)
        assert done.returncode == 0, done.stderr[-2000:]
    outputs = (temp / "out").read_text(encoding="utf-8")
    assert "exit-code=1\n" in outputs and f"sarif={temp}/dj-lint.sarif\n" in outputs
    assert (temp / "dj-lint.sarif").stat().st_size > 1000
