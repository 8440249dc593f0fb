"""What the READMEs say is what the tool does: set-up commands, screen, rule pack, tables, options."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import tomli

from lint.cli import parser
from lint.config import Config
from lint.formats import FORMATS
from lint.load import load
from lint.packs import builtin_files

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]
SET_UP = ["pip install . && dj-lint examples/bad/", "pip install -e '.[dev]' && pytest"]


def readme(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJ_LINT", "GITHUB_"))}
    env |= {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lint", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", READMES)
def test_begins_with_the_set_up_commands(name: str) -> None:
    blocks = "\n".join(f"```sh\n{command}\n```\n" for command in SET_UP)
    assert readme(name).startswith(f"# dj-lint\n\n{blocks}")


@pytest.mark.parametrize("name", READMES)
def test_the_screen_is_real(name: str) -> None:
    (screen,) = fenced(readme(name), "console")
    command, _, shown = screen.partition("\n")
    done = run(*command.removeprefix("$ dj-lint ").split())
    assert done.stdout == shown
    assert done.returncode == 1


@pytest.mark.parametrize("name", READMES)
def test_the_rule_pack_is_the_example(name: str) -> None:
    pack = ROOT / "examples/own-rules/office.toml"
    assert fenced(readme(name), "toml") == [pack.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", READMES)
def test_the_program_prints_what_it_says(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = fenced(readme(name), "python")
    exec(program, {})
    said = [line.removeprefix("# ") for line in program.splitlines() if line.startswith("# ")]
    assert capsys.readouterr().out.splitlines() == said


def test_the_rule_pack_passes() -> None:
    done = run("rules", "test", "examples/own-rules/office.toml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", READMES)
def test_names_every_pack(name: str) -> None:
    listed = set(re.findall(r"^\| `([A-Z]{2})` \| (\S+) \|", readme(name), re.MULTILINE))
    assert listed == {(loaded.pack.prefix, loaded.pack.title) for loaded in load(builtin_files()).rules}


@pytest.mark.parametrize("name", READMES)
def test_lists_every_setting_with_its_default(name: str) -> None:
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| `([\"\[{tf].*?)` \|", readme(name), re.MULTILINE))
    given = {key: tomli.loads(f"value = {default}")["value"] for key, default in listed.items()}
    assert given == msgspec.to_builtins(Config())


@pytest.mark.parametrize("name", READMES)
def test_lists_every_format(name: str) -> None:
    listed = readme(name).partition("| `--output-format` |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)) == sorted(FORMATS)


@pytest.mark.parametrize("name", READMES)
def test_names_no_option_that_does_not_exist(name: str) -> None:
    said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme(name)))
    commands = parser("en")._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    known = {option for command in commands.values() for option in command._option_string_actions}  # type: ignore[union-attr]
    assert said <= known


@pytest.mark.parametrize("name", READMES)
def test_links_to_files_that_are_there(name: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", readme(name)) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
