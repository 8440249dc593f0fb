"""Documents that are only read, at the command line: .doc, .wps, .odt, .rtf, .pdf; and what is hostile in packages."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.office.make_doc import doc
from tests.documents.office.test_odt import content, zipped
from tests.documents.office.test_odt import p as odt_p
from tests.documents.office.test_pdf import pdf
from tests.documents.office.test_rtf import HEAD
from tests.documents.word.make import changed, docx, p
from tests.interfaces.cli.commands.helper import TEXTS, Said, call, own_pack

TEXT = ("关于灯会的报告", "门口挂着灯龙。", "河上有座石乔。")
RTF = HEAD + r"\uc0 " + r"\par ".join("".join(f"\\u{ord(char)} " for char in line) for line in TEXT) + "}"
READ: dict[str, bytes] = {
    "doc": doc(*TEXT),
    "wps": doc(*TEXT),
    "odt": zipped({"content.xml": content("".join(map(odt_p, TEXT)))}),
    "rtf": RTF.encode(),
}
GOOD = docx("".join(map(p, TEXT)))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    for suffix, raw in READ.items():
        (tmp_path / f"报告.{suffix}").write_bytes(raw)
    return tmp_path


def concise(said: Said) -> list[str]:
    return said.out.splitlines()


@pytest.mark.parametrize("suffix", READ)
def test_they_are_checked_as_word_files_are(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, f"报告.{suffix}", "--select", "QZ", "--output-format", "concise")
    assert (said.code, said.err) == (1, "")
    assert concise(said) == [
        f"报告.{suffix}:2:5: 错误 QZ101 “灯龙”应为“灯笼”（第2段）",
        f"报告.{suffix}:3:5: 警告 QZ102 “石乔”似应为“石桥”（第3段）",
    ]


def test_all_in_a_folder_are(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--select", "QZ101", "--output-format", "concise")
    assert [line.split(":")[0] for line in concise(said)] == [f"报告.{suffix}" for suffix in sorted(READ)]


@pytest.mark.parametrize("format_", TEXTS)
def test_every_format_takes_them(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "报告.doc", "--select", "QZ", "--output-format", format_)
    assert said.code == 1 and said.err == "" and "QZ102" in said.out


@pytest.mark.parametrize("options", [["--fix"], ["--fix-only"], ["--diff"], ["--fix", "--unsafe-fixes"]])
def test_nothing_is_written_into_them_and_that_is_said(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for suffix, raw in READ.items():
        said = call(capsys, f"报告.{suffix}", "--select", "QZ", *options)
        assert said.code == 2
        assert (
            f"“报告.{suffix}”没有改正：这种文档只能检查，不能写回；请用 Word 或 WPS 另存为 .docx 后再改正\n" in said.err
        )
        assert Path(f"报告.{suffix}").read_bytes() == raw


def test_nobody_is_told_that_they_can_be_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--fix" not in call(capsys, "报告.doc", "--select", "QZ").out
    Path("报告.txt").write_text("\n".join(TEXT), encoding="utf-8")
    assert "有 1 处可用 --fix 自动改正。" in call(capsys, ".", "--select", "QZ").out
    [found, _] = json.loads(call(capsys, "报告.doc", "--select", "QZ", "--output-format", "json").out)
    assert found["fix"]["edits"][0]["content"] == "灯笼"  # what to write is proposed all the same


def test_a_pdf_is_checked_for_words_and_not_for_marks_and_numbers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pypdfium2")
    (folder / "a.pdf").write_bytes(pdf([(80.0, 600.0, "门口挂着灯龙,河上有船。。"), (80.0, 560.0, "三．其他")]))
    (folder / "a.txt").write_text("门口挂着灯龙,河上有船。。\n三．其他\n", encoding="utf-8")
    for name, packs in (("a.txt", {"QZ", "PU", "NU"}), ("a.pdf", {"QZ"})):
        found = json.loads(call(capsys, name, "--select", "QZ,PU,NU", "--output-format", "json").out)
        assert {one["code"][:2] for one in found} == packs


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * (64 << 20))
    return out.getvalue()


def _with(xml: bytes) -> Callable[[], bytes]:
    return lambda: changed(GOOD, {"word/document.xml": xml})


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<a/>")
        file.writestr("word/documenx.xml", "<a/>")
    return out.getvalue().replace(b"documenx", b"document")


_DEEP = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + b"<w:sdt>" * 3000
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities": (_with(b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'), "DTD"),
    "file": (_with(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "DTD"),
    "bomb": (_bomb, "解压后大得不合常理"),
    "deep": (_with(_DEEP), "嵌套得不合常理"),
    "utf-16": (_with("<a/>".encode("utf-16")), "不是 UTF-8 编码"),
    "no XML": (_with(b"\0\1\2"), "不是 UTF-8 编码"),
    "broken XML": (_with(b"<a><b></a>"), "已损坏"),
    "another XML": (_with(b"<a/>"), "已损坏"),
    "names twice": (_twice, "已损坏"),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], "已损坏"),
    "no directory": (lambda: GOOD[: GOOD.rindex(b"PK\1\2")], "已损坏"),
    "empty": (lambda: b"", "空文件"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_or_broken_is_refused_and_the_others_are_checked(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, says = HOSTILE[name]
    (folder / "坏.docx").write_bytes(make())
    said = call(capsys, "坏.docx", "报告.doc", "--select", "QZ101", "--output-format", "concise")
    assert said.code == 2
    assert says in said.err and said.err.startswith("dj-lint: “坏.docx”") and "Traceback" not in said.err
    assert len(said.err.splitlines()) == 1
    assert len(concise(said)) == 1 and concise(said)[0].startswith("报告.doc:2:5")
    english = call(capsys, "坏.docx", "--lang", "en", "--select", "QZ101")
    assert english.code == 2 and english.err.startswith("dj-lint: 坏.docx: ")


def test_what_lies_outside_is_never_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" '
        b'Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="r2" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="../../../etc/passwd"/>'
        b"</Relationships>"
    )
    (folder / "外.docx").write_bytes(changed(GOOD, {"word/_rels/document.xml.rels": relations}))
    said = call(capsys, "外.docx", "--select", "QZ101", "--output-format", "concise")
    assert (said.code, said.err, len(concise(said))) == (1, "", 1)


def test_a_lock_file_beside_an_open_document_is_passed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("~$报告.docx", "~$报告.doc", "~$报告.wps", ".~lock.报告.odt#"):
        (folder / name).write_bytes(b"\x05user" + bytes(157))
    assert call(capsys, ".", "--select", "QZ", "--output-format", "concise").err == ""


SCAN, PRINT = pdf([]), pdf([(80.0, 600.0, "门口挂着灯龙。")])


@pytest.fixture
def pdfs(folder: Path) -> Path:
    pytest.importorskip("pypdfium2")
    own_pack(folder, 'include = ["*.pdf"]')
    for suffix in READ:
        (folder / f"报告.{suffix}").unlink()
    (folder / "甲.pdf").write_bytes(PRINT)
    return folder


def test_a_scan_that_nobody_named_is_passed_over_and_said(pdfs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pdfs / "扫描.PDF").write_bytes(SCAN)
    said = call(capsys, ".", "--select", "QZ102")
    assert (said.code, said.err) == (
        0,
        "dj-lint: “扫描.PDF”里没有可以读出的文字（多为扫描件）：请检查它的 Word 或文本原稿\n",
    )
    assert "共检查 1 个文件，未发现问题。另有 1 个文件的类型不能检查（.pdf 1）" in said.out
    assert call(capsys, ".", "--select", "QZ102", "--fail-on-unread").code == 2
    assert call(capsys, "./扫描.PDF", ".", "--select", "QZ102").code == 2
    assert call(capsys, ".", "./扫描.PDF", "--select", "QZ102").code == 2
    assert call(capsys, ".", "扫描.PDF", "--select", "QZ102").code == 2
    [found] = json.loads(call(capsys, ".", "--select", "QZ102", "--output-format", "json").out)
    assert found["severity"] == "warning" and "扫描件" in found["message"]


def test_without_the_library_pdfs_are_passed_over_and_the_command_is_said(
    pdfs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.run.discover.reads_pdf", lambda: False)
    (pdfs / "乙.txt").write_text("好。", encoding="utf-8")
    own_pack(pdfs, 'include = ["*.pdf", "乙.txt"]')
    said = call(capsys, ".", "--select", "QZ")
    assert said.code == 0 and "另有 1 个文件的类型不能检查（.pdf 1）" in said.out
    assert said.err.splitlines()[1] == (
        'dj-lint: 其中 PDF 有 1 个，装上读 PDF 的组件就能检查：pip install "dangjian-lint[pdf]"'
    )
    assert call(capsys, ".", "--select", "QZ", "--fail-on-unread").code == 2
    found = json.loads(call(capsys, ".", "--select", "QZ", "--output-format", "json").out)
    assert ["pip install" in one["message"] for one in found].count(True) == 1


def test_only_word_packages_of_a_folder_are_annotated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "好.docx").write_bytes(GOOD)
    said = call(capsys, "annotate", ".", "--annotate-dir", "批注", "--select", "QZ")
    assert (said.code, said.err) == (1, "")
    assert [path.name for path in (folder / "批注").iterdir()] == ["好.docx"]
    for suffix in READ:
        named = call(capsys, "annotate", f"报告.{suffix}", "-o", "新.docx", "--select", "QZ")
        assert named.code == 2 and f"报告.{suffix}" in named.err and not (folder / "新.docx").exists()
