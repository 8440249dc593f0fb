"""What somebody types who does not know the command yet does what is meant, or nothing at all."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import tomli

from lint import __version__
from lint.settings.formats import FORMATS, SUFFIXES, format_of
from tests.interfaces.cli.commands.helper import TEXT, Said, call, codes, own_pack


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our own rules and one file that breaks each of them once."""
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# ── options and commands ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("option", ["--write", "--fix-onl", "--add", "--prune", "--in-pl", "--out=x.txt"])
def test_half_an_option_does_nothing(option: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder)
    said = call(capsys, option, "a.txt")
    assert (said.code, said.out) == (2, "") and f"无法识别的参数：{option}" in said.err
    assert files(folder) == before and (folder / "a.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("command", [["annotate"], ["explain", "TY001"], ["rules", "list"], ["init"], ["check"]])
def test_half_an_option_of_any_command(command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, *command, "--la", "en")
    assert said.code == 2 and "--la" in said.err and "是否想写“--lang”？" in said.err
    assert files(folder) == {"a.txt", "dj-lint.toml", "own.toml"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [("chek", "check"), ("anotate", "annotate"), ("explan", "explain"), ("rles", "rules"), ("hlep", "help")],
)
def test_a_mistyped_command_is_named_and_nothing_is_checked(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = call(capsys, word, "a.txt", "-o", "报告.txt")
    assert said == Said(2, "", f"dj-lint: 没有“{word}”这个命令，也没有这个名字的文件；是否想写“{meant}”？\n")
    said = call(capsys, word, "a.txt", "--lang", "en")
    assert said == Said(2, "", f"dj-lint: `{word}` is neither a command nor a file; did you mean `{meant}`?\n")
    assert not Path("报告.txt").exists()


@pytest.mark.parametrize(
    ("argv", "near"),
    [
        (["fix", "a.txt"], "--fix"),
        (["list"], "rules list"),
        (["lint", "a.txt"], "check"),
        (["a.txt", "--html"], "--output-format html"),
        (["a.txt", "--format", "json"], "--output-format"),
        (["a.txt", "--output", "x.html"], "--output-file"),
        (["a.txt", "--list-rules"], ""),
        (["a.txt", "-z"], ""),
    ],
)
def test_what_other_linters_have(argv: list[str], near: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, *argv)
    assert (said.code, said.out) == (2, "")
    assert (f"；是否想写“{near}”？" in said.err) if near else ("是否想写" not in said.err)
    assert files(folder) == {"a.txt", "dj-lint.toml", "own.toml"}


def test_a_person_is_told_where_the_results_are(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(capsys, "a.txt", "-o", "报告.html").out == ""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    said = call(capsys, "a.txt", "-o", "报告.html")
    assert said == Said(
        1,
        "结果写在 报告.html。共检查 1 个文件，其中 1 个有问题：1 处错误、1 处警告。有 1 处可用 --fix 自动改正。\n",
        "",
    )
    assert call(capsys, "a.txt", "-o", "报告.html", "-q").out == ""
    assert call(capsys, "a.txt", "-o", "没有/报告.html").out == ""


def test_a_file_that_is_called_like_a_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "chek").write_text(TEXT, encoding="utf-8")
    assert codes(call(capsys, "chek", "--output-format", "concise")) == ["QZ101", "QZ102"]
    for word in ("报告", "chek.txt", "x"):
        assert "找不到" in call(capsys, word).err


def test_a_file_that_begins_with_a_dash(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "-稿.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, "-稿.txt")
    assert said.code == 2 and "“-稿.txt”是文件的话，请写在 -- 后面：dj-lint -- -稿.txt" in said.err
    assert call(capsys, "--", "-稿.txt").code == 1


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    for argument in ("version", "-V", "--version"):
        assert call(capsys, argument) == Said(0, f"dj-lint {__version__}\n", "")


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "help") == call(capsys, "--help")
    assert call(capsys, "help", "annotate") == call(capsys, "annotate", "--help")
    assert call(capsys, "help", "QZ101") == call(capsys, "explain", "QZ101")
    assert call(capsys, "help", "anotate").code == 2
    assert call(capsys, "help", "check", "--lang", "en").out.startswith("usage: dj-lint check ")


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rule_is_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "rule", "qz101") == call(capsys, "explain", "QZ101")
    assert call(capsys, "rule", "QZ101").out.startswith("QZ101 wrong-lamp\n")


@pytest.mark.parametrize("prefix", ["QZ", "qz"])
def test_a_pack_is_explained(prefix: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "explain", prefix) == Said(
        0,
        "自用\n\n"
        "QZ101  wrong-lamp       错误  自用\n"
        "QZ102  doubtful-bridge  警告  自用\n"
        "QZ201  boat-hint        提示  自用\n\n"
        "dj-lint explain QZ101 说明其中一条。\n",
        "",
    )
    assert (
        call(capsys, "explain", "TY", "--lang", "en").out.startswith("typos\n")
        or "TY001" in call(capsys, "explain", "TY", "--lang", "en").out
    )


def test_rules_of_a_pack_are_listed_and_tested(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = call(capsys, "rules", "list", "qz1").out.splitlines()
    assert [line.split()[0] for line in listed] == ["QZ101", "QZ102"]
    assert [line.split()[0] for line in call(capsys, "rules", "list", "QZ201", "wrong-lamp").out.splitlines()] == [
        "QZ101",
        "QZ201",
    ]
    assert call(capsys, "rules", "test", "QZ") == Said(0, "3 条规则、6 个例句，全部通过。\n", "")
    said = call(capsys, "rules", "list", "QX")
    assert said.code == 2 and "没有“QX”这个规则文件，也没有这个名称、编号或前缀的规则" in said.err
    assert call(capsys, "rules", "list", "没有.toml").err.startswith("没有.toml: 无法读取：没有这个文件或文件夹")
    (folder / "QZ").write_text((folder / "own.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert len(call(capsys, "rules", "list", "QZ").out.splitlines()) == 3  # a file of that name is a file


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("qz101", ["QZ101"]),
        ("QZ101，QZ201", ["QZ101", "QZ201"]),
        ("QZ101、boat-hint", ["QZ101", "QZ201"]),
        ("qz1 qz2", ["QZ101", "QZ102", "QZ201"]),
        ("；QZ101；", ["QZ101"]),
    ],
)
def test_lists_of_rules_as_they_are_typed(given: str, expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--min-severity", "info", "--output-format", "concise", "--select", given)
    assert (codes(said), said.err) == (expected, "")


def test_all_in_small_letters(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--output-format", "concise", "--select", "all", "--ignore", "qz102,sl,ty")
    assert codes(said) == ["QZ101"]


def test_small_letters_in_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'ignore = ["qz102"]\n[severity]\nqz101 = "warning"\n')
    said = call(capsys, "a.txt", "--output-format", "concise")
    assert (said.code, codes(said)) == (0, ["QZ101"]) and "警告 QZ101" in said.out


def test_a_severity_for_a_prefix_and_the_more_precise_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, '[severity]\nQZ = "error"\nQZ102 = "info"\n')
    said = call(capsys, "a.txt", "--output-format", "concise", "--min-severity", "info")
    assert [line.split()[1:3] for line in said.out.splitlines()] == [
        ["错误", "QZ101"],
        ["提示", "QZ102"],
        ["错误", "QZ201"],
    ]


# ── results ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_name_of_the_output_file_chooses_the_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, begins in {"报告.html": "<!DOCTYPE html>", "R.HTM": "<!DOCTYPE html>", "r.jsonl": '{"code"'}.items():
        assert call(capsys, "a.txt", "-o", name).code == 1
        assert (folder / name).read_text(encoding="utf-8").lower().startswith(begins.lower())
    call(capsys, "a.txt", "-o", "r.json")
    assert isinstance(json.loads((folder / "r.json").read_text(encoding="utf-8")), list)
    for name in ("r.sarif", "r.sarif.json"):
        call(capsys, "a.txt", "-o", name)
        assert json.loads((folder / name).read_text(encoding="utf-8"))["version"] == "2.1.0"
    call(capsys, "a.txt", "-o", "r.txt")
    assert "共检查 1 个文件" not in (folder / "r.txt").read_text(encoding="utf-8")
    assert "│" in (folder / "r.txt").read_text(encoding="utf-8")


def test_what_is_asked_for_is_stronger_than_the_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'output-format = "grouped"\n')
    call(capsys, "a.txt", "-o", "r.json", DJ_LINT_OUTPUT_FORMAT="concise")  # the name is of the command line, too
    assert (folder / "r.json").read_text(encoding="utf-8").startswith("[")
    call(capsys, "a.txt", "-o", "r.json", "--output-format", "gitlab")
    assert "check_name" in (folder / "r.json").read_text(encoding="utf-8")
    call(capsys, "a.txt", "-o", "r.xml", DJ_LINT_OUTPUT_FORMAT="junit")
    assert "<testsuites" in (folder / "r.xml").read_text(encoding="utf-8")


def test_every_suffix_is_of_a_format() -> None:
    assert {*SUFFIXES.values()} <= {*FORMATS}
    assert all(format_of(f"报告{suffix.upper()}") == name for suffix, name in SUFFIXES.items())
    assert format_of("html") is format_of("a.html.txt") is None


@pytest.mark.parametrize("suffix", [".docx", ".DOC", ".pdf", ".wps"])
def test_no_report_under_the_name_of_a_document(suffix: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "-o", f"批注{suffix}")
    assert (said.code, said.out) == (2, "") and f"结果不能写成 {suffix.lower()} 文件" in said.err
    assert not (folder / f"批注{suffix}").exists()


def test_exit_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = call(capsys, "a.txt")
    assert found.code == 1 and call(capsys, "a.txt", "--exit-zero") == found._replace(code=0)
    assert call(capsys, "--diff", "a.txt", "--exit-zero").code == 0
    assert call(capsys, "a.txt", "没有.txt", "--exit-zero").code == 2
    assert call(capsys, "a.txt", "--exit-zero", "--select", "QX").code == 2
    assert call(capsys, "annotate", "a.txt", "--exit-zero").code == 2


def test_verbose_says_what_was_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "-v", "a.txt").err == "dj-lint: 配置：dj-lint.toml；规则：2 条；文件：1 个\n"
    said = call(capsys, "-v", "--isolated", "--select", "TY001,PU", "--lang", "en", "a.txt").err
    assert said.startswith("dj-lint: configuration: none, all defaults; rules: ") and said.endswith("; files: 1\n")


