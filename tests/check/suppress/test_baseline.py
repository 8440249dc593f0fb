"""Baseline: what was there stays quiet, what is new is said, what has vanished is reported and pruned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base.model import Violation
from lint.check.engine import Engine
from lint.check.suppress.baseline import Baseline, entry
from lint.documents.source import Source
from lint.run.checker import FileChecker
from lint.run.result import Result
from tests.interfaces.cli.commands.helper import PACK, Said, call, codes, own_pack
from tests.support import doc, rule

ENGINE = Engine([rule("replace", {"table": {"灯龙": "灯笼", "石乔": "石桥"}}, code="QZ101")], [])


def found(text: str) -> list[Violation]:
    return ENGINE.check(doc(text))


def baseline(text: str) -> Baseline:
    return Baseline("b.json", {"a.txt": [entry(Source(text), violation) for violation in found(text)]})


def new(before: str, after: str) -> list[int]:
    """The offsets of what a baseline of one text does not know in another."""
    return [v.start for v in baseline(before).mark("a.txt", Source(after), found(after)) if not v.suppressed]


TEXT = "门口挂着灯龙，河上有座石乔。\n院里也挂着灯龙。\n"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (TEXT, []),
        ("新的一行。\n\n" + TEXT, []),
        (TEXT.replace("\n", "\n\n  "), []),
        (TEXT.replace("石乔", "石桥"), []),
        (TEXT.replace("门口挂着", "门前挂着"), []),
        (TEXT.replace("河上有座", "溪上"), [9]),
        (TEXT + "门外又有灯龙。\n", [28]),
        ("灯龙、灯龙，" + TEXT, [0, 3]),
        (TEXT + TEXT, [28, 35, 44]),
        (TEXT.replace("门口挂着灯龙，", "一个灯龙。"), [2]),
    ],
)
def test_only_what_is_new_is_left(after: str, expected: list[int]) -> None:
    assert new(TEXT, after) == expected


@given(st.text("灯龙石乔挂着，。\n ", max_size=40), st.text("灯龙石乔挂着，。\n ", max_size=40))
def test_every_entry_serves_once(before: str, after: str) -> None:
    known = baseline(before)
    marked = known.mark("a.txt", Source(after), found(after))
    served = [v.suppressed.entry for v in marked if v.suppressed]
    assert len(served) == len(set(served)) <= len(known.findings["a.txt"])
    assert new(before, before) == []


def known(name: str, text: str, old: str = TEXT) -> int:
    """How many findings of a document of that name are known to the baseline of another one."""
    return len([v for v in baseline(old).mark(name, Source(text), found(text)) if v.suppressed])


def test_another_document_is_not_known(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert known("b.txt", TEXT) == 0


def test_a_document_that_was_renamed_is_known(folder: Path) -> None:
    """While there is none of the old name, by what it says, or nearly."""
    assert known("b.txt", TEXT) == 3
    assert known("b.txt", "新的一行。\n" + TEXT.replace("石乔", "石桥") + "又挂灯龙。\n") == 2
    assert known("b.txt", "灯龙挂在别处。\n又有石乔跨在河上。\n" * 3 + "另一处灯龙。\n") == 0


# ── by way of the command ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path, 'baseline = "b.json"\nextend-select = ["DJ"]\nselect = ["QZ"]')
    (tmp_path / "文稿").mkdir()
    (tmp_path / "文稿" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "文稿" / "b.txt").write_text("又有灯龙。\n", encoding="utf-8")
    return tmp_path


def test_written_then_quiet_then_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--write-baseline")
    assert said == Said(0, "已写入 b.json：4 处问题（2 个文件）。\n", "")
    assert call(capsys, ".") == Said(0, "共检查 2 个文件，未发现问题。另有 4 处已设为忽略。\n", "")
    (folder / "文稿" / "b.txt").write_text("前言。\n又有灯龙。\n还有灯龙。\n", encoding="utf-8")
    said = call(capsys, ".", "--output-format", "concise")
    assert (said.code, said.out) == (1, "文稿/b.txt:3:3: 错误 QZ101 “灯龙”应为“灯笼”\n")


def test_a_part_is_written_anew_and_the_rest_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    (folder / "文稿" / "b.txt").write_text("灯龙、灯龙。\n", encoding="utf-8")
    (folder / "文稿" / "a.txt").write_text("灯龙\n", encoding="utf-8")
    said = call(capsys, "文稿/b.txt", "--write-baseline")
    assert said.out == "已写入 b.json：2 处问题（1 个文件），其中新接受 2 处；删去 1 处。\n"
    assert files(folder) == ["文稿/a.txt"] * 3 + ["文稿/b.txt"] * 2
    (folder / "文稿" / "a.txt").unlink()
    call(capsys, "文稿/b.txt", "--write-baseline")
    assert files(folder) == ["文稿/b.txt"] * 2


def files(folder: Path) -> list[str]:
    """The document of each line of the baseline."""
    *found, last = json.loads((folder / "b.json").read_text("utf-8"))["findings"]
    assert last is None
    return [one["file"] for one in found]


def test_an_entry_a_line_and_a_comma_behind_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that lines of two people can be put together, in any order; what both have counts once."""
    (folder / "文稿" / "a.txt").write_text(TEXT * 2, encoding="utf-8")
    call(capsys, ".", "--write-baseline")
    head, *lines, last = (folder / "b.json").read_text("utf-8").splitlines()
    assert (head, last) == ('{"version":2,"findings":[', "null]}") and all(line.endswith("},") for line in lines)
    assert lines == sorted(lines) and ['"count":2' in line for line in lines] == [True, True, True, False]
    (folder / "b.json").write_text("\n".join([head, *reversed(lines), *lines, last]), encoding="utf-8")
    assert call(capsys, ".").out == "共检查 2 个文件，未发现问题。另有 7 处已设为忽略。\n"
    with open(folder / "文稿" / "b.txt", "a", encoding="utf-8") as handle:
        handle.write("又有灯龙。\n")
    assert call(capsys, ".").code == 1


