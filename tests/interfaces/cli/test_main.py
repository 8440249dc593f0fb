"""The command line: what is chosen, what is shown, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint import __version__
from tests.interfaces.cli.commands.helper import PACK, TEXT, Said, call, codes, environment, own_pack, spawn


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our own rules and one file that breaks each of them once."""
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    """The codes of what is shown of a.txt, hints included."""
    said = call(capsys, "a.txt", "--output-format", "concise", "--min-severity", "info", *argv)
    assert said.err == ""
    return codes(said)


# ── choosing rules ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["--select", "QZ101"], ["QZ101"]),
        (["--select", "QZ1"], ["QZ101", "QZ102"]),
        (["--select", "QZ"], ["QZ101", "QZ102", "QZ201"]),
        (["--select", "Q"], ["QZ101", "QZ102", "QZ201"]),
        (["--select", "boat-hint"], ["QZ201"]),
        (["--select", "QZ101, boat-hint"], ["QZ101", "QZ201"]),
        (["--select", "QZ101", "--select", "QZ102"], ["QZ101", "QZ102"]),
        (["--select", "QZ101", "--extend-select", "QZ2"], ["QZ101", "QZ201"]),
        (["--ignore", "QZ1"], ["QZ201"]),
        (["--ignore", "wrong-lamp"], ["QZ102", "QZ201"]),
        (["--select", "QZ1", "--ignore", "QZ101"], ["QZ102"]),
        (["--select", "QZ101", "--ignore", "QZ1"], ["QZ101"]),  # the more precise one decides
        (["--select", "QZ101,QZ102", "--ignore", "QZ101"], ["QZ102"]),  # ignore where they are equal
        (["--select", "QZ101,QZ2", "--ignore", "wrong-lamp"], ["QZ201"]),
        (["--ignore", "ALL"], ["QZ101", "QZ102", "QZ201"]),  # the file's QZ is more precise
        (["--ignore", "ALL", "--select", "QZ201"], ["QZ201"]),
        (["--select", "QZ201", "--ignore", "QZ", "--extend-select", "QZ10"], ["QZ101", "QZ102", "QZ201"]),
    ],
)
def test_choice_of_rules(argv: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, *argv) == expected


def test_all_is_every_rule_that_is_on_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    everything = call(capsys, "--select", "ALL", "--show-settings").out.splitlines()[-1]
    ours = call(capsys, "--show-settings").out.splitlines()[-1]
    listed = call(capsys, "rules", "list").out.splitlines()
    count = len([line for line in listed if "  提示  " not in line and "默认不启用" not in line])
    assert ours == "# 在用的规则：2 条"  # the hint is not to be shown and decides nothing
    assert int(everything.split("：")[1].split()[0]) == count > 20