def test_the_summary_does_not_count_the_configuration_as_a_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_pack(folder, 'extend-select = ["DJ"]\n[[ignore]]\nrule = "QZ101"\ntext = "早已改掉"\nreason = "旧稿"\n')
    (folder / "好.txt").write_text("河边没有人。\n", encoding="utf-8")
    (folder / "a.txt").unlink()
    said = call(capsys, ".")
    assert said.code == 0 and "DJ002" in said.out
    assert "\n共检查 1 个文件，未发现问题。配置、基线中有 1 处警告。" in said.out
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, ".", "--lang", "en")
    assert "2 file(s) checked, 1 with problems: 1 error(s), 1 warning(s). 1 warning(s) in the configuration" in said.out


def test_the_schema_of_a_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "config", "schema")
    assert (said.code, said.err) == (0, "") and not (folder / "新").exists()
    schema = json.loads(said.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    call(capsys, "init", "--lang", "en")
    assert validator.is_valid(tomli.loads((folder / "dj-lint.toml").read_text(encoding="utf-8")))
    good = 'select = ["TY"]\nignore = ["LG", {rule = "TY001", reason = "x"}]\n[severity]\nTY = "info"\n'
    assert validator.is_valid(tomli.loads(good))
    for bad in ('select = "TY"', "selct = []", 'fail-on = "eror"', '[[ignore]]\nrule = "TY001"', "lang = 1"):
        assert not validator.is_valid(tomli.loads(bad)), bad
