"""Inline markup in one pass, against the one expression that says what it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.documents.readers.markup import markup

SAID = re.compile(
    r"(?P<code>(?<!`)(?P<tick>`+)(?!`)(?:(?!(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]).)+?(?<!`)(?P=tick)(?!`))"
    r"|(?P<target>\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\))|(?P<html></?[A-Za-z][^<>]*>|<!--.*?-->)"
    r"|(?P<comment>\[\^[^\]\s]+\])",
    re.DOTALL,
)
PIECES = [
    "`",
    "``",
    "```",
    "a",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "](",
    "(",
    ")",
    '"',
    "<b",
    ">",
    "<!--",
    "-->",
    "[^",
    "]",
    "<",
    "1",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_it_finds_what_the_expression_finds(text: str) -> None:
    assert markup(text) == [match.span() for match in SAID.finditer(text)]


@pytest.mark.parametrize("text", ["", "``a`b``c`", "<!-->-->", "`a\n\nb`", "`a\r\n\r\n`b`", "<!-- <!-- -->"])
def test_telling_ones(text: str) -> None:
    assert markup(text) == [match.span() for match in SAID.finditer(text)]