@pytest.mark.parametrize(
    ("settings", "argv", "expected"),
    [
        ('select = ["QZ1"]', [], ["QZ101", "QZ102"]),
        ('select = ["QZ1"]', ["--select", "QZ2"], ["QZ201"]),
        ('select = ["QZ1"]', ["--extend-select", "QZ2"], ["QZ101", "QZ102", "QZ201"]),
        ('select = ["QZ101"]\nextend-select = ["QZ102"]', ["--extend-select", "QZ2"], ["QZ101", "QZ102", "QZ201"]),
        ('ignore = ["QZ101"]', [], ["QZ102", "QZ201"]),
        ('ignore = ["QZ101"]', ["--ignore", "QZ102"], ["QZ201"]),
        ('ignore = ["QZ1"]', ["--select", "QZ101,QZ2"], ["QZ101", "QZ201"]),
        ('ignore = ["QZ1"]\nextend-select = ["QZ102"]', [], ["QZ102", "QZ201"]),
    ],
)
def test_choice_in_the_file_and_on_the_command_line(
    settings: str, argv: list[str], expected: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_pack(folder, settings)
    assert shown(capsys, *argv) == expected


# ── severities and exit codes ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rule", "fail_on", "code"),
    [
        ("QZ101", "error", 1),
        ("QZ101", "warning", 1),
        ("QZ101", "info", 1),
        ("QZ102", "error", 0),
        ("QZ102", "warning", 1),
        ("QZ102", "info", 1),
        ("QZ201", "error", 0),
        ("QZ201", "warning", 0),
        ("QZ201", "info", 1),
    ],
)
@pytest.mark.parametrize("least", ["error", "warning", "info"])
@pytest.mark.parametrize("format_", ["full", "concise", "grouped", "json", "jsonl"])
def test_exit_code_depends_on_fail_on_alone(
    rule: str, fail_on: str, code: int, least: str, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = f"{rule},DU004"  # the other is an error that does not occur here
    argv = ["a.txt", "--select", chosen, "--fail-on", fail_on, "--min-severity", least, "--output-format", format_]
    said = call(capsys, *argv)
    assert (said.code, said.err) == (code, "")
    ranks = ["info", "warning", "error"]
    severity = {"QZ101": "error", "QZ102": "warning", "QZ201": "info"}[rule]
    assert (rule in said.out) is (ranks.index(severity) >= min(ranks.index(least), ranks.index(fail_on)))


def test_chosen_rule_that_is_not_to_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--select", "QZ201")
    assert said == Said(2, "", "dj-lint: 选中的规则都低于要显示的级别（警告）：请加上 --min-severity info 或 warning\n")
    said = call(capsys, "a.txt", "--select", "QZ2", "--min-severity", "error", "--lang", "en")
    assert said.err == (
        "dj-lint: all the selected rules are below the severity to be shown (error): "
        "add --min-severity info or warning\n"
    )
    assert call(capsys, "a.txt", "--select", "QZ201", "--min-severity", "info").code == 0


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], ["QZ101", "QZ102"]),
        (["--min-severity", "error"], ["QZ101"]),
        (["--min-severity", "info"], ["QZ101", "QZ102", "QZ201"]),
        (["--fail-on", "warning"], ["QZ101", "QZ102"]),
        (["--fail-on", "info"], ["QZ101", "QZ102", "QZ201"]),  # what fails the run is shown
        (["--fail-on", "warning", "--min-severity", "error"], ["QZ101", "QZ102"]),
    ],
)
def test_what_is_shown(argv: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(call(capsys, "a.txt", "--output-format", "concise", *argv)) == expected


def test_trouble_is_stronger_than_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "clean.txt").write_text("河边没有人。\n", encoding="utf-8")
    assert call(capsys, "clean.txt").code == 0
    assert call(capsys, "clean.txt", "a.txt").code == 1
    assert call(capsys, "clean.txt", "没有.txt").code == 2
    assert call(capsys, "a.txt", "没有.txt").code == 2
    assert call(capsys, "没有.txt", "a.txt", "--output-format", "json").code == 2


# ── usage ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("argv", "zh", "en"),
    [
        (["--bogus"], "无法识别的参数：--bogus", "unrecognized arguments: --bogus"),
        (["a.txt", "--fail-on"], "参数 --fail-on：需要一个值", "argument --fail-on: expected one argument"),
        (
            ["a.txt", "--fail-on", "fatal"],
            "参数 --fail-on：无效的值“fatal”（可用：error、",
            "argument --fail-on: invalid choice",
        ),
        (["a.txt", "--isolated=x"], "参数 --isolated：选项不接受值 'x'", "argument --isolated: ignored explicit arg"),
        (["a.txt", "--sta"], "无法识别的参数：--sta；是否想写“--stage”？", "arguments: --sta; did you mean `--stage`?"),
        (
            ["a.txt", "--write"],
            "无法识别的参数：--write；是否想写“--write-baseline”？",
            "did you mean `--write-baseline`?",
        ),
        (["a.txt", "--fix-onl"], "无法识别的参数：--fix-onl；是否想写“--fix-only”？", "did you mean `--fix-only`?"),
        (["a.txt", "--Output-Fromat=x"], "：--Output-Fromat=x；是否想写“--output-format”？", "mean `--output-format`?"),
        (["rules"], "缺少参数：list|test|schema", "the following arguments are required: list|test|schema"),
        (
            ["rules", "lst"],
            "参数 list|test|schema：无效的值“lst”（可用：list、test、schema）；是否想写“list”？",
            "invalid choice: `lst`",
        ),
        (["explain"], "缺少参数：规则", "the following arguments are required: RULE"),
        (["init", "x"], "无法识别的参数：x", "unrecognized arguments: x"),
    ],
)
def test_usage_error(argv: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, *argv)
    assert (said.code, said.out) == (2, "") and zh in said.err and "试试 dj-lint" in said.err
    said = call(capsys, *argv, "--lang=en")
    assert (said.code, said.out) == (2, "") and en in said.err and "try dj-lint" in said.err
    assert not any("一" <= char <= "鿿" for char in said.err)
    said = call(capsys, *argv)  # and back again in the same process
    assert zh in said.err


