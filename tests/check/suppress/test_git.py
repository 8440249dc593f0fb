"""--diff-base in a stranger's repository: nothing that its configuration names is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from lint.check.suppress import git as module
from tests.check.suppress.test_changed_rows import CONCISE, commit, git
from tests.interfaces.cli.commands.helper import call, own_pack

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are shell scripts")
FILE = "稿.txt"
LINES = "门口挂着灯龙。\n河上有座石乔。\n院里也挂着灯龙。\n"


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A command that leaves a trace of having been run, by whatever name and with whatever arguments."""
    script = tmp_path / "trap"
    script.write_text(f'#!/bin/sh\necho "$0 $*" >>{tmp_path}/sprung\ncat 2>/dev/null\n', encoding="utf-8")
    script.chmod(0o755)
    return script


@pytest.fixture
def folder(tmp_path: Path, trap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose configuration, attributes and hooks name the trap wherever a command may stand."""
    folder = tmp_path / "仓库"
    folder.mkdir()
    monkeypatch.chdir(folder)
    own_pack(folder)
    (folder / FILE).write_text(LINES, encoding="utf-8")
    (folder / "改前.txt").write_text(LINES * 3, encoding="utf-8")
    git(folder, "init", "--quiet")
    commit(folder)
    (folder / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n", encoding="utf-8")
    git(folder, "mv", "改前.txt", "改后.txt")
    for key in (
        "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy",
        "core.alternateRefsCommand", "diff.external", "diff.trap.command", "diff.trap.textconv", "filter.trap.clean",
        "filter.trap.smudge", "filter.trap.process", "merge.trap.driver", "credential.helper", "gpg.program",
        "pager.diff", "pager.ls-files", "pager.cat-file", "sequence.editor", "uploadpack.packObjectsHook",
        "interactive.diffFilter", "remote.origin.uploadpack", "remote.origin.proxy",
    ):  # fmt: skip
        git(folder, "config", key, str(trap))
    for name in ("rev-parse", "merge-base", "ls-files", "ls-tree", "diff-index", "cat-file", "diff", "status"):
        git(folder, "config", f"alias.{name}", f"!{trap} {name}")
    git(folder, "config", "remote.origin.url", f"ext::{trap} %S")
    git(folder, "config", "protocol.ext.allow", "always")
    git(folder, "config", "remote.origin.promisor", "true")
    git(folder, "config", "remote.origin.partialclonefilter", "blob:none")
    git(folder, "config", "core.repositoryformatversion", "1")
    git(folder, "config", "extensions.partialClone", "origin")
    hooks = folder / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout", "reference-transaction", "pre-auto-gc"):
        (hooks / name).symlink_to(trap)
        (folder / ".git" / "hooks" / name).unlink(missing_ok=True)
        (folder / ".git" / "hooks" / name).symlink_to(trap)
    git(folder, "config", "core.hooksPath", str(hooks))
    (folder / FILE).write_text(LINES.replace("河上", "溪上"), encoding="utf-8")
    (folder / "改后.txt").write_text(LINES * 3 + "灯龙\n", encoding="utf-8")
    (tmp_path / "sprung").unlink(missing_ok=True)
    return folder


def test_the_trap_is_one(folder: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "diff", "HEAD", "--name-status"], cwd=folder, capture_output=True, check=False)
    assert (tmp_path / "sprung").exists()


def test_nothing_of_the_repository_runs(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = call(capsys, ".", "--diff-base", "HEAD", *CONCISE)
    places = [line.split(": ")[0] for line in said.out.splitlines()]
    assert not (tmp_path / "sprung").exists(), (tmp_path / "sprung").read_text()
    assert said.err == "" and sorted(places) == ["改后.txt:10:1", "稿.txt:2:5"]


@pytest.mark.parametrize("name", ["config.worktree", "included"])
def test_nothing_of_it_runs_from_another_file(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git reads more than one file of a repository."""
    own = folder / ".git" / "config"
    (folder / ".git" / name).write_bytes(own.read_bytes())
    own.write_text(
        "[core]\nrepositoryformatversion = 1\n[extensions]\nworktreeConfig = true\n[include]\npath = included\n",
        encoding="utf-8",
    )
    assert call(capsys, ".", "--diff-base", "HEAD", *CONCISE).err == ""
    assert not (tmp_path / "sprung").exists(), (tmp_path / "sprung").read_text()
    subprocess.run(["git", "diff", "HEAD", "--name-status"], cwd=folder, capture_output=True, check=False)
    assert (tmp_path / "sprung").exists()


def test_what_a_partial_clone_left_out_is_not_fetched(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blob = subprocess.run(
        ["git", "-c", "core.fsmonitor=", "rev-parse", f"HEAD:{FILE}"], cwd=folder, capture_output=True, check=True
    ).stdout.decode().strip()  # fmt: skip
    (tmp_path / "sprung").unlink(missing_ok=True)
    (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    said = call(capsys, FILE, "--diff-base", "HEAD", *CONCISE)
    assert not (tmp_path / "sprung").exists(), (tmp_path / "sprung").read_text()
    assert said.err == "" and len(said.out.splitlines()) == 3  # what it was is not known: all of it counts


def test_a_program_in_the_folder_is_not_git(
    folder: Path, trap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "git").symlink_to(trap)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    module._program.cache_clear()
    assert call(capsys, FILE, "--diff-base", "HEAD", *CONCISE).code == 0
    assert not (tmp_path / "sprung").exists()


def test_the_index_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.utime(folder / FILE, ns=(1, 1))
    before = (folder / ".git" / "index").read_bytes()
    call(capsys, ".", "--diff-base", "HEAD")
    assert (folder / ".git" / "index").read_bytes() == before


def test_a_repository_that_lies_in_the_branch_is_not_asked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that the branch brings as plain files says of its own documents that nothing changed."""
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / FILE).write_text(LINES, encoding="utf-8")
    git(theirs, "init", "--quiet")
    commit(theirs)
    within = folder / "里面"
    (theirs / ".git").rename(within)
    (within / FILE).write_text(LINES, encoding="utf-8")
    git(folder, "config", "--file", str(within / "config"), "core.worktree", str(within))
    monkeypatch.chdir(within)
    said = call(capsys, FILE, "--diff-base", "HEAD", *CONCISE)
    assert said.code == 2 and said.out == "" and "safe.bareRepository" in said.err


@pytest.mark.parametrize("name", [".git/config", ".git/HEAD", ".git/index"])
def test_a_pipe_that_git_waits_for(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    said = call(capsys, FILE, "--diff-base", "HEAD", *CONCISE)
    assert said.code == 2 and said.out == "" and "git 迟迟没有回答" in said.err
