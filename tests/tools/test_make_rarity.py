"""make_rarity: rates of characters and pairs, a power of two to a line."""

from __future__ import annotations

from tools.make_rarity import rates, table


def test_rates_are_for_a_million_characters() -> None:
    found = rates(["党建", "党员"])
    assert (found["党"], found["党建"]) == (500_000, 250_000)
    assert "建党" not in found  # two lines


def test_texts_count_alike_and_what_is_seldom_is_left_out() -> None:
    texts = [{"党": 96.0, "党建": 40.0, "建": 8.0, "a b": 99.0}, {"党": 32.0, "员": 16.0}]
    assert table(texts) == "16  党建\n64 党 \n"