def test_nothing_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "check") == Said(2, "", "dj-lint: 请给出要检查的文件或文件夹\n")
    assert call(capsys, "--quiet", "--lang", "en") == Said(2, "", "dj-lint: give the files or folders to check\n")
    assert call(capsys, "-", "-") == Said(2, "", "dj-lint: “-”只能出现一次\n")


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys)
    assert said.code == 2 and said.out.startswith("用法：dj-lint")
    assert call(capsys, "--help") == Said(0, said.out, "")
    assert call(capsys, "--help", DJ_LINT_LANG="en").out.startswith("usage: dj-lint")
    for command in ("check", "explain", "rules", "init"):
        assert call(capsys, command, "--help").out.startswith(f"用法：dj-lint {command}")
    for text in (said.out, call(capsys, "check", "--help").out):
        assert not [line for line in text.splitlines() if _width(line) > 80]
        assert "show this" not in text and "show program" not in text


def _width(line: str) -> int:
    return sum(2 if char > "⺀" else 1 for char in line)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--version") == Said(0, f"dj-lint {__version__}\n", "")


def test_module_is_the_command(folder: Path) -> None:
    assert spawn(folder, "--version") == Said(0, f"dj-lint {__version__}\n", "")
    said = spawn(folder, "a.txt", "--output-format", "concise")
    assert said == Said(1, "a.txt:1:5: 错误 QZ101 “灯龙”应为“灯笼”\na.txt:1:12: 警告 QZ102 “石乔”似应为“石桥”\n", "")


