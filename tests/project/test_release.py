"""The release workflow: its steps run, in their order, on a copy of this checkout, but for those that need a service.

What the network gives is left out: our wheel is collected and installed without what it needs, which is that of this
environment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from lint import __version__
from tests.interfaces.cli.commands.helper import ROOT, environment

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
PARTS = (
    "lint", "rules", "examples", "pyproject.toml", "README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE",
)  # fmt: skip


def script(job: str, name: str) -> str:
    """What a step runs."""
    (step,) = [step for step in WORKFLOW["jobs"][job]["steps"] if step.get("name") == name]
    found: str = step["run"]
    values = {"runner.os": "Linux", "matrix.python": "3.12"}
    return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: values[match[1]], found)


def copied(folder: Path, parts: Iterable[str]) -> Path:
    """A new folder with a copy of some files and folders of the checkout."""
    folder.mkdir()
    for part in parts:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "_rules"))
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what a release is made from."""
    return copied(tmp_path / "checkout", PARTS)


def run(folder: Path, command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does, in a folder; `python` is the one that runs the tests."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    told = folder / "told"
    told.touch()
    kept |= dict(line.split("=", 1) for line in told.read_text(encoding="utf-8").splitlines())
    kept |= {"PATH": path, "GITHUB_ENV": str(told), "GITHUB_REF_NAME": f"v{__version__}", "PIP_NO_DEPS": "1"}
    kept |= {"PIP_NO_INDEX": "1", **env}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder, env=kept, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def must(folder: Path, job: str, name: str, **env: str) -> str:
    """Run a step that must succeed; what it said."""
    done = run(folder, script(job, name), **env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_runs_on_a_tag_and_writes_at_the_end_alone() -> None:
    # YAML 1.1 reads the key `on` as true.
    assert WORKFLOW[True] == {"push": {"tags": ["v*"]}}
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in WORKFLOW["jobs"].items() if "permissions" in job] == ["release"]


def test_every_action_has_a_version_and_every_job_what_it_needs() -> None:
    jobs: dict[str, Any] = WORKFLOW["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert used and all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "build": None,
        "wheelhouse": "build",
        "executable": "build",
        "editors": "build",
        "release": ["wheelhouse", "executable", "editors"],
    }


def test_every_script_is_one() -> None:
    for job in WORKFLOW["jobs"].values():
        for step in job["steps"]:
            if "run" in step:
                bash = ["bash", "-n", "-c", re.sub(r"\$\{\{.*?\}\}", "x", step["run"])]
                assert subprocess.run(bash, capture_output=True, check=False).returncode == 0, step


def test_the_tag_must_be_the_version(checkout: Path) -> None:
    must(checkout, "build", "The tag is the version")
    assert run(checkout, script("build", "The tag is the version"), GITHUB_REF_NAME="v9.9.9").returncode == 1


def test_the_changes_must_be_told(checkout: Path) -> None:
    log = checkout / "CHANGELOG.md"
    log.write_text(
        "# Changes\n\n## [Unreleased]\n\n- b\n\n## [1.0.1] - 2030-01-02\n\n- a\n\n## [1.0.0]\n\n- c\n", "utf-8"
    )
    must(checkout, "build", "The changes are told", GITHUB_REF_NAME="v1.0.1")
    assert (checkout / "notes.md").read_text(encoding="utf-8") == "\n- a\n\n"
    assert run(checkout, script("build", "The changes are told"), GITHUB_REF_NAME="v1.0.2").returncode == 1


def test_what_is_built_is_whole_and_runs(checkout: Path) -> None:
    must(checkout, "build", "Build sdist and wheel")
    dist = checkout / "dist"
    assert sorted(path.name for path in dist.iterdir()) == [
        f"dangjian_lint-{__version__}-py3-none-any.whl",
        f"dangjian_lint-{__version__}.tar.gz",
    ]
    (wheel,), (sdist,) = dist.glob("*.whl"), dist.glob("*.tar.gz")
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "lint").rglob("*.py") if "_rules" not in path.parts}
    packs = {path.name for path in (ROOT / "rules").glob("*.toml")}
    names = {*zipfile.ZipFile(wheel).namelist()}
    assert modules | {f"lint/_rules/{pack}" for pack in packs} <= names
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert modules | {f"rules/{pack}" for pack in packs} <= held

    must(checkout, "wheelhouse", "Collect the wheel and all that it needs")
    must(checkout, "wheelhouse", "Install from there alone")
    assert "DJ_LINT=" in (checkout / "told").read_text(encoding="utf-8")
    libraries = Path(sysconfig.get_path("purelib"))
    assert not (libraries / "lint" / "__init__.py").exists()  # what runs is the wheel
    said = must(checkout, "wheelhouse", "What was installed runs", PYTHONPATH=str(libraries))
    assert "共检查 4 个文件" in said
    must(checkout, "wheelhouse", "Pack it")
    assert zipfile.ZipFile(checkout / "wheelhouse-Linux-py3.12.zip").namelist()


def test_the_program_of_a_release_is_the_one_that_ci_builds_and_tries() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for name in ("Get what it is made of", "Build the folder with the program, try it, and pack it"):
        assert all(part in ci for part in re.findall(r"\.\[[\w,]+\]|tools/\S+|--try", script("executable", name)))
