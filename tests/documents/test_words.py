"""Word boundaries, with jieba-rs and without: the same cuts."""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint.documents import words


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("DJ_LINT_CACHE_DIR", str(tmp_path / "cache"))
    words._cutter.cache_clear()
    yield
    words._cutter.cache_clear()


def test_words_of_a_clause() -> None:
    assert {0, 2, 4} <= words.boundaries("给予警告处分")
    assert 1 not in words.boundaries("给予警告处分")
    assert words.boundaries("") == {0}


def test_jieba_is_used_where_jieba_rs_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "rjieba":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert 1 not in words.boundaries("给予警告处分")
    import jieba

    assert jieba.dt.tmp_dir == str(tmp_path / "cache"), "never the shared temporary folder"
    assert os.path.isdir(tmp_path / "cache")
