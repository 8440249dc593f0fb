"""Word files at the command line: all that works on a text works on them, and every format says where."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import lint
from tests.check.suppress.test_changed_rows import commit, git
from tests.documents.word.make import changed, docx, levels, p, part, split, style, table, uses
from tests.interfaces.cli.commands.helper import TEXTS, Said, call, own_pack

LIST = levels(("chineseCountingThousand", "%1．")) + uses(1)
STYLES = style("heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
BODY = (
    p("关于灯会的报告")
    + p("门前情况", num=(1, 0))
    + p(split("门口挂着灯龙。"))
    + p("河上情况", num=(1, 0))
    + table(("地点", "名称"), ("河上", "石乔"))
    + p("河上有座石乔。")
)
RAW = docx(BODY, numbering=LIST, styles=STYLES, header=p("灯龙管理处"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "报告.docx").write_bytes(RAW)
    return tmp_path


def concise(said: Said) -> list[str]:
    assert said.err == ""
    return said.out.splitlines()


def test_a_folder_with_word_files_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert concise(call(capsys, ".", "--output-format", "concise", "--select", "QZ")) == [
        "报告.docx:3:5: 错误 QZ101 “灯龙”应为“灯笼”（第3段，“一．门前情况”下）",
        "报告.docx:8:1: 警告 QZ102 “石乔”似应为“石桥”（第8段，表格第2行第2列，“二．河上情况”下）",
        "报告.docx:9:5: 警告 QZ102 “石乔”似应为“石桥”（第9段，“二．河上情况”下）",
        "报告.docx:10:1: 错误 QZ101 “灯龙”应为“灯笼”（第10段，页眉）",
    ]


def test_people_read_paragraphs_and_headings(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报告.docx", "--select", "QZ101", "--lang", "en")
    assert said.out.splitlines()[1:4] == [
        "  paragraph 3:5 error QZ101 “灯龙” should be “灯笼” (below “一．门前情况”)",
        "          │ 门口挂着灯龙。",
        "          │         ^^^^",
    ]


def test_programs_read_the_part_and_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(call(capsys, "报告.docx", "--select", "QZ101", "--output-format", "json").out)
    assert [one["location"] for one in found] == [{"row": 3, "column": 5}, {"row": 10, "column": 1}]
    assert [one["place"] for one in found] == [
        {
            "part": "word/document.xml", "paragraph": 3, "offset": 4, "heading": "一．门前情况", "story": "body",
            "automatic": False,
        },
        {"part": "word/header.xml", "paragraph": 10, "offset": 0, "heading": "", "story": "header", "automatic": False},
    ]  # fmt: skip


def test_a_number_that_word_makes_is_reported_and_not_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报告.docx", "--select", "PU029", "--output-format", "concise")
    assert concise(said) == [
        "报告.docx:2:2: 错误 PU029 汉字数字的序号后面用顿号“、”，不用“．”（第2段，自动编号，要在编号设置里改）",
        "报告.docx:4:2: 错误 PU029 汉字数字的序号后面用顿号“、”，不用“．”（第4段，自动编号，要在编号设置里改）",
    ]
    found = json.loads(call(capsys, "报告.docx", "--select", "PU029", "--output-format", "json").out)
    assert [(one["fix"], one["place"]["automatic"]) for one in found] == [(None, True)] * 2


@pytest.mark.parametrize("format_", TEXTS)
def test_every_format_takes_them(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报告.docx", "--select", "QZ", "--output-format", format_)
    assert said.code == 1 and said.err == "" and "QZ102" in said.out


def test_the_report_sets_tables_as_tables(capsys: pytest.CaptureFixture[str]) -> None:
    page = call(capsys, "报告.docx", "--select", "QZ", "--output-format", "html").out
    paper = page[page.index("<article") : page.index("</article>")].replace("\n", "")
    first, rest = paper.split("<table>")
    inside, behind = rest.split("</table>")
    assert "灯会" in first and "有座" in behind
    cells = [[cell.split(">")[1].split("<")[0] for cell in row.split("<td>")[1:]] for row in inside.split("<tr>")[1:]]
    assert cells == [["地点", "名称"], ["河上", ""]] and "石乔</mark>" in inside


def test_what_is_let_stand_is_known_by_its_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[[ignore]]\nrule = "QZ101"\ntext = "灯龙"\ncontext = "门口挂着灯龙"\nreason = "原文如此"\n'
    (folder / "dj-lint.toml").write_text(
        f'rules = ["own.toml"]\nselect = ["QZ"]\nallow-words = ["石乔"]\n{entry}', encoding="utf-8"
    )
    said = call(capsys, "报告.docx", "--output-format", "concise")
    assert [line.split(":")[1] for line in said.out.splitlines()] == ["10"]


def test_a_baseline_holds_when_the_file_is_saved_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "报告.docx", "--select", "QZ", "--write-baseline", "--baseline", "b.json").code == 0
    body = p("加一段。") + BODY.replace("门口挂着", "</w:t></w:r><w:r><w:t>门口挂着")
    (folder / "报告.docx").write_bytes(docx(body, stored=True, numbering=LIST, styles=STYLES, header=p("灯龙管理处")))
    said = call(capsys, "报告.docx", "--select", "QZ", "--baseline", "b.json", "--output-format", "concise")
    assert (said.code, said.out) == (0, "")


def test_results_are_kept_by_the_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ("报告.docx", "--select", "QZ", "--output-format", "json")
    first = call(capsys, *argv).out
    assert call(capsys, *argv).out == first
    (folder / "报告.docx").write_bytes(changed(RAW, {"word/header.xml": part("hdr", p("好")).encode()}))
    assert call(capsys, *argv).out != first


def test_rows_of_a_revision_are_not_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "旧.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    git(folder, "init", "--quiet")
    commit(folder)
    (folder / "旧.txt").write_text("门口挂着灯龙。\n院里挂着灯龙。\n", encoding="utf-8")
    said = call(capsys, ".", "--diff-base", "HEAD", "--select", "QZ", "--output-format", "concise")
    assert said.code == 2
    assert [line.split(":")[:2] for line in said.out.splitlines()] == [["旧.txt", "2"]]
    assert said.err == (
        "dj-lint: “报告.docx”没有检查：Word 一类的文档不分行，--diff-base 无法比较；请不带 --diff-base 单独检查它\n"
    )


def test_a_program_can_check_a_word_file(folder: Path) -> None:
    config = {"select": ["QZ101"], "rules": [os.fspath(folder / "own.toml")]}
    first, second = lint.check_file("报告.docx", config=config)
    assert (first.row, first.column, first.text) == (3, 5, "灯龙")
    assert first.place is not None and (first.place.heading, first.place.part) == ("一．门前情况", "word/document.xml")
    assert second.place is not None and second.place.story == "header"
    [text] = lint.check_text("门口挂着灯龙。", config=config)
    assert text.place is None


def test_a_comment_to_the_tool_is_no_comment_in_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲.docx").write_bytes(docx(p("门口挂着灯龙。<!-- dj-lint: ignore[QZ101] 原文如此 -->")))
    said = call(capsys, "甲.docx", "--select", "QZ101", "--output-format", "concise")
    assert len(said.out.splitlines()) == 1


def test_a_repeated_heading_is_told_by_its_paragraph(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = p("关于灯会的报告") + "".join(p(f"{n}、正月十五门前灯会情况") + p(f"第{n}处挂着灯笼。") for n in "一二三")
    (folder / "乙.docx").write_bytes(docx(body))
    said = call(capsys, "乙.docx", "--select", "DU004", "--output-format", "concise")
    assert "同一级的小标题“正月十五门前灯会情况”在第 2 段已经用过" in said.out
