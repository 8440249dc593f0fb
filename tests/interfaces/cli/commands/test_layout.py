"""layout: a Word file laid out into a new one; and documents to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.documents.official.templates import TEMPLATES
from tests.documents.word.make import docx, p
from tests.documents.writers.word.layout_sample import report
from tests.interfaces.cli.commands.helper import Said, call, no_traceback


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report that nobody laid out."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.docx").write_bytes(report())
    return tmp_path


def laid_out(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    said = call(capsys, "layout", *arguments)
    assert no_traceback(said)
    return said


def test_it_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    said = laid_out(capsys, "报告.docx", "-o", "排版.docx")
    assert said.code == 0 and said.err == ""
    assert said.out.splitlines() == [
        "  页边距（上/下/左/右）改为 37/35/28/26 毫米",
        "  加页码：“— 1 —”，单页居右、双页居左",
        "  公文标题（二号方正小标宋简体）：1 段（第 1 段）",
        "  主送机关（三号仿宋）：1 段（第 2 段）",
        "  公文正文（三号仿宋）：3 段（第 3、8、10 段）",
        "  公文标题1（三号黑体）：3 段（第 4、7、9 段）",
        "  公文标题2（三号楷体）：2 段（第 5、6 段）",
        "  发文机关署名（三号仿宋）：1 段（第 15 段）",
        "  成文日期（三号仿宋）：1 段（第 16 段）",
        "已写入 排版.docx：排版 12 段，文字一个没有改",
        "署名和日期的位置、附件、版头、版记要人看：dj-lint --select LY 排版.docx",
    ]
    assert Path("报告.docx").read_bytes() == report()


def test_a_look_beforehand_writes_nothing(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    said = laid_out(capsys, "报告.docx", "--diff", "--lang", "en")
    assert said.code == 1 and said.out.splitlines()[-1] == "12 paragraph(s) to lay out; nothing was written."
    assert [path.name for path in folder.iterdir()] == ["报告.docx"]


def test_a_second_run_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    laid_out(capsys, "报告.docx", "-o", "排版.docx")
    assert laid_out(capsys, "排版.docx", "--diff") == Said(0, "“排版.docx”没有要排的：能确定的格式都对了。\n", "")
    laid_out(capsys, "排版.docx", "-o", "再排.docx")
    assert Path("排版.docx").read_bytes() == Path("再排.docx").read_bytes()


def test_after_it_only_places_are_left(capsys: pytest.CaptureFixture[str]) -> None:
    before = call(capsys, "--isolated", "--select", "LY", "--output-format", "concise", "报告.docx")
    assert [line.split()[2] for line in before.out.splitlines() if " LY" in line] == ["LY001"]
    laid_out(capsys, "报告.docx", "-o", "排版.docx")
    after = call(capsys, "--isolated", "--select", "LY", "--output-format", "concise", "排版.docx")
    assert [line.split()[2] for line in after.out.splitlines() if " LY" in line] == ["LY019", "LY018"]


def test_it_is_looked_at_in_final_texts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("报告.txt").write_text("关于学习的报告\n", "utf-8")
    for stage, codes in (("draft", False), ("final", True)):
        said = call(capsys, "--isolated", "--stage", stage, "--output-format", "concise", "报告.docx", "报告.txt")
        assert (" LY001 " in said.out) is codes and said.out.count(" LY") <= 1
    Path("dj-lint.toml").write_text('stage = "final"\nignore = ["LY"]\n', "utf-8")
    assert " LY" not in call(capsys, "--output-format", "concise", "报告.docx").out


def test_the_figures_of_a_unit_count(capsys: pytest.CaptureFixture[str]) -> None:
    Path("dj-lint.toml").write_text('[layout]\ntop = [33]\nbody = { fonts = ["宋体"], sizes = [14] }\n', "utf-8")
    said = laid_out(capsys, "报告.docx", "--diff")
    assert "33/35/28/26" in said.out and "公文正文（四号宋体）" in said.out


@pytest.mark.parametrize("wrong", ["top = 33", "tops = [33]", 'body = { fonts = ["宋体"] }'])
def test_wrong_figures_are_refused_with_their_place(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("dj-lint.toml").write_text(f"[layout]\n{wrong}\n", "utf-8")
    said = laid_out(capsys, "报告.docx", "--diff")
    assert said.code == 2 and "dj-lint.toml:" in said.err and said.out == ""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.docx", None, "没有"),
        ("文.docx", b"\x00\x01\x02", "文.docx"),
        ("文.txt", "关于学习".encode(), "不是 .docx 文件"),
        ("夹", "", "夹"),
    ],
)
def test_what_cannot_be_laid_out_is_told(
    name: str, content: bytes | str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content == "":
        Path(name).mkdir()
    elif isinstance(content, bytes):
        Path(name).write_bytes(content)
    found = laid_out(capsys, name, "-o", "新.docx")
    assert found.code == 2 and said in found.err and not Path("新.docx").exists()


def test_it_must_be_said_where_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert laid_out(capsys, "报告.docx").code == 2
    assert laid_out(capsys, "报告.docx", "-o", "报告.docx").code == 2
    assert laid_out(capsys, "报告.docx", "-o", "没有/新.docx").code == 2
    assert laid_out(capsys, "报告.docx", "-o", "新.docm").code == 2
    assert Path("报告.docx").read_bytes() == report()


def test_what_is_right_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    Path("空.docx").write_bytes(docx(p()))
    said = laid_out(capsys, "空.docx", "-o", "新.docx")
    assert said.code == 0 and Path("新.docx").read_bytes() == docx(p())


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_a_document_to_begin_with(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("报告.docx").unlink()
    made = call(capsys, "init", "--document", kind)
    name = f"{TEMPLATES[kind].name}.docx"
    assert made == Said(0, f"已写入 {name}。标着 ×××× 的地方要填：dj-lint {name} 会一一指出\n", "")
    again = call(capsys, "init", "--document", kind)
    assert again.code == 2 and "已存在" in again.err
    open_ = ["--isolated", "--min-severity", "info", "--output-format", "concise", "-q", name]
    assert "PH" in call(capsys, "--select", "PH", *open_).out
    assert call(capsys, "--select", "LY", *open_) == Said(0, "", "")


def test_a_document_goes_where_it_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert call(capsys, "init", "--document", "notice", "-o", "新通知.docx").code == 0
    assert (folder / "新通知.docx").exists() and not (folder / "通知.docx").exists()
