"""Two colleagues in one repository: what docs/team.md says, with real git."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import PACK, ROOT, TEXT
from tests.journeys.shell import Shell, commands

WRITE, UNION, ADD, APPLY = commands("team.md")


@pytest.fixture
def team(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A repository with drafts, rules of its own and a baseline, as the page says to make it."""
    shell = Shell(tmp_path, tmp_path_factory.mktemp("tools"))
    shell("git init -q -b main && mkdir 文稿")
    (tmp_path / "own.toml").write_text(PACK, encoding="utf-8")
    settings = 'rules = ["own.toml"]\nselect = ["QZ", "DJ"]\nbaseline = "dj-lint-baseline.json"\nignore = [\n]\n'
    draft(shell, "总结.txt", TEXT + "院里也挂着灯龙。\n")
    shell('touch dj-lint.toml && echo \'rules = ["own.toml"]\nselect = ["QZ", "DJ"]\' > dj-lint.toml')
    assert "merge=union" in shell(WRITE)
    shell(UNION)
    shell("echo 'dj-lint.toml merge=union' >> .gitattributes")
    (tmp_path / "dj-lint.toml").write_text(settings, encoding="utf-8")
    shell(ADD)
    shell("git add -A && git commit -qm 起")
    assert "未发现问题" in shell("dj-lint 文稿")
    return shell


def draft(shell: Shell, name: str, text: str) -> None:
    (shell.folder / "文稿" / name).write_text(text, encoding="utf-8")


def both(shell: Shell, keep: str, *names: str) -> None:
    """Two people, each on a branch, add a draft with faults and let these stand; then one merges the other's."""
    for name in names:
        shell(f"git checkout -q -b {name} main")
        draft(shell, f"{name}.txt", f"{name}家门口挂着灯龙，{name}家河上有座石乔。\n")
        shell(keep.format(name=name))
        shell(f"git add -A && git commit -qm {name}")
    shell("git checkout -q main")
    for name in names:
        shell(f"git merge -q --no-edit {name}")


def test_two_people_add_to_the_baseline(team: Shell) -> None:
    both(team, "dj-lint 文稿/ --write-baseline | grep '其中新接受 2 处；删去 0 处'", "王", "李")
    assert "未发现问题。另有 7 处已设为忽略。" in team("dj-lint 文稿")
    file = team.folder / "dj-lint-baseline.json"
    lines = file.read_text("utf-8").splitlines()[1:-1]
    assert len(lines) == 7
    team("dj-lint 文稿 --write-baseline")
    assert file.read_text("utf-8").splitlines()[1:-1] == sorted(lines)


def test_two_people_let_findings_stand(team: Shell) -> None:
    both(team, "dj-lint 文稿/{name}.txt --add-ignore --reason '引用{name}家原文'", "王", "李")
    assert "未发现问题。另有 7 处已设为忽略。" in team("dj-lint 文稿")
    text = (team.folder / "dj-lint.toml").read_text("utf-8")
    assert len(re.findall(r"^    \{rule = ", text, re.MULTILINE)) == 4 and "引用王家原文" in text


def test_a_conflict_is_said_where_it_is(team: Shell) -> None:
    """Without the line in .gitattributes, two that add at one place meet; what git leaves is named."""
    team("git rm -q .gitattributes && git commit -qm 无")
    for name in "王", "李":
        team(f"git checkout -q -b {name} main")
        draft(team, f"新{name}.txt", "又挂着灯龙。\n")
        team("dj-lint 文稿 --write-baseline && git add -A && git commit -qm x")
    team("git merge -q --no-edit 王", 1)
    said = team("dj-lint 文稿", 2)
    assert re.search(r"dj-lint-baseline\.json:\d+:1: git 合并时留下了冲突：请打开这个文件", said)


def test_a_renamed_file_and_a_deleted_one(team: Shell) -> None:
    draft(team, "删.txt", "门口挂着灯龙，院里挂着灯龙，河边挂着灯龙。\n")
    team("dj-lint 文稿 --write-baseline && git add -A && git commit -qm 加")
    team("git mv 文稿/总结.txt '文稿/总结（送审稿）.txt' && git rm -q 文稿/删.txt")
    said = team("dj-lint 文稿")
    assert said.count("DJ002") == 1 and "“文稿/删.txt” ×3" in said and "灯龙”应为" not in said
    team("dj-lint 文稿 --prune-baseline")
    assert "未发现问题。另有 3 处已设为忽略。" in team("dj-lint 文稿") and "DJ002" not in team("dj-lint 文稿")


@pytest.mark.parametrize("format_", ["github", "gitlab", "sarif", "rdjson", "checkstyle", "junit"])
def test_paths_from_a_subfolder_are_those_of_git(format_: str, team: Shell) -> None:
    draft(team, "新.txt", TEXT)
    team("git add -A && git commit -qm 新")
    known = {*team("git -c core.quotePath=false ls-files").splitlines()}
    said = team(f"dj-lint ./新.txt --output-format {format_}", 1, "文稿")
    assert "文稿/新.txt" in known
    if format_ == "sarif":
        (artifact,) = json.loads(said)["runs"][0]["artifacts"]
        assert artifact["location"]["uri"] == "%E6%96%87%E7%A8%BF/%E6%96%B0.txt"
    else:
        assert "文稿/新.txt" in said and "./" not in said


def test_git_applies_the_corrections(team: Shell) -> None:
    """A text in UTF-8 is corrected by git; one in GBK stays, and is named."""
    draft(team, "新.txt", TEXT)
    (team.folder / "文稿" / "旧.txt").write_bytes(TEXT.encode("gb18030"))
    said = team(APPLY)
    assert "灯笼" in (team.folder / "文稿" / "新.txt").read_text("utf-8")
    assert (team.folder / "文稿" / "旧.txt").read_bytes() == TEXT.encode("gb18030")
    assert "“文稿/旧.txt”的改动只供查看，不能用 git apply 或 patch 写入（文件是 gb18030 编码）" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_problem_matchers_of_vs_code(lang: str, team: Shell) -> None:
    """Every line of the task's output is taken by one of them, and leads to its place."""
    draft(team, "新 1.txt", TEXT)
    (task,) = json.loads((ROOT / "examples" / "vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    line = " ".join([task["command"], *task["args"]]).replace("${workspaceFolder}", str(team.folder))
    said = team(f"{line} --lang {lang} --min-severity info", 1).splitlines()
    found = []
    for matcher in task["problemMatcher"]:
        pattern = matcher["pattern"]
        for match in filter(None, (re.match(pattern["regexp"], one) for one in said)):
            place = Path(match[pattern["file"]]).name, match[pattern["line"]], match[pattern["column"]]
            found.append((matcher["severity"], *place, match[pattern["code"]]))
    assert found == [
        ("error", "新 1.txt", "1", "5", "QZ101"), ("warning", "新 1.txt", "1", "12", "QZ102"),
        ("info", "总结.txt", "1", "20", "QZ201"), ("info", "新 1.txt", "1", "20", "QZ201"),
    ]  # fmt: skip
    assert len(said) == len(found)


def test_a_reason_is_wanted(team: Shell) -> None:
    draft(team, "新.txt", TEXT)
    said = team("dj-lint 文稿/新.txt --add-ignore < /dev/null", 2)
    assert "请写明保留的原因：--add-ignore --reason 原因" in said
