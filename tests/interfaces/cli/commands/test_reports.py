"""--output-dir: one report for each unit or file, and a page that leads to them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from lint.settings.formats import ENDINGS, FORMATS
from tests.interfaces.cli.commands.helper import TEXT, call, own_pack


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_pack(tmp_path, "extend-select = ['DJ']\nselect = ['QZ']")
    drafts = {
        "报送/一支部/总结.txt": TEXT,
        "报送/一支部/上半年/总结.txt": TEXT * 2,
        "报送/二支部/坏.txt": "\0\0\0",
        "报送/三支部/好.txt": "河边没有人。\n",
        "报送/index.txt": TEXT,
    }
    for name, text in drafts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def links(page: str) -> dict[str, str]:
    return {unescape(name): unquote(way) for way, name in re.findall(r'<a href="([^"]+)">([^<]+)</a>', page)}


def test_a_report_for_each_unit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报送", "--output-dir", "发回/本周")
    assert said.code == 2 and said.out == (
        "已写入 4 份报告，目录页是 发回/本周/index.html。\n"
        "共检查 4 个文件，其中 3 个有问题：4 处错误、4 处警告。有 4 处可用 --fix 自动改正。有 1 个文件未能检查。\n"
    )
    out = folder / "发回" / "本周"
    assert written(out) == ["index.html", "一支部.html", "三支部.html", "二支部.html", "报送.html"]
    one, two = ((out / f"{name}.html").read_text("utf-8") for name in ("一支部", "二支部"))
    assert one.count("<li id=f") == 6 and "二支部" not in one and "坏.txt" in two and "一支部" not in two
    page = (out / "index.html").read_text("utf-8")
    assert links(page) == {name: f"{name}.html" for name in ("一支部", "报送", "二支部", "三支部")}
    assert "1970-01-01 00:00 检查" in page and "配置 dj-lint.toml" in page and "://" not in page


def test_a_report_for_each_file_that_has_something(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报送", "--output-dir", "发回", "--by", "file", "--output-format", "csv", "-q")
    assert (said.code, said.out) == (2, "")
    names = ["一支部/总结.txt (2).csv", "一支部/总结.txt.csv", "二支部/坏.txt.csv", "报送/index.txt.csv"]
    assert written(folder / "发回") == sorted(["index.html", *names])
    page = (folder / "发回" / "index.html").read_text("utf-8")
    assert {*links(page).values()} == {*names} and "报送/三支部/好.txt" in page


@pytest.mark.parametrize("format_", FORMATS)
def test_any_format(format_: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "报送/一支部", "报送/三支部", "--output-dir", "发回", "--output-format", format_).code == 1
    ending = ENDINGS[format_]  # type: ignore[index]
    assert written(folder / "发回") == sorted(["index.html", f"一支部.{ending}", f"三支部.{ending}"])
    (folder / "发回" / f"一支部.{ending}").read_bytes()


def test_reports_are_no_drafts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        said = call(capsys, ".", "--output-dir", "报告", "--output-format", "full", "-q")
        assert "报告" not in said.err and written(folder / "报告") == ["index.html", "报送.txt"]


def test_a_report_takes_the_place_of_no_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "一支部.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, "报送", "一支部.txt", "--output-dir", ".", "--output-format", "full")
    assert said.code == 2 and (folder / "一支部.txt").read_text("utf-8") == TEXT


def test_two_units_that_a_file_system_takes_for_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Index", "A", "a"):
        (folder / "送" / name).mkdir(parents=True)
        (folder / "送" / name / "b.txt").write_text(TEXT, encoding="utf-8")
    assert call(capsys, "送", "--output-dir", "发回").code == 1
    assert written(folder / "发回") == ["A.html", "Index (2).html", "a (2).html", "index.html"]


def test_what_is_said_of_the_configuration_goes_to_nobody(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "报送/二支部/坏.txt").unlink()
    own_pack(folder, 'extend-select = ["DJ"]\nselect = ["QZ"]\n[[ignore]]\nrule = "QZ101"\ntext = "没有"\nreason = "x"')
    said = call(capsys, ".", "--output-dir", "发回")
    assert "DJ002" in said.out and written(folder / "发回") == ["index.html", "报送.html"]


@pytest.mark.parametrize("option", [["-o", "x"], ["--statistics"], ["--fix"], ["--diff"], ["--write-baseline"]])
def test_options_that_do_not_go_with_it(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报送", "--output-dir", "发回", *option)
    assert (said.code, said.out) == (2, "") and "不能与" in said.err and not Path("发回").exists()


def test_a_folder_that_cannot_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文件").write_text("")
    said = call(capsys, "报送", "--output-dir", "文件/发回")
    assert said.code == 2 and "文件/发回" in said.err and "内部出错" not in said.err
