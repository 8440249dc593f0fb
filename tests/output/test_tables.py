"""csv and xlsx: what a clerk opens in a spreadsheet; units, rankings; nothing in a draft becomes a formula."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base.model import Edit
from lint.documents.source import Source
from lint.output.formats.xlsx import MOST_CHARACTERS
from lint.output.rows import AROUND, MOST, around
from lint.output.terminal import plain
from lint.output.units import Units
from lint.run.result import Unread
from tests.interfaces.cli.commands.helper import TEXT, call, own_pack
from tests.output.helper import result, rule, violation, written
from tests.soffice import Soffice, calc

HEADS = ["单位", "文件", "段（行）", "原文", "问题", "建议", "级别", "规则", "依据"]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What an office was sent: three units, one with a file that cannot be read, one without faults; a loose draft."""
    own_pack(tmp_path)
    drafts = {
        "报送/一支部/总结.txt": f"题目\n\n{TEXT}",
        "报送/一支部/2023/计划 100%.txt": f"=cmd()，{TEXT}",
        "报送/二支部/坏.txt": "\0\0\0",
        "报送/二支部/好.txt": "河边没有人。\n",
        "报送/三支部/好.txt": "河边没有人。\n",
        "报送/散稿.txt": "河上有座石乔。\n",
    }
    for name, text in drafts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff"), "Excel takes it for the encoding of the machine without"
    return [*csv.reader(io.StringIO(text.removeprefix("\ufeff")))]


# ── the line around a finding ────────────────────────────────────────────────────────────────────────────────


@given(
    before=st.text("学 ，\u3000", max_size=80),
    found=st.text("集休\u3000", max_size=120),
    after=st.text("习 。", max_size=80),
)
def test_the_line_around_a_finding_is_cut_to_what_helps(before: str, found: str, after: str) -> None:
    source = Source(f"上一行。\n{before}{found}{after}\n下一行。\n")
    start = source.line_starts[1] + len(before)
    before, after = before.lstrip(), after.rstrip()
    assert around(source, violation(start, start + len(found))) == (
        plain(before if len(before) <= AROUND else "…" + before[-AROUND:]),
        plain(found if len(found) <= MOST else found[: MOST - 1] + "…"),
        plain(after if len(after) <= AROUND else after[:AROUND] + "…"),
    )


def test_a_finding_far_inside_a_long_line_shows_its_neighbours_alone() -> None:
    source = Source("党" * 100_000 + "集休" + "章" * 100_000)
    assert around(source, violation(100_000, 100_002)) == ("…" + "党" * AROUND, "集休", "章" * AROUND + "…")
    assert source.line(1) is source.line(1), "copied for every finding it makes a long line slow"


# ── csv ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_for_each_finding_and_each_file_that_was_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = call(capsys, "报送", "--output-format", "csv", "--lang", "zh")
    head, *found = read(said.out)
    assert head == HEADS and said.code == 2
    assert [row[:3] + row[6:] for row in found] == [
        ["报送", "报送/散稿.txt", "1", "警告", "QZ102", "自拟（未核对原文）"],
        ["一支部", "报送/一支部/总结.txt", "3", "错误", "QZ101", "自拟"],
        ["一支部", "报送/一支部/总结.txt", "3", "警告", "QZ102", "自拟（未核对原文）"],
        ["一支部", "报送/一支部/2023/计划 100%.txt", "1", "错误", "QZ101", "自拟"],
        ["一支部", "报送/一支部/2023/计划 100%.txt", "1", "警告", "QZ102", "自拟（未核对原文）"],
        ["二支部", "报送/二支部/坏.txt", "", "错误", "未检查", ""],
    ]
    assert found[1][3:6] == [TEXT.strip(), "“灯龙”应为“灯笼”", "“灯龙”改为“灯笼”"]
    assert found[2][5] == "“石乔”改为“石桥”（需人工确认）"
    assert found[5][4] == "“报送/二支部/坏.txt”是二进制文件，不是文稿"


