"""check: the summary, the counts, the output file, the bar."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from lint.interfaces.cli import notices
from tests.interfaces.cli.commands.helper import TEXT, Said, call, own_pack, spawn


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "clean.txt").write_text("河边没有人。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT * 2, encoding="utf-8")
    return tmp_path


# ── the summary ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("argv", "zh", "en"),
    [
        (["clean.txt"], "共检查 1 个文件，未发现问题。", "1 file(s) checked: no problems found."),
        (
            ["."],
            "共检查 3 个文件，其中 2 个有问题：3 处错误、3 处警告。有 3 处可用 --fix 自动改正。",
            "3 file(s) checked, 2 with problems: 3 error(s), 3 warning(s). --fix can correct 3 of them.",
        ),
        (
            ["a.txt", "--select", "QZ2", "--min-severity", "info"],
            "共检查 1 个文件，其中 1 个有问题：1 处提示。",
            "1 file(s) checked, 1 with problems: 1 info(s).",
        ),
        (
            ["a.txt", "junk.txt"],
            "共检查 1 个文件，其中 1 个有问题：1 处错误、1 处警告。有 1 处可用 --fix 自动改正。有 1 个文件未能检查。",
            "1 file(s) checked, 1 with problems: 1 error(s), 1 warning(s). --fix can correct 1 of them. "
            "1 file(s) could not be checked.",
        ),
        (["junk.txt"], "有 1 个文件未能检查。", "1 file(s) could not be checked."),
    ],
)
def test_summary(argv: list[str], zh: str, en: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if "junk.txt" in argv:
        (folder / "junk.txt").write_bytes(bytes(9))
    for format_ in ("full", "grouped"):
        assert call(capsys, *argv, "--output-format", format_).out.splitlines()[-1] == zh
        assert call(capsys, *argv, "--output-format", format_, "--lang", "en").out.splitlines()[-1] == en
        for argument in ("--quiet", "-q"):
            assert "1 个文件" not in call(capsys, *argv, "--output-format", format_, argument).out
    for format_ in ("concise", "json", "jsonl"):
        assert zh not in call(capsys, *argv, "--output-format", format_).out


def test_quiet_and_clean_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "clean.txt", "-q") == Said(0, "", "")


# ── the counts ───────────────────────────────────────────────────────────────────────────────────────────────


def test_statistics(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--statistics", "--min-severity", "info", "--ignore", "QZ102", "-q")
    assert said == Said(
        1,
        "     3  QZ101  错误  wrong-lamp\n"
        "     3  QZ201  提示  boat-hint\n"
        "     6  合计\n"
        "\n"
        "  错误    警告    提示  文件\n"
        "     2       0       2  b.txt\n"
        "     1       0       1  a.txt\n"
        "     3       0       3  合计（2 个文件有问题）\n",
        "",
    )
    said = call(capsys, "clean.txt", "--statistics", "--lang", "en", "-q")
    assert said == Said(0, "     0  total\n", "")


def test_statistics_puts_the_most_frequent_rule_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text("河上有座石乔，桥边还有石乔。\n", encoding="utf-8")
    said = call(capsys, ".", "--statistics", "-q", "--lang", "en")
    assert said.out == (
        "     3  QZ102  warning  doubtful-bridge\n"
        "     1  QZ101  error  wrong-lamp\n"
        "     4  total\n"
        "\n"
        "errors  warnings   infos  file\n"
        "     1         1       0  a.txt\n"
        "     0         2       0  b.txt\n"
        "     1         3       0  total of 2 file(s) with problems\n"
    )


def test_statistics_sorts_files_by_errors_then_warnings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {"乙.txt": "灯龙", "丙.txt": "灯龙，石乔", "丁.txt": "灯龙，石乔", "a.txt": "石乔，" * 9}.items():
        (folder / name).write_text(f"{text}。\n", encoding="utf-8")
    (folder / "b.txt").unlink()
    rows = call(capsys, ".", "--statistics", "-q").out.partition("文件\n")[2].splitlines()
    assert [row.split()[3] for row in rows[:-1]] == ["丁.txt", "丙.txt", "乙.txt", "a.txt"]


def test_statistics_keeps_a_file_name_on_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a\nb\x1b[31m.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, "a\nb\x1b[31m.txt", "--statistics", "-q")
    assert said.out.splitlines()[-2] == r"     1       1       0  a\nb\x1b[31m.txt"


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_statistics_as_json(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--statistics", "--output-format", format_)
    assert (said.code, said.err) == (1, "")
    assert json.loads(said.out) == {
        "rules": [
            {"code": "QZ101", "name": "wrong-lamp", "severity": "error", "count": 3},
            {"code": "QZ102", "name": "doubtful-bridge", "severity": "warning", "count": 3},
        ],
        "files": [
            {"filename": "b.txt", "errors": 2, "warnings": 2, "infos": 0},
            {"filename": "a.txt", "errors": 1, "warnings": 1, "infos": 0},
        ],
        "unread": [],
    }
    said = call(capsys, "clean.txt", "--statistics", "--output-format", format_)
    assert json.loads(said.out) == {"rules": [], "files": [], "unread": []}


# ── the output file ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("format_", ["full", "concise", "grouped", "json", "jsonl"])
def test_output_file_holds_what_would_be_printed(
    format_: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = call(capsys, "a.txt", "--output-format", format_, "-q")
    said = call(capsys, "a.txt", "--output-format", format_, "--output-file", "结果", FORCE_COLOR="")
    assert said == Said(1, "", "")
    assert (folder / "结果").read_text(encoding="utf-8") == printed.out
    assert sorted(os.listdir(folder)) == sorted(["a.txt", "b.txt", "clean.txt", "dj-lint.toml", "own.toml", "结果"])


def test_output_file_is_replaced_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "结果").write_text("旧" * 9999, encoding="utf-8")
    (folder / "结果").chmod(0o640)
    assert call(capsys, "a.txt", "-o", "结果", "--output-format", "concise").code == 1
    assert (folder / "结果").read_text(encoding="utf-8").count("旧") == 0
    assert (folder / "结果").stat().st_mode & 0o777 == 0o640


def test_output_file_behind_a_link(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "真").write_text("旧", encoding="utf-8")
    (folder / "链").symlink_to("真")
    assert call(capsys, "a.txt", "-o", "链", "--output-format", "concise").code == 1
    assert (folder / "链").is_symlink() and "QZ101" in (folder / "真").read_text(encoding="utf-8")


def test_old_output_file_stands_when_writing_fails(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "结果").write_text("旧", encoding="utf-8")

    def full(_: Any) -> None:
        raise OSError(28, "No space left on device")

    call(capsys, "clean.txt")  # what is kept of the rules is written now, not below
    monkeypatch.setattr(os, "fsync", full)
    said = call(capsys, "a.txt", "-o", "结果")
    assert (said.code, said.out) == (2, "") and said.err.startswith("dj-lint: 无法写入“结果”：")
    assert (folder / "结果").read_text(encoding="utf-8") == "旧"
    assert not [name for name in os.listdir(folder) if name.startswith(".")]


def test_old_output_file_stands_when_the_run_breaks_off(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "结果").write_text("旧", encoding="utf-8")

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lint.documents.readers.read", interrupted)
    assert call(capsys, "a.txt", "-o", "结果") == Said(130, "", "已中断\n")
    assert call(capsys, "a.txt", "-o", "结果", "--lang", "en").err == "interrupted\n"
    assert (folder / "结果").read_text(encoding="utf-8") == "旧"


def test_output_file_beside_files_that_cannot_be_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "没有.txt", "-o", "结果", "--output-format", "json")
    assert said == Said(2, "", "dj-lint: 找不到“没有.txt”：请核对路径和文件名\n")
    records = json.loads((folder / "结果").read_text(encoding="utf-8"))
    assert [record["code"] for record in records] == ["unread", "QZ101", "QZ102"]


# ── the bar ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_bar_at_a_terminal_once_it_takes_long(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = [".", "--output-format", "concise"]
    plain = call(capsys, *argv)
    assert plain.err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert call(capsys, *argv).err == ""  # it is done before anyone is impatient
    monkeypatch.setattr(notices, "PATIENCE", -1.0)
    said = call(capsys, *argv)
    assert "检查" in said.err and "个文件" in said.err and said[:2] == plain[:2]
    assert call(capsys, "a.txt", "--output-format", "concise").err == ""  # one file needs no bar


def test_findings_go_to_stdout_and_talk_to_stderr(folder: Path) -> None:
    (folder / "junk.txt").write_bytes(bytes(9))
    said = spawn(folder, "a.txt", "junk.txt", "--output-format", "concise")
    assert said.code == 2 and said.out.count("\n") == 2
    assert said.err == "dj-lint: “junk.txt”是二进制文件，不是文稿\n"


# ── what is left out ─────────────────────────────────────────────────────────────────────────────────────────


def test_force_exclude(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "旧稿").mkdir()
    (folder / "旧稿" / "a b.txt").write_text(TEXT, encoding="utf-8")
    own = (folder / "dj-lint.toml").read_text(encoding="utf-8")
    (folder / "dj-lint.toml").write_text(f'exclude = ["旧稿"]\n{own}', encoding="utf-8")
    old = ["旧稿/a b.txt", "旧稿"]
    assert call(capsys, old[0], "-q").code == 1
    assert call(capsys, *old, "clean.txt", "-q", "--force-exclude") == Said(0, "", "")
    said = call(capsys, *old, "--force-exclude")
    assert said == Said(0, "", "dj-lint: 所给的 2 个路径都在配置的 exclude 之列，没有检查任何文件\n")
    said = call(capsys, *old, "--force-exclude", "--fix", "--lang=en")
    assert (said.code, said.out) == (0, "") and "2 path(s) given, all left out by `exclude`" in said.err
    assert call(capsys, *old, "--force-exclude", "--output-format", "json").out == "[]\n"
    (folder / "空").mkdir()
    assert call(capsys, *old, "空", "--force-exclude").code == 2
    (folder / "dj-lint.toml").write_text(f'force-exclude = true\nexclude = ["旧稿"]\n{own}', encoding="utf-8")
    assert call(capsys, *old, "--show-files").code == 0
