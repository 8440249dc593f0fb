"""--fix and its kin on the command line: what is written, what is said, and the exit code."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import pytest

from tests.interfaces.cli.commands.helper import TEXT, call, environment, own_pack, spawn

FIXED = TEXT.replace("灯龙", "灯笼")
FIXED_ALL = FIXED.replace("石乔", "石桥")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our own rules and one file that breaks each of them once."""
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    return tmp_path


def text_of(name: str = "a.txt") -> str:
    return Path(name).read_bytes().decode()


# ── --fix ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_fix_writes_and_reports_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--fix")
    assert text_of() == FIXED
    assert (said.code, said.err) == (0, "")
    assert "QZ101" not in said.out and "1:12 警告 QZ102" in said.out
    assert said.out.splitlines()[-2:] == [
        "已改正 1 处（1 个文件）。",
        "共检查 1 个文件，其中 1 个有问题：1 处警告。",
    ]


def test_fix_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "a.txt", "--fix")
    before = os.stat("a.txt")
    said = call(capsys, "a.txt", "--fix")
    after = os.stat("a.txt")
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert "已改正" not in said.out


def test_places_of_the_rest_are_in_the_fixed_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = folder / "own.toml"
    pack.write_text(pack.read_text("utf-8").replace("灯笼", "大红灯笼"), "utf-8")
    said = call(capsys, "a.txt", "--fix", "--output-format", "concise")
    assert said.out.startswith("a.txt:1:14: ")
    assert text_of()[13:15] == "石乔"


@pytest.mark.parametrize(
    ("argv", "code", "text"),
    [
        (["--fix"], 0, FIXED),
        (["--fix", "--fail-on", "warning"], 1, FIXED),
        (["--fix", "--fail-on", "warning", "--unsafe-fixes"], 0, FIXED_ALL),
        (["--fix", "--exit-non-zero-on-fix"], 1, FIXED),
        (["--fix", "--ignore", "QZ101", "--exit-non-zero-on-fix"], 0, TEXT),
        (["--fix", "--select", "QZ102"], 0, TEXT),
        (["--fix-only"], 0, FIXED),
        (["--fix-only", "--fail-on", "warning"], 0, FIXED),
        (["--fix-only", "--exit-non-zero-on-fix"], 1, FIXED),
        (["--fix", "--fix-only", "--unsafe-fixes"], 0, FIXED_ALL),
        (["--diff"], 1, TEXT),
        (["--diff", "--fix", "--fix-only", "--unsafe-fixes"], 1, TEXT),
        (["--diff", "--select", "QZ102"], 0, TEXT),
        (["--diff", "--select", "QZ102", "--unsafe-fixes"], 1, TEXT),
        (["--diff", "--select", "QZ102", "--fail-on", "warning"], 0, TEXT),
    ],
)
def test_exit_code_and_file(argv: list[str], code: int, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (call(capsys, "a.txt", *argv).code, text_of()) == (code, text)


def test_a_hidden_rule_corrects_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, '[severity]\nQZ101 = "info"')
    call(capsys, "a.txt", "--fix")
    assert text_of() == TEXT
    call(capsys, "a.txt", "--fix", "--min-severity", "info")
    assert text_of() == FIXED


def test_a_rule_that_is_ignored_for_a_file_corrects_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_pack(folder, '[per-file-ignores]\n"a.*" = ["QZ101"]')
    (folder / "b.txt").write_text(TEXT, "utf-8")
    call(capsys, "a.txt", "b.txt", "--fix")
    assert (text_of(), text_of("b.txt")) == (TEXT, FIXED)


@pytest.mark.parametrize("option", ["--unsafe-fixes", "--show-fixes", "--exit-non-zero-on-fix"])
def test_an_option_that_would_do_nothing_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", option)
    assert said == (2, "", f"dj-lint: {option} 要与 --fix、--fix-only 或 --diff 一起用\n")


