"""The action for GitHub: its steps run as scripts, on documents that are bad, good, and that cannot be checked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from tests.interfaces.cli.commands.helper import ROOT
from tests.output.helper import validate
from tools.action import command

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BAD, GOOD = "坚持集休学习。\n", "坚持集体学习。\n"


class Job:
    """The steps of the action as a runner plays them, in a repository, with outputs and environment handed on.

    The first step that is run makes the environment; here that is the one which runs the tests.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "库 房"
        self.folder.mkdir()
        self.temp = folder / "temp"
        (self.temp / "dj-lint").mkdir(parents=True)
        self.outputs: dict[str, dict[str, str]] = {}
        self.log = ""

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, **inputs: str) -> int:
        """Run what comes after the installation; how the job ends."""
        given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJ_LINT", "GITHUB_"))}
        env = kept | {
            "RUNNER_TEMP": str(self.temp), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_ACTIONS": "true",
            "DJ_LINT_BIN": str(Path(sys.executable).parent), "DJ_LINT_CACHE_DIR": str(self.temp / "cache"),
            "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
        }  # fmt: skip
        for step in STEPS[2:]:
            told = self.temp / "told"
            told.write_text("", encoding="utf-8")
            values = {name: self._filled(value, given) for name, value in step.get("env", {}).items()}
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.folder, env=env | values | {"GITHUB_OUTPUT": str(told)},
                capture_output=True, encoding="utf-8", check=False,
            )  # fmt: skip
            self.log += done.stdout + done.stderr
            lines = told.read_text(encoding="utf-8").splitlines()
            self.outputs[step.get("id", "")] = dict(line.split("=", 1) for line in lines)
            if done.returncode:
                return done.returncode
        return 0

    def output(self, name: str) -> str:
        """An output of the action."""
        return self._filled(ACTION["outputs"][name]["value"], {})

    def _filled(self, template: str, inputs: dict[str, str]) -> str:
        (name,) = re.findall(r"^\$\{\{ ([\w.-]+) \}\}$", template)
        if name.startswith("inputs."):
            return inputs[name.removeprefix("inputs.")]
        _, step, _, output = name.split(".")
        return self.outputs[step].get(output, "")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def findings(path: str) -> list[tuple[str, str]]:
    """The paths and codes of a code scanning report, which is a valid one."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    validate(data, "sarif-2.1.0-rtm.5.json")
    places = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in data["runs"][0]["results"]
    ]
    return [(unquote(uri), one["ruleId"]) for uri, one in zip(places, data["runs"][0]["results"], strict=True)]


def test_inputs_and_steps() -> None:
    assert {"paths", "args", "format"} <= {*ACTION["inputs"]} and ACTION["runs"]["using"] == "composite"
    assert all("default" in one and "description" in one for one in ACTION["inputs"].values())
    assert [
        re.fullmatch(r"actions/setup-python@v\d+", step["uses"]) is not None for step in STEPS if "uses" in step
    ] == [True]
    for step in STEPS[1:]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input would be read by the shell"
        assert subprocess.run(["bash", "-n", "-c", step["run"]], check=False).returncode == 0


def test_bad_documents_fail_the_job_and_are_in_the_report(job: Job) -> None:
    job.write("文稿/总结 一.txt", BAD)
    job.write("文稿/好.txt", GOOD)
    assert job.run(paths="文稿/总结 一.txt\n文稿/好.txt\n") == 1
    assert job.log.count("::error ") == 1 and "title=TY001" in job.log
    assert findings(job.output("sarif")) == [("文稿/总结 一.txt", "TY001")]
    assert job.output("exit-code") == "1"


def test_good_documents_pass(job: Job) -> None:
    job.write("文稿/好.txt", GOOD)
    assert job.run() == 0
    assert findings(job.output("sarif")) == [] and job.output("exit-code") == "0"


def test_options_and_format(job: Job) -> None:
    job.write("a.txt", BAD)
    assert job.run(args="--ignore 'TY001, TY9' --fail-on warning", format="concise") == 0
    assert job.run(args="--select TY001", format="concise") == 1
    assert "a.txt:1:3: 错误 TY001" in job.log


def test_what_cannot_be_checked_fails_the_job(job: Job) -> None:
    assert job.run(paths="没有.txt") == 2
    assert job.output("exit-code") == "2" and "找不到“没有.txt”" in job.log
    assert job.run(args="--selct TY") == 2 and "是否想写“--select”" in job.log
    assert job.run(args="--select 'TY") == 2 and "引号没有配对" in job.log


def test_an_input_is_never_run_nor_taken_for_an_option(job: Job) -> None:
    job.write("a.txt", BAD)
    assert job.run(paths="--fix\n$(touch x)\n; touch y", args="--ignore TY9 $(touch z)") == 2
    assert sorted(path.name for path in job.folder.iterdir()) == ["a.txt"]
    assert (job.folder / "a.txt").read_text(encoding="utf-8") == BAD
    assert command(["-o", "x"], "--select TY", " a b.txt \n\n-c.txt") == [
        "--select", "TY", "-o", "x", "--", "a b.txt", "-c.txt",
    ]  # fmt: skip
