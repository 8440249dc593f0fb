"""Entries of a configuration that have nothing to suppress, and --add-ignore, which writes them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import tomli

from lint.interfaces.cli.commands import accept
from lint.settings import ignore_entries
from tests.interfaces.cli.commands.helper import ROOT, Said, call, codes, own_pack

ENTRY = '[[ignore]]\nrule = "QZ101"\ntext = "灯龙"\nfiles = ["文稿/a.txt"]\nreason = "牌匾"\n'
CONCISE = ("--output-format", "concise")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    settings(tmp_path, ENTRY)
    (tmp_path / "文稿").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "文稿" / name).write_text("门口挂着灯笼。\n", encoding="utf-8")
    return tmp_path


def settings(folder: Path, entries: str, name: str = "dj-lint.toml") -> Path:
    return own_pack(folder, 'select = ["QZ", "DJ"]\n' + entries, name)


@pytest.mark.parametrize("paths", [["."], ["文稿/a.txt"], ["文稿/a.txt", "文稿/b.txt"]])
def test_an_idle_entry_is_reported_where_it_stands(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, *paths, *CONCISE)
    assert said == Said(0, "dj-lint.toml:3:1: 警告 DJ002 没有 QZ101 要报的问题了，这条忽略可以删去\n", "")


@pytest.mark.parametrize(
    ("entry", "argv"),
    [
        (ENTRY, ["文稿/b.txt"]),
        (ENTRY.replace("文稿/a.txt", "文稿/*.txt"), ["文稿/a.txt", "文稿/b.txt"]),
        (ENTRY.replace('files = ["文稿/a.txt"]\n', ""), ["文稿"]),
        (ENTRY, [".", "--select", "QZ102,DJ"]),
        (ENTRY.replace("QZ101", "QZ201"), ["."]),  # a hint, which is not looked for
        (ENTRY, [".", "--ignore", "DJ002"]),
        ('[[ignore]]\nrule = "QZ101"\nreason = "不查"\n', ["."]),
    ],
)
def test_what_is_not_certain_is_not_reported(
    entry: str, argv: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(folder, entry)
    assert codes(call(capsys, *argv, *CONCISE)) == []


def test_an_entry_for_a_file_that_is_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文稿" / "a.txt").unlink()
    assert codes(call(capsys, "文稿/b.txt", *CONCISE)) == ["DJ002"]


def test_an_entry_that_serves_is_not_idle(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文稿" / "a.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    assert call(capsys, ".").out == "共检查 2 个文件，未发现问题。另有 1 处已设为忽略。\n"


@pytest.mark.parametrize("name", ["dj-lint.toml", "pyproject.toml"])
def test_fix_deletes_idle_entries_and_nothing_else(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    head = "[[tool.dj-lint.ignore]]" if name == "pyproject.toml" else "[[ignore]]"
    severity = "[tool.dj-lint.severity]" if name == "pyproject.toml" else "[severity]"
    keep = f'{head}\nrule = "QZ101"  # 留着\ntext = "灯龙"\nfiles = ["文稿/b.txt"]\nreason = "牌匾"\n\n'
    idle = f'{head}\nrule = "QZ101"\ntext = "灯龙"\nfiles = ["文稿/a.txt"]\nreason = """多\n行"""\n\n'
    other = f'{head}\nrule = "QZ102"\ntext = "石乔"\nfiles = ["文稿/a.txt"]\nreason = "x"\n'
    rest = f'# 说明\n{severity}\nQZ102 = "error"\n'
    (folder / "文稿" / "b.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    file = settings(folder, idle + keep + idle.replace("QZ101", "QZ102") + other + rest, name)
    text = file.read_text("utf-8")
    said = call(capsys, ".", "--fix")
    assert said.code == 0
    assert file.read_text("utf-8") == text.replace(idle, "").replace(other, "").replace(
        idle.replace("QZ101", "QZ102"), ""
    )
    assert call(capsys, ".").out == "共检查 2 个文件，未发现问题。另有 1 处已设为忽略。\n"


IDLE = '{rule = "QZ101", files = ["文稿/a.txt"], reason = "牌匾"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'["DJ003", {IDLE}]', '["DJ003"]'),
        (f'[{IDLE}, "DJ003"]', '["DJ003"]'),
        (f"[{IDLE}]", "[]"),
        (f'["DJ003", {IDLE}, {IDLE.replace("101", "102")}, "QZ201"]', '["DJ003", "QZ201"]'),
        (f'["DJ003", {IDLE}, {IDLE.replace("101", "102")}]', '["DJ003"]'),
        (f'[\n  "DJ003",\n  {IDLE},  # 牌匾\n  # 船\n  "QZ201",\n]', '[\n  "DJ003",\n  # 船\n  "QZ201",\n]'),
        (f'[\n  "DJ003",\n  {IDLE}\n]', '[\n  "DJ003",\n]'),
        (f'[\r\n  {IDLE},\r\n  "DJ003"\r\n]', '[\r\n  "DJ003"\r\n]'),
    ],
)
def test_fix_takes_idle_entries_out_of_a_list(
    before: str, after: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = settings(folder, "")
    head = file.read_bytes()
    file.write_bytes(head + f"ignore = {before} # 注".encode())
    call(capsys, ".", "--fix")
    assert file.read_bytes() == head + f"ignore = {after} # 注".encode()
    assert codes(call(capsys, ".", *CONCISE)) == []


def test_an_entry_that_a_comment_parts_from_its_comma_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = settings(folder, f'ignore = [{IDLE} # 牌匾\n, "QZ102"]\n')
    before = file.read_text("utf-8")
    assert call(capsys, ".", "--fix", *CONCISE).out.startswith("dj-lint.toml:3:11: 警告 DJ002")
    assert file.read_text("utf-8") == before


def test_of_two_equal_entries_neither_is_idle(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = settings(folder, ENTRY + ENTRY)
    before = file.read_text("utf-8")
    (folder / "文稿" / "a.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    assert call(capsys, ".", "--fix").code == 0
    assert file.read_text("utf-8") == before


@pytest.mark.parametrize("files", ['files = ["文稿/a.txt"]', 'files = ["文稿/*.txt"]', ""])
def test_an_entry_for_a_file_that_could_not_be_read_stays(
    files: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = settings(folder, ENTRY.replace('files = ["文稿/a.txt"]', files))
    before = file.read_text("utf-8")
    (folder / "文稿" / "a.txt").write_bytes(b"PK\x03\x04word/\0")
    assert call(capsys, ".", "--fix").code == 2
    assert file.read_text("utf-8") == before


@pytest.mark.parametrize("name", ["build/a.txt", "文稿/a.text"])
def test_an_entry_for_a_file_that_is_left_out_of_its_folder_stays(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(folder, ENTRY.replace("文稿/a.txt", name))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("门口挂着灯龙。\n", encoding="utf-8")
    assert codes(call(capsys, ".", *CONCISE)) == []
    assert codes(call(capsys, name, *CONCISE)) == []


def test_a_name_without_a_folder_is_for_files_in_all_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(folder, ENTRY.replace("文稿/a.txt", "a.txt"))
    (folder / "a.txt").write_text("门口挂着灯笼。\n", encoding="utf-8")
    (folder / "文稿" / "a.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    assert codes(call(capsys, "a.txt", *CONCISE)) == []
    (folder / "文稿" / "a.txt").write_text("门口挂着灯笼。\n", encoding="utf-8")
    assert codes(call(capsys, ".", *CONCISE)) == ["DJ002"]


# ── --add-ignore ─────────────────────────────────────────────────────────────────────────────────────────────

WRONG = "门口挂着灯龙，河上有座石乔。\n\n灯龙\n"


@pytest.mark.parametrize(
    "entries",
    [
        "",
        "ignore = []\n",
        'ignore = ["boat-hint"]\n',
        'ignore = [\n  "boat-hint",  # 船\n]\n',
        ENTRY,
        '[severity]\nQZ102 = "error"\n',
    ],
)
@pytest.mark.parametrize("name", ["dj-lint.toml", "pyproject.toml"])
def test_what_is_found_is_written_and_then_quiet(
    entries: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dj-lint.toml").unlink()
    if name == "pyproject.toml":
        entries = entries.replace("[[ignore]]", "[[tool.dj-lint.ignore]]").replace("[sev", "[tool.dj-lint.sev")
    file = settings(folder, "# 前言\n" + entries, name)
    before = file.read_text("utf-8").rstrip()
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    assert call(capsys, "文稿/b.txt", "--add-ignore", "--reason", "照录") == Said(
        0, f"已写入 {name}：忽略 3 处。\n", ""
    )
    after = file.read_text("utf-8")
    if "ignore = [" not in entries:
        assert after.startswith(before)
    assert "# 前言" in after
    assert ("# 船" in after) is ("# 船" in entries)
    said = call(capsys, "文稿/b.txt", "--min-severity", "info")
    assert said == Said(0, "共检查 1 个文件，未发现问题。另有 3 处已设为忽略。\n", "")
    assert call(capsys, "文稿/b.txt", "--add-ignore", "--reason", "照录").out == "没有要忽略的问题。\n"
    assert file.read_text("utf-8") == after
    (folder / "文稿" / "b.txt").write_text("先。\n" + WRONG + "又有灯龙。\n", encoding="utf-8")
    assert codes(call(capsys, "文稿/b.txt", *CONCISE)) == ["QZ101"]


def test_a_configuration_is_made_where_there_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / "文稿" / "[新] a.txt").write_text("坚持集休学习。\n", encoding="utf-8")
    said = call(capsys, "文稿", "--add-ignore", "--reason", "quoted", "--lang", "en", "--select", "TY001")
    assert said == Said(0, "wrote dj-lint.toml: 1 suppressed.\n", "")
    assert tomli.loads((folder / "dj-lint.toml").read_text("utf-8")) == {
        "ignore": [
            {
                "rule": "TY001",
                "text": "集休学习",
                "context": "坚持集休学习。",
                "files": ["文稿/[[]新] a.txt"],
                "reason": "quoted",
            }
        ]
    }
    assert call(capsys, "文稿", "--select", "TY001").code == 0


@pytest.mark.parametrize("place", ["别处", "库/下"])
def test_it_is_made_where_it_is_found_for_the_document(
    place: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / place).mkdir(parents=True)
    (folder / "库" / ".git").mkdir(parents=True)
    (folder / place / "a.txt").write_text("坚持集休学习。\n", encoding="utf-8")
    monkeypatch.chdir(folder / "文稿" if place == "别处" else folder)
    path = os.path.relpath(folder / place / "a.txt")
    assert call(capsys, path, "--add-ignore", "--reason", "x", "--select", "TY001").code == 0
    assert (folder / place / "dj-lint.toml").exists()
    assert call(capsys, path, "--select", "TY001").code == 0


def test_a_configuration_that_cannot_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lint.base.atomic.write", full)
    before = (folder / "dj-lint.toml").read_bytes()
    said = call(capsys, "文稿", "--add-ignore", "--reason", "照录")
    assert said.code == 2
    assert "dj-lint.toml" in said.err
    assert (folder / "dj-lint.toml").read_bytes() == before


def test_two_runs_at_once_write_an_entry_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    add = accept._add

    def twice(*arguments: Any) -> None:
        add(*arguments)
        before = (folder / "dj-lint.toml").read_bytes()
        add(*arguments)
        assert (folder / "dj-lint.toml").read_bytes() == before

    monkeypatch.setattr(accept, "_add", twice)
    assert call(capsys, ".", "--add-ignore", "--reason", "照录").code == 0
    entries = tomli.loads((folder / "dj-lint.toml").read_text("utf-8"))["ignore"]
    assert [entry["rule"] for entry in entries] == ["QZ101", "QZ101", "QZ101", "QZ102"]


def test_a_configuration_that_changed_meanwhile_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    added = ignore_entries.added

    def meanwhile(text: str, *rest: Any) -> str:
        (folder / "dj-lint.toml").write_text(text + "# 新\n", encoding="utf-8")
        return added(text, *rest)

    monkeypatch.setattr(ignore_entries, "added", meanwhile)
    said = call(capsys, ".", "--add-ignore", "--reason", "照录")
    assert said.code == 2
    assert "dj-lint.toml”在检查期间被改动" in said.err
    assert (folder / "dj-lint.toml").read_text("utf-8").endswith("# 新\n")


def test_what_all_the_rules_report_can_be_ignored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / "dj-lint.toml").write_text('extend-select = ["TY9"]\nmin-severity = "info"\n', encoding="utf-8")
    for file in (ROOT / "rules").glob("*.toml"):
        for one in tomli.loads(file.read_text("utf-8")).get("rule", []):
            bad = one["bad"][0]
            suffix = "md" if bad.get("format") == "markdown" else "txt"
            (folder / "文稿" / f"{one['code']}.{suffix}").write_text(bad["text"], encoding="utf-8")
    assert call(capsys, ".", "--add-ignore", "--reason", "照录").code == 0
    assert (folder / "dj-lint.toml").read_text("utf-8").count("[[ignore]]") > 300
    said = call(capsys, ".", *CONCISE)
    assert said == Said(0, "", "")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_configuration_keeps_its_mark_and_line_ends(
    mark: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = settings(folder, '[severity]\nQZ102 = "error"\n')
    before = (mark + file.read_text("utf-8")).replace("\n", "\r\n").encode()
    file.write_bytes(before)
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    assert call(capsys, ".", "--add-ignore", "--reason", "照录").code == 0
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert call(capsys, ".").code == 0


@pytest.mark.parametrize(
    "before",
    [
        'lang = "zh"',
        '# 头\nlang = "zh" # 尾\n\n# 末',
        "ignore = [] # 空\n[severity]\n",
        "ignore = [ # 空\n]\n",
        'ignore = ["PH"] # 占位\n# 表\n[severity]\n',
        'ignore = [\n  "PH" # 占位\n  # 末\n]\n',
        'ignore = ["PH", # 占位\n  "ST",  ]\n',
        'ignore = [{rule = "PH", reason = "[}]#\\""}]\n',
        '[[ignore]] # 一\nrule = "PH"\nreason = "r" # 二\n# 三\n\n# 四\n[severity] # 五\n'
        '[[ignore]]\nrule = "ST"\nreason = ""',
        '[tool.x]\na = 1\n[tool.dj-lint]\nlang = "zh"\n# 后\n[tool.y]\nb = 2\n',
        '[tool]\ndj-lint.lang = "zh"\n[tool.y]\n',
        '[tool]\ndj-lint = {lang = "zh", ignore = ["PH"]}\n[tool.y]\n',
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_else_stays_where_entries_are_written_and_deleted(
    before: str, end: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dj-lint.toml").unlink()
    (folder / "文稿" / "b.txt").write_text("坚持集休学习。\n\n又坚持集休学习。\n", encoding="utf-8")
    file = folder / ("pyproject.toml" if "[tool" in before else "dj-lint.toml")
    before = before.replace("\n", end)
    file.write_bytes(before.encode())
    some = ("--select", "TY001,PH,ST,DJ")  # all the rules would take long to get ready
    assert call(capsys, ".", *some, "--add-ignore", "--reason", '“"\\\x7f\t').code == 0
    after = file.read_bytes().decode()
    assert end not in before or after.count("\n") == after.count(end)
    assert call(capsys, ".", *some).out == "共检查 2 个文件，未发现问题。另有 2 处已设为忽略。\n"
    (folder / "文稿" / "b.txt").write_text("好。\n", encoding="utf-8")
    assert call(capsys, ".", *some, "--fix").code == 0
    left = file.read_bytes().decode()
    assert bare(left) == bare(before)


def bare(text: str) -> str:
    """A text without blanks and commas, of which one may be left at the end of a list."""
    return "".join(text.replace(",", "").split())


def test_a_table_that_nothing_can_be_added_to_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = '[tool]\ndj-lint = {rules = ["own.toml"]}\n'
    (folder / "dj-lint.toml").unlink()
    (folder / "pyproject.toml").write_text(table, encoding="utf-8")
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    said = call(capsys, ".", "--add-ignore", "--reason", "照录")
    assert said.code == 2
    assert "pyproject.toml" in said.err
    assert "手工加入" in said.err
    assert (folder / "pyproject.toml").read_text("utf-8") == table


def test_a_reason_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    before = (folder / "dj-lint.toml").read_bytes()
    said = call(capsys, ".", "--add-ignore")
    assert (said.code, said.out) == (2, "") and "--add-ignore --reason 原因" in said.err
    assert (folder / "dj-lint.toml").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="has no pseudo-terminals")
@pytest.mark.parametrize(("answer", "code"), [("引用原文", 0), ("", 2)])
def test_at_a_terminal_the_reason_is_typed(answer: str, code: int, folder: Path) -> None:
    import pty
    import subprocess

    from tests.interfaces.cli.commands.helper import environment

    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "lint", "文稿/b.txt", "--add-ignore"]
    process = subprocess.Popen(command, stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL, env=environment())
    os.write(ours, f"{answer}\n".encode())
    assert process.wait(60) == code
    os.close(theirs)
    os.close(ours)
    reasons = {one["reason"] for one in tomli.loads((folder / "dj-lint.toml").read_text("utf-8")).get("ignore", [])}
    assert (answer in reasons) == (code == 0)


@pytest.mark.parametrize("form", ["tables", "lines"])
def test_entries_go_where_they_belong(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By file and rule: what two people add stands in different places, and git puts it together."""
    for name in "abcd":
        (folder / "文稿" / f"{name}.txt").write_text("门口挂着灯龙，河上有座石乔。\n", encoding="utf-8")
    file = settings(folder, "ignore = [\n]\n" if form == "lines" else "")
    for name in "caebd":
        call(capsys, f"文稿/{name}.txt", "--add-ignore", "--reason", name)
    text = file.read_text("utf-8")
    found = [(one["files"][0], one["rule"]) for one in tomli.loads(text)["ignore"]]
    assert found == sorted(found) and len(found) == 8
    if form == "lines":
        assert len([line for line in text.splitlines() if line.startswith("    {rule")]) == 8
    assert call(capsys, "文稿").out.startswith("共检查 4 个文件，未发现问题。另有 8 处已设为忽略。")


