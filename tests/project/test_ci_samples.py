"""The samples in examples/ci: their dj-lint commands run, fail when they should, and leave the reports they upload."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import yaml

from tests.interfaces.cli.commands.helper import ROOT
from tests.output.helper import validate
from tests.project.test_readme import READMES, fenced, readme

SAMPLES = ROOT / "examples" / "ci"
BAD, GOOD = "坚持集休学习。\n", "坚持集体学习。\n"
NAMES = ["总结 一.txt", "附件/二.md"]


class Sample(NamedTuple):
    """What a sample does with dj-lint: scripts, each a step that may fail the job; the reports that it hands on."""

    steps: list[str]
    reports: list[str]


def ours(script: str) -> str:
    """The lines of a script that are dj-lint's."""
    return "\n".join(line.strip() for line in script.splitlines() if line.strip().startswith("dj-lint "))


def github() -> Sample:
    steps = yaml.safe_load((SAMPLES / "github.yml").read_text(encoding="utf-8"))["jobs"]["dj-lint"]["steps"]
    reports = [step["with"]["sarif_file"] for step in steps if "upload-sarif" in step.get("uses", "")]
    return Sample([script for step in steps if (script := ours(step.get("run", "")))], reports)


def gitlab() -> Sample:
    job = yaml.safe_load((SAMPLES / "gitlab-ci.yml").read_text(encoding="utf-8"))["dj-lint"]
    assert job["artifacts"]["when"] == "always"
    return Sample([ours("\n".join(job["script"]))], [job["artifacts"]["reports"]["codequality"]])


def jenkins() -> Sample:
    text = (SAMPLES / "Jenkinsfile").read_text(encoding="utf-8")
    assert all(text.count(a) == text.count(b) for a, b in ("{}", "()", "[]"))
    always = text.partition("always {")[2]
    reports = re.findall(r"(?:junit |pattern: )'([^']+)'", always)
    return Sample([ours(script) for script in re.findall(r"sh '''(.*?)'''", text, re.DOTALL)], reports)


ALL: dict[str, Callable[[], Sample]] = {"github": github, "gitlab": gitlab, "jenkins": jenkins}


