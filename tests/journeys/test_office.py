"""An office with 200 drafts: docs/office.md typed line by line, its files opened by LibreOffice and Chromium."""

from __future__ import annotations

import csv
import json
import re
import shutil
from urllib.parse import unquote

import pytest

from benchmarks.report import LOAD_MS, STEP_MS, drafts, measure
from tests.journeys.shell import Shell, commands
from tests.output.chromium import Chromium
from tests.soffice import Soffice, calc

DRAFTS, UNITS = 200, 20
LINES = commands("office.md")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, dict[str, str]]:
    """A folder in which every line of the page was typed, and what each said."""
    folder = tmp_path_factory.mktemp("office")
    shell = Shell(folder, tmp_path_factory.mktemp("tools"))
    # The language model sees nothing here that the rest does not, and takes a minute for 200 drafts.
    (folder / "dj-lint.toml").write_text('ignore = ["TY9"]\n', encoding="utf-8")
    (folder / "报送").mkdir()
    drafts(folder / "报送", DRAFTS)
    shutil.copytree(folder / "报送", folder / "新稿")
    shell("dj-lint --fix 新稿/第1支部", 1)
    first = folder / "新稿" / "第2支部"
    (first / "011.txt").rename(first / "011（修改）.txt")
    with open(first / "012.txt", "a", encoding="utf-8") as handle:
        handle.write("新加一句：全体党员坚持集休学习。\n")
    return shell, {line: shell(line, None) for line in LINES}


def test_the_page_is_typed_to_its_end(office: tuple[Shell, dict[str, str]]) -> None:
    assert len(LINES) >= 9 and all(line.startswith("dj-lint ") for line in LINES)
    _, said = office
    assert all("内部出错" not in one for one in said.values())


def test_the_ranking(office: tuple[Shell, dict[str, str]]) -> None:
    _, said = office
    ranking = said["dj-lint 报送/ --statistics --by folder"].partition("名次")[2].splitlines()[1:]
    rows = [line.split() for line in ranking if re.match(r" +\d+ ", line)]
    assert len(rows) == UNITS and [int(row[0]) for row in rows] == [*range(1, UNITS + 1)]
    assert [int(row[1]) for row in rows] == sorted((int(row[1]) for row in rows), reverse=True)
    assert {row[4] for row in rows} == {str(DRAFTS // UNITS)}


def test_the_tables_have_every_finding(
    office: tuple[Shell, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    calc()
    shell, _ = office
    count = len(json.loads((shell.folder / "第一次.json").read_text("utf-8")))
    with open(shell.folder / "问题.csv", encoding="utf-8-sig", newline="") as handle:
        rows = [*csv.reader(handle)]
    assert len(rows) == count + 1 > 2000
    out = tmp_path_factory.mktemp("calc")
    sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    Soffice(out / "profile").convert([shell.folder / "问题.xlsx"], sheets, out, several=True)
    with open(out / "问题-问题.csv", encoding="utf-8", newline="") as handle:
        shown = [*csv.reader(handle)]
    assert [row[:3] + row[6:8] for row in shown] == [row[:3] + row[6:8] for row in rows]
    with open(out / "问题-按单位.csv", encoding="utf-8", newline="") as handle:
        units = [row for row in csv.reader(handle) if row[0].isdecimal()]
    assert len(units) == UNITS and sum(int(row[8]) for row in units) == count


def test_the_report_opens_at_once(office: tuple[Shell, dict[str, str]]) -> None:
    shell, _ = office
    browser = Chromium()
    try:
        work, _, steps = measure(browser, (shell.folder / "报告.html").as_uri())
        assert browser.run("document.querySelectorAll('.doc').length") == DRAFTS
        assert browser.run("document.querySelector('#at').textContent").startswith(f"{len(steps)} / ")
        assert browser.run("(() => { const r = document.querySelector('mark.on').getBoundingClientRect();"
                           "return r.top >= 0 && r.bottom <= innerHeight; })()")  # fmt: skip
        assert browser.complaints() == []
    finally:
        browser.close()
    assert sorted(work)[1] < LOAD_MS and sorted(steps)[len(steps) // 2] < STEP_MS, (work, steps)


def test_each_unit_gets_its_own(office: tuple[Shell, dict[str, str]]) -> None:
    shell, _ = office
    out = shell.folder / "发回"
    page = (out / "index.html").read_text("utf-8")  # of the last line: a report for each file
    ways = [unquote(way) for way in re.findall(r'<a href="([^"]+)">', page)]
    assert len(ways) == DRAFTS and all((out / way).is_file() for way in ways)
    for suffix in ("html", "xlsx"):
        assert len([*out.glob(f"第*支部.{suffix}")]) == UNITS
    one = (out / "第3支部.html").read_text("utf-8")
    assert "021.txt" in one and "031.txt" not in one


def test_what_came_of_it(office: tuple[Shell, dict[str, str]]) -> None:
    _shell, said = office
    folders, kept = (said[line] for line in LINES if line.startswith("dj-lint compare"))
    assert folders == kept
    rows = {line.split()[-1]: line.split()[:-1] for line in folders.split("\n\n")[0].splitlines()[1:]}
    mended, left, new = map(int, rows["第1支部"])
    assert mended > 50 and left > 50 and new == 0, "--fix mends what is certain"
    assert rows["第2支部"][0] == "0" and rows["第2支部"][2] == "1" and rows["第3支部"][0] == "0"
    assert "新增的问题：\n  第2支部/012.txt\n" in folders
