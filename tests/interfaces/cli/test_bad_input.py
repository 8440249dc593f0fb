"""Bad input: whatever is handed to the command, it says clearly what is wrong, and checks what can be checked."""

from __future__ import annotations

import array
import fcntl
import io
import os
import signal
import subprocess
import sys
import termios
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint.base.model import Finding
from lint.base.problems import RuleError
from lint.documents.document import Document
from lint.kinds import Hits, kind, replace
from lint.settings.config import DEFAULT_INCLUDE
from tests.documents.office.make_doc import doc
from tests.interfaces.cli.commands.helper import (
    PACK,
    TEXT,
    Said,
    call,
    codes,
    environment,
    no_traceback,
    own_pack,
    spawn,
)

CHINESE = "各位来宾在村口集合，门口挂着灯龙，大家一起看戏听曲，直到天黑才慢慢散去。\n河上有座石乔，过了河就到集市。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our own rules and one file that has a finding."""
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], path: str, zh: str, en: str) -> None:
    """`path` cannot be checked: exit 2 and a sentence in either language; the file beside it is checked."""
    said = call(capsys, path, "good.txt")
    assert (said.code, said.err) == (2, f"dj-lint: {zh}\n")
    assert "QZ101" in said.out and no_traceback(said)
    said = call(capsys, "--lang", "en", path, "good.txt")
    assert (said.code, said.err) == (2, f"dj-lint: {en}\n")
    assert "QZ101" in said.out and no_traceback(said)


def concise(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    said = call(capsys, "--output-format", "concise", *argv)
    assert said.err == "" and said.code in (0, 1)
    return [line.split(":", 1)[1] for line in said.out.splitlines()]


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" ", b"\n", b" \t\r\n\xe3\x80\x80\n\n"])
def test_file_without_text_is_fine(content: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / "empty.txt").write_bytes(content)
    said = call(capsys, "--min-severity", "info", "empty.txt")
    assert said == Said(0, "共检查 1 个文件，未发现问题。\n", "")


def test_folder_without_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "图").mkdir()
    (folder / "图" / "a.png").write_bytes(b"")
    types = " ".join(DEFAULT_INCLUDE)
    assert call(capsys, "图") == Said(2, "", f"dj-lint: 没有找到可检查的文件（{types}）：图\n")
    assert call(capsys, "图", "--lang", "en") == Said(2, "", f"dj-lint: no documents ({types}) found in: 图\n")


def test_folder_of_other_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿").mkdir()
    for name in ("甲.ofd", "乙.ofd", "丙.CEB", "~$甲.docx"):
        (folder / "稿" / name).write_bytes(b"")
    said = call(capsys, "稿")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [
        "dj-lint: “稿”中有 3 个文件未检查（.ceb 1、.ofd 2）：请另存为 .docx 或 .txt 后再检查",
        f"dj-lint: 没有找到可检查的文件（{' '.join(DEFAULT_INCLUDE)}）：稿",
    ]


def test_folder_with_other_files_among_others_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲.ofd").write_bytes(b"")
    said = call(capsys, ".", "--ignore", "QZ101")
    assert said.code == 0 and "QZ102" in said.out
    assert said.err == "dj-lint: “.”中有 1 个文件未检查（.ofd 1）：请另存为 .docx 或 .txt 后再检查\n"


def test_upper_case_suffix_is_not_passed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿").mkdir()
    (folder / "稿" / "报告.TXT").write_text(TEXT, encoding="utf-8")
    assert call(capsys, "稿", "--show-files").out == "稿/报告.TXT\n"


def test_folder_that_cannot_be_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "锁").mkdir()
    scandir = os.scandir

    def closed(path: Any = ".") -> Any:
        if str(path).endswith("锁"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    refused(capsys, "锁", "没有读取“锁”的权限", "锁: permission denied")
    said = call(capsys, ".")
    assert said.code == 2 and "QZ101" in said.out and said.err == "dj-lint: 没有读取“锁”的权限\n"


def test_path_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, "没有.txt", "找不到“没有.txt”：请核对路径和文件名", "没有.txt: no such file or folder")
    refused(capsys, "没有*.txt", "找不到“没有*.txt”：请核对路径和文件名", "没有*.txt: no such file or folder")


