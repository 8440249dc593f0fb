"""RE2 over a document: places in code points, expressions that would miss Chinese refused."""

from __future__ import annotations

import re

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from lint.documents import regex
from lint.documents.document import Document
from lint.documents.source import Source
from tests.support import doc

ALPHABET = st.text(st.sampled_from("ab党建😀\U0002f8b0é\n"), max_size=40)
LITERALS = st.text(st.sampled_from("ab党😀é"), min_size=1, max_size=3)


def raw(text: str) -> Document:
    """A document of a text in which nothing is masked."""
    return Document(Source(text), text, [], "text")


@given(ALPHABET, LITERALS)
def test_places_are_those_of_re(text: str, literal: str) -> None:
    found = [(match.start, match.end) for match in regex.finditer(regex_escape(literal), raw(text))]
    assert found == [match.span() for match in re.finditer(re.escape(literal), text)]


def regex_escape(literal: str) -> str:
    return "".join(f"\\x{{{ord(char):x}}}" for char in literal)


@given(ALPHABET, LITERALS, LITERALS)
def test_groups_are_those_of_re(text: str, left: str, right: str) -> None:
    pattern = f"(?P<left>{left})?[a党]*(?P<at>{right})"
    document = raw(text)
    found = [(m.start, m.end, m.span("left"), m.span("at"), m.groups()) for m in regex.finditer(pattern, document)]
    assert found == [
        (*m.span(), None if m["left"] is None else m.span("left"), m.span("at"), m.groupdict(""))
        for m in re.finditer(pattern, text)
    ]


def test_groups_come_in_the_order_of_the_expression() -> None:
    names = [*"hgbacfed"]
    (match,) = regex.finditer("".join(f"(?P<{name}>党)" for name in names), doc("党" * len(names)))
    assert [*match.groups()] == names


def test_a_group_that_is_not_there() -> None:
    (match,) = regex.finditer("(?P<at>党)", doc("党"))
    assert (match.span("at"), match.span("other")) == ((0, 1), None)


def test_lone_surrogates_do_no_harm() -> None:
    (match,) = regex.finditer("党", raw("\ud800党"))
    assert (match.start, match.end) == (1, 2)


@pytest.mark.parametrize("pattern", [r"\s", r"\S+", r"甲\d", r"[\d-]", r"\w", r"\W", r"\b甲", r"甲\B", r"\\\d"])
def test_classes_that_know_ascii_only_are_refused(pattern: str) -> None:
    with pytest.raises(regex.BadRegexError, match="ASCII"):
        regex.check(pattern)


@pytest.mark.parametrize("pattern", ["", "甲*", "(?:甲|乙?)", "^", "$", "(?m)^", "(?P<at>)"])
def test_what_matches_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(regex.BadRegexError, match="empty"):
        regex.check(pattern)


@pytest.mark.parametrize("pattern", ["甲(?=乙)", "(?<=甲)乙", r"(甲)\1", "甲)", "[甲", "甲{2000}", "*"])
def test_what_re2_cannot_do_is_refused(pattern: str) -> None:
    with pytest.raises(regex.BadRegexError) as caught:
        regex.check(pattern)
    assert str(caught.value)


@pytest.mark.parametrize(
    "pattern", ["甲", r"\\d", r"\x{3000}", r"\p{Han}+", "(?P<at>甲)[^乙]{1,9}", r"\.", "[0-9０-９]"]
)
def test_what_is_fine(pattern: str) -> None:
    regex.check(pattern)


def test_search() -> None:
    assert regex.search("问题|不足", "存在的问题")
    assert not regex.search("^问题", "存在的问题")


# Marks that Unicode counts among the Chinese script, and no document has; and signs of the Book of Changes.
RARE = re.compile("[\U00016fe2\U00016fe3\U00016ff0\U00016ff1䷀-䷿]")
HAN = st.sampled_from("一党〇々〡〸㐀龥鿿豈⺀⼀𠀀𪜀\U00030000 a１，。ーあ가〆\n[") | st.characters(
    codec="utf-8", exclude_categories=("Cn", "Cs")
).filter(lambda char: not RARE.match(char))


@pytest.mark.parametrize("pattern", [r"\p{Han}", r"[\p{Han}，]+", r"[^\[\p{Han}]", r"\[?[[\p{Han}][]\p{Han}]?"])
@given(text=st.text(HAN))
def test_chinese_characters_are_those_of_re2(pattern: str, text: str) -> None:
    data = text.encode()
    expected = [match.span() for match in re2.compile(pattern.encode()).finditer(data)]
    assert [match.span() for match in regex.compile(pattern).finditer(data)] == expected
