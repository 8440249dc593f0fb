"""Word boundaries, with jieba-rs and without: the same cuts."""

from __future__ import annotations

import marshal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.documents import words


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("DJ_LINT_CACHE_DIR", str(tmp_path / "cache"))
    cutter = words._cutter
    cutter.cache_clear()
    monkeypatch.setattr(words, "_short", 0)
    yield
    cutter.cache_clear()


def test_words_of_a_clause() -> None:
    assert {0, 2, 4} <= words.boundaries("给予警告处分")
    assert 1 not in words.boundaries("给予警告处分")
    assert words.boundaries("") == {0}


def test_jieba_is_used_where_jieba_rs_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    import jieba

    monkeypatch.setattr(jieba.dt, "initialized", False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for folder in (tmp_path, tmp_path / "cache"):
        folder.mkdir(exist_ok=True)
        (folder / "jieba.cache").write_bytes(marshal.dumps(({"予警": 10**9}, 10**9)))  # what others planted
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert 1 not in words.boundaries("给予警告处分") and 2 in words.boundaries("给予警告处分")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_nothing_is_loaded_for_a_short_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_short", 12)
    monkeypatch.setattr(words, "_cutter", lambda: pytest.fail("loaded"))
    assert words.boundaries("给予警告处分") == {0, 2, 4, 6}
    assert words.cut_at("给予警告处分", 2, 4) and words._short == 0


def test_a_longer_run_loads_the_faster_cutter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_short", 1)
    assert words.boundaries("给予警告处分") == {0, 2, 4, 6}
    monkeypatch.setattr(words, "_cutter", lambda: lambda text, guess: [text])
    assert words.boundaries("给予警告处分") == {0, 6}


def test_a_text_with_rare_characters_is_left_to_the_cutter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_short", 100)
    monkeypatch.setattr(words, "_cutter", lambda: lambda text, guess: [text])
    assert words.boundaries("给予４警告") == {0, 5}
