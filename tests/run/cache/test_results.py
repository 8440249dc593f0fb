"""Kept results: the same output with and without them, and never a stale, damaged or foreign one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.base import cache_files as cache
from tests.interfaces.cli.commands.helper import ROOT, TEXTS, call, environment, own_pack, spawn

TEXT = "门口挂着灯龙，河上有座石乔，边上系着小木船。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    (work / "文稿").mkdir(parents=True)
    monkeypatch.chdir(work)
    own_pack(work)
    (work / "文稿" / "a.txt").write_text(TEXT, encoding="utf-8")
    (work / "文稿" / "b.md").write_text("# 河\n\n没有船。\n", encoding="utf-8")
    (work / "文稿" / "坏.txt").write_bytes(b"\0\1\2\3" * 40)
    return work


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are really looked at from now on."""
    from lint.check.engine import Engine

    seen: list[str] = []
    check = Engine.check

    def spy(self: Engine, document, *arguments, **more):  # type: ignore[no-untyped-def]
        seen.append(os.path.basename(document.source.path))
        return check(self, document, *arguments, **more)

    monkeypatch.setattr(Engine, "check", spy)
    return seen


@pytest.mark.parametrize("format_", TEXTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_output_in_every_format(
    format_: str, lang: str, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    argv = ("文稿", "--output-format", format_, "--lang", lang, "--min-severity", "info")
    without = call(capsys, *argv, "--no-cache")
    first = call(capsys, *argv, "--cache-dir", str(kept))
    seen = checked(monkeypatch)
    again = call(capsys, *argv, "--cache-dir", str(kept))
    assert seen == []
    assert without == first == again
    assert without.code == 2  # one file is none
    assert "灯龙" in without.out


def test_a_changed_document_is_checked_again(
    folder: Path, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ("文稿", "--cache-dir", str(kept))
    call(capsys, *argv)
    file = folder / "文稿" / "a.txt"
    stamp = file.stat().st_mtime_ns
    file.write_text(TEXT.replace("灯龙", "灯笼"), encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))  # the same time and size: the content counts
    seen = checked(monkeypatch)
    assert "灯龙" not in call(capsys, *argv).out
    assert seen == ["a.txt"]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: own_pack(folder, 'severity = {QZ101 = "warning"}'),
        lambda folder: own_pack(folder, "[per-file-ignores]\n'*.txt' = ['QZ101']"),
        lambda folder: (folder / "own.toml").write_text(
            (folder / "own.toml").read_text("utf-8").replace("”应为“", "”要写成“"), encoding="utf-8"
        ),
    ],
)
def test_changed_rules_or_settings_check_again(
    change: Callable[[Path], object], folder: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ("文稿", "--cache-dir", str(kept), "--output-format", "concise")
    before = call(capsys, *argv)
    change(folder)
    after = call(capsys, *argv)
    assert after != before
    assert after == call(capsys, "文稿", "--no-cache", "--output-format", "concise")


def test_changed_lists_of_words_check_again(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "coinages.txt"
    words.write_text("数智\n", encoding="utf-8")
    monkeypatch.setattr("lint.run.workspace.builtin_lists", lambda: (str(words),))
    call(capsys, "文稿", "--cache-dir", str(kept))
    words.write_text("数智\n网格\n", encoding="utf-8")
    seen = checked(monkeypatch)
    call(capsys, "文稿", "--cache-dir", str(kept))
    assert seen == ["a.txt", "b.md"]


def test_new_times_alone_check_nothing_again(
    folder: Path, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ("文稿", "--cache-dir", str(kept))
    first = call(capsys, *argv)
    os.utime(folder / "own.toml", ns=(1, 1))  # as a fresh checkout has it
    seen = checked(monkeypatch)
    assert call(capsys, *argv) == first and seen == []
    monkeypatch.setattr(cache, "read_digest", seen.append)  # at a glance from now on
    assert call(capsys, *argv) == first and seen == []


def test_a_rule_file_that_changes_meanwhile_is_no_origin(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("1")
    before = cache.Origin("", [str(file)])
    file.write_text("22")  # after it was read
    known = before.known()
    assert known.content == ""
    assert not cache.Origin("", [str(file)]).fits(known)
    assert cache.Origin("", [str(file)]).fits(cache.Origin("", [str(file)]).known())
    assert not cache.Origin("other", [str(file)]).fits(cache.Origin("", [str(file)]).known())


def test_other_options_have_results_of_their_own(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        for select in ("QZ101", "QZ102", "QZ2"):
            argv = ("文稿/a.txt", "--select", select, "--min-severity", "info", "--output-format", "concise")
            said = call(capsys, *argv, "--cache-dir", str(kept))
            assert [line.split()[2][:4] for line in said.out.splitlines()] == [(select + "0")[:4]]
    assert len([*kept.glob("results-*")]) == 3


@pytest.mark.parametrize("damage", [b"", b"rubbish", None])
def test_a_damaged_file_is_ignored_and_rewritten(
    damage: bytes | None, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ("文稿", "--cache-dir", str(kept))
    expected = call(capsys, *argv)
    (file,) = kept.glob("results-*")
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert call(capsys, *argv) == expected
    assert file.read_bytes() == whole


def test_a_foreign_file_with_a_sound_checksum_is_ignored(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ("文稿", "--cache-dir", str(kept))
    expected = call(capsys, *argv)
    (file,) = kept.glob("results-*")
    for foreign in (b"", b"\x93\xa1x\x90\x80", b"\x01"):
        file.write_bytes(cache._before(foreign) + foreign)
        assert call(capsys, *argv) == expected


def test_the_folder_keeps_itself_out_of_git(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "文稿", "--cache-dir", str(kept))
    assert (kept / ".gitignore").read_text() == "*\n"
    assert (kept / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")


def test_a_folder_with_something_in_it_is_not_hidden(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "文稿", "--cache-dir", str(folder))
    assert [*folder.glob("results-*")] and not (folder / ".gitignore").exists()


def test_nothing_is_kept_where_it_is_not_wanted(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "文稿", "--cache-dir", str(kept), "--no-cache")
    call(capsys, "文稿", "--cache-dir", str(kept), "--fix")
    assert not [*kept.glob("results-*")]


def test_a_folder_that_cannot_be_written_does_no_harm(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert call(capsys, "文稿", "--cache-dir", str(tmp_path / "file")) == call(capsys, "文稿", "--no-cache")


def test_runs_at_the_same_time_do_not_spoil_it(folder: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(40):
        (folder / "文稿" / f"{n}.txt").write_text(f"第{n}：灯龙。\n", encoding="utf-8")
    expected = call(capsys, "文稿", "--no-cache").out
    env = {**environment(), "DJ_LINT_CACHE_DIR": str(kept)}
    command = [sys.executable, "-m", "lint"]
    parts = [subprocess.Popen([*command, f"文稿/{n}.txt"], env=env, stdout=subprocess.DEVNULL) for n in range(6)]
    whole = [subprocess.Popen([*command, "文稿"], env=env, stdout=subprocess.PIPE) for _ in range(4)]
    for process in whole:
        assert process.communicate()[0].decode() == expected
    assert {process.wait() for process in parts} == {1}
    assert call(capsys, "文稿", "--cache-dir", str(kept)).out == expected
    assert not [*kept.glob(".dj-lint-*")]
    assert str(ROOT) in env["PYTHONPATH"]


def test_a_baseline_is_applied_to_what_is_kept(folder: Path, kept: Path) -> None:
    argv = ("文稿/a.txt", "--cache-dir", str(kept))
    assert spawn(folder, *argv).code == 1
    assert spawn(folder, *argv, "--write-baseline", "--baseline", "b.json").code == 0
    assert spawn(folder, *argv, "--baseline", "b.json").code == 0
    assert spawn(folder, *argv).code == 1


def test_old_choices_are_dropped(kept: Path) -> None:
    folder = cache.CacheFolder(str(kept))
    for n in range(5):
        folder.store(f"results-{n}.msgpack", b"x")
        os.utime(kept / f"results-{n}.msgpack", ns=(n, n))
    (kept / "results-2025.txt").write_text("a document, in a folder that was named by mistake")
    folder.prune("results", 2)
    assert sorted(path.name for path in kept.glob("results-*")) == [
        "results-2025.txt", "results-3.msgpack", "results-4.msgpack",
    ]  # fmt: skip