@pytest.mark.parametrize("mark", list("=+-@＝＋－＠"))
def test_no_cell_is_a_formula(mark: str) -> None:
    edits = (Edit(0, 1, ""),)
    bad = rule(message=f"{mark}1+1", fix="safe")
    text = f"{mark}SUM(1,2)"
    (_, row), *_ = [read(written("csv", result(text, violation(0, 1, bad, edits=edits), path=f"{mark}a/b.txt")))]
    assert [cell for cell in row if cell.startswith(mark)] == []
    assert row[1] == f"'{mark}a/b.txt" and row[3] == f"'{text}" and row[4] == f"'{mark}1+1"


def test_a_cell_is_one_line_and_a_long_line_is_cut() -> None:
    text = "甲" * 100 + "\n灯\n" + "乙" * 100
    (_, row), *_ = [read(written("csv", result(text, violation(99, 103))))]
    assert row[3].startswith("…甲甲") and len(row[3]) < 60 and "\n" not in "".join(row)


# ── xlsx ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    said = call(capsys, "报送", "--output-format", "xlsx", "-o", "发回/问题.xlsx")
    assert said.code == 2 and "没有这个文件或文件夹" in said.err  # the folder is not there
    (folder / "发回").mkdir()
    said = call(capsys, "报送", "--output-format", "xlsx", "-o", "发回/问题.xlsx")
    assert (said.code, said.out) == (2, "")
    return folder / "发回" / "问题.xlsx"


