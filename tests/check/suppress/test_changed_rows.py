"""--diff-base: findings on rows that changed in git, and no others."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path

import pytest

from tests.interfaces.cli.commands.helper import Said, call, own_pack

CONCISE = ("--output-format", "concise")
TEXT = "门口挂着灯龙。\n河上有座石乔。\n院里也挂着灯龙。\n"


def git(folder: Path, *arguments: str) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run([*command, *arguments], cwd=folder, env=env, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "x")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    own_pack(tmp_path)
    (tmp_path / "文 稿").mkdir()
    (tmp_path / "文 稿" / "旧 稿.txt").write_text(TEXT, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def rows(said: Said) -> list[tuple[str, int]]:
    """The files and rows of what is reported."""
    assert said.err == ""
    return [(line.split(":")[0], int(line.split(":")[1])) for line in said.out.splitlines()]


def changed(capsys: pytest.CaptureFixture[str], base: str = "HEAD", *argv: str) -> list[tuple[str, int]]:
    return rows(call(capsys, *(argv or ["文 稿"]), "--diff-base", base, *CONCISE))


OLD = "文 稿/旧 稿.txt"


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(rows(call(capsys, "文 稿", *CONCISE))) == 3
    assert changed(capsys) == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_changed_rows_in_any_encoding(
    encoding: str, end: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # 上 has the byte of a line feed in UTF-16
    head, text = ("\ufeff" if encoding == "utf-16-be" else ""), ("路上有上坡，他们在上面的村里学习工作。\n" * 4 + TEXT)
    file = folder / OLD
    file.write_bytes((head + text.replace("\n", end)).encode(encoding))
    commit(folder)
    file.write_bytes(
        (head + ("上新行。\n" + text).replace("灯龙。\n河", "灯龙！\n河").replace("\n", end)).encode(encoding)
    )
    assert changed(capsys) == [(OLD, 6)]


def test_a_new_file_and_a_staged_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文 稿" / "新 稿.txt").write_text("灯龙\n", encoding="utf-8")
    assert changed(capsys) == [("文 稿/新 稿.txt", 1)]
    git(folder, "add", "--all")
    assert changed(capsys) == [("文 稿/新 稿.txt", 1)]
    commit(folder)
    assert changed(capsys) == []
    assert changed(capsys, "HEAD~1") == [("文 稿/新 稿.txt", 1)]


def test_an_ignored_file_is_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".gitignore").write_text("*稿.txt\n", encoding="utf-8")
    (folder / "文 稿" / "私 稿.txt").write_text("灯龙\n", encoding="utf-8")
    assert changed(capsys) == [("文 稿/私 稿.txt", 1)]


def test_a_renamed_file_is_compared_with_what_it_was(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "config", "diff.renames", "false")
    git(folder, "mv", OLD, "改名.txt")
    (folder / "改名.txt").write_text(TEXT + "又有灯龙。\n", encoding="utf-8")
    assert changed(capsys, "HEAD", ".") == [("改名.txt", 4)]


def test_rows_around_a_deletion_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / OLD
    file.write_text("灯笼一。\n灯笼二。\n灯笼三。\n灯笼四。\n" + TEXT, encoding="utf-8")
    commit(folder)
    file.write_text("灯笼一。\n" + TEXT, encoding="utf-8")
    assert changed(capsys) == [(OLD, 2)]


def test_the_other_branch_may_have_gone_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "branch", "ours")
    (folder / OLD).write_text("灯笼。\n" + TEXT.replace("院里也", "院里又"), encoding="utf-8")
    commit(folder)
    git(folder, "checkout", "--quiet", "ours")
    (folder / OLD).write_text(TEXT.replace("河上", "溪上"), encoding="utf-8")
    assert changed(capsys, "main") == [(OLD, 2)]


def test_from_a_folder_below_the_root(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / OLD).write_text(TEXT.replace("河上", "溪上"), encoding="utf-8")
    monkeypatch.chdir(folder / "文 稿")
    assert changed(capsys, "HEAD", "旧 稿.txt") == [("旧 稿.txt", 2)]


def test_only_changed_rows_are_corrected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / OLD).write_text(TEXT.replace("门口", "门前"), encoding="utf-8")
    assert call(capsys, "文 稿", "--fix", "--diff-base", "HEAD").code == 0
    assert (folder / OLD).read_text("utf-8") == TEXT.replace("门口挂着灯龙", "门前挂着灯笼")


@pytest.mark.parametrize("base", ["no-such", "--output=x", "HEAD:x"])
def test_a_revision_that_is_not_there(base: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, "文 稿", f"--diff-base={base}")
    assert (said.code, said.out) == (2, "")
    assert "无法与" in said.err
    assert "rev-parse" not in said.err
    assert "git fetch" in said.err
    assert not (folder / "x").exists()


def test_outside_a_repository(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path_factory.mktemp("outside")
    os.chdir(outside)
    (outside / "a.txt").write_text("灯龙\n", encoding="utf-8")
    assert call(capsys, "a.txt", "--diff-base", "HEAD").code == 2


def test_what_the_repository_does_not_know_is_new(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text("灯龙\n", encoding="utf-8")
    relative = os.path.relpath(outside, folder)
    assert changed(capsys, "HEAD", relative, "--config", "dj-lint.toml") == [(relative, 1)]
    (folder / "下").mkdir()
    git(folder / "下", "init", "--quiet")
    (folder / "下" / "a.txt").write_text("灯龙\n", encoding="utf-8")
    commit(folder / "下")
    assert changed(capsys, "HEAD", "下", "--config", "dj-lint.toml") == [("下/a.txt", 1)]


def test_standard_input_may_be_newer_than_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, name, expected in (
        (TEXT, OLD, []),
        (TEXT + "又有灯龙。\n", OLD, [(OLD, 4)]),
        ("灯龙\n", "文 稿/没有.txt", [("文 稿/没有.txt", 1)]),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
        assert changed(capsys, "HEAD", "-", "--stdin-filename", name) == expected


def test_without_git(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder))
    said = call(capsys, "文 稿", "--diff-base", "HEAD")
    assert said == Said(2, "", "dj-lint: 无法与“HEAD”比较：找不到 git，请先安装\n")
