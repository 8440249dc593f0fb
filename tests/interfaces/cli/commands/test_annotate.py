"""annotate: findings as comments in Word files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.word import judge
from tests.documents.word.make import changed, docx, p, unpacked
from tests.interfaces.cli.commands.helper import TEXT, Said, call, environment, no_traceback, own_pack

LAMP = docx(p("门口挂着灯龙。"))
CLEAN = docx(p("门口挂着灯笼。"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our own rules and a Word file with two violations."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714552200")
    own_pack(tmp_path, 'include = ["*.txt", "*.docx", "*.docm", "*.dotx"]')
    (tmp_path / "报告.docx").write_bytes(docx(p("题目") + p(TEXT.strip())))
    return tmp_path


def with_macros() -> bytes:
    """A Word file that says of itself that it has macros."""
    types = unpacked(LAMP)["[Content_Types].xml"]
    own = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return changed(
        LAMP, {"[Content_Types].xml": types.replace(own, b"application/vnd.ms-word.document.macroEnabled.main+xml")}
    )


def annotated(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    said = call(capsys, "annotate", *arguments)
    assert no_traceback(said)
    return said


def files() -> dict[Path, bytes]:
    """The files of the folder, with what is in them."""
    return {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}


def notes(path: str | Path) -> list[judge.Note]:
    return judge.notes(Path(path).read_bytes())


def test_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("报告.docx").read_bytes()
    said = annotated(capsys, "报告.docx", "-o", "批注.docx")
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[0] == "批注.docx：2 处批注"
    assert notes("批注.docx") == [
        judge.Note("dj-lint", "“灯龙”应为“灯笼”\nQZ101（错误）", "灯龙"),
        judge.Note("dj-lint", "“石乔”似应为“石桥”\nQZ102（警告）", "石乔"),
    ]
    assert Path("报告.docx").read_bytes() == before
    assert b'w:date="2024-05-01T08:30:00Z"' in unpacked(Path("批注.docx").read_bytes())["word/comments.xml"]


def test_english(capsys: pytest.CaptureFixture[str]) -> None:
    said = annotated(capsys, "报告.docx", "-o", "out.docx", "--lang", "en", "--select", "QZ101")
    assert said.out.splitlines()[0] == "out.docx: 1 comment(s)"
    assert notes("out.docx")[0].text == "“灯龙” should be “灯笼”\nQZ101 (error)"


@pytest.mark.parametrize(("option", "line"), [("灯笼", "建议：“灯龙”改为“灯笼”"), ("", "建议：删去“灯龙”")])
def test_what_the_message_does_not_tell_is_suggested(
    option: str, line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = folder / "own.toml"
    told = pack.read_text("utf-8").replace("“{found}”应为“{fix}”", "灯不对：{found}")
    pack.write_text(
        told.replace('"灯龙" = "灯笼"', f'"灯龙" = "{option}"').replace(
            'fixed = "门口挂着灯笼。', f'fixed = "门口挂着{option}。'
        ),
        "utf-8",
    )
    annotated(capsys, "报告.docx", "-o", "批注.docx")
    assert notes("批注.docx")[0].text.split("\n") == ["灯不对：灯龙", line, "QZ101（错误）"]


def test_a_second_run_adds_nothing_and_takes_away_what_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    annotated(capsys, "报告.docx", "-o", "一.docx")
    annotated(capsys, "一.docx", "-o", "二.docx")
    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()
    raw = Path("二.docx").read_bytes()
    text = unpacked(raw)["word/document.xml"].replace("灯龙".encode(), "灯笼".encode())
    Path("二.docx").write_bytes(changed(raw, {"word/document.xml": text}))
    said = annotated(capsys, "二.docx", "-o", "三.docx")
    assert said.out.splitlines()[0] == "三.docx：1 处批注，去掉了原有的 1 处"
    assert [note.covers for note in notes("三.docx")] == ["石乔"]


def test_a_folder_of_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts = folder / "稿子"
    (drafts / "附件").mkdir(parents=True)
    for name in ("一.docx", "二.docx", "三.docm", "四.dotx", "附件/五.docx"):
        (drafts / name).write_bytes(CLEAN if name.startswith("四") else LAMP)
    (drafts / "说明.txt").write_text(TEXT, "utf-8")
    said = annotated(capsys, "稿子", "--annotate-dir", "稿子/批注")
    made = sorted(str(path.relative_to(drafts / "批注")) for path in (drafts / "批注").rglob("*.do*"))
    assert made == sorted(["一.docx", "二.docx", "三.docm", "四.dotx", "附件/五.docx"])
    assert "有 1 个文件不是 .docx，没有加批注。" in said.out
    assert "四.dotx：没有要批注的问题" in said.out
    assert (drafts / "批注" / "四.dotx").read_bytes() == CLEAN
    again = annotated(capsys, "稿子", "--annotate-dir", "稿子/批注")
    assert again.out == said.out  # what was written is not read as one more draft


def test_files_of_one_name_from_two_folders(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲", "乙"):
        (folder / name).mkdir()
        (folder / name / "报告.docx").write_bytes(LAMP)
    said = annotated(capsys, "甲", "乙", "--annotate-dir", "批注")
    assert said.code == 2
    assert (
        said.err == "dj-lint: “乙/报告.docx”没有加批注：不能写到“批注/报告.docx”，那里是另一个要检查的文件或它的结果\n"
    )


def test_what_was_found_before_is_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    Path("清.docx").write_bytes(CLEAN)
    for _ in range(2):
        said = annotated(capsys, "报告.docx", "清.docx", "--annotate-dir", "批注")
        assert (said.code, said.err) == (1, "")
        assert Path("批注/清.docx").read_bytes() == CLEAN
        assert len(notes("批注/报告.docx")) == 2


def test_what_somebody_lets_stand_gets_no_comment(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'ignore = ["QZ101"]')
    annotated(capsys, "报告.docx", "-o", "批注.docx")
    assert [note.covers for note in notes("批注.docx")] == ["石乔"]


def test_headers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("眉.docx").write_bytes(docx(p("正文。"), header=p("灯龙")))
    said = annotated(capsys, "眉.docx", "-o", "批注.docx")
    assert "“眉.docx”有 1 处在页眉、页脚中，不能加批注：\n" in said.out
    assert "  第2段第1字 错误 QZ101 “灯龙”应为“灯笼”（页眉）\n" in said.out
    assert notes("批注.docx") == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["报告.docx"], "请用 -o 写明"),
        (["报告.docx", "-o", "一.docx", "--annotate-dir", "批注"], "请用 -o 写明"),
        (["-o", "一.docx"], "请"),
        (["-", "-o", "一.docx"], "不能给标准输入加批注"),
        (["报告.docx", "清.docx", "-o", "一.docx"], "-o 只能用于一个文件，现有 2 个"),
        (["报告.docx", "-o", "报告.docx"], "不能写到原文件上"),
        (["报告.docx", "-o", "一.txt"], "名字要以 .docx 结尾"),
        (["报告.docx", "-o", "一"], "名字要以 .docx 结尾"),
        (["宏.docm", "-o", "一.docx"], "名字要以 .docm 结尾"),
        (["a.txt", "-o", "一.docx"], "“a.txt”不是 .docx 文件"),
        (["没有.docx", "-o", "一.docx"], "找不到“没有.docx”"),
        (["坏.docx", "-o", "一.docx"], "坏.docx"),
        (["报告.docx", "-o", "没有/一.docx/二.docx"], "无法写入"),
    ],
)
def test_what_cannot_be(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("清.docx").write_bytes(CLEAN)
    Path("坏.docx").write_bytes(CLEAN[:300])
    Path("a.txt").write_text(TEXT, "utf-8")
    Path("没有").write_text("文件", "utf-8")
    Path("宏.docm").write_bytes(with_macros())
    before = files()
    said = annotated(capsys, *arguments)
    assert said.code == 2
    assert sentence in said.err
    assert files() == before


def test_signed_and_protected_files_are_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    guarded = docx(p("灯龙"), settings='<w:documentProtection w:edit="comments" w:enforcement="1"/>')
    Path("密.docx").write_bytes(changed(guarded, {"_xmlsignatures/sig1.xml": b"<Signature/>"}))
    said = annotated(capsys, "密.docx", "-o", "批注.docx")
    assert said.code == 1
    assert said.err.splitlines() == [
        "dj-lint: “密.docx”有数字签名，写入后签名失效",
        "dj-lint: “密.docx”设了“限制编辑”，写入的内容可能要解除限制后才能处理",
    ]


def test_a_killed_run_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", refuse)
    said = annotated(capsys, "报告.docx", "-o", "批注.docx")
    assert (said.code, Path("批注.docx").exists()) == (2, False)
    assert "无法写入“批注.docx”" in said.err


# ── --fix ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_fix_writes_tracked_changes_into_a_new_file(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("报告.docx").read_bytes()
    said = call(capsys, "报告.docx", "--fix", "-o", "修订.docx")
    assert (said.code, said.err) == (0, "")
    assert "QZ102" in said.out
    assert "已改正 1 处（1 个文件）。\nWord 文件中的改动写成了修订（作者 dj-lint），可逐条接受或拒绝。\n" in said.out
    done = Path("修订.docx").read_bytes()
    fixed = TEXT.strip().replace("灯龙", "灯笼")
    assert judge.text(done)["word/document.xml"] == ["题目", fixed]
    assert judge.shape(judge.resolved(done, "dj-lint", accept=False)) == judge.shape(before)
    assert Path("报告.docx").read_bytes() == before


def test_fix_in_place_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("报告.docx").read_bytes()
    said = call(capsys, "报告.docx", "--fix")
    assert (said.code, Path("报告.docx").read_bytes()) == (2, before)
    assert "Word 文件请用 -o 新文件.docx 另存" in said.err
    said = call(capsys, "报告.docx", "--fix-only", "--unsafe-fixes", "--in-place")
    assert (said.code, said.err) == (0, "")
    done = Path("报告.docx").read_bytes()
    assert judge.text(done)["word/document.xml"][1] == TEXT.strip().replace("灯龙", "灯笼").replace("石乔", "石桥")
    call(capsys, "报告.docx", "--fix-only", "--unsafe-fixes", "--in-place")
    assert Path("报告.docx").read_bytes() == done


def test_fix_goes_on_with_other_files(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    said = call(capsys, "报告.docx", "a.txt", "--fix-only")
    assert said.code == 2
    assert "灯笼" in Path("a.txt").read_text("utf-8")


def test_diff_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("报告.docx").read_bytes()
    said = call(capsys, "报告.docx", "--diff")
    assert (said.code, Path("报告.docx").read_bytes()) == (1, before)
    assert "+门口挂着灯笼，河上有座石乔，边上系着小木船。" in said.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["报告.docx", "a.txt", "--fix", "-o", "一.docx"], "-o 一.docx 只能用于一个 Word 文件"),
        (["a.txt", "--fix", "-o", "一.docx"], "“a.txt”没有改正：它不是 .docx 文件"),
        (["报告.docx", "--fix", "--in-place", "-o", "一.docx"], "-o 不能与 --in-place 同时使用"),
        (["报告.docx", "--in-place"], "--in-place 要与 --fix"),
        (["报告.docx", "--fix", "-o", "报告.docx"], "报告.docx"),
        (["宏.docm", "--fix", "-o", "一.docx"], "名字要以 .docm 结尾"),
    ],
)
def test_what_cannot_be_fixed(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    Path("宏.docm").write_bytes(with_macros())
    before = files()
    said = call(capsys, *arguments)
    assert said.code == 2
    assert sentence in said.err
    assert files() == before


def test_a_corrected_file_that_is_signed_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    Path("签.docx").write_bytes(changed(LAMP, {"_xmlsignatures/sig1.xml": b"<Signature/>"}))
    said = call(capsys, "签.docx", "--fix-only", "-o", "一.docx")
    assert (said.code, said.err) == (0, "dj-lint: “签.docx”有数字签名，写入后签名失效\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_in_a_folder_is_named_and_waited_for_by_nobody() -> None:
    os.mkfifo("管道.docx")
    command = [sys.executable, "-m", "lint", "annotate", ".", "--annotate-dir", "批注"]
    done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert "管道.docx" in done.stderr
    assert [note.covers for note in notes("批注/报告.docx")] == ["灯龙", "石乔"]