def findings(report: Path) -> list[tuple[str, str]]:
    """The paths and codes that a report names; the report is a valid one of its format."""
    text = report.read_text(encoding="utf-8")
    if report.suffix == ".xml":
        root = ElementTree.fromstring(text)
        if root.tag == "checkstyle":
            pairs = [(file, error) for file in root.iter("file") for error in file.iter("error")]
            return [(file.attrib["name"], error.attrib["source"]) for file, error in pairs]
        failed = [case for case in root.iter("testcase") if len(case)]
        return [(case.attrib["classname"], case.attrib["name"]) for case in failed]
    data: Any = json.loads(text)
    if report.suffix == ".sarif":
        validate(data, "sarif-2.1.0-rtm.5.json")
        results = data["runs"][0]["results"]
        uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
        return [(unquote(uri), result["ruleId"]) for uri, result in zip(uris, results, strict=True)]
    validate(data, "gitlab-code-quality.json")
    return [(entry["location"]["path"], entry["check_name"]) for entry in data]


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A working folder, and an environment whose `dj-lint` is that of this checkout."""
    programs, work = tmp_path / "bin", tmp_path / "库 房"
    for folder in (programs, work / "文稿" / "附件"):
        folder.mkdir(parents=True)
    command = programs / "dj-lint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.chdir(work)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJ_LINT", "GITHUB_", "LC_"))}
    return kept | {
        "PATH": f"{programs}{os.pathsep}{kept['PATH']}",
        "PYTHONPATH": str(ROOT),
        "DJ_LINT_CACHE_DIR": str(tmp_path / "cache"),
        "LANG": "C.UTF-8",
    }


def run(*command: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)


def job(sample: Sample, env: dict[str, str]) -> tuple[int, str]:
    """Run all the steps, as their `if: always()` has it: how the job ends, and its log."""
    done = [run("sh", "-ec", step, env=env) for step in sample.steps]
    return max(step.returncode for step in done), "".join(step.stdout + step.stderr for step in done)


def write(text: str, *names: str) -> None:
    for name in names:
        Path("文稿", name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_good_drafts_pass(name: str, env: dict[str, str]) -> None:
    sample = ALL[name]()
    write(GOOD, *NAMES)
    assert sample.steps and sample.reports
    assert job(sample, env)[0] == 0
    assert [findings(Path(report)) for report in sample.reports] == [[]] * len(sample.reports)


@pytest.mark.parametrize("name", ALL)
def test_bad_drafts_fail_the_job_and_are_in_every_report(name: str, env: dict[str, str]) -> None:
    sample = ALL[name]()
    write(GOOD, "好.txt")
    write(BAD, *NAMES)
    code, log = job(sample, env)
    assert code == 1
    for report in sample.reports:
        found = findings(Path(report))
        assert sorted(path for path, _ in found) == [f"文稿/{draft}" for draft in NAMES]
        assert all("TY001" in rule for _, rule in found)
    for draft in NAMES:
        assert f"文稿/{draft}" in log


@pytest.mark.parametrize("name", ALL)
def test_a_draft_that_cannot_be_checked_fails_the_job(name: str, env: dict[str, str]) -> None:
    sample = ALL[name]()
    write(GOOD, *NAMES)
    Path("文稿", "坏.txt").write_bytes(bytes(9))
    code, log = job(sample, env)
    assert code != 0 and "“文稿/坏.txt”是二进制文件" in log
    # GitLab and Jenkins stop after their first report then.
    assert "坏.txt" in unquote(Path(sample.reports[0]).read_text(encoding="utf-8"))


def test_github_asks_for_little_and_uploads_whatever_happened() -> None:
    workflow = yaml.safe_load((SAMPLES / "github.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    steps = workflow["jobs"]["dj-lint"]["steps"]
    assert all(re.search(r"@v\d+$", step["uses"]) for step in steps if "uses" in step)
    after = [step for step in steps[1:] if "sarif" in str(step)]
    assert len(after) == 2 and all(step["if"] == "always()" for step in after)


def test_github_makes_annotations(env: dict[str, str]) -> None:
    write(BAD, *NAMES)
    _, log = job(github(), env | {"GITHUB_ACTIONS": "true"})
    assert log.count("::error ") == 2


@pytest.mark.parametrize("name", READMES)
def test_the_readme_shows_the_steps_of_the_sample(name: str) -> None:
    (block,) = (block for block in fenced(readme(name), "yaml") if "pip install ./dj-lint" in block)
    sample = yaml.safe_load((SAMPLES / "github.yml").read_text(encoding="utf-8"))["jobs"]["dj-lint"]["steps"]
    shown = yaml.safe_load(block)["steps"]
    # The names of the steps are in the reader's language.
    assert [step | {"name": ""} for step in shown] == [step | {"name": ""} for step in sample]


# ── the script for submitted drafts ──────────────────────────────────────────────────────────────────────────


def gate(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("sh", str(SAMPLES / "check-drafts.sh"), *arguments, env=env)


def reports() -> Path:
    (folder,) = Path("检查报告").iterdir()
    return folder


def test_the_script_passes_good_drafts(env: dict[str, str]) -> None:
    write(GOOD, *NAMES)
    write(BAD, ".隐藏.txt", "~$总结.txt")
    done = gate(env)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "[通过] 文稿/总结 一.txt（0 条）\n[通过] 文稿/附件/二.md（0 条）\n"
        f"共 2 份：通过 2，退回 0，未查 0。明细在 {reports()}\n"
    )
    assert {file.name for file in reports().iterdir()} == {"文稿清单.txt", "问题.txt", "报告.html"}


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_script_says_which_drafts_are_bad(env: dict[str, str], locale: str) -> None:
    names = ["总结 一.txt", "附件/二  月.md", " 空格 .txt", "反\\斜.txt", "引'号\".txt", "*[1].txt", "-x.txt"]
    write(BAD, *names)
    write(GOOD, "好 稿.txt")
    done = gate(env | {"LC_ALL": locale}, "文稿")
    assert done.returncode == 1, done.stderr
    assert sorted(done.stdout.splitlines()[:-1]) == sorted(
        [f"[退回] 文稿/{name}（1 条）" for name in names] + ["[通过] 文稿/好 稿.txt（0 条）"]
    )
    assert "共 8 份：通过 1，退回 7，未查 0。" in done.stdout
    listed = (reports() / "问题.txt").read_text(encoding="utf-8")
    page = (reports() / "报告.html").read_text(encoding="utf-8")
    assert listed.count(" TY001 ") == 7
    for name in names[:4]:
        assert f"文稿/{name}:1:3: " in listed and Path(name).name in page


def test_the_script_does_not_pass_what_it_cannot_check(env: dict[str, str]) -> None:
    Path("收件 箱").mkdir()
    Path("收件 箱", "好.txt").write_text(GOOD, encoding="utf-8")
    Path("收件 箱", "坏.txt").write_text(BAD, encoding="utf-8")
    Path("收件 箱", "总结.docx").write_bytes(b"PK\3\4" + bytes(40))
    done = gate(env, "收件 箱", "检查报告")
    assert done.returncode == 2
    assert "[未查] 收件 箱/总结.docx（1 条）\n" in done.stdout
    assert "共 3 份：通过 1，退回 1，未查 1。" in done.stdout
    assert "总结.docx" in (reports() / "问题.txt").read_text(encoding="utf-8")


def test_the_script_without_drafts(env: dict[str, str]) -> None:
    done = gate(env)
    assert (done.returncode, done.stderr) == (0, "") and "共 0 份" in done.stdout
    done = gate(env, "没有")
    assert (done.returncode, done.stderr) == (2, "找不到文件夹：没有\n")
