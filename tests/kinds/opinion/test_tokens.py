"""Tokens: a text as a BERT for Chinese reads it, and where each token stands."""

from __future__ import annotations

import pytest
from hypothesis import given

from lint.kinds.opinion.tokens import Vocabulary
from tests.support import TEXTS

WORDS = Vocabulary(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "党", "建", "，", "work", "##ing", "ing", "2", "##0", "##26", "cafe"]
)


def read(text: str) -> list[tuple[str, str]]:
    """The tokens, each with the text at its place."""
    return [(WORDS.tokens[number], text[start:end]) for number, start, end in WORDS.read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党建，", [("党", "党"), ("建", "建"), ("，", "，")]),
        ("党 建\n", [("党", "党"), ("建", "建")]),
        ("党群", [("党", "党"), ("[UNK]", "群")]),
        ("Working党", [("work", "Working"), ("##ing", "Working"), ("党", "党")]),
        ("2026党", [("2", "2026"), ("##0", "2026"), ("##26", "2026"), ("党", "党")]),
        ("worker", [("[UNK]", "worker")]),
        ("Café", [("cafe", "Café")]),
        ("党\u200b建\ufffc", [("党", "党"), ("建", "建"), ("[UNK]", "\ufffc")]),
        ("a" * 101, [("[UNK]", "a" * 101)]),
        ("", []),
    ],
)
def test_reads(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@given(TEXTS)
def test_tokens_stand_in_order_within_the_text(text: str) -> None:
    before = 0
    for _, start, end in WORDS.read(text):
        assert before <= start < end <= len(text)
        before = start


def test_a_vocabulary_is_numbered_by_its_lines() -> None:
    made = Vocabulary.parse("\ufeff[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n党\r\n".encode())
    assert made.tokens == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "党"]
    assert Vocabulary.parse("党\n\n建".encode()).numbers == {"党": 0, "": 1, "建": 2}


def test_says_what_every_vocabulary_has() -> None:
    assert Vocabulary(["[PAD]", "[CLS]", "党"]).missing == ["[UNK]", "[SEP]"]
    assert WORDS.missing == []
