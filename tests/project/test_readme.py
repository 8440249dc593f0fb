"""What the READMEs and the pages behind them say is what the tool does: set-up, screen, rule pack, tables, options."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import tomli

from lint.interfaces.cli.arguments import parser
from lint.settings.config import Config
from lint.settings.formats import FORMATS
from tests.documents.word.make import docx, p
from tests.support import builtin_rules

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]
# What each README leads to, in its language; the rule pack is on the last.
BEHIND = ("install", "usage", "configuration", "output", "automation", "formats", "own-rules")
SET_UP = [
    "python3 -m venv .venv && . .venv/bin/activate\npip install . && dj-lint examples/bad/",
    "pip install -e '.[dev]' && pytest",
]


def front(name: str) -> str:
    """A README itself."""
    return (ROOT / name).read_text(encoding="utf-8")


# Options of pip and of pre-commit.
OTHERS = {"--find-links", "--no-index", "--break-system-packages", "--bleeding-edge", "--freeze"}


def readme(name: str) -> str:
    """A README with the pages behind it."""
    folder = ROOT / "docs" / ("" if name == "README.zh-CN.md" else "en")
    return "\n".join([front(name), *((folder / f"{page}.md").read_text(encoding="utf-8") for page in BEHIND)])


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
    assert front(name).startswith(f"# dj-lint\n\n{blocks}")


@pytest.mark.parametrize("name", READMES)
def test_is_a_screen_for_each_user(name: str) -> None:
    sections = re.split(r"^## .+$", front(name), flags=re.MULTILINE)[1:]
    assert len(sections) == 6 and all(len(section.splitlines()) < 40 for section in sections)
    assert len(front(name).splitlines()) < 135


@pytest.mark.parametrize("name", READMES)
def test_the_screen_is_real(name: str) -> None:
    (screen,) = fenced(readme(name), "console")
    command, _, shown = screen.partition("\n")
    done = run(*command.removeprefix("$ dj-lint ").split())
    assert done.stdout == shown
    assert done.returncode == 1


@pytest.mark.parametrize("name", READMES)
def test_the_rule_pack_is_the_example(name: str) -> None:
    pack = (ROOT / "examples/own-rules/office.toml").read_text(encoding="utf-8")
    *settings, last = fenced(readme(name), "toml")
    assert last == pack
    assert [msgspec.convert(tomli.loads(text), Config) for text in settings]


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
    assert listed == {(loaded.pack.prefix, loaded.pack.title) for loaded in builtin_rules().rules}


@pytest.mark.parametrize("name", READMES)
def test_lists_every_setting_with_its_default(name: str) -> None:
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| `([\"\[{tf\d].*?)` \|", readme(name), re.MULTILINE))
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
    known |= {"--version"} | OTHERS
    assert said <= known


@pytest.mark.parametrize("name", READMES)
def test_links_to_files_that_are_there(name: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", front(name)) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link.partition("#")[0]).exists()]
    pages = {str(Path("docs" if name == "README.zh-CN.md" else "docs/en", f"{page}.md")) for page in BEHIND}
    assert pages <= {link.partition("#")[0] for link in links} | {f"docs/{'' if 'zh' in name else 'en/'}output.md"}


# ── the commands, as a newcomer would copy them ──────────────────────────────────────────────────────────────

TEXT = "坚持集休学习，抓好落实。\n"


def commands(name: str, *sections: str) -> list[str]:
    """The command lines of the `sh` blocks of a section, in order, without their comments."""
    text = readme(name)
    (section,) = [part for part in re.split(r"^##? ", text, flags=re.MULTILINE) if part.startswith(sections)]
    lines = "".join(fenced(section, "sh")).splitlines()
    return [re.sub(r"\s{2,}#.*", "", line) for line in lines if line.strip()]


@pytest.fixture
def shell(tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs a command line in a folder with drafts, under git, `dj-lint` being this checkout."""
    tool = tmp_path / "bin" / "dj-lint"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    work = tmp_path / "work"
    (work / "文稿").mkdir(parents=True)
    for path in ("报告.txt", "总结.md", "文稿/年度总结.txt", "文稿/来信.txt"):
        (work / path).write_text(TEXT, encoding="utf-8")
    for path in ("报告.docx", "文稿/计划.docx"):
        (work / path).write_bytes(docx(p(TEXT.strip())))
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJ_LINT", "GITHUB_", "GIT_"))}
    env |= {"PATH": f"{tool.parent}{os.pathsep}{env['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    env |= {"PYTHONIOENCODING": "utf-8", "GIT_CONFIG_GLOBAL": os.devnull, "DJ_LINT_CACHE_DIR": str(tmp_path / "cache")}

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(line, shell=True, cwd=work, env=env, capture_output=True, encoding="utf-8", timeout=60)

    who = "git -c user.name=a -c user.email=a@example.org"
    assert run(f"git init -q -b main && git add -A && {who} commit -qm x").returncode == 0
    return run


Shell = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("name", READMES)
def test_the_commands_at_a_shell(name: str, shell: Shell) -> None:
    lines = commands(name, "At a shell", "在命令行")
    assert len(lines) >= 12
    for line in lines:
        if "--watch" in line or "completion" in line:  # these two have tests of their own
            continue
        done = shell(line)
        quiet = "explain" in line or "rules list" in line or "init" in line or "layout" in line
        after_fix = "--fix" in line
        assert (done.returncode, bool(done.stdout)) == (0 if quiet or after_fix else 1, True), (line, done.stderr)
        if after_fix:
            assert "集体学习" in shell("cat 报告.txt").stdout


@pytest.mark.parametrize("name", READMES)
def test_the_commands_for_each_user(name: str, shell: Shell) -> None:
    check, annotate, fix, page, explain = commands(name, "Who writes documents", "写材料的人")
    assert [shell(line).returncode for line in (check, annotate, fix, page, explain)] == [1, 1, 0, 1, 0]
    assert "<!doctype html>" in shell("cat 报告.html").stdout.lower()
    assert shell("file 批注.docx 修订.docx || ls 批注.docx 修订.docx").returncode == 0
    init, counts, rules = commands(name, "An office", "单位")
    assert [shell(line).returncode for line in (init, counts, rules)] == [0, 1, 0]


@pytest.mark.parametrize("name", READMES)
def test_the_commands_for_corrections(name: str, shell: Shell) -> None:
    lines = commands(name, "Corrections", "自动改正")
    assert [shell(line).returncode for line in lines] == [1, *[0] * (len(lines) - 1)]


@pytest.mark.parametrize("name", READMES)
def test_the_commands_for_what_is_new(name: str, shell: Shell) -> None:
    write, use, prune, compare = commands(name, "Only what is new", "只看新问题")
    assert shell(write).returncode == 0
    assert shell(use).returncode == 0
    shell("echo 又是集休学习。 >> 文稿/来信.txt")
    assert shell(use).returncode == 1
    shell("printf '' > 文稿/年度总结.txt")
    assert "dj-lint-baseline.json" in shell(prune).stderr
    assert shell(compare).stdout.count("TY001") == 1


@pytest.mark.parametrize("name", READMES)
def test_the_ways_to_let_a_finding_stand(name: str, shell: Shell) -> None:
    text = readme(name)
    (letter,) = fenced(text, "markdown")
    comment, _, line = letter.partition("\n")
    shell(f"printf '%s' '{line}' > 文稿/来信.txt")
    assert shell("dj-lint 文稿/来信.txt").returncode == 1
    (add,) = re.findall(r"`(dj-lint --add-ignore .*?)`", text)
    assert shell(add).returncode == 0
    assert shell("dj-lint 文稿/来信.txt").returncode == 0
    assert shell("cat dj-lint.toml").stdout == fenced(text, "toml")[0]
    shell(f"rm dj-lint.toml; printf '%s' '{comment}\n{line}' > 文稿/来信.txt")
    assert shell("dj-lint 文稿/来信.txt").returncode == 0


@pytest.mark.parametrize("name", READMES)
def test_the_way_to_rules_of_ones_own(name: str, shell: Shell) -> None:
    init, mkdir, test, use = commands(name, "Your office's own rules", "写本单位的规则")
    pack = fenced(readme(name), "toml")[-1]
    assert shell(init).returncode == 0
    assert shell(mkdir).returncode == 0
    shell(f"cat > rules/office.toml <<'PACK'\n{pack}PACK")
    done = shell(test)
    assert done.returncode == 0, done.stdout
    shell("echo 会同县环保局检查。 > 报告.txt")
    assert shell(use).returncode == 0
    shell("sed -i.bak 's/^rules = .*/rules = [\"rules\"]/' dj-lint.toml")
    done = shell(use)
    assert done.returncode == 1
    assert "QS001" in done.stdout
