"""The first hour: what a newcomer types, with his typing errors, in an empty folder with real shells and git.

pre-commit is played by tests/project/test_pre_commit.py, pip by test_install.py.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from lint import __version__
from tests.interfaces.cli.commands.helper import ROOT
from tests.needed import program
from tests.project.test_readme import READMES, fenced, readme

BAD = "坚持集休学习，抓好落实。\n"


class Newcomer:
    """A home where nothing is but the command."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "我的 文稿"
        self.folder.mkdir()
        tool = home / "bin" / "dj-lint"
        tool.parent.mkdir()
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
        tool.chmod(0o755)
        own = ("DJ_LINT", "GITHUB_", "GIT_", "LC_", "XDG_", "ZDOTDIR", "BASH_ENV")
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        self.env |= {"HOME": str(home), "PATH": f"{tool.parent}:{self.env['PATH']}", "LANG": "C.UTF-8", "COLUMNS": "80"}
        self.env |= {"PYTHONPATH": str(ROOT), "DJ_LINT_CACHE_DIR": str(home / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}

    def types(self, line: str, shell: str = "bash") -> tuple[int, str]:
        """What a line gives in a shell: its exit code, and all that is on the screen."""
        done = subprocess.run(
            [shell, "-c", line], cwd=self.folder, env=self.env, encoding="utf-8", check=False, timeout=120,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode, done.stdout

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return Newcomer(tmp_path)


def test_looks_around(newcomer: Newcomer) -> None:
    for line in ("dj-lint version", "dj-lint -V", "dj-lint --version"):
        assert newcomer.types(line) == (0, f"dj-lint {__version__}\n")
    code, said = newcomer.types("dj-lint")
    assert code == 2 and said.startswith("用法：")
    assert newcomer.types("dj-lint help")[1] == said
    assert newcomer.types("dj-lint help annotate")[1].startswith("用法：dj-lint annotate")
    assert newcomer.types("dj-lint rule ty001")[1].startswith("TY001 ")
    code, said = newcomer.types("dj-lint explain TY")
    assert code == 0 and "TY001" in said and "TY901" in said and "LG001" not in said
    assert {line[:2] for line in newcomer.types("dj-lint rules list TY")[1].splitlines()} == {"TY"}


def test_mistypes_and_nothing_happens(newcomer: Newcomer) -> None:
    (newcomer.folder / "报告.txt").write_text(BAD, encoding="utf-8")
    for line, near in {
        "dj-lint --write 报告.txt": "--write-baseline",
        "dj-lint --fix-onl 报告.txt": "--fix-only",
        "dj-lint chek 报告.txt": "check",
        "dj-lint anotate 报告.docx -o 批注.docx": "annotate",
        "dj-lint --output-format htlm 报告.txt": "html",
        "dj-lint rules lst": "list",
        "dj-lint --select TY0001 报告.txt": "TY001",
    }.items():
        code, said = newcomer.types(line)
        assert code == 2 and f"是否想写“{near}”" in said, (line, said)
    assert newcomer.files() == {"报告.txt"}
    assert (newcomer.folder / "报告.txt").read_text(encoding="utf-8") == BAD


def test_checks_and_takes_the_report_away(newcomer: Newcomer) -> None:
    (newcomer.folder / "报告.txt").write_text(BAD, encoding="utf-8")
    code, said = newcomer.types("dj-lint --select ty001，LG 报告.txt")
    assert code == 1 and "疑似错别字“集休学习”，应为“集体学习”" in said
    assert newcomer.types("dj-lint --exit-zero 报告.txt")[0] == 0
    for name, begins in {"报告.html": "<!doctype html>", "报告.sarif": "{", "报告.json": "["}.items():
        assert newcomer.types(f"dj-lint 报告.txt -o {name}") == (1, "")
        assert (newcomer.folder / name).read_text(encoding="utf-8").lower().startswith(begins)
    assert newcomer.types("dj-lint 报告.txt -o 批注.docx")[0] == 2 and "批注.docx" not in newcomer.files()


def test_settles_in(newcomer: Newcomer) -> None:
    """A configuration from what is in force, and its mistakes in Chinese."""
    assert newcomer.types("dj-lint --show-settings > 新.toml && mv 新.toml dj-lint.toml")[0] == 0
    settings = tomli.loads((newcomer.folder / "dj-lint.toml").read_text(encoding="utf-8"))
    assert settings["fail-on"] == "error"
    (newcomer.folder / "a.txt").write_text("好。\n", encoding="utf-8")
    assert newcomer.types("dj-lint a.txt")[0] == 0
    for line in ('select = "TY"', "fail-on = warning", 'ignore = ["TY"，"LG"]', "lang = 中文"):
        (newcomer.folder / "dj-lint.toml").write_text(f"{line}\n", encoding="utf-8")
        code, said = newcomer.types("dj-lint a.txt")
        assert code == 2 and "dj-lint.toml:1:" in said
        words = re.sub(r".*dj-lint\.toml:\d+:\d+: ", "", said).replace("TOML", "").replace("dj-lint", "")
        assert not re.search(r"[A-Za-z]{3,} [a-z]{2,}", words), said


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize(
    ("shell", "file"), [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", ".config/fish/completions")]
)
def test_completion_in_a_new_home(newcomer: Newcomer, name: str, shell: str, file: str) -> None:
    """The lines of the documents, where not even the folder is there that a shell looks into."""
    program("SHELLS", shell)
    lines = [line for block in fenced(readme(name), "sh") for line in block.splitlines()]
    (line,) = [one.partition("   #")[0] for one in lines if f"completion {shell}" in one]
    code, said = newcomer.types(line, shell)
    assert (code, said) == (0, "")
    assert (newcomer.home / file).exists()


def test_one_slip_is_one_line(newcomer: Newcomer) -> None:
    text = "要增强政治意识、大局意识、核心意识、看起意识。\n\n走访不少于七十家以上，认真认履行职责。\n\n"
    text += "截止目前，截止2024年底。\n"
    (newcomer.folder / "a.txt").write_text(text, encoding="utf-8")
    _, said = newcomer.types("dj-lint --output-format concise a.txt")
    lines = said.splitlines()
    assert sum("看起意识" in line for line in lines) == 1
    assert sum("少于" in line for line in lines) == 1
    assert sum(line.startswith("a.txt:3:") and "认" in line for line in lines) == 1
    late = [line.split()[1:3] for line in lines if line.startswith("a.txt:5:")]
    assert late == [["警告", "LG011"], ["警告", "LG011"]]


def test_the_summary_reads_aloud(newcomer: Newcomer) -> None:
    (newcomer.folder / "dj-lint.toml").write_text(
        '[[ignore]]\nrule = "TY001"\ntext = "旧稿"\nreason = "x"\n', encoding="utf-8"
    )
    (newcomer.folder / "a.txt").write_text("他说：“工作抓好了。\n", encoding="utf-8")
    _, said = newcomer.types("dj-lint --select TY001,PU001,DJ002 .")
    assert "标点不成对：这里有 “ ，缺少 ”" in said
    assert "其中 1 个有问题：1 处错误。配置、基线中有 1 处警告。" in said
    (newcomer.folder / "a.txt").write_text("他说：“工作抓好了。”\n", encoding="utf-8")
    _, said = newcomer.types("dj-lint --select TY001,PU001,DJ002 .")
    assert "0 个" not in said and "共检查 1 个文件，未发现问题。配置、基线中有 1 处警告。" in said