def test_no_permission(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "锁.txt").write_text(TEXT, encoding="utf-8")
    opened = os.open

    def closed(file: Any, *rest: Any, **named: Any) -> Any:
        if file == "锁.txt":
            raise PermissionError(13, "Permission denied", file)
        return opened(file, *rest, **named)

    monkeypatch.setattr(os, "open", closed)
    refused(capsys, "锁.txt", "没有读取“锁.txt”的权限", "锁.txt: permission denied")


def _xlsx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


NAMED = {
    "GIF": b"GIF89a\x80\x02\xe0\x01\xf7\0\0",
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "xlsx": _xlsx(),
    "SQLite": b"SQLite format 3\0\x10\0\1\1\0",
}


@pytest.mark.parametrize("format_", NAMED)
def test_other_format_under_a_text_name(format_: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "误.txt").write_bytes(NAMED[format_])
    refused(
        capsys,
        "误.txt",
        f"“误.txt”是 {format_} 文件，不是能检查的文稿：请另存为 .docx 或 .txt 后再检查",
        f"误.txt: a {format_} file, no document that can be checked: save it as .docx or .txt",
    )


def test_old_word_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "旧.doc").write_bytes(doc("旧", version=0x68))
    refused(
        capsys,
        "旧.doc",
        "“旧.doc”是 Word 97 以前的文档，读不了：请用 Word 或 WPS 打开，另存为 .docx 后再检查",
        "旧.doc: older than Word 97: open it in Word or WPS and save it as .docx",
    )


def test_binary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_bytes(bytes(range(256)) * 16)
    refused(capsys, "a.txt", "“a.txt”是二进制文件，不是文稿", "a.txt: binary data, not a text")


def test_encoding_nobody_knows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_bytes("Früh übt sich, wer Größe fühlt. ".encode("latin-1") * 9)
    refused(
        capsys,
        "a.txt",
        "“a.txt”的编码无法识别（不是 UTF-8、UTF-16 或 GB18030）：请另存为 UTF-8",
        "a.txt: unknown encoding (not UTF-8, UTF-16 or GB18030): save it as UTF-8",
    )


