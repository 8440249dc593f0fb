"""Clauses: what is weighed as one, and what stands for a number."""

from __future__ import annotations

from lint.kinds.suspect.reading.clauses import clauses


def read(text: str) -> list[tuple[str, int, list[int]]]:
    return [(clause.text, clause.start, sorted(clause.hidden)) for clause in clauses(text, 0, len(text))]


def test_cuts_at_marks() -> None:
    assert read("加强学习，落实责任。") == [("加强学习", 0, []), ("落实责任", 5, [])]


def test_reads_masks_and_digits_as_a_numeral() -> None:
    assert read("签订承诺书**份") == [("签订承诺书三三份", 0, [5, 6])]
    assert read("发放资料200余份") == [("发放资料三三三余份", 0, [4, 5, 6])]
    assert read("××县") == []


def test_passes_over_single_characters_and_other_scripts() -> None:
    assert read("a，党。ABC") == []


def test_knows_what_stands_around_a_clause() -> None:
    (clause,) = clauses("“两学一做”", 0, 6)
    assert clause.scene.quoted and clause.scene.before == "“" and clause.scene.after == "”"


def test_cuts_long_clauses() -> None:
    text = "学" * 300
    assert [clause.start for clause in clauses(text, 0, 300)] == [0, 120, 240]
