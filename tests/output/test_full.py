"""full and grouped: folding, the caret, the width."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.documents.source import cells
from tests.interfaces.cli.commands.helper import TEXT, call, own_pack


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    return tmp_path


def full(folder: Path, text: str, capsys: pytest.CaptureFixture[str], *argv: str, **variables: str) -> list[str]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return call(capsys, "a.txt", "-q", *argv, **variables).out.splitlines()


@pytest.mark.parametrize("format_", ["full", "grouped"])
@pytest.mark.parametrize(("count", "entries"), [(1, 1), (3, 3), (4, 1), (9, 1)])
def test_more_than_three_of_a_rule_fold(
    format_: str, count: int, entries: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = full(folder, "挂着灯龙。\n" * count, capsys, "--output-format", format_)
    assert len([line for line in lines if "QZ101" in line]) == entries
    folded = [line for line in lines if f"另有 {count - 1} 处：" in line]
    assert len(folded) == (1 if count > 3 else 0)
    if count == 4:
        assert folded == ["          另有 3 处：2:3 灯龙→灯笼、3:3 灯龙→灯笼、4:3 灯龙→灯笼"]
    unfolded = full(folder, "挂着灯龙。\n" * count, capsys, "--output-format", format_, "--no-fold")
    assert len([line for line in unfolded if "QZ101" in line]) == count


def test_each_rule_and_each_file_folds_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text("挂着灯龙。\n" * 2, encoding="utf-8")
    (folder / "a.txt").write_text("挂着灯龙，石乔。\n" * 2 + "石乔，石乔。\n", encoding="utf-8")
    out = call(capsys, "a.txt", "b.txt").out
    assert out.count("QZ101") == 4 and out.count("QZ102") == 1 and out.count("另有") == 1


def test_folded_places_are_not_torn_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = full(folder, "挂着灯龙。\n" * 40, capsys, COLUMNS="60")
    places = lines[next(n for n, line in enumerate(lines) if "另有 39 处" in line) :]
    assert len(places) > 5
    assert "".join(line.strip() for line in places) == "另有 39 处：" + "、".join(
        f"{row}:3 灯龙→灯笼" for row in range(2, 41)
    )
    for line in places[:-2]:
        assert line.endswith("灯笼、") and cells(line) <= 60


def test_blank_that_was_found_is_not_printed_in_the_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = (folder / "own.toml").read_text(encoding="utf-8")
    pack = pack.replace("any = ['[小大](?P<at>木船)']", "any = ['\\x{3000}+', '[小大](?P<at>木船)']")
    (folder / "own.toml").write_text(
        pack.replace('text = "河边系着小木船。"\nfound = ["木船"]', 'text = "小木船　"\nfound = ["木船", "　"]')
    )
    lines = full(folder, "河边　没有人。\n" * 4, capsys, "--min-severity", "info")
    assert lines[-2:] == ["          另有 3 处：2:3、3:3、4:3", ""]
    assert lines[2:4] == ["          │ 河边␣没有人。", "          │     ^"]


@pytest.mark.parametrize("columns", ["40", "60", "80", "200", "10", "x"])
@pytest.mark.parametrize("format_", ["full", "grouped"])
def test_width(columns: str, format_: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "村口的人慢慢散去了，" * 30 + TEXT + "Some Latin words and http://example.org/" + "x" * 200 + "灯龙\n"
    width = max(40, int(columns)) if columns.isdecimal() else 80
    for lang in ("zh", "en"):
        argv = ["--min-severity", "info", "--no-fold", "--lang", lang, "--output-format", format_]
        lines = full(folder, text, capsys, *argv, COLUMNS=columns)
        assert len(lines) > 4 and not [line for line in lines if cells(line) > width + 2]


def test_hit_at_the_end_of_a_line_that_is_all_there_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert full(folder, "灯龙", capsys) == [
        "a.txt",
        "      1:1 错误 QZ101 “灯龙”应为“灯笼”",
        "          │ 灯龙",
        "          │ ^^^^",
        "",
    ]


@pytest.mark.parametrize("blank", ["\u3000\u3000", "\u200b", "\ufeff", "\t", "\u00a0", "\u00ad", "e\u0301", "\x1b"])
def test_caret_behind_blanks_and_invisible_characters(
    blank: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = full(folder, f"挂{blank}着灯龙。\n", capsys)
    line, caret = lines[2:4]
    assert caret.endswith(" ^^^^") and cells(line[: line.index("灯龙")]) == cells(caret) - 4
    assert "\x1b" not in line and "\u200b" not in line


def test_no_control_character_reaches_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = (folder / "own.toml").read_text(encoding="utf-8")
    pack = pack.replace("'[小大](?P<at>木船)'", r"'(?s)木.{0,4}船'")
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    text = "\x1b]0;title\x07\x1b[2J挂着灯龙\x1b[31m，\u202e右\u2066左\u2069。木\x1b[2J船。\n" * 5
    (folder / "a.txt").write_text(text, encoding="utf-8")
    for format_ in ("full", "concise", "grouped"):
        out = call(capsys, "a.txt", "--output-format", format_, "--min-severity", "info").out
        assert "QZ101" in out and "有船：木␣[2J船" in out
        assert not [char for char in out if char != "\n" and not char.isprintable()]


def test_finding_over_several_lines_is_shown_on_the_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = (folder / "own.toml").read_text(encoding="utf-8")
    pack = pack.replace("'[小大](?P<at>木船)'", "'(?s)小(?P<at>木.?船)'")
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    lines = full(folder, "河边小木\n船。\n", capsys, "--min-severity", "info")
    assert lines[1] == "      1:4 提示 QZ201 有船：木 船"
    assert len(lines) == 5
    assert lines[2:4] == ["          │ 河边小木", "          │       ^^"]