def test_the_first_version_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = '{"version":1,"findings":{"文稿/b.txt":[{"code":"QZ101","text":"灯龙","before":"又有","after":"。"}]}}'
    (folder / "b.json").write_text(old, encoding="utf-8")
    assert codes(call(capsys, "文稿/b.txt", "--output-format", "concise")) == []
    assert call(capsys, ".", "--write-baseline").out == (
        "已写入 b.json：4 处问题（2 个文件），其中新接受 3 处；删去 0 处。\n"
    )
    assert '"version":2' in (folder / "b.json").read_text("utf-8")


def test_a_renamed_file_keeps_its_entries(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    before = (folder / "b.json").read_text("utf-8")
    (folder / "文稿" / "a.txt").rename(folder / "文稿" / "总结（修改）.txt")
    assert call(capsys, ".") == Said(0, "共检查 2 个文件，未发现问题。另有 4 处已设为忽略。\n", "")
    assert call(capsys, ".", "--prune-baseline").code == 0
    assert (folder / "b.json").read_text("utf-8").splitlines()[1:-1] == sorted(
        line.replace("文稿/a.txt", "文稿/总结（修改）.txt") for line in before.splitlines()[1:-1]
    )
    (folder / "文稿" / "b.txt").rename(folder / "文稿" / "c.txt")
    said = call(capsys, ".", "--write-baseline")
    assert said.out == "已写入 b.json：4 处问题（2 个文件），其中新接受 0 处；删去 0 处。\n"
    assert {*files(folder)} == {"文稿/总结（修改）.txt", "文稿/c.txt"}


def test_a_deleted_file_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    (folder / "文稿" / "a.txt").unlink()
    assert call(capsys, "文稿", "--output-format", "concise").out.splitlines() == [
        "b.json:2:2: 警告 DJ002 没有 “文稿/a.txt” ×3 要报的问题了，这条忽略可以删去"
    ]
    (folder / "别处").mkdir()
    (folder / "别处" / "c.txt").write_text("好。\n", encoding="utf-8")
    assert call(capsys, "别处", "--prune-baseline").code == 0  # who knows what it is called now
    assert len(files(folder)) == 4
    call(capsys, ".", "--prune-baseline")
    assert files(folder) == ["文稿/b.txt"]


def test_a_conflict_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    lines = (folder / "b.json").read_text("utf-8").splitlines()
    lines[2:2] = ["<<<<<<< HEAD", lines[1], "=======", lines[2], ">>>>>>> other"]
    (folder / "b.json").write_text("\n".join(lines), encoding="utf-8")
    said = call(capsys, ".")
    assert said.code == 2 and "b.json:3:1: git 合并时留下了冲突" in said.err


def test_without_a_configuration_a_name_is_found_and_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder)
    said = call(capsys, "文稿", "--write-baseline")
    assert "--baseline dj-lint-baseline.json" in said.out
    assert call(capsys, "文稿", "--baseline", "dj-lint-baseline.json").code == 0
    said = call(capsys, "文稿", "--lang", "en", "--write-baseline", "--baseline", "x/../other.json")
    assert (said.code, said.out) == (0, "wrote other.json: 4 finding(s) in 2 file(s).\n")


def test_what_has_vanished_is_reported_and_pruned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    (folder / "文稿" / "a.txt").write_text(TEXT.replace("院里也挂着灯龙", "院里无灯"), encoding="utf-8")
    (folder / "文稿" / "b.txt").unlink()
    said = call(capsys, ".", "--output-format", "concise")
    assert said.out.splitlines() == [
        "b.json:3:2: 警告 DJ002 没有 QZ101“灯龙” 要报的问题了，这条忽略可以删去",
        "b.json:5:2: 警告 DJ002 没有 QZ101“灯龙” 要报的问题了，这条忽略可以删去",
    ]
    assert call(capsys, ".").out.endswith("基线中有 2 处已不再出现，可用 --prune-baseline 删去。\n")
    assert call(capsys, ".", "--prune-baseline").err == "dj-lint: 已从 b.json 删去 2 处\n"
    assert call(capsys, ".") == Said(0, "共检查 1 个文件，未发现问题。另有 2 处已设为忽略。\n", "")
    assert {*files(folder)} == {"文稿/a.txt"}


