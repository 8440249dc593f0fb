"""archive: what goes in, what is listed, what is taken out, and what is said of it in both languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import captured
from tests.kinds.copies.made import COPIED, OTHER


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports of two units, in folders of their own."""
    monkeypatch.chdir(tmp_path)
    for unit, text in {"青石镇": COPIED, "白塔乡": OTHER}.items():
        (tmp_path / "2023年" / unit).mkdir(parents=True)
        (tmp_path / "2023年" / unit / "总结.txt").write_text(f"工作总结\n{text}\n", encoding="utf-8")
    return tmp_path


def test_from_the_first_document_to_the_last(pile: Path) -> None:
    done = captured("archive", "add", "2023年")
    assert done == (0, "新收 2 份，替换 0 份，0 份没有变化；现共 2 份文稿、2 句。\n", "")
    assert os.path.isfile("dj-lint.archive")
    rows = captured("archive", "list").out.splitlines()
    assert [row.split("\t")[1:4] for row in rows] == [["白塔乡", "2023", "工作总结"], ["青石镇", "2023", "工作总结"]]
    (pile / "2023年" / "青石镇" / "总结.txt").write_text("工作总结\n" + OTHER + COPIED, encoding="utf-8")
    assert captured("archive", "add", "2023年").out.startswith("新收 0 份，替换 1 份，1 份没有变化")
    held = json.loads(captured("archive", "stats", "--output-format", "json").out)
    assert (held["documents"], held["units"], held["sentences"], held["texts"]) == (2, 2, 3, True)
    assert captured("archive", "check").out == "归档完好：2 份文稿、3 句。\n"
    assert captured("archive", "remove", "青石镇", "没有的").code == 2
    assert captured("archive", "remove", "2023年", "--lang", "en").out == "1 removed; 0 document(s) left.\n"
    assert captured("archive", "check", "--lang", "en").out == "the archive is whole: 0 document(s), 0 sentence(s).\n"


def test_unit_and_year_may_be_said(pile: Path) -> None:
    captured("archive", "add", "2023年/青石镇/总结.txt", "--unit", "镇办", "--year", "2020", "--archive", "旧")
    (one,) = json.loads(captured("archive", "list", "--archive", "旧", "--output-format", "json").out)
    assert (one["unit"], one["year"]) == ("镇办", 2020) and one["path"] == str(pile / "2023年/青石镇/总结.txt")


def test_without_texts(pile: Path) -> None:
    captured("archive", "add", "2023年", "--no-text")
    assert "保存原文\t否" in captured("archive", "stats").out
    assert "CP001" not in captured("--select", "CP", "--archive", "dj-lint.archive", "2023年/青石镇/总结.txt").out
    copy = pile / "新.txt"
    copy.write_text("新\n" + COPIED, encoding="utf-8")
    assert "CP002" in captured("--select", "CP", "--archive", "dj-lint.archive", "新.txt").out
    page = captured("copies", "新.txt", "--archive", "dj-lint.archive", "--output-format", "html").out
    assert "归档未存原文" in page


def test_what_cannot_be_read_is_named_and_the_rest_goes_in(pile: Path) -> None:
    (pile / "2023年" / "坏.docx").write_bytes(b"PK\3\4")
    done = captured("archive", "add", "2023年", "没有.txt")
    assert done.code == 2 and done.out.startswith("新收 2 份")
    assert "坏.docx" in done.err and "没有.txt" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("archive", "add"), "请写明文件或文件夹"),
        (("archive", "check", "--archive", "没有"), "没有: 没有这个归档文件"),
        (("archive", "check", "--archive", "2023年/青石镇/总结.txt"), "总结.txt: 这不是 dj-lint 的归档文件"),
        (("archive", "add", "2023年", "--archive", "2023年"), "2023年: 这不是 dj-lint 的归档文件"),
        (("archive", "add", "2023年", "--year", "23"), "应为四位数的年份"),
        (("archive", "build", "没有.jsonl"), "不能作为来源：没有.jsonl"),
        (("archive", "build", "2023年", "--ray", "auto"), "--engine daft"),
        (("archive", "build", "2023年", "--engine", "daft"), "-o"),
    ],
)
def test_mistakes_are_said_plainly(pile: Path, arguments: tuple[str, ...], said: str) -> None:
    done = captured(*arguments)
    assert done.code == 2 and said in done.err and "Traceback" not in done.err


def test_a_source_that_is_no_table_is_refused(pile: Path) -> None:
    for n, content in enumerate(["{", '{"document": "甲"}\n', "[1]\n"]):
        (pile / f"{n}.jsonl").write_text(content, encoding="utf-8")
        done = captured("archive", "build", f"{n}.jsonl")
        assert done.code == 2 and f"不能作为来源：{n}.jsonl" in done.err


def test_a_plain_run_loads_nothing_of_it(pile: Path) -> None:
    code = (
        "import sys; from lint.interfaces.cli.main import main; main(['--no-cache', '2023年']); "
        "print(sorted(one for one in sys.modules if 'archive' in one and 'lint' in one or 'copies' in one "
        "or one in ('sqlite3', 'daft', 'ray', 'xlsxwriter')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=pile, check=True)
    assert done.stdout.splitlines()[-1] == "['lint.base.messages.copies']"