def test_fix_only_says_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "a.txt", "--fix-only") == (0, "已改正 1 处（1 个文件）。\n", "")
    assert call(capsys, "a.txt", "--fix-only") == (0, "", "")


def test_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "a.txt", "--fix-only", "-q") == (0, "", "")


def test_show_fixes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text("好。\n灯龙，石乔", "utf-8")
    said = call(capsys, "a.txt", "b.txt", "--fix-only", "--show-fixes", "--unsafe-fixes", "--lang", "en")
    assert said == (
        0,
        "a.txt\n      1:5 QZ101 “灯龙” → “灯笼”\n     1:12 QZ102 “石乔” → “石桥”\n\n"
        + "b.txt\n      2:1 QZ101 “灯龙” → “灯笼”\n      2:4 QZ102 “石乔” → “石桥”\n\n"
        + "4 corrected in 2 file(s).\n",
        "",
    )


def test_machine_formats_are_not_mixed_with_talk(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--fix", "--show-fixes", "--output-format", "concise", "--min-severity", "warning")
    assert [line.split()[2] for line in said.out.splitlines()] == ["QZ102"]
    assert said.err == "a.txt\n      1:5 QZ101 “灯龙”→“灯笼”\n\n已改正 1 处（1 个文件）。\n"


def test_the_encoding_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "全县各级党组织坚持把学习放在首位，组织党员干部集中学习，推动各项工作落实。\r\n" * 2
    for bom, encoding in ((b"", "gb18030"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "utf-16-be")):
        (folder / "b.txt").write_bytes(bom + (head + "灯龙\r石乔\n").encode(encoding))
        assert call(capsys, "b.txt", "--fix").code == 0
        assert (folder / "b.txt").read_bytes() == bom + (head + "灯笼\r石乔\n").encode(encoding)


# ── what cannot be corrected ─────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_changed_meanwhile(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(handle: int) -> None:
        (folder / "a.txt").write_text(TEXT + "新的一行。", "utf-8")

    call(capsys, "a.txt")  # the rules are kept in their cache before
    with mock.patch.object(os, "fsync", change):
        said = call(capsys, "a.txt", "--fix")
    assert text_of() == TEXT + "新的一行。"
    assert said.code == 2
    assert said.err == "dj-lint: “a.txt”在检查期间被改动，没有写入改正结果：请再运行一次\n"
    assert "QZ101" in said.out and "已改正" not in said.out


def test_a_file_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "a.txt")  # the rules are kept in their cache before
    with mock.patch.object(os, "replace", side_effect=OSError(28, "x")):
        said = call(capsys, "a.txt", "--fix", "--lang", "en")
    assert (said.code, text_of()) == (2, TEXT)
    assert said.err == f"dj-lint: a.txt: cannot be written, left as it was: {os.strerror(28)}\n"


