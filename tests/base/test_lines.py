"""A table of words as one text: what goes in is found again, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base import lines as module
from lint.base.lines import Table, lines, look_up, rows

words = st.text(st.characters(exclude_characters=" \n", exclude_categories=["Cs"]), min_size=1, max_size=4)
values = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=8)


@given(st.dictionaries(words, values, max_size=30), st.lists(words, max_size=10))
def test_finds_what_a_dictionary_finds(table: dict[str, str], others: list[str]) -> None:
    data = lines(table)
    assert dict(rows(data)) == table
    for word in [*table, *others, *(word[:1] for word in table), *(f"{word}加" for word in table)]:
        assert look_up(data, word) == table.get(word)


def test_an_empty_table_has_no_word() -> None:
    assert lines({}) == b"" and rows(b"") == [] and look_up(b"", "党") is None


def test_a_value_may_hold_blanks() -> None:
    data = lines({"党务": "一 二", "党": ""})
    assert data.decode() == "党 \n党务 一 二\n" and look_up(data, "党务") == "一 二" and look_up(data, "党") == ""


@given(st.dictionaries(words, values, max_size=30), st.lists(words, max_size=10), st.integers(1, 50))
def test_a_table_finds_the_same_however_much_is_asked_of_it(
    table: dict[str, str], others: list[str], some: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SOME", some)
        kept = Table(lines(table))
    for word in [*table, *others] * 2:
        assert kept.get(word) == table.get(word)
