"""Which files a run checks, and that none is passed over unsaid."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.run.discover import Found, discover
from lint.settings.config import Config
from lint.settings.globs import matches_path

WORD = "*.[dD][oO]*"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    names = ["b.txt", "a.md", "c.markdown", "OLD.TXT", "e.ofd", "E.CEB", "~$d.docx", "f.py", ".g.txt"]
    names += ["d.docx", "D2.DOCM"]
    names += ["sub/h.txt", "sub/deep/i.txt", "node_modules/j.txt", ".git/k.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def find(*paths: str, **settings: list[str] | bool) -> Found:
    return discover(list(paths), Config(**settings), os.getcwd())  # type: ignore[arg-type]


def files(*paths: str, **settings: list[str] | bool) -> list[str]:
    return [path.replace(os.sep, "/") for path in find(*paths, **settings).files]


def test_a_folder(tree: Path) -> None:
    found = find(".")
    assert files(".") == [
        "D2.DOCM", "OLD.TXT", "a.md", "b.txt", "c.markdown", "d.docx", "sub/h.txt", "sub/deep/i.txt",
    ]  # fmt: skip
    assert found.skipped == {".": {".ofd": 1, ".ceb": 1}}
    assert found.passed_over == ["E.CEB", "e.ofd"]
    assert not found.missing


def test_every_document_that_is_left_out_is_told(tree: Path) -> None:
    for name in ("通知", "README", "照片.jpg", "a.CEBX", "b.ofd", "~$b.doc", "c.mht", ".d.docx"):
        (tree / "sub" / name).write_text("")
    assert find("sub").passed_over == ["sub/a.CEBX", "sub/b.ofd", "sub/c.mht", "sub/通知"]
    assert find("sub").skipped == {"sub": {".cebx": 1, ".ofd": 1, ".mht": 1, "": 1}}


def test_force_exclude_holds_for_the_name_of_standard_input(tree: Path) -> None:
    config = Config(force_exclude=True)
    for name, excluded in (("sub/h.txt", []), ("node_modules/j.txt", ["-"]), ("node_modules/new.txt", ["-"]), ("", [])):
        found = discover(["-", "b.txt"], config, os.getcwd(), name)
        assert (found.excluded, found.files) == (excluded, ["b.txt"] if excluded else ["-", "b.txt"])
    assert discover(["-"], Config(), os.getcwd(), "node_modules/j.txt").files == ["-"]


def test_absolute_patterns(tree: Path, tmp_path: Path) -> None:
    here = str(tree)
    assert files("sub", exclude=[f"{here}/sub/deep"]) == ["sub/h.txt"]
    assert files("sub", exclude=[f"{here}/sub/deep/"]) == ["sub/h.txt"]
    assert files("sub", exclude=[f"{here}/**/i.txt"]) == ["sub/h.txt"]
    assert files("sub", exclude=[f"{here}/elsewhere"]) == ["sub/h.txt", "sub/deep/i.txt"]
    assert files(".", include=[f"{here}/sub/*.txt"]) == ["sub/h.txt", "sub/deep/i.txt"]
    assert files("b.txt", "sub/h.txt", exclude=[f"{here}/b.txt"], force_exclude=True) == ["sub/h.txt"]
    (tree / "link").symlink_to("sub")
    assert matches_path("link/h.txt", f"{here}/link/*.txt", here)
    assert matches_path("link/h.txt", f"{here}/sub/*.txt", here)
    assert matches_path("sub/h.txt", f"{here}/link/h.txt", here)


def test_a_file_that_is_named_is_checked_whatever_it_is_called(tree: Path) -> None:
    assert files("f.py", ".g.txt", "d.docx", ".git/k.txt") == ["f.py", ".g.txt", "d.docx", ".git/k.txt"]


def test_no_file_twice(tree: Path) -> None:
    assert files("b.txt", "b.txt", "*.txt", "-") == ["b.txt", "-"]


def test_globs(tree: Path) -> None:
    assert files("**/*.txt") == ["b.txt", "node_modules/j.txt", "sub/deep/i.txt", "sub/h.txt"]
    assert find("*.xyz").missing == ["*.xyz"]


def test_two_stars_of_a_glob_follow_no_link(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two links that lead back gave every file a trillion times: the run hung."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "z.txt").write_text("")
    for name in ("one", "two", "sub/three"):
        (tree / name).symlink_to(tree)
    (tree / "sub" / "out").symlink_to(elsewhere)
    found = find("**/*.txt")
    assert found.files == ["b.txt", "node_modules/j.txt", "sub/deep/i.txt", "sub/h.txt"]
    assert found.linked == {"sub/out"} and found.passed_over == ["sub/out"] and found.skipped == {"**/*.txt": {"/": 1}}
    assert files("sub/**") == ["sub/deep/i.txt", "sub/h.txt"]
    assert files("sub/*/*.txt") == ["sub/deep/i.txt", "sub/out/z.txt", "sub/three/b.txt"], "so many were named"
    assert files(f"{tree}/s*/o*/*.txt") == [f"{tree}/sub/out/z.txt"]


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
        ({"include": ["*.md"]}, ["a.md"]),
        ({"include": ["sub/*.txt"]}, ["sub/h.txt", "sub/deep/i.txt"]),
        (
            {"exclude": ["sub", "OLD*", "*.m*", WORD, ".git"]},
            [".g.txt", "b.txt", "node_modules/j.txt"],
        ),
        (
            {"exclude": [".*", "node_modules", "sub/deep/", "*.m*", WORD]},
            ["OLD.TXT", "b.txt", "sub/h.txt"],
        ),
    ],
)
def test_include_and_exclude(tree: Path, settings: dict[str, list[str]], left: list[str]) -> None:
    assert files(".", **settings) == left


@pytest.mark.parametrize(
    ("paths", "left"),
    [
        (["b.txt", "sub/h.txt", "f.py", "-"], ["b.txt", "sub/h.txt", "f.py", "-"]),
        ([".g.txt", ".git/k.txt", "node_modules/j.txt"], []),
        (["sub/../.git/k.txt", "sub/h.txt"], ["sub/h.txt"]),
        (["node_modules", ".git/", "sub"], ["sub/h.txt", "sub/deep/i.txt"]),
        (["node_modules/*.txt", "s*/*.txt"], ["sub/h.txt"]),
    ],
)
def test_force_exclude_holds_for_what_is_named(tree: Path, paths: list[str], left: list[str]) -> None:
    assert files(*paths, force_exclude=True) == left
    excluded = [path for path in paths if not files(path, force_exclude=True)]
    assert find(*paths, force_exclude=True).excluded == excluded
    assert not find(*paths).excluded


def test_force_exclude_leaves_what_walking_would_leave(tree: Path) -> None:
    every = [str(path.relative_to(tree)) for path in tree.rglob("*") if path.suffix in (".txt", ".TXT")]
    for exclude in (["sub/deep"], ["deep"], ["sub/"], ["s*/h.txt"], ["*.txt"], [".*"], []):
        walked = [path.removeprefix("") for path in files(".", exclude=exclude, include=["*.txt"])]
        assert sorted(files(*every, exclude=exclude, force_exclude=True)) == sorted(walked)


def test_force_exclude_looks_at_no_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "build" / ".work"
    (work / "venv").mkdir(parents=True)
    for folder in (work, work / "venv", tmp_path / "build"):
        (folder / "a.txt").write_text("")
    (tmp_path / "build" / ".b.txt").write_text("")
    monkeypatch.chdir(work)
    paths = ["a.txt", str(work / "a.txt"), ".", "venv/a.txt", "../a.txt", "..", "../.b.txt"]
    for root in (os.getcwd(), str(tmp_path / "elsewhere")):
        found = discover(paths, Config(force_exclude=True), root)
        assert found.excluded == ["venv/a.txt", "../.b.txt"]


def test_force_exclude_does_not_hide_what_is_not_there(tree: Path) -> None:
    found = find("node_modules/none.txt", "node_modules/*.md", force_exclude=True)
    assert (found.missing, found.excluded) == (["node_modules/none.txt", "node_modules/*.md"], [])


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
        ("文稿/a.txt", "**/文稿/*.txt", True),
        ("甲/乙/文稿/a.txt", "**/文稿/*.txt", True),
        ("我的文稿/a.txt", "**/文稿/*.txt", False),
        ("文稿/a.txt", "文稿/**/a.txt", True),
        ("文稿/甲/a.txt", "文稿/**/a.txt", True),
        ("a.txt", "**/a.txt", True),
        ("文稿/a.txt", "文稿/*.txt", True),
        ("文稿/a.txt", "文稿/", True),
    ],
)
def test_matches_path(tmp_path: Path, path: str, pattern: str, matches: bool) -> None:
    assert matches_path(str(tmp_path / path), pattern, str(tmp_path)) is matches


@pytest.mark.parametrize("name", ["sub/h.txt", "sub/deep/i.txt"])
def test_exclude_holds_for_standard_input_where_it_is_forced(name: str, tree: Path) -> None:
    config = Config(exclude=["sub"], force_exclude=True)
    assert discover(["-"], config, os.getcwd(), name).excluded == ["-"]
    assert discover(["-"], config, os.getcwd(), "b.txt").files == ["-"]
    assert discover(["-"], config, os.getcwd()).files == ["-"]
    assert discover(["-"], Config(exclude=["sub"]), os.getcwd(), name).files == ["-"]


@pytest.mark.parametrize("pattern", ["{}/sub", "{}/sub/", "{}/sub/*", "{}/*/h.txt", "{}/**/*.txt"])
def test_a_glob_that_begins_at_the_root(pattern: str, tree: Path) -> None:
    assert matches_path("sub/h.txt", pattern.format(tree), str(tree))
    assert not matches_path("a.md", pattern.format(tree), str(tree))
    assert not matches_path("sub/h.txt", pattern.format("/elsewhere"), str(tree))
