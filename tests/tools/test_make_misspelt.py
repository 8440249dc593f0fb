"""make_misspelt: what may be written for a character, and which of what comes of it a corpus lacks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

import pytest

from tools.make_misspelt import Change, Corpus, alike_changes, beside, grouped, groups, tables, written


def _corpus(anywhere: int = 0, between: int = 0) -> Corpus:
    """One that has 导研, 他地 or 签暑 so often, anywhere and between words."""
    words = Counter(
        {"周年": 5000, "签署": 800, "领导": 5000, "研究": 5000, "导演": 900, "他": 4000, "的": 9000, "地": 2000}
    )
    forms = ("导研", "他地", "签暑")
    return Corpus(words, Counter(dict.fromkeys(forms, between)), Counter(dict.fromkeys(forms, anywhere)), Counter())


def _change(right: str, wrong: str, source: Literal["mistaken", "listed", "alike", "family"]) -> Change:
    (at,) = (n for n, char in enumerate(right) if wrong[n] != char)
    return Change(right, at, wrong[at], 0, source)


SOURCES: tuple[Literal["mistaken", "listed", "alike", "family"], ...] = ("mistaken", "listed", "alike", "family")


@pytest.mark.parametrize("source", SOURCES)
def test_what_stands_within_words_alone_is_lacking_between_them(
    source: Literal["mistaken", "listed", "alike", "family"],
) -> None:
    assert _corpus(anywhere=61).lacks(_change("导演", "导研", source))
    assert not _corpus(anywhere=61, between=9).lacks(_change("导演", "导研", source))


def test_what_chance_puts_side_by_side_is_not() -> None:
    assert not _corpus(anywhere=12).lacks(_change("他的", "他地", "listed"))
    assert not _corpus().lacks(_change("他的", "他地", "family")), "that nobody wrote it is not enough"


def test_names_are_no_slips() -> None:
    assert not _corpus().lacks(_change("周年", "周宁", "family"))
    assert _corpus().lacks(_change("周年", "周黏", "family"))


def test_a_few_slips_are_the_corpus_own() -> None:
    assert _corpus(anywhere=1, between=1).lacks(_change("签署", "签暑", "family"))
    assert not _corpus(anywhere=2, between=2).lacks(_change("签署", "签暑", "family"))


def test_what_was_read_in_many_texts_stays() -> None:
    words = Counter({"承载": 900, "限": 400, "载": 300})
    change = _change("承载", "限载", "mistaken")
    for had in (False, True):
        assert Corpus(words, Counter(), Counter(), Counter(), frozenset(["限载"] * had)).lacks(change) is had


def test_characters_are_counted_between_words() -> None:
    assert beside(["领导研究了他的书。"])["导研"] == 0
    assert beside(["他的书。"])["他的"] == 1


@pytest.mark.parametrize("file", ["lookalikes.txt", "families.txt"])
def test_groups(file: str) -> None:
    found = groups(file)
    assert "珍" in found["诊"] and "诊" in found["珍"]
    assert all(char not in others for char, others in found.items())
    assert all(len(char) == 1 and "一" <= char <= "鿿" for char in found)


def test_changes_of_a_group() -> None:
    made = [*grouped(["门诊"], {"诊": {"珍", "疹"}}, "family")]
    assert [change.wrong for change in made] == ["门珍", "门疹"]
    sounds = {"诊": [("珍", 2, 9), ("疹", 2, 8), ("针", 8, 12)]}
    assert [change.wrong for change in alike_changes(["诊"], sounds)] == ["珍"]


def test_tables() -> None:
    made = [_change("门诊", "门珍", "listed"), _change("门诊", "们诊", "listed")]
    assert [*tables(made)] == ['"门诊" = "们|珍"']


def test_what_the_table_has(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text('[[rule]]\ncode = "TY006"\n[rule.options.slips]\n"门诊" = "们|珍"\n', "utf-8")
    assert [*written(file)] == ["们诊", "门珍"]