ENCODED = {
    "utf-8-sig": CHINESE.encode("utf-8-sig"),
    "gb18030": CHINESE.encode("gb18030"),
    "utf-16-le": CHINESE.encode("utf-16-le"),
    "utf-16-le with a mark": b"\xff\xfe" + CHINESE.encode("utf-16-le"),
    "utf-16-be": CHINESE.encode("utf-16-be"),
    "utf-16-be with a mark": b"\xfe\xff" + CHINESE.encode("utf-16-be"),
    "windows line ends": CHINESE.replace("\n", "\r\n").encode(),
    "gb18030 with windows line ends": CHINESE.replace("\n", "\r\n").encode("gb18030"),
    "old line ends": CHINESE.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_other_encodings_give_the_same_places(encoding: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_bytes(ENCODED[encoding])
    assert concise(capsys, "a.txt") == ["1:15: 错误 QZ101 “灯龙”应为“灯笼”", "2:5: 警告 QZ102 “石乔”似应为“石桥”"]


def test_damaged_text_is_read_and_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, 'select = ["QZ", "DJ001"]')
    sound = CHINESE * 20
    raw = bytearray(sound.encode())
    at = len(CHINESE[:19].encode())
    assert raw[at : at + 3].decode() == "一"
    raw[at + 1] = 0x20  # the second byte of 一 is lost: its first cannot be read, its third neither
    (folder / "a.txt").write_bytes(bytes(raw))
    said = concise(capsys, "a.txt")
    assert said[0] == "1:15: 错误 QZ101 “灯龙”应为“灯笼”"
    assert said[1].startswith("1:20: 错误 DJ001 ")
    assert "2:5: 警告 QZ102 “石乔”似应为“石桥”" in said
    assert len([line for line in said if "QZ" in line]) == 40


# ── size and depth ───────────────────────────────────────────────────────────────────────────────────────────


def test_line_of_fifty_megabytes(folder: Path) -> None:
    clause = "村口的人慢慢散去了，"
    count = 50_000_000 // len(clause.encode())
    (folder / "dj-lint.toml").unlink()
    (folder / "a.txt").write_text(clause * count + "坚持每月开展集休学习。", encoding="utf-8")
    said = spawn(folder, "a.txt", "--output-format", "concise", "--select", "TY001")
    assert said == Said(1, f"a.txt:1:{len(clause) * count + 7}: 错误 TY001 疑似错别字“集休学习”，应为“集体学习”\n", "")


def test_hundred_thousand_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    lines = [f"第{n}户的门口挂着一盏新的灯。" for n in range(100_000)]
    lines[99_998] += "坚持每月开展集休学习。"
    (folder / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    said = call(capsys, "a.txt", "--output-format", "concise")
    assert said.code == 1 and said.err == "" and no_traceback(said)
    column = len(lines[99_998]) - 4
    assert f"a.txt:99999:{column}: 错误 TY001 疑似错别字“集休学习”，应为“集体学习”" in said.out.splitlines()


@pytest.mark.parametrize(("opening", "closing"), ["“”", "‘’", "《》", "（）", "「」"])
def test_deep_nesting(opening: str, closing: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / "a.txt").write_text(
        opening * 10_000 + "坚持每月开展集休学习" + closing * 10_000 + "。\n", encoding="utf-8"
    )
    said = call(capsys, "a.txt", "--output-format", "concise")
    assert said.code == 1 and said.err == ""
    assert "a.txt:1:10007: 错误 TY001 疑似错别字“集休学习”，应为“集体学习”" in said.out.splitlines()


def test_deep_nesting_in_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("> " * 3_000 + "门口挂着灯龙。\n\n" + "[" * 3_000 + "灯龙。\n", encoding="utf-8")
    said = call(capsys, "a.md", "--output-format", "concise")
    assert no_traceback(said) and said.code in (0, 1) and said.err == ""
    assert "QZ101" in said.out


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["述职 报告 2023.txt", "关于“两学”的通知（定稿）.txt", "[草稿]*?.txt", "-a.txt", "check"]
)
def test_unusual_file_name(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / name).write_text(TEXT, encoding="utf-8")
    said = call(capsys, "check", "--output-format", "concise", "--", name)
    assert said.code == 1 and said.err == ""
    assert [line.split(":")[0] for line in said.out.splitlines()] == [name, name]


def test_file_name_with_a_line_end_stays_on_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "一\n二\x1b[31m.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, "一\n二\x1b[31m.txt", "--output-format", "concise")
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["一\\n二\\x1b[31m.txt"] * 2
    refused(
        capsys,
        "没\n有.txt",
        "找不到“没\\n有.txt”：请核对路径和文件名",
        "没\\n有.txt: no such file or folder",
    )


def test_file_name_with_undecodable_bytes(folder: Path) -> None:
    raw = os.fsencode(folder) + b"/\xd6\xd0.txt"
    Path(os.fsdecode(raw)).write_text(TEXT, encoding="utf-8")
    for format_ in ("full", "concise", "grouped"):
        said = spawn(folder, ".", "--output-format", format_)
        assert said.code == 1 and said.err == "" and "\\udcd6\\udcd0.txt" in said.out
    said = spawn(folder, ".", "--output-format", "json")
    assert said.code == 1 and '"??.txt"' in said.out
    Path(os.fsdecode(raw)).write_bytes(bytes(range(256)))
    said = spawn(folder, ".")
    assert said.code == 2 and said.err == "dj-lint: “\\udcd6\\udcd0.txt”是二进制文件，不是文稿\n"


def test_broken_link(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "链.txt").symlink_to("没有.txt")
    refused(capsys, "链.txt", "找不到“链.txt”：请核对路径和文件名", "链.txt: no such file or folder")
    said = call(capsys, ".")
    assert said.code == 2 and "QZ101" in said.out and said.err == "dj-lint: 找不到“链.txt”：请核对路径和文件名\n"


def test_link_to_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "圈.txt").symlink_to("圈.txt")
    said = call(capsys, "圈.txt", "good.txt")
    assert said.code == 2 and "QZ101" in said.out and said.err.startswith("dj-lint: 无法读取“圈.txt”：")


def test_fifo_is_not_waited_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "管.txt")
    refused(capsys, "管.txt", "“管.txt”不是普通文件", "管.txt: not a regular file")
    said = call(capsys, ".")
    assert said.code == 2 and "QZ101" in said.out and said.err == "dj-lint: “管.txt”不是普通文件\n"


