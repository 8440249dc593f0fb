"""Automaton: the same places by both libraries, and by one that was kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

from lint.base.cache_files import CacheFolder
from lint.packs import automaton
from lint.packs.automaton import Home, Match, kept

WORDS = ["学习", "集休", "集休学习", "习", "*次", "a"]
TEXT = "坚持集休学习，参加**次 a。"


def found(words: list[str], home: Home, text: str) -> list[Match]:
    return sorted(kept(lambda: words, home)(text))


def home(tmp_path: Path, enabled: bool = True) -> Home:
    return Home(CacheFolder(str(tmp_path), enabled), "automaton-1.msgpack", ["of these rules"])


def built(words: list[str], text: str) -> list[Match]:
    return sorted(automaton.built(words)(text))


def test_finds_where_words_begin_and_end(tmp_path: Path) -> None:
    places = found(WORDS, home(tmp_path), TEXT)
    assert [(TEXT[start:end], WORDS[word]) for start, end, word in places] == [
        (word, word) for word in ("集休", "集休学习", "学习", "习", "*次", "a")
    ]
    assert places == built(WORDS, TEXT)


@given(st.lists(st.text("学习集休a*\U00020000", min_size=1, max_size=3), unique=True), st.text("学习集休a*\U00020000"))
def test_both_libraries_find_the_same(words: list[str], text: str) -> None:
    daachorse = pytest.importorskip("daachorse")
    if words:
        assert sorted(daachorse.CharwiseDoubleArrayAhoCorasick(words).find_overlapping(text)) == built(words, text)


def test_what_is_kept_is_not_built_again(tmp_path: Path) -> None:
    pytest.importorskip("daachorse")
    once = found(WORDS, home(tmp_path), TEXT)

    def never() -> list[str]:
        raise AssertionError("the words are known")

    assert sorted(kept(never, home(tmp_path))(TEXT)) == once


def test_what_is_damaged_or_of_other_rules_is_built_again(tmp_path: Path) -> None:
    pytest.importorskip("daachorse")
    own, once = home(tmp_path), found(WORDS, home(tmp_path), TEXT)
    (file,) = tmp_path.glob("automaton-*")
    own.cache.store(file.name, msgpack.encode(automaton._Stored([*own.about, "older"], b"")))
    assert found(WORDS, own, TEXT) == once
    built_again = own.cache.load(file.name)
    assert built_again is not None
    stored = msgpack.decode(built_again.head, type=automaton._Stored)
    own.cache.store(file.name, msgpack.encode(automaton._Stored(stored.about, b"no automaton")))
    assert found(WORDS, own, TEXT) == once
    file.write_bytes(b"x")
    assert found(WORDS, own, TEXT) == once


def test_where_nothing_is_kept_or_there_is_no_library_it_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(WORDS, home(tmp_path, enabled=False), TEXT) == built(WORDS, TEXT)
    monkeypatch.setitem(sys.modules, "daachorse", None)
    assert found(WORDS, home(tmp_path), TEXT) == built(WORDS, TEXT)
    assert not [*tmp_path.iterdir()]