def test_what_was_not_looked_for_has_not_vanished(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    assert codes(call(capsys, "文稿/b.txt", "--output-format", "concise")) == []
    assert codes(call(capsys, ".", "--output-format", "concise", "--select", "QZ201,DJ", "--min-severity=info")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "不是 dj-lint 的基线文件"),
        ("{}", "不是 dj-lint 的基线文件"),
        ('{"version": 1, "findings": {"a.txt": [{"code": 1}]}}', "不是 dj-lint 的基线文件"),
        ('{"version": 3, "findings": {}}', "基线文件的版本 3 无法识别"),
        (None, "没有这个基线文件"),
    ],
)
def test_a_wrong_file_is_refused(
    content: str | None, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (folder / "b.json").write_text(content, encoding="utf-8")
    done = call(capsys, ".")
    assert done.code == 2
    assert "b.json" in done.err
    assert said in done.err
    if content is not None:
        assert call(capsys, ".", "--write-baseline").code == 2
        assert (folder / "b.json").read_text("utf-8") == content


@pytest.mark.parametrize(
    "options",
    [
        ["--write-baseline", "--fix"],
        ["--write-baseline", "--add-ignore"],
        ["--write-baseline", "--diff-base", "HEAD"],
        ["--prune-baseline", "--diff"],
        ["--add-ignore", "--fix-only"],
        ["--write-baseline", "-o", "x"],
    ],
)
def test_options_that_do_not_go_together(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", *options)
    assert (said.code, said.out) == (2, "")
    assert "不能与" in said.err


def test_what_it_says_of_rules_that_did_not_run_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline", "--min-severity", "info")
    before = (folder / "b.json").read_bytes()
    for options in (["--select", "QZ101"], ["--ignore", "QZ101"], ["--select", "QZ101", "文稿/a.txt"]):
        assert call(capsys, ".", "--write-baseline", *options).code == 0
        assert (folder / "b.json").read_bytes() == before


def test_a_baseline_is_not_corrected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    assert call(capsys, ".", "--fix").code == 0
    assert (folder / "文稿" / "a.txt").read_text("utf-8") == TEXT


@pytest.mark.parametrize("text", [TEXT, "门口挂着灯笼。\n"])
def test_without_the_file_the_report_is_whole(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文稿" / "a.txt").write_text(text, encoding="utf-8")
    said = call(capsys, "文稿", "--output-format", "json")
    assert said.code == 2
    assert said.err.count("没有这个基线文件") == 1
    json.loads(said.out)


def test_two_that_write_at_once_lose_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(capsys, "文稿/a.txt", "--write-baseline").code == 0
    check = FileChecker.check

    def meanwhile(self: FileChecker, path: str) -> Result:
        (folder / "b.json").write_text('{"version":1,"findings":{}}', encoding="utf-8")
        return check(self, path)

    monkeypatch.setattr(FileChecker, "check", meanwhile)
    said = call(capsys, "文稿/b.txt", "--write-baseline")
    assert said.code == 2
    assert "b.json”在检查期间被改动" in said.err
    assert (folder / "b.json").read_text("utf-8") == '{"version":1,"findings":{}}'


def test_what_only_a_final_text_must_have_stays_known_in_a_draft(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own.toml").write_text(
        PACK.replace('kind = "replace"', 'kind = "replace"\nstages = ["final"]'), encoding="utf-8"
    )
    text = TEXT + "<!-- dj-lint: ignore[QZ101] 牌匾 -->\n灯龙\n"
    (folder / "文稿" / "a.txt").write_text(text, encoding="utf-8")
    assert call(capsys, "文稿", "--stage", "final", "--write-baseline").code == 0
    with open("dj-lint.toml", "a", encoding="utf-8") as handle:
        handle.write('\n[[ignore]]\nrule = "QZ101"\nfiles = ["文稿/b.txt"]\nreason = "x"\n')
    assert call(capsys, ".", "--output-format", "concise") == Said(0, "", "")


@pytest.mark.parametrize("options", [[".", "--reason", "x"], ["-", "--write-baseline"], ["-", "--add-ignore"]])
def test_options_that_need_another(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, *options)
    assert (said.code, said.out) == (2, "")
    assert "一起用" in said.err


@pytest.mark.parametrize("option", ["--baseline", "--cache-dir", "--config", "--diff-base", "-o", "--select"])
def test_an_empty_value_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", option, " ")
    assert (said.code, said.out) == (2, "")
    assert "不能为空" in said.err


def test_a_byte_order_mark_does_no_harm(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, ".", "--write-baseline")
    file = folder / "b.json"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert call(capsys, ".").code == 0
