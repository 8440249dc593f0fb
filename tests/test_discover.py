"""Which files a run checks, and that none is passed over unsaid."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.config import Config
from lint.discover import Found, discover, matches_path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    names = ["b.txt", "a.md", "c.markdown", "OLD.TXT", "d.docx", "E.PDF", "~$d.docx", "f.py", ".g.txt"]
    names += ["sub/h.txt", "sub/deep/i.txt", "node_modules/j.txt", ".git/k.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def find(*paths: str, **settings: list[str]) -> Found:
    return discover(list(paths), Config(**settings), os.getcwd())  # type: ignore[arg-type]


def files(*paths: str, **settings: list[str]) -> list[str]:
    return [path.replace(os.sep, "/") for path in find(*paths, **settings).files]


def test_a_folder(tree: Path) -> None:
    found = find(".")
    assert files(".") == ["./OLD.TXT", "./a.md", "./b.txt", "./c.markdown", "./sub/h.txt", "./sub/deep/i.txt"]
    assert found.skipped == {".": {".docx": 1, ".pdf": 1}}
    assert not found.missing


def test_a_file_that_is_named_is_checked_whatever_it_is_called(tree: Path) -> None:
    assert files("f.py", ".g.txt", "d.docx", ".git/k.txt") == ["f.py", ".g.txt", "d.docx", ".git/k.txt"]


def test_no_file_twice(tree: Path) -> None:
    assert files("b.txt", "b.txt", "*.txt", "-") == ["b.txt", "-"]


def test_globs(tree: Path) -> None:
    assert files("**/*.txt") == ["b.txt", "node_modules/j.txt", "sub/deep/i.txt", "sub/h.txt"]
    assert find("*.xyz").missing == ["*.xyz"]


def test_a_name_with_brackets_is_a_name_first(tree: Path) -> None:
    (tree / "总结[1].txt").write_text("")
    assert files("总结[1].txt") == ["总结[1].txt"]


def test_what_is_not_there(tree: Path) -> None:
    found = find("nothing.txt", "b.txt")
    assert (found.files, found.missing) == (["b.txt"], ["nothing.txt"])


def test_a_broken_link_is_kept_to_be_reported(tree: Path) -> None:
    (tree / "link.txt").symlink_to("nowhere.txt")
    assert files("link.txt") == ["link.txt"]


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        ({"include": ["*.md"]}, ["./a.md"]),
        ({"include": ["sub/*.txt"]}, ["./sub/h.txt", "./sub/deep/i.txt"]),
        ({"exclude": ["sub", "OLD*", "*.m*", ".git"]}, ["./.g.txt", "./b.txt", "./node_modules/j.txt"]),
        ({"exclude": [".*", "node_modules", "sub/deep/", "*.m*"]}, ["./OLD.TXT", "./b.txt", "./sub/h.txt"]),
    ],
)
def test_include_and_exclude(tree: Path, settings: dict[str, list[str]], left: list[str]) -> None:
    assert files(".", **settings) == left


@pytest.mark.parametrize(
    ("path", "pattern", "matches"),
    [
        ("a/b.txt", "*.txt", True),
        ("a/b.txt", "b.txt", True),
        ("a/b.txt", "a/*.txt", True),
        ("a/b.txt", "c/*.txt", False),
        ("a/b/c.txt", "a/b", True),
        ("a/b/c.txt", "a/b/", True),
        ("a/b/c.txt", "b/c.txt", False),
        ("a/b.txt", "a", False),
    ],
)
def test_matches_path(tmp_path: Path, path: str, pattern: str, matches: bool) -> None:
    assert matches_path(str(tmp_path / path), pattern, str(tmp_path)) is matches