@pytest.mark.skipif(os.name == "nt", reason="not everybody may make links there")
def test_a_link_in_a_folder_is_not_followed_out_of_it(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever proposes a branch may put a link into it, to have another file of ours changed."""
    elsewhere = tmp_path_factory.mktemp("别处") / "a\x1b.txt"
    elsewhere.write_bytes(TEXT.encode())
    (folder / "里面").mkdir()
    (folder / "里面" / "出去.txt").symlink_to(elsewhere)
    (folder / "里面" / "回来.txt").symlink_to(folder / "a.txt")
    said = call(capsys, "里面", "--fix")
    assert said.code == 2 and elsewhere.read_bytes().decode() == TEXT and text_of() == FIXED
    assert f"“里面/出去.txt”没有改正：它是链接，指向文件夹以外的“{elsewhere.parent}/a\\x1b.txt”" in said.err
    assert "回来" not in said.err and "\x1b" not in said.err
    assert call(capsys, "里面", "--diff").code == 1  # which writes nothing
    assert call(capsys, "里面/出去.txt", "--fix").code == 0 and elsewhere.read_bytes().decode() == FIXED


def test_corrections_in_a_circle(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = folder / "own.toml"
    pack.write_text(
        pack.read_text("utf-8").replace('"石乔" = "石桥"', '"灯笼" = "灯龙"').replace("unsafe", "safe"), "utf-8"
    )
    said = call(capsys, "a.txt", "--fix")
    assert (said.code, text_of()) == (1, TEXT)
    assert said.err == "dj-lint: “a.txt”：QZ101、QZ102 的改法改了 64 轮仍改不完，一处也没有采用\n"


def test_a_character_that_the_encoding_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    with mock.patch("lint.check.fixpoint.expressible", return_value=False):
        said = call(capsys, "a.txt", "--fix")
    assert (said.code, text_of()) == (1, TEXT)
    assert said.err == "dj-lint: “a.txt”第 1 行第 5 字的 QZ101 没有改正：文件的编码（utf-8）没有要写的字\n"


def test_a_file_that_is_no_text_stops_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_bytes(b"%PDF-1.7")
    assert call(capsys, "b.txt", "a.txt", "--fix").code == 2
    assert call(capsys, "b.txt", "a.txt", "--diff").code == 2
    assert text_of() == FIXED


# ── --diff ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_diff(capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "a.txt", "--diff")
    assert said.out == f"--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-{TEXT}+{FIXED}"
    assert said.err == "有 1 处可以改正（1 个文件），未写入文件。\n"


@pytest.mark.parametrize("text", ["甲\n灯龙\n乙\n", "甲\r\n灯龙\r\n乙", "灯龙", "甲\r灯龙\n乙\r\n灯龙", "\n\n灯龙\n"])
def test_patch_understands_the_diff(text: str, folder: Path) -> None:
    (folder / "甲 乙.txt").write_bytes(text.encode())
    done = subprocess.run(
        [sys.executable, "-m", "lint", "甲 乙.txt", "--diff", "-q"], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")
    subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=done.stdout, check=True)
    assert (folder / "甲 乙.txt").read_bytes() == text.replace("灯龙", "灯笼").encode()


def test_diff_of_old_line_ends_is_readable(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_bytes("甲\r灯龙\r乙\r".encode())
    said = call(capsys, "b.txt", "--diff")
    lines = ["--- b.txt", "+++ b.txt", "@@ -1,3 +1,3 @@", " 甲", "-灯龙", "+灯笼", " 乙"]
    assert said.out.splitlines() == [f"# {line}" for line in lines]
    assert "“b.txt”的改动只供查看，不能用 git apply 或 patch 写入（文件只用 CR 换行）" in said.err


def test_git_applies_what_it_can_of_a_folder(folder: Path) -> None:
    """A folder with files of every sort: the diff goes to `git apply` as it is, and the rest is named."""
    for path in folder.iterdir():
        path.unlink()
    own_pack(folder)
    line = "门口挂着灯龙，大家都来看。"
    sorts = {
        "utf-8.txt": f"{line}\n".encode(),
        "bom.txt": f"\ufeff{line}\r\n".encode(),
        "甲 乙.txt": line.encode(),
        "gbk.txt": f"{line}\n".encode("gb18030"),
        "utf-16.txt": f"\ufeff{line}\n".encode("utf-16-le"),
        "cr.txt": f"{line}\r{line}\r".encode(),
    }
    inside = folder / "稿"
    inside.mkdir()
    for name, raw in sorts.items():
        (inside / name).write_bytes(raw)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    said = spawn(inside, ".", "--diff")
    subprocess.run(["git", "apply", "-"], input=said.out.encode(), cwd=inside, check=True)
    for name, raw in sorts.items():
        encoding = {"gbk.txt": "gb18030", "utf-16.txt": "utf-16-le"}.get(name, "utf-8")
        done = raw.replace("灯龙".encode(encoding), "灯笼".encode(encoding))
        applies = name in ("utf-8.txt", "bom.txt", "甲 乙.txt")
        assert (inside / name).read_bytes() == (done if applies else raw)
        assert (f"“{name}”的改动只供查看" in said.err) != applies
        assert f"b/{name}" in said.out if applies else f"# +++ {name}" in said.out


def test_diff_in_colour_and_into_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\033[31m-门口" in call(capsys, "a.txt", "--diff", "--color", "always").out
    said = call(capsys, "a.txt", "--diff", "-o", "out.diff", "-q")
    assert said == (1, "", "")
    assert (folder / "out.diff").read_text("utf-8").startswith("--- a/a.txt\n+++ b/a.txt\n")


# ── standard input ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "raw", [TEXT.encode(), "\ufeff灯龙\r\n石乔\r".encode("utf-16-le"), "没有问题\r\n".encode(), b""]
)
def test_standard_input_goes_to_standard_output(raw: bytes, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lint", "-", "--fix", "-q"],
        input=raw,
        capture_output=True,
        env=environment(),
        check=False,
    )
    wrong, right = (
        ("灯龙".encode(code) for code in ("utf-8", "utf-16-le")),
        ("灯笼".encode(c) for c in ("utf-8", "utf-16-le")),
    )
    for old, new in zip(wrong, right, strict=True):
        raw = raw.replace(old, new)
    assert done.stdout == raw


def test_standard_input_with_a_report_on_standard_error() -> None:
    said = spawn(Path("."), "-", "--fix", "--stdin-filename", "b.md", stdin=TEXT.encode())
    assert (said.code, said.out) == (0, FIXED)
    assert said.err.startswith("b.md\n     1:12 警告 QZ102")
    assert "已改正 1 处" in said.err
    said = spawn(Path("."), "-", "--fix-only", "-q", "--unsafe-fixes", stdin=TEXT.encode())
    assert said == (0, FIXED_ALL, "")
    said = spawn(Path("."), "-", "--diff", stdin=TEXT.encode())
    assert said.out.startswith("--- -\n+++ -\n")


# ── kill -9 ──────────────────────────────────────────────────────────────────────────────────────────────────


def temporary(folder: Path) -> list[str]:
    return [entry.name for entry in os.scandir(folder) if entry.name.startswith(".dj-lint-")]


def test_no_file_is_lost_by_a_run_that_is_killed(folder: Path) -> None:
    old, new = (TEXT * 60).encode(), (FIXED * 60).encode()
    documents = folder / "文稿"
    documents.mkdir()
    files = [documents / f"{n:02}.txt" for n in range(12)]
    command = [sys.executable, "-m", "lint", "--fix-only", str(documents)]

    def start() -> subprocess.Popen[bytes]:
        for file in files:
            file.write_bytes(old)
        return subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    assert start().wait() == 0  # the rules are kept in their cache before
    started = time.monotonic()
    assert start().wait() == 0
    whole = time.monotonic() - started
    assert all(file.read_bytes() == new for file in files)
    chance, killed, halfway, leftover = random.Random(7), 0, 0, 0
    while killed < 10:  # benchmarks/kills.py does it 800 times
        process = start()
        if killed % 2:  # at any time
            time.sleep(chance.uniform(0.2, 1) * whole)
        else:  # while a file is being written
            file, left = chance.choice(files), len(temporary(documents))
            while process.poll() is None and (file.read_bytes() == old or len(temporary(documents)) == left):
                pass
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL  # one that came to its end before does not count
        found = [file.read_bytes() for file in files]
        assert set(found) <= {old, new}
        leftover += bool(temporary(documents))
        halfway += len(set(found)) == 2
    assert halfway
    assert leftover  # some were killed while they wrote; the next run sweeps what they left
    listed = spawn(folder, "--show-files", "文稿").out.splitlines()
    assert listed == [f"文稿/{file.name}" for file in files]
    assert start().wait() == 0 and all(file.read_bytes() == new for file in files)


def test_what_a_killed_run_left_is_no_document(folder: Path) -> None:
    (folder / ".dj-lint-x1.txt").write_text(TEXT, "utf-8")
    own_pack(folder, 'exclude = []\ninclude = ["*.txt", ".*"]')
    assert "-x1" not in spawn(folder, "--show-files", ".").out
