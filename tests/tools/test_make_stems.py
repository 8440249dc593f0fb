"""make_stems: what ends no clause behind another character, counted in sentences of our own."""

from __future__ import annotations

from tools.make_stems import counted, stems

# 研 as a word ends clauses elsewhere; behind 查 it is the first half of 研究 alone.
TEXTS = [*["深入调查研究，", "班子成员认真研究。"] * 200, *["中央教研，"] * 40]
WORDS = {"研究": 900, "调查": 900, "认真": 900}


def test_what_never_ends_a_clause_is_a_stem() -> None:
    assert "查研究" in [*stems(counted(TEXTS), WORDS)]


def test_what_ends_one_now_and_then_is_none() -> None:
    assert "查研究" not in [*stems(counted([*TEXTS, "会前查研，"]), WORDS)]


def test_words_and_what_is_seldom_are_none() -> None:
    assert "查研究" not in [*stems(counted(TEXTS), {**WORDS, "查研": 3})]
    assert [*stems(counted(TEXTS[:20]), WORDS)] == []