def part(workbook: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(workbook) as package:
        return ElementTree.fromstring(package.read(name))


def test_filters_a_head_that_stays_and_links(workbook: Path) -> None:
    sheet = part(workbook, "xl/worksheets/sheet1.xml")
    filters = sheet.find(f"{SHEET}autoFilter")
    pane = sheet.find(f"{SHEET}sheetViews/{SHEET}sheetView/{SHEET}pane")
    assert filters is not None and filters.get("ref") == "A1:I7"
    assert pane is not None and (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert not [*sheet.iter(f"{SHEET}f")], "no formula anywhere"
    links = [one.get("Target", "") for one in part(workbook, "xl/worksheets/_rels/sheet1.xml.rels")]
    assert len(links) == 6
    for link in links:
        way = link.removeprefix("file:///").replace("\\", "/").replace("%20", " ").replace("%25", "%")
        assert (workbook.parent / way).is_file(), link


def test_libreoffice_opens_it(workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every sheet as LibreOffice reads it; what begins with = is a text to it, too."""
    calc()
    out = tmp_path_factory.mktemp("calc")
    sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    Soffice(out / "profile").convert([workbook], sheets, out, several=True)
    tables = {path.stem: [*csv.reader(path.open(encoding="utf-8"))] for path in out.glob("*.csv")}
    assert {*tables} == {"问题-问题", "问题-按单位", "问题-按规则"}
    found = tables["问题-问题"]
    assert found[0] == HEADS and len(found) == 7
    assert [row[3] for row in found if row[7] == "QZ101"][1].startswith("=cmd()，门口")
    units = tables["问题-按单位"]
    assert units[0] == ["名次", "单位", "文件", "有问题", "未能检查", "错误", "警告", "提示", "合计"]
    assert units[1:5] == [
        ["1", "一支部", "2", "2", "0", "2", "2", "0", "4"],
        ["2", "报送", "1", "1", "0", "0", "1", "0", "1"],
        ["3", "三支部", "1", "0", "0", "0", "0", "0", "0"],
        ["4", "二支部", "2", "0", "1", "0", "0", "0", "0"],
    ]
    assert units[-2][1].startswith("1970-01-01 00:00 检查，dj-lint ")
    assert units[-1][1] == "设置：规则 QZ；列出警告以上；按草稿检查；配置 dj-lint.toml"
    assert tables["问题-按规则"][1][:5] == ["QZ102", "“…”似应为“…”", "警告", "3", "2"]


def test_what_excel_cannot_hold(tmp_path: Path) -> None:
    nasty = rule(message="\x00\x1b\udc80" + "长" * 2 * MOST_CHARACTERS)
    raw = written("xlsx", result("=一\x00", violation(0, 1, nasty), path="\udc80.txt"), Unread("=x", "format.binary"))
    with zipfile.ZipFile(io.BytesIO(raw.encode("latin-1"))) as package:
        strings = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    texts = ["".join(one.itertext()) for one in strings]
    assert max(map(len, texts)) <= MOST_CHARACTERS and not re.search("[\x00-\x08\ud800-\udfff]", "".join(texts))
    assert "=x" in texts


def test_a_terminal_gets_no_workbook(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.interfaces.cli.request._at_terminal", lambda: True)
    said = call(capsys, "报送", "--output-format", "xlsx")
    assert (said.code, said.out) == (2, "") and "-o 文件.xlsx" in said.err


def test_nothing_of_it_is_loaded_for_anything_else(folder: Path) -> None:
    import subprocess
    import sys

    from tests.interfaces.cli.commands.helper import environment

    code = "import sys; from lint.interfaces.cli.main import main; main(['报送/散稿.txt']); print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True, check=True)
    assert b"xlsxwriter" not in done.stdout and b"lint.output.units" not in done.stdout


# ── units and rankings ───────────────────────────────────────────────────────────────────────────────────────


def test_units_by_what_was_named(folder: Path) -> None:
    deep = "报送/一支部/2023/计划 100%.txt"
    assert Units(["报送"]).of(deep) == Units(["./报送/"]).of(os.path.abspath(deep)) == "一支部"
    assert Units(["报送"]).of("报送/散稿.txt") == "报送"
    assert Units(["报送/一支部", "报送/二支部"]).of(deep) == "一支部"
    assert Units(["报送/一支部"]).of(deep) == "2023"
    assert Units(["报送/**/*.txt"]).of(deep) == "一支部"
    assert Units([deep, "报送/二支部/好.txt"]).of(deep) == "一支部"
    assert Units(["报送/散稿.txt"]).of("报送/散稿.txt") == "报送"
    (folder / "旧" / "一支部").mkdir(parents=True)
    assert Units(["旧/一支部", "报送/一支部"]).of(deep) == "报送/一支部"
    assert Units(["-"]).of("-") == "-"


RANKING = """\
  名次    错误    警告    提示    文件  有问题  单位
     1       2       2       0       2       2  一支部
     2       0       1       0       1       1  报送
     3       0       0       0       1       0  三支部
     4       0       0       0       2       0  二支部（1 个未能检查）
"""


def test_a_ranking_of_units(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报送", "--by", "folder")
    assert said.out.endswith(f"\n{RANKING}\n共检查 5 个文件，其中 3 个有问题：2 处错误、3 处警告。"
                             "有 2 处可用 --fix 自动改正。有 1 个文件未能检查。\n")  # fmt: skip
    said = call(capsys, "报送", "--statistics", "--by", "folder", "-q")
    assert (
        said.out == f"     3  QZ102  警告  doubtful-bridge\n     2  QZ101  错误  wrong-lamp\n     5  合计\n\n{RANKING}"
    )
    told = json.loads(call(capsys, "报送", "--statistics", "--by", "folder", "--output-format", "json").out)
    assert told["folders"][3] == {
        "folder": "二支部", "files": 2, "files_with_problems": 0, "files_unread": 1,
        "errors": 0, "warnings": 0, "infos": 0,
    }  # fmt: skip


def test_a_ranking_of_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = call(capsys, "报送", "--statistics", "--by", "file", "-q").out.splitlines()
    assert [line.split()[0] for line in lines[-4:]] == ["1", "2", "3", "4"]
    assert [line.split(None, 4)[-1] for line in lines[-4:]] == [
        "报送/一支部/2023/计划 100%.txt", "报送/一支部/总结.txt", "报送/散稿.txt", "报送/二支部/坏.txt（未能检查）"
    ]  # fmt: skip
    said = call(capsys, "报送", "--by", "file", "--output-format", "json")
    assert said.code == 2 and "--by 要与 --statistics 一起用" in said.err
