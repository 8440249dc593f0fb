"""Files of a folder that cannot be checked: no silence that looks like success, in any format."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lint.settings.formats import TERMINAL
from tests.interfaces.cli.commands.helper import TEXT, TEXTS, Said, call, own_pack, spawn


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "稿").mkdir()
    for name in ("总结.ofd", "b.ceb", "通知"):
        (tmp_path / "稿" / name).write_bytes(b"PK\x03\x04word/")
    (tmp_path / "稿" / "a.txt").write_text("好。\n", encoding="utf-8")
    return tmp_path


def test_the_summary_has_them(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "稿")
    assert said.code == 0
    assert said.out == ("共检查 1 个文件，未发现问题。另有 3 个文件的类型不能检查（无后缀 1、.ceb 1、.ofd 1）。\n")
    english = "1 file(s) checked: no problems found. 3 file(s) of types that cannot be checked were left out"
    assert english in call(capsys, "稿", "--lang", "en", "--output-format", "grouped").out


@pytest.mark.parametrize("format_", TEXTS)
def test_they_fail_the_run_where_that_is_wanted(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "稿", "--output-format", format_).code == 0
    assert call(capsys, "稿", "--output-format", format_, "--fail-on-unread").code == 2
    assert call(capsys, "稿/a.txt", "--output-format", format_, "--fail-on-unread").code == 0


def test_they_fail_a_run_that_corrects_or_lists(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--fix", "--fix-only", "--diff", "--show-files", "--statistics", "--write-baseline"):
        assert call(capsys, "稿", option, "--fail-on-unread").code == 2
        assert call(capsys, "稿", option).code == 0


@pytest.mark.parametrize("format_", [name for name in TEXTS if name not in TERMINAL])
def test_every_format_for_programs_names_them(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "稿", "--output-format", format_)
    for name in ("总结.ofd", "b.ceb", "通知"):
        assert f"稿/{name}”没有检查" in said.out
    (Path("稿") / "坏.txt").write_bytes(b"\0\1\2\3" * 40)
    broken = call(capsys, "稿", "--output-format", format_)
    assert broken.code == 2 and "稿/坏.txt”是二进制文件" in broken.out


@pytest.mark.skipif(os.name == "nt", reason="not everybody may make links there")
def test_a_link_to_a_folder_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "别处").mkdir()
    (folder / "别处" / "c.txt").write_text(TEXT, encoding="utf-8")
    (folder / "稿" / "链接").symlink_to(folder / "别处")
    (folder / "稿" / "回来").symlink_to(folder / "稿")
    said = call(capsys, "稿")
    assert said.code == 0 and "“稿/链接”没有检查：它是链接" in said.err and "回来" not in said.err
    assert "另有 4 个文件的类型不能检查（无后缀 1、.ceb 1、.ofd 1、文件夹的链接 1）" in said.out
    assert "有 3 个文件未检查（无后缀 1、.ceb 1、.ofd 1）" in said.err
    assert "“稿/链接”没有检查：它是链接" in call(capsys, "稿", "--output-format", "json").out
    for path in (folder / "稿").iterdir():
        if path.name not in ("a.txt", "链接"):
            path.unlink()
    assert call(capsys, "稿", "--fail-on-unread").code == 2
    assert call(capsys, ".", "--fail-on-unread").code == 1  # which holds what the link leads to
    assert call(capsys, "稿/链接", "--fail-on-unread").code == 1


def test_they_are_less_than_errors(capsys: pytest.CaptureFixture[str]) -> None:
    def out(format_: str) -> str:
        return call(capsys, "稿", "--output-format", format_).out

    suites = ElementTree.fromstring(out("junit"))
    assert (suites.get("errors"), suites.get("failures"), suites.get("tests")) == ("0", "0", "4")
    assert [suite.get("skipped") for suite in suites] == ["1", "1", "1", "0"]
    run = json.loads(out("sarif"))["runs"][0]["invocations"][0]
    assert run["executionSuccessful"] and {one["level"] for one in run["toolExecutionNotifications"]} == {"warning"}
    assert {one["severity"] for one in json.loads(out("json"))} == {"warning"}
    assert {one["severity"] for one in json.loads(out("gitlab"))} == {"minor"}
    assert {one["severity"] for one in json.loads(out("rdjson"))["diagnostics"]} == {"WARNING"}
    assert out("github").count("::warning title=dj-lint") == 3
    statistics = json.loads(call(capsys, "稿", "--output-format", "json", "--statistics").out)
    assert len(statistics["unread"]) == 3


@pytest.mark.parametrize("setting", ["per-file-ignores", "genre", "ignore"])
def test_absolute_patterns_in_a_configuration(setting: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿" / "a.txt").write_text(TEXT, encoding="utf-8")
    here = os.path.abspath("稿")
    lines = {
        "per-file-ignores": f'[per-file-ignores]\n"{here}/*.txt" = ["QZ"]',
        "genre": f'[genre]\n"{here}/a.txt" = "duty-report"',
        "ignore": f'[[ignore]]\nrule = "QZ101"\nreason = "引用"\ntext = "灯龙"\nfiles = ["{here}/a.txt", "x.txt"]',
    }
    own_pack(folder, lines[setting])
    said = call(capsys, "稿/a.txt", "--output-format", "concise")
    assert said.code == {"per-file-ignores": 0, "genre": 1, "ignore": 0}[setting] and said.err == ""


def test_force_exclude_and_standard_input(folder: Path) -> None:
    own_pack(folder, 'force-exclude = true\nexclude = ["模板"]')
    named = ("-", "--stdin-filename", "模板/a.txt")
    excluded = "dj-lint: 所给的 1 个路径都在配置的 exclude 之列，没有检查任何文件\n"
    assert spawn(folder, *named, stdin=TEXT.encode()) == Said(0, "", excluded)
    # who takes what comes back for the corrected text must not lose it
    assert spawn(folder, *named, "--fix", stdin=TEXT.encode()) == Said(0, TEXT, excluded)
    assert spawn(folder, *named, "--diff", stdin=TEXT.encode()) == Said(0, "", excluded)
    assert spawn(folder, "-", "--stdin-filename", "稿/a.txt", stdin=TEXT.encode()).code == 1


# Their fields have a name itself, escaped as the format wants it.
WITH_NAMES = ("json", "jsonl", "gitlab", "junit", "checkstyle", "rdjson")


@pytest.mark.parametrize("format_", ["full", "concise", "grouped", "github", "html", "sarif", "junit", "checkstyle"])
def test_text_commands_no_terminal_and_turns_no_line(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What turns the direction of a text lets a line say another thing than it holds."""
    rules = ("--isolated", "--output-format", format_, "稿/a.txt")
    Path("稿/a.txt").write_text("坚持\u202e集休\x1b[31m学习\u2066。\x07\x9b31m，\u2067一如继往\n", encoding="utf-8")
    said = call(capsys, *rules)
    assert said.code == 1 and not {*"\u202e\u2066\u2067\x1b\x07\x9b"} & {*said.out}


@pytest.mark.parametrize("format_", TEXTS)
def test_names_and_settings_command_no_terminal(format_: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "\x1b[31m红\x9b\u202e.txt"
    (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / f"坏{name}").write_bytes(b"\0\1\2\3" * 40)
    (folder / "下").mkdir()
    (folder / "下" / f"{name}.docx").write_bytes(b"")
    for argv in (["."], [".", "--statistics"], [".", "--diff"], [".", "--fix", "--show-fixes"], [".", "--show-files"]):
        said = call(capsys, *argv, "--output-format", format_)
        assert "\x1b" not in said.out + said.err
    assert "\u202e" not in call(capsys, ".", "--output-format", format_).out or format_ in WITH_NAMES
    (folder / "dj-lint.toml").write_text('"\\u001b[31m" = 1\nstage = "\\u001b[2J"\n', encoding="utf-8")
    said = call(capsys, ".", "--output-format", format_)
    assert said.code == 2 and "\x1b" not in said.out + said.err and "\\x1b[31m" in said.err