def test_a_renamed_file_keeps_its_entries(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文稿" / "b.txt").write_text(WRONG, encoding="utf-8")
    assert call(capsys, ".", "--add-ignore", "--reason", "照录").code == 0
    assert call(capsys, ".").out.endswith("另有 3 处已设为忽略。\n")
    (folder / "文稿" / "b.txt").rename(folder / "文稿" / "改名.txt")
    (folder / "文稿" / "改名.txt").write_text("新的一句。\n" + WRONG, encoding="utf-8")
    assert call(capsys, ".").out.endswith("另有 3 处已设为忽略。\n")
    (folder / "文稿" / "b.txt").write_text("新文。\n", encoding="utf-8")  # there is one of that name again
    assert codes(call(capsys, "文稿/改名.txt", *CONCISE)) == ["QZ101", "QZ102", "QZ101"]


def test_a_conflict_in_the_configuration_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open(folder / "dj-lint.toml", "a", encoding="utf-8") as handle:
        handle.write("<<<<<<< HEAD\nlang = 'zh'\n=======\nlang = 'en'\n>>>>>>> other\n")
    said = call(capsys, "文稿")
    assert said.code == 2 and "git 合并时留下了冲突" in said.err and re.search(r"dj-lint\.toml:\d+:1: ", said.err)


def test_without_a_configuration_there_is_nothing_to_write_to(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--add-ignore", "--isolated")
    assert said == Said(2, "", "dj-lint: --add-ignore 不能与 --isolated 同时使用\n")


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
@pytest.mark.parametrize("option", ["--add-ignore", "--write-baseline"])
def test_a_name_that_cannot_be_written(option: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "dj-lint.toml").read_bytes()
    (folder / os.fsdecode(b"\xff.txt")).write_text(WRONG, encoding="utf-8")
    said = call(capsys, ".", option, *(["--reason", "x"] if option == "--add-ignore" else []))
    assert said.code == 2
    assert "不是 UTF-8" in said.err
    assert (folder / "dj-lint.toml").read_bytes() == before
    assert not (folder / "dj-lint-baseline.json").exists()


def test_many_entries(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(0, 300, 3):
        (folder / "文稿" / f"{n}.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    entries = [ENTRY.replace("a.txt", f"{n}.txt") + "\n" for n in range(3000)]
    file = settings(folder, "".join(entries))
    assert call(capsys, ".", "--fix").code == 0
    left = [entry for n, entry in enumerate(entries) if n in range(0, 300, 3)]
    assert file.read_text("utf-8").endswith("".join(left).rstrip("\n") + "\n\n")
    assert call(capsys, ".").out.endswith("另有 100 处已设为忽略。\n")


@pytest.mark.parametrize(
    "name", ["文稿", "文稿/", "文稿/*", "a.txt", "*.txt", "文稿/a.txt", "./文稿/", "./文稿/a.txt", "**/a.txt"]
)
def test_what_an_entry_may_name(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(folder, ENTRY.replace("文稿/a.txt", name))
    (folder / "文稿" / "a.txt").write_text("门口挂着灯龙。\n", encoding="utf-8")
    assert codes(call(capsys, "文稿/a.txt", *CONCISE)) == ([] if name not in ("文稿",) else ["QZ101"])