# ── rule files ───────────────────────────────────────────────────────────────────────────────────────────────


def broken_pack(folder: Path, capsys: pytest.CaptureFixture[str], pack: str, *expected: str) -> None:
    """A rule file with mistakes: each is named with its place, in the file's order; nothing is checked; exit 2."""
    (folder / "own.toml").write_text(pack, encoding="utf-8")
    said = call(capsys, "--config", "dj-lint.toml", "good.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [f"{folder}/own.toml:{line}" for line in expected]


def row(part: str, pack: str = PACK) -> int:
    return pack[: pack.index(part)].count("\n") + 1


def test_broken_toml_in_a_rule_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "own.toml").write_text(PACK.replace('code = "QZ101"', 'code = "QZ101'), encoding="utf-8")
    said = call(capsys, "good.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{folder}/own.toml:{row('code =')}:14: TOML 语法错误：")
    assert call(capsys, "--lang", "en", "good.txt").err.startswith(
        f"{folder}/own.toml:{row('code =')}:14: TOML syntax error: "
    )


def test_rule_without_examples(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = PACK.replace(
        '[[rule.bad]]\ntext = "门口挂着灯龙。"\nfound = ["灯龙"]\nfixed = "门口挂着灯笼。"\n', "bad = []\n"
    ).replace('[rule.options.table]\n"灯龙" = "灯笼"\n', 'options.table = { "灯龙" = "灯笼" }\n')
    line = row("bad = []", pack)
    broken_pack(folder, capsys, pack, f"{line}:1: 至少要有一个 [[rule.bad]] 例句")
    pack = PACK.replace('[[rule.good]]\ntext = "门口挂着灯笼。"\n', "", 1)
    broken_pack(folder, capsys, pack, f"{row('[[rule]]')}:1: 缺少必填的键“good”")


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("(没有", "缺少右括号：(没有"),
        ("(?<=没)有", r"RE2 没有这种写法（不支持前后断言、反向引用）：(?<="),
        (r"(.)\\1", r"没有这个转义：\1"),
        (r"党\\w", r"\w 在 RE2 里只管 ASCII 字符：请写出字符本身，如 [0-9０-９]、[ \t\x{3000}]、\p{Han}"),
    ],
)
def test_expression_that_re2_refuses(
    expression: str, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = PACK.replace("'[小大](?P<at>木船)'", f'"{expression}"')
    place = f"{row('any =')}:8: "
    broken_pack(folder, capsys, pack, place + f"正则表达式无效：{reason}")


def test_two_rules_with_one_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = PACK.replace('"QZ102"', '"QZ101"').replace('"doubtful-bridge"', '"wrong-lamp"')
    line = row('code = "QZ102"')
    broken_pack(
        folder,
        capsys,
        pack,
        f"{line}:1: “QZ101”重复：已在 {folder}/own.toml 中使用",
        f"{line + 1}:1: “wrong-lamp”重复：已在 {folder}/own.toml 中使用",
    )


def test_rule_file_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "own.toml").unlink()
    said = call(capsys, "good.txt")
    assert (said.code, said.out) == (2, "") and said.err.startswith(f"{folder}/own.toml: 无法读取：")


