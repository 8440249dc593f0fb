"""Lookup: the words that the automaton finds, for the same rules, and no rule's options decoded for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.base.cache_files import CacheFolder
from lint.check.scan import SHORT, Plan
from lint.documents.readers import read
from lint.documents.source import Source
from lint.packs import lookup
from lint.packs.compiled import compiled
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.packs.ruleset import Loaded

TEXT = "坚持集休学习,推动动党建工作，参加**人。\n一是抓学习。三是抓落实，授予为优秀党员，座谈会会议强调。"


def kept_rules() -> list[Loaded]:
    return compiled(builtin_files(), CacheFolder()).rules


RULES = kept_rules()
PLAIN = Plan(load(builtin_files()).rules)
WORDS = sorted(word for one in PLAIN.rules if one.kind.words for word in one.kind.words(one.options))


listed = st.sampled_from(WORDS)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda word: word[:-1]), st.text(max_size=3)))
)
def test_finds_what_the_automaton_finds(parts: list[str]) -> None:
    document = read(Source("".join(parts)))
    assert len(document.text) < SHORT
    assert Plan(RULES).scan(document) == PLAIN.scan(document)


def test_a_longer_run_finds_the_same() -> None:
    plan, document = Plan(RULES), read(Source(TEXT + "。" * (SHORT // 2)))
    first = plan.scan(document)
    assert first == plan.scan(document) == plan.scan(document) == PLAIN.scan(document)


def test_only_rules_whose_words_occur_are_decoded() -> None:
    rules = kept_rules()
    hits = Plan(rules).scan(read(Source("授予为优秀党员。")))
    assert _met(hits) and not any("options" in one.__dict__ for one in rules)


def test_a_choice_of_rules_sees_its_own_words_alone() -> None:
    document = read(Source(TEXT))
    ours, plain = ([one for one in rules if one.rule.code.startswith("TY")] for rules in (RULES, PLAIN.rules))
    hits = Plan(ours).scan(document)
    assert _met(hits) and hits == Plan(plain).scan(document)


def _met(hits: dict[int, Any]) -> bool:
    return any(words for words, _ in hits.values())


def test_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, made = CacheFolder(str(tmp_path)), []
    real = lookup._made

    def counted(*arguments: Any) -> tuple[lookup.Stored, bytes]:
        made.append(1)
        return real(*arguments)

    monkeypatch.setattr(lookup, "_made", counted)
    for contents in (["a"], ["a"], ["b"], ["b"]):
        found = lookup.kept(["x.toml"], contents, list, cache)
        assert found is not None and found.words() == []
    assert len(made) == 2


def test_nothing_is_kept_of_files_that_change_or_without_a_cache(tmp_path: Path) -> None:
    assert lookup.kept(["x.toml"], [""], list, CacheFolder(str(tmp_path))) is None
    assert lookup.kept(["x.toml"], ["a"], list, CacheFolder(str(tmp_path), enabled=False)) is None
    assert not [*tmp_path.iterdir()]


def test_words_that_are_damaged_are_worked_out_again(tmp_path: Path) -> None:
    cache = CacheFolder(str(tmp_path))
    waiting = [(loaded.rule.code, loaded.kind, loaded.options) for loaded in RULES if loaded.rule.kind == "replace"]

    def found() -> lookup.Lookup:
        made = lookup.kept(["x.toml"], ["a"], lambda: waiting, cache)
        assert made is not None
        return made

    once = [*found().find(TEXT)]
    (file,) = tmp_path.glob("lookup-*")
    raw = file.read_bytes()
    file.write_bytes(raw[:-1000] + bytes(1000))
    assert once and [*found().find(TEXT)] == once
    file.write_bytes(raw[:-1000])
    assert [*found().find(TEXT)] == once