@pytest.mark.skipif(os.name == "nt", reason="there are no signals")
def test_an_interrupt_while_it_starts_ends_it_at_once() -> None:
    code = """
import os, signal, sys
class Interrupt:
    def find_spec(self, name, *rest):
        if name == "msgspec":
            os.kill(os.getpid(), signal.SIGINT)
if sys.argv[1:]:
    sys.meta_path.insert(0, Interrupt())
import lint.interfaces.cli.main
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""
    ends = []
    for interrupt in ([], ["yes"]):
        done = subprocess.run([sys.executable, "-c", code, *interrupt], env=environment(), capture_output=True)
        ends.append((done.returncode, done.stdout, done.stderr))
    assert ends == [(0, b"True\n", b""), (130, b"", b"")]


def test_check_may_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "check", "a.txt", "-q") == call(capsys, "a.txt", "-q") == call(capsys, "-q", "a.txt")


# ── configuration ────────────────────────────────────────────────────────────────────────────────────────────


def write(path: Path, text: str = TEXT) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["dj-lint.toml", ".dj-lint.toml", "pyproject.toml"])
def test_names_of_the_configuration(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    own_pack(folder, 'select = ["QZ102"]', name)
    assert shown(capsys) == ["QZ102"]
    assert f"# {folder}/{name}" in call(capsys, "--show-settings").out


def test_first_of_several_names_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'select = ["QZ201"]', "pyproject.toml")
    assert shown(capsys, "--isolated", "--select", "TY0") == []
    own_pack(folder, 'select = ["QZ102"]', ".dj-lint.toml")
    assert shown(capsys) == ["QZ101", "QZ102", "QZ201"]
    (folder / "dj-lint.toml").unlink()
    assert shown(capsys) == ["QZ102"]
    (folder / ".dj-lint.toml").unlink()
    assert shown(capsys) == ["QZ201"]


def test_nearest_configuration_counts_and_is_not_merged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "下" / "再下" / "b.txt")
    own_pack(folder / "下", 'select = ["QZ102"]')
    write(folder / "旁" / "c.txt")
    said = call(capsys, ".", "--output-format", "concise")
    assert [(line.split(":")[0], line.split()[2]) for line in said.out.splitlines()] == [
        ("a.txt", "QZ101"),
        ("a.txt", "QZ102"),
        ("下/再下/b.txt", "QZ102"),
        ("旁/c.txt", "QZ101"),
        ("旁/c.txt", "QZ102"),
    ]


def test_search_ends_at_the_root_of_the_repository(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "库" / "下" / "b.txt")
    assert "QZ101" in call(capsys, "库/下/b.txt").out
    (folder / "库" / ".git").mkdir()
    assert "QZ101" not in call(capsys, "库/下/b.txt", "--select", "TY,QZ").out
    own_pack(folder / "库", 'select = ["QZ101"]')
    assert "QZ101" in call(capsys, "库/下/b.txt").out


def test_pyproject_without_our_table_is_passed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "下" / "pyproject.toml", "[tool.other]\na = 1\n")
    write(folder / "下" / "b.txt")
    assert "QZ101" in call(capsys, "下/b.txt").out


def test_config_and_isolated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "别处" / "b.txt")
    own_pack(folder / "别处", 'select = ["QZ102"]')
    assert codes(
        call(capsys, "a.txt", "别处/b.txt", "--config", "别处/dj-lint.toml", "--output-format", "concise")
    ) == [
        "QZ102",
        "QZ102",
    ]
    said = call(capsys, "--isolated", "--show-settings")
    assert f"# {folder}" not in said.out and 'select = ["ALL"]' in said.out
    said = call(capsys, "a.txt", "--isolated", "--select", "QZ101")
    assert (said.code, said.out) == (2, "")  # our own rules are not known then


def test_extend(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'ignore = ["QZ102"]\nextend-select = ["QZ201"]\n[severity]\nQZ101 = "warning"\nQZ102 = "error"\n')
    write(folder / "下" / "b.txt")
    child = 'extend = "../dj-lint.toml"\nignore = ["QZ201"]\nfail-on = "warning"\n[severity]\nQZ102 = "info"\n'
    write(folder / "下" / "dj-lint.toml", child)
    said = call(capsys, "下/b.txt", "--output-format", "concise", "--min-severity", "info")
    assert [line.split()[1:3] for line in said.out.splitlines()] == [
        ["警告", "QZ101"],  # from the base
        ["提示", "QZ102"],  # from here; the base's ignore is replaced
    ]
    settings = call(capsys, "下", "--show-settings").out.splitlines()
    assert f'fail-on = "warning"  # {folder}/下/dj-lint.toml' in settings
    assert f'select = ["QZ"]  # {folder}/dj-lint.toml' in settings


def test_own_rules_are_relative_to_their_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = PACK.replace("灯龙", "船浆").replace("灯笼", "船桨").replace("QZ", "QY").replace("wrong-lamp", "wrong-oar")
    pack = pack.replace("doubtful-bridge", "other-bridge").replace("boat-hint", "other-boat")
    write(folder / "规则" / "x.toml", pack)
    write(folder / "规则" / "y.toml", PACK)
    write(folder / "下" / "dj-lint.toml", 'rules = ["../规则"]\nselect = ["QZ101", "QY101"]\n')
    write(folder / "下" / "b.txt", "划着船浆，挂着灯龙。\n")
    assert codes(call(capsys, "下/b.txt", "--output-format", "concise")) == ["QY101", "QZ101"]


def test_paths_may_stand_on_both_sides_of_an_option(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.txt", "c.txt"):
        write(folder / name)
    said = call(capsys, "a.txt", "--quiet", "b.txt", "--output-format", "concise", "c.txt")
    assert [line.split(":")[0] for line in said.out.splitlines()[::2]] == ["a.txt", "b.txt", "c.txt"]
    assert call(capsys, "a.txt", "--quiet", "b.txt", "--no-such").err.startswith("dj-lint check: 无法识别的参数：")


def test_per_file_ignores(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(
        folder, '[per-file-ignores]\n"模板/*.txt" = ["QZ1"]\n"b.txt" = ["wrong-lamp"]\n"模板/全免.txt" = ["ALL"]\n'
    )
    for name in ("模板/c.txt", "模板/全免.txt", "稿/b.txt"):
        write(folder / name)
    said = call(capsys, ".", "--output-format", "concise", "--min-severity", "info")
    assert [(line.split(":")[0], line.split()[2]) for line in said.out.splitlines()] == [
        ("a.txt", "QZ101"),
        ("a.txt", "QZ102"),
        ("a.txt", "QZ201"),
        ("模板/c.txt", "QZ201"),
        ("稿/b.txt", "QZ102"),
        ("稿/b.txt", "QZ201"),
    ]


def test_severity_of_a_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, '[severity]\nQZ101 = "info"\nboat-hint = "error"\n')
    said = call(capsys, "a.txt", "--output-format", "concise")
    assert (said.code, codes(said)) == (1, ["QZ102", "QZ201"]) and "错误 QZ201" in said.out
    assert call(capsys, "a.txt", "--ignore", "QZ201").code == 0


GENRED = PACK.replace(
    'kind = "replace"\nseverity = "error"', 'kind = "replace"\ngenres = ["duty-report"]\nseverity = "error"'
)


def test_genre_by_glob(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, '[genre]\n"述职/*" = "duty-report"\n')
    (folder / "own.toml").write_text(GENRED, encoding="utf-8")
    write(folder / "述职" / "b.txt")
    said = call(capsys, ".", "--output-format", "concise")
    assert [(line.split(":")[0], line.split()[2]) for line in said.out.splitlines()] == [
        ("a.txt", "QZ102"),
        ("述职/b.txt", "QZ101"),
        ("述职/b.txt", "QZ102"),
    ]


def test_stage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = PACK.replace(
        'kind = "replace"\nseverity = "error"', 'kind = "replace"\nstages = ["final"]\nseverity = "error"'
    )
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    assert shown(capsys) == ["QZ102", "QZ201"]
    assert shown(capsys, "--stage", "final") == ["QZ101", "QZ102", "QZ201"]
    own_pack(folder, 'stage = "final"')
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    assert shown(capsys) == ["QZ101", "QZ102", "QZ201"]
    assert shown(capsys, "--stage", "draft") == ["QZ102", "QZ201"]


def test_command_line_is_stronger_than_the_environment_and_that_than_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_pack(folder, 'lang = "en"\noutput-format = "concise"\nfail-on = "warning"\n')
    assert call(capsys, "a.txt").out.startswith("a.txt:1:5: error QZ101")
    assert call(capsys, "a.txt", "--lang", "zh").out.startswith("a.txt:1:5: 错误 QZ101")
    assert call(capsys, "a.txt", DJ_LINT_LANG="zh").out.startswith("a.txt:1:5: 错误 QZ101")
    assert call(capsys, "a.txt", "--lang=en", DJ_LINT_LANG="zh").out.startswith("a.txt:1:5: error QZ101")
    assert call(capsys, "a.txt", DJ_LINT_LANG="klingon").out.startswith("a.txt:1:5: error QZ101")
    assert call(capsys, "a.txt", "--ignore", "QZ101").code == 1
    assert call(capsys, "a.txt", "--ignore", "QZ101", "--fail-on", "error").code == 0


# ── what is checked ──────────────────────────────────────────────────────────────────────────────────────────


def files(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    said = call(capsys, "--show-files", *argv)
    assert (said.code, said.err) == (0, "")
    return said.out.splitlines()


@pytest.fixture
def tree(folder: Path) -> None:
    names = "b.md c.markdown d.rst .hidden.txt 甲/e.txt 甲/乙/f.txt 甲/乙/g.md .git/h.txt build/i.txt x.egg-info/j.txt"
    for name in names.split():
        write(folder / name)


@pytest.mark.usefixtures("tree")
def test_files_of_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    expected = ["a.txt", "b.md", "c.markdown", "甲/e.txt", "甲/乙/f.txt", "甲/乙/g.md"]
    assert files(capsys, ".") == expected
    assert files(capsys, "甲") == ["甲/e.txt", "甲/乙/f.txt", "甲/乙/g.md"]


@pytest.mark.usefixtures("tree")
def test_file_named_is_checked_whatever_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert files(capsys, "d.rst", ".hidden.txt", "build/i.txt", "d.rst") == ["d.rst", ".hidden.txt", "build/i.txt"]


@pytest.mark.usefixtures("tree")
def test_globs(capsys: pytest.CaptureFixture[str]) -> None:
    assert files(capsys, "*.md") == ["b.md"]
    assert files(capsys, "甲/**/*.txt", "[ab].*") == ["甲/e.txt", "甲/乙/f.txt", "a.txt", "b.md"]


@pytest.mark.usefixtures("tree")
def test_include_and_exclude(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'include = ["*.rst", "甲/*.txt"]\nexclude = ["甲/乙"]\n')
    assert files(capsys, ".") == ["d.rst", "甲/e.txt"]
    own_pack(folder, 'exclude = ["乙", "*.m*", ".*"]\n')
    assert files(capsys, ".") == ["a.txt", "build/i.txt", "x.egg-info/j.txt", "甲/e.txt"]


def test_show_files_checks_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "a.txt", "--show-files") == Said(0, "a.txt\n", "")
    said = call(capsys, "a.txt", "没有.txt", "--show-files")
    assert (said.code, said.out) == (2, "a.txt\n")


def test_standard_input(folder: Path) -> None:
    said = spawn(folder, "-", "--output-format", "concise", stdin=TEXT.encode())
    assert said == Said(1, "-:1:5: 错误 QZ101 “灯龙”应为“灯笼”\n-:1:12: 警告 QZ102 “石乔”似应为“石桥”\n", "")
    said = spawn(folder, "-", "a.txt", "--output-format", "json", stdin=TEXT.encode("gb18030"))
    assert [(v["filename"], v["location"]["column"]) for v in json.loads(said.out)] == [
        ("-", 5),
        ("-", 12),
        ("a.txt", 5),
        ("a.txt", 12),
    ]
    assert spawn(folder, "-", stdin=b"") == Said(0, "共检查 1 个文件，未发现问题。\n", "")


def test_name_of_standard_input(folder: Path) -> None:
    (folder / "甲").mkdir()
    own_pack(folder / "甲", 'select = ["QZ102"]')
    named = ["-", "--output-format", "concise", "--stdin-filename"]
    said = spawn(folder, *named, "甲/新.txt", stdin=TEXT.encode())
    assert said == Said(0, "甲/新.txt:1:12: 警告 QZ102 “石乔”似应为“石桥”\n", "")
    text = "挂着`灯龙`。\n"
    assert spawn(folder, *named, "新.md", stdin=text.encode()).out == ""  # code in Markdown
    assert spawn(folder, *named, "新.txt", stdin=text.encode()).out.startswith("新.txt:1:4: ")


# ── colour ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("option", "variables", "colored"),
    [
        ("auto", {}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": ""}, False),
    ],
)
@pytest.mark.parametrize("format_", ["full", "concise", "grouped"])
def test_color(
    option: str, variables: dict[str, str], colored: bool, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = call(capsys, "a.txt", "--color", option, "--output-format", format_, **variables)
    assert ("\033[" in said.out) is colored
    plain = call(capsys, "a.txt", "--color", "never", "--output-format", format_)
    for number in ("0", "1", "2", "1;31", "1;33"):
        said = Said(said.code, said.out.replace(f"\033[{number}m", ""), said.err)
    assert said == plain


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_no_color_in_machine_formats(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--output-format", format_, "--color", "always", FORCE_COLOR="1")
    assert said.code == 1 and "\033" not in said.out


@pytest.mark.parametrize(("term", "colored"), [("xterm", True), ("dumb", False)])
def test_color_at_a_terminal(
    term: str, colored: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert ("\033[" in call(capsys, "a.txt", TERM=term).out) is colored
    assert "\033[" not in call(capsys, "a.txt", TERM=term, NO_COLOR="1").out


def test_no_color_into_a_pipe_or_a_file(folder: Path) -> None:
    assert "\033" not in spawn(folder, "a.txt").out
    assert spawn(folder, "a.txt", "-o", "结果.txt").code == 1
    assert "\033" not in (folder / "结果.txt").read_text(encoding="utf-8")


def test_two_dashes_end_the_options(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("-x.txt", "--fix"):
        (folder / name).write_text("坚持集体学习。\n", encoding="utf-8")
    assert call(capsys, "--force-exclude", "--show-files", "--", "-x.txt", "--fix") == Said(0, "-x.txt\n--fix\n", "")
    assert call(capsys, "check", "--show-files", "--", "-x.txt") == Said(0, "-x.txt\n", "")
    said = call(capsys, "-x.txt")
    assert said.code == 2 and "无法识别的参数：-x.txt" in said.err
