"""Inline markup of Markdown: the same spans as by an expression that searches for both ends of code, in one pass."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from lint.documents.readers import inline
from lint.documents.readers.inline import inline_markup

# What code is, said by one expression, whose time grows with the text times the lengths of the runs.
_CODE = r"(?<!`)(?P<tick>`+)(?!`)(?:(?!(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]).)+?(?<!`)(?P=tick)(?!`)"
PIECES = [
    "`",
    "``",
    "```",
    "学",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "](a",
    ")",
    "<b ",
    ">",
    "<!--",
    "-->",
    "[^a]",
    "[[a|",
    "]]",
    "][b]",
]


def by_expression(text: str) -> list[tuple[int, int]]:
    inline._MARKUP.search("")
    markup = inline._MARKUP._given[0].replace("(?P<ticks>(?<!`)`+)", _CODE)  # type: ignore[attr-defined]
    return [match.span() for match in re.finditer(markup, inline._without_half_comments(text), re.DOTALL)]


@pytest.mark.parametrize("seed", range(4))
def test_the_same_as_by_one_expression(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(500):
        text = "".join(chance.choice(PIECES[: chance.choice((6, 9, 99))]) for _ in range(chance.randint(1, 40)))
        assert inline_markup(text) == by_expression(text), text


def test_ever_longer_runs_are_each_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join("`" * length + " " for length in range(1, 200)) * 2
    asked: list[int] = []

    class Counted:
        @staticmethod
        def search(text: str, at: int) -> Any:
            asked.append(at)
            return real.search(text, at)

    real = inline._MARKUP
    monkeypatch.setattr(inline, "_MARKUP", Counted)
    first = inline_markup(text)
    assert first[0] == (0, text.index("` ", len(text) // 2) + 1)
    assert len(asked) <= 400 and asked == sorted({*asked})