# ── configuration ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("settings", "zh", "en"),
    [
        (
            'min-severty = "info"',
            "3:1: 未知的键“min-severty”；是否想写“min-severity”？",
            "3:1: unknown key `min-severty`; did you mean `min-severity`?",
        ),
        (
            'fail-on = "eror"',
            "3:1: “fail-on”的值“eror”无效（可用：error、info、warning）；是否想写“error”？",
            "3:1: `eror` is no value of `fail-on` (valid: error、info、warning); did you mean `error`?",
        ),
        (
            'ignore = "QZ101"',
            "3:1: “ignore”应是列表（写在方括号里），现在是文字",
            "3:1: `ignore` must be a list, in square brackets, it is a text",
        ),
        (
            'ignore = ["QZ102", "QZ109"]',
            "3:20: 没有名为“QZ109”的规则、编号或前缀；是否想写“QZ102”？",
            "3:20: no rule, code or prefix `QZ109`; did you mean `QZ102`?",
        ),
        (
            'extend-select = ["wrong-lmap"]',
            "3:18: 没有名为“wrong-lmap”的规则、编号或前缀；是否想写“wrong-lamp”？",
            "3:18: no rule, code or prefix `wrong-lmap`; did you mean `wrong-lamp`?",
        ),
        (
            '[per-file-ignores]\n"*.txt" = ["QZ101", "qz109"]',
            "4:21: 没有名为“qz109”的规则、编号或前缀；是否想写“QZ102”？",
            "4:21: no rule, code or prefix `qz109`; did you mean `QZ102`?",
        ),
        (
            '[severity]\nQZ999 = "error"',
            "4:1: 没有名为“QZ999”的规则、编号或前缀",
            "4:1: no rule, code or prefix `QZ999`",
        ),
    ],
)
@pytest.mark.parametrize("name", ["dj-lint.toml", "pyproject.toml"])
def test_wrong_setting(
    settings: str, zh: str, en: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dj-lint.toml").unlink()
    if name == "pyproject.toml":  # one row further down, and tables in a table
        zh, en = (f"{int(line[0]) + 1}{line[1:]}" for line in (zh, en))
        settings = f"[tool.dj-lint.{settings[1:]}" if settings.startswith("[") else settings
    file = own_pack(folder, settings, name)
    assert call(capsys, "good.txt") == Said(2, "", f"{file}:{zh}\n")
    assert call(capsys, "--lang", "en", "good.txt") == Said(2, "", f"{file}:{en}\n")


def test_broken_toml_in_a_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").write_text("select = [\n", encoding="utf-8")
    said = call(capsys, "good.txt")
    assert (said.code, said.out) == (2, "") and said.err.startswith(f"{folder}/dj-lint.toml:2:1: TOML 语法错误：")


def test_configuration_that_is_not_utf8(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").write_bytes("# 配置\n".encode("gb18030"))
    said = call(capsys, "good.txt")
    assert said == Said(2, "", f"{folder}/dj-lint.toml: 不是 UTF-8 编码：请另存为 UTF-8\n")


def test_genre_that_nobody_defines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, '[genre]\n"*.txt" = "duty-raport"')
    said = call(capsys, "good.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{folder}/dj-lint.toml:4:1: “*.txt”的值“duty-raport”无效（可用：")
    assert said.err.endswith("；是否想写“duty-report”？\n")


def test_configuration_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "--config", "没有.toml", "good.txt")
    assert (said.code, said.out) == (2, "") and said.err.startswith(f"{folder}/没有.toml: 无法读取：")


def test_extend_in_a_circle(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").write_text('extend = "other.toml"\n', encoding="utf-8")
    (folder / "other.toml").write_text('extend = "dj-lint.toml"\n', encoding="utf-8")
    said = call(capsys, "good.txt")
    assert said == Said(2, "", f"{folder}/other.toml: extend 循环引用了 {folder}/dj-lint.toml\n")


def test_broken_configuration_below_stops_only_its_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "下").mkdir()
    (folder / "下" / "dj-lint.toml").write_text("stge = 1\n", encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (folder / "下" / name).write_text(TEXT, encoding="utf-8")
    said = call(capsys, "下", "good.txt")
    assert said.code == 2 and "good.txt\n" in said.out and "QZ101" in said.out and "下" not in said.out
    assert said.err.splitlines() == [
        f"{folder}/下/dj-lint.toml:1:1: 未知的键“stge”；是否想写“stage”？",
        "dj-lint: “下/a.txt”没有检查：它的配置有误",
        "dj-lint: “下/b.txt”没有检查：它的配置有误",
    ]


@pytest.mark.parametrize(
    "content",
    ["# [tool.dj-lint] would stand here\n", '[project]\nname = "dj-lint"\n', "[tool.dj-lint-other]\na = 1\n"],
)
def test_pyproject_that_only_mentions_us(content: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "下").mkdir()
    (folder / "下" / "pyproject.toml").write_text(content, encoding="utf-8")
    (folder / "下" / "a.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, "下/a.txt", "--output-format", "concise")
    assert said.code == 1 and said.err == "" and codes(said) == ["QZ101", "QZ102"]
    said = call(capsys, "--config", "下/pyproject.toml", "good.txt")
    assert said == Said(2, "", f"{folder}/下/pyproject.toml: 没有 [tool.dj-lint] 一节\n")


def test_broken_pyproject_counts_if_it_speaks_of_us(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / "pyproject.toml").write_text("[tool.dj-lint\n", encoding="utf-8")
    assert call(capsys, "good.txt").err.startswith(f"{folder}/pyproject.toml:1:14: TOML 语法错误：")
    (folder / "pyproject.toml").write_text("[tool.others\n", encoding="utf-8")
    assert call(capsys, "good.txt", "--select", "TY0").code == 0


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_unknown_rule_on_the_command_line(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, option, "QZ101,wrong-lanp", "good.txt")
    assert said == Said(2, "", f"{option}: 没有名为“wrong-lanp”的规则、编号或前缀；是否想写“wrong-lamp”？\n")
    said = call(capsys, option, "qx10", "--lang", "en", "good.txt")
    assert said == Said(2, "", f"{option}: no rule, code or prefix `qx10`; did you mean `QZ102`?\n")
    said = call(capsys, option, "ÄÖ", "--isolated", "good.txt")
    assert said == Said(2, "", f"{option}: 没有名为“ÄÖ”的规则、编号或前缀\n")


def test_nothing_selected(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "--ignore", "ALL,QZ", "good.txt")
    assert said == Said(2, "", "dj-lint: 没有选中任何规则：请检查 select 和 ignore\n")


# ── streams and signals ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("format_", ["full", "jsonl"])
def test_reader_that_goes_away(format_: str, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "lint", "a.txt", "--no-fold", "--output-format", format_]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert process.stdout and process.stderr
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def shell(folder: Path, line: str) -> Said:
    """Run `$DJ …` in a shell."""
    done = subprocess.run(
        ["bash", "-c", line.replace("$DJ", f"'{sys.executable}' -m lint")],
        cwd=folder,
        capture_output=True,
        env=environment(),
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_output_that_is_closed(folder: Path) -> None:
    assert shell(folder, "$DJ good.txt >&-") == Said(1, "", "")
    assert shell(folder, "$DJ good.txt >&- 2>&-") == Said(1, "", "")
    assert shell(folder, "$DJ 没有.txt 2>&-").code == 2


def test_disk_that_is_full(folder: Path) -> None:
    said = shell(folder, "$DJ good.txt >/dev/full")
    assert said.code == 2 and said.out == ""
    assert said.err.startswith("dj-lint: 无法写出结果：") and said.err.count("\n") == 1


def test_input_that_is_closed(folder: Path) -> None:
    said = shell(folder, "$DJ - good.txt <&-")
    assert said.code == 2 and "QZ101" in said.out and said.err.startswith("dj-lint: 无法读取“-”：")


def test_interrupt(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lint", "-"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin
    process.stdin.write("门口".encode())
    process.stdin.flush()
    left = array.array("i", [1])
    while left[0]:  # until it has begun to read, and waits for more
        fcntl.ioctl(process.stdin, termios.FIONREAD, left)
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err.decode()) == (130, b"", "已中断\n")


# ── crashes ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_crash_in_one_kind(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check = replace.KIND.check

    def crash(document: Document, options: Any, hits: Hits) -> Iterator[Finding]:
        if "怪" in document.text:
            raise ZeroDivisionError("an odd sign")
        yield from check(document, options, hits)

    broken = replace.KIND._replace(check=crash)
    for module in ("lint.packs.load", "lint.packs.ruleset"):
        monkeypatch.setattr(f"{module}.kind", lambda name: broken if name == "replace" else kind(name))
    (folder / "怪.txt").write_text(TEXT + "怪\n", encoding="utf-8")
    (folder / "后.txt").write_text(TEXT, encoding="utf-8")
    said = call(capsys, "good.txt", "怪.txt", "后.txt", "--output-format", "concise")
    assert said.code == 2
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["good.txt"] * 2 + ["后.txt"] * 2
    assert said.err == (
        "dj-lint: 检查“怪.txt”时规则 QZ101 出错（ZeroDivisionError: an odd sign），这个文件没有检查完；"
        "可先用 --ignore QZ101 跳过这条规则\n"
    )
    with pytest.raises(RuleError) as caught:
        call(capsys, "怪.txt", DJ_LINT_DEBUG="1")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_crash_of_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: Any) -> None:
        raise ZeroDivisionError("an odd day")

    monkeypatch.setattr("lint.interfaces.cli.commands.check.discover", crash)
    said = call(capsys, "good.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("程序内部出错：ZeroDivisionError: an odd day。") and "DJ_LINT_DEBUG=1" in said.err
    with pytest.raises(ZeroDivisionError):
        call(capsys, "good.txt", DJ_LINT_DEBUG="1")


# ── output files ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("options", [[], ["--fix"], ["--diff"], ["--output-format", "html"]])
@pytest.mark.parametrize(("path", "output"), [("good.txt", "./good.txt"), (".", "good.txt"), ("good.txt", "链.txt")])
def test_the_results_never_take_the_place_of_a_document(
    options: list[str], path: str, output: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "链.txt").symlink_to("good.txt")
    before = (folder / "good.txt").read_bytes()
    said = call(capsys, path, "-o", output, *options)
    assert (said.code, said.out) == (2, "")
    assert "good.txt”是要检查的文稿" in said.err
    assert (folder / "good.txt").read_bytes() == before


def test_output_into_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "good.txt", "-o", "没有/结果.txt")
    assert (said.code, said.out) == (2, "") and said.err.startswith("dj-lint: 无法写入“没有/结果.txt”：")


def test_output_onto_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "结果").mkdir()
    said = call(capsys, "good.txt", "-o", "结果")
    assert (said.code, said.out) == (2, "") and said.err.startswith("dj-lint: 无法写入“结果”：")
    assert not [name for name in os.listdir(folder) if name.startswith(".dj-lint-")]


def test_output_into_a_device_leaves_the_device(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "管")
    reader = os.open(folder / "管", os.O_RDONLY | os.O_NONBLOCK)
    said = call(capsys, "good.txt", "--output-format", "concise", "-o", "管")
    written = os.read(reader, 9999).decode()
    os.close(reader)
    assert said == Said(1, "", "") and written.startswith("good.txt:1:5: 错误 QZ101")
    assert (folder / "管").is_fifo()
