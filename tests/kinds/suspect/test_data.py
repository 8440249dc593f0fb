"""The shipped tables; how such tables are made is tested in tests/tools/test_tables.py."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from lint.kinds.suspect.reading.candidates import LIKELIEST
from lint.kinds.suspect.tables.data import FOLDER, PROBS, SOUND, TONE, Data, shipped
from lint.kinds.suspect.tables.heads import Heads


def test_says_whose_work_the_tables_are() -> None:
    notice = (FOLDER / "NOTICE").read_text("utf-8")
    assert "LGPL-2.1-or-later" in notice and "LGPL-3.0" in notice
    assert (FOLDER / "COPYING.LGPL-2.1").exists() and (FOLDER / "COPYING.LGPL-3").exists()


def test_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 27_000_000


def test_knows_words_pairs_and_stretches() -> None:
    data = shipped()
    assert "先锋" in data.words and "先峰" not in data.words
    assert data.stretches["思想政治"] > 10 and not data.stretches["思想整治"]
    assert data.gains[data.words["改革"] << 20 | data.words["开放"]] > 1
    assert data.lexical("体会") > 0 and not data.lexical("柠紧")


def test_no_word_is_likelier_than_the_likeliest() -> None:
    data = shipped()
    assert max(PROBS[data.prob[number]] for word, number in data.words.items() if len(word) == 1) <= LIKELIEST


@pytest.mark.parametrize("first", ["改", "中", "龘", "逐", "加"])
def test_the_heads_say_what_the_words_say(first: str) -> None:
    data, onward = shipped(), defaultdict(set)
    for word in data.words.keys(first):
        if len(word) > 1:
            onward[word[:2]].update(word[2:3])
    for second in {two[1] for two in onward} | set("学习的囧"):
        two = first + second
        head = data.heads.of(two)
        assert (head >= 0) == (two in onward)
        if head >= 0:
            number = data.words.get(two, -1)
            assert data.heads.numbers[head] == number
            if number >= 0:
                codes = data.heads.prob[head], data.heads.backoff[head]
                assert codes == (data.prob[number], data.backoff[number])
            asked = onward[two] | set("学习的囧")
            assert {third for third in asked if data.heads.go_on(head, third)} == onward[two]


def test_what_is_no_character_heads_no_word() -> None:
    assert shipped().heads.of("A党") == shipped().heads.of("\uffff党") == -1


def test_knows_what_is_mistaken_for_what() -> None:
    data = shipped()
    assert data.confusions["峰"]["锋"][0] & TONE
    assert data.confusions["休"]["体"][1] > 7
    assert data.confusions["整"]["政"][0] & SOUND
    assert data.confusions["A"] == {} and data.confusions["\uffff"] == {}
    assert ("继续", data.heads.of("继续")) in data.homophones("集休")


def test_refuses_another_file(tmp_path: Path) -> None:
    (tmp_path / "words.trie").write_bytes((FOLDER / "words.trie").read_bytes())
    (tmp_path / "tables.bin").write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="not the tables"):
        Data(tmp_path)
    (tmp_path / "heads.bin").write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="not the heads"):
        Heads(tmp_path / "heads.bin")
