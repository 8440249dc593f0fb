"""How often words may occur: what the table lists, and what it takes from that."""

from __future__ import annotations

from lint.documents.rarity import MOST, often, rarest


def test_what_is_seldom_is_not_listed() -> None:
    assert often("羸") < often("拧") * 2 < often("发")
    assert often("羸驷") < often("发展")


def test_a_longer_word_is_rarer() -> None:
    assert often("习近平新") < often("习近平") < MOST < often("的")


def test_no_word_of_blanks_is_rare_for_them_alone() -> None:
    assert often("\n") > MOST
    assert often("\n羸") < 10
    assert rarest([["\n", "\u3000"], ["羸"]]) == ["羸"]


def test_years_are_as_frequent_as_their_rarest_pair() -> None:
    assert often("2025") == min(often("20"), often("02"), often("25"))
