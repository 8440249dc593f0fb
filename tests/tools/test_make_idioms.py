"""The table of idioms: which places are closed, and what comes of a slip and is right all the same."""

from __future__ import annotations

from collections import Counter

import tomli

from lint.kinds.idioms import Options, prepare
from tools.make_idioms import Seen, alike, table, turned

WORDS = ["百折不挠", "大有可为", "坐在一起"]
TEXT = ["百折不挠，" * 25 + "大有可为，大有作为，" * 20 + "大可有为，" * 4 + "坐在一起，站在一起，"]


def seen() -> Seen:
    found = Seen(WORDS)
    found.read(TEXT)
    return found


def test_a_place_is_closed_where_hardly_another_character_stands() -> None:
    found = seen()
    assert (found.closed("百折不挠"), found.closed("大有可为"), found.closed("坐在一起")) == ("1234", "124", "234")
    assert found.whole_alone("百折不挠") and found.whole_alone("大有可为") and not found.whole_alone("坐在一起")


def test_turned() -> None:
    assert [*turned("一一对应")] == ["一对一应", "一一应对"]


def test_only_what_is_often_written_is_written_for_another() -> None:
    found = alike(Counter({"挠": 20, "绕": 20, "饶": 19}))
    assert "绕" in found["挠"] and "饶" not in found["挠"]


def test_the_table_is_one_of_options() -> None:
    rows = tomli.loads("\n".join(table(seen(), WORDS, {"坐在一起"})))
    assert rows["phrases"].split() == ["百折不挠", "大有可为+124", "坐在一起/234"]
    assert {"大可有为"} <= {*rows["right"].split()}
    options = Options(**rows)
    prepare(options)
    tails, heads = options.having("百折")
    assert tails and tails.entries == ["百折不挠"] and heads is None
