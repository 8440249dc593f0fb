"""copies: who has what in common with whom, in every format; on a page that a phone shows."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import captured
from tests.kinds.copies.made import COPIED, OTHER
from tests.output.chromium import Chromium

SECOND = "对长期在外的流动党员，支部每季度寄送一次学习资料，并由专人回访登记。"
FORMULA = "党支部坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神。"


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports of three units, two of which have a passage in common, and one more that has a set phrase."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "青石镇": FORMULA + COPIED + SECOND,
        "白塔乡": OTHER + "\n" + COPIED.replace("逐条记入", "如实写进") + SECOND,
        "<石坪>村": "=今年" + FORMULA,
    }
    for unit, text in texts.items():
        (tmp_path / "报送" / unit).mkdir(parents=True)
        (tmp_path / "报送" / unit / "2024年总结.txt").write_text(f"2024年工作总结\n{text}\n", encoding="utf-8")
    return tmp_path


def test_as_text(pile: Path) -> None:
    done = captured("copies", "报送")
    assert done.code == 1 and done.err == ""
    assert done.out.endswith("3 份文稿中，2 份有雷同，共 1 段。\n另有 1 处是固定表述，不算雷同。\n")
    assert re.search(r"^报送/白塔乡/2024年总结.txt  雷同 \d\d%$", done.out, re.MULTILINE)
    assert "      3  大半相同 9" in done.out and "报送/青石镇/2024年总结.txt:2" in done.out


def test_nothing_in_common_is_exit_0(pile: Path) -> None:
    done = captured("copies", "报送/青石镇", "报送/<石坪>村", "--lang", "en")
    assert done == (0, "2 document(s): no copies found.\n1 more are set phrases and do not count.\n", "")


def test_as_json(pile: Path) -> None:
    said = json.loads(captured("copies", "报送", "--output-format", "json").out)
    (copy,) = said["copies"]
    assert {copy["one"]["unit"], copy["other"]["unit"]} == {"青石镇", "白塔乡"} and not copy["same"]
    assert copy["one"]["location"] == {"row": 3, "column": 1} and copy["one"]["year"] == 2024
    assert copy["other"]["text"] == COPIED + SECOND
    assert said["units"] == [{"one": "白塔乡", "other": "青石镇", "characters": copy["characters"]}]
    assert [one["share"] for one in said["documents"]].count(0) == 1 and len(said["formulas"]) == 1


def test_as_csv_for_a_spreadsheet(pile: Path) -> None:
    captured("copies", "报送", "--output-format", "csv", "-o", "表.csv")
    raw = (pile / "表.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert head[:3] == ["单位", "文稿", "行"] and len(head) == len(row) == 11
    assert row[0] == "白塔乡" and row[3] == "青石镇" and row[8] == "大半相同"


def test_as_a_workbook(pile: Path) -> None:
    assert captured("copies", "报送", "--output-format", "xlsx").code == 2
    captured("copies", "报送", "--output-format", "xlsx", "-o", "表.xlsx")
    with zipfile.ZipFile(pile / "表.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if "worksheets" in name)
    assert sheets == ["文稿一览", "雷同段落", "单位"] and COPIED + SECOND in strings


def test_with_an_archive(pile: Path) -> None:
    captured("archive", "add", "报送/青石镇", "--year", "2023", "--unit", "青石镇")
    said = json.loads(captured("copies", "报送/白塔乡", "--archive", "dj-lint.archive", "--output-format", "json").out)
    (copy,) = said["copies"]
    assert copy["other"]["archived"] and copy["other"]["year"] == 2023 and copy["other"]["text"] == COPIED + SECOND


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "请写明文件或文件夹"),
        (("报送/白塔乡",), "两份以上"),
        (("报送", "-o", "报送/白塔乡/2024年总结.txt"), "2024年总结.txt"),
    ],
)
def test_mistakes_are_said_plainly(pile: Path, arguments: tuple[str, ...], said: str) -> None:
    done = captured("copies", *arguments)
    assert done.code == 2 and said in done.err


def test_what_cannot_be_read_is_named(pile: Path) -> None:
    (pile / "报送" / "坏.docx").write_bytes(b"PK\3\4")
    done = captured("copies", "报送")
    assert done.code == 2 and "坏.docx" in done.err and "共 1 段" in done.out


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    opened = Chromium()
    yield opened
    opened.close()


class TestPage:
    def test_holds_both_sides_with_their_differences(self, pile: Path) -> None:
        page = captured("copies", "报送", "--output-format", "html").out
        assert "<u>如实写进</u>" in page and "<u>逐条记入</u>" in page
        assert "script" not in re.sub("script-src", "", page) and "http" not in page.replace("http-equiv", "")
        assert "<石坪>" not in page

    @pytest.mark.parametrize("width", [1280, 390])
    def test_fits_on_a_screen_and_on_a_phone(self, pile: Path, browser: Chromium, width: int) -> None:
        captured("copies", "报送", "--output-format", "html", "-o", "页.html")
        browser.open((pile / "页.html").as_uri(), width)
        assert browser.run("document.documentElement.scrollWidth") <= width
        assert browser.run("document.querySelectorAll('svg.graph line').length") == 1
        assert browser.run("getComputedStyle(document.querySelector('mark')).backgroundColor") == "rgb(255, 231, 168)"
        columns = browser.run(
            "getComputedStyle(document.querySelector('.sides')).gridTemplateColumns.split(' ').length"
        )
        assert columns == (2 if width > 760 else 1)
