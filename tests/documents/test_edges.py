"""What stands beside a stretch of an expression: never less than what RE2 lets stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.documents.readers import read
from lint.documents.regex import finditer
from lint.documents.required_words import Stretch, stretches, trigger
from lint.documents.source import Source
from tests.support import builtin_rules, spans


def first(pattern: str) -> Stretch:
    return trigger(stretches(pattern))


@pytest.mark.parametrize(
    ("pattern", "before", "after"),
    [
        ("甲乙", ("", True), ("", True)),
        ("[子丑]甲+[^，。]", ("", True), ("，。", True)),
        ("(?:^|[^子丑])甲乙(?:寅|卯$)[^，]*", ("子丑", True), ("", True)),
        ("[^子]{2,}甲乙(?:[，。]|$)", ("子", True), ("，。\r\n", False)),
        ("(?:^|[，。])[^子]{0,3}甲乙[寅]?[^卯]", ("子", True), ("卯", True)),
        (r"\p{Han}甲乙[^\P{Han}子]", ("", True), ("子", True)),
        ("(?:^|[子])甲乙(?:丙|$)", ("子\r\n", False), ("丙\r\n", False)),
        ("甲乙.", ("", True), ("", True)),
        # Where 甲乙 stands at the end of a longer word, what stands before that word need not stand before it.
        ("[子]+(?:甲乙|丙甲乙)[^丑]+", ("", True), ("丑", True)),
        ("[^子]+(?:甲乙|丙甲乙丁)[^丑]+", ("", True), ("", True)),
        ("[子]+(?:甲乙[^丑]+|丙丁[^寅丑]+)", ("子", False), ("丑", True)),
        ("(?:甲乙[^子]){2}[^丑]", ("", True), ("子", True)),
    ],
)
def test_edges(pattern: str, before: tuple[str, bool], after: tuple[str, bool]) -> None:
    found = first(pattern)
    assert (found.before.listed, found.before.others) == (frozenset(before[0]), before[1])
    assert (found.after.listed, found.after.others) == (frozenset(after[0]), after[1])


def test_an_expression_is_searched_at_the_ends_of_the_text() -> None:
    options = {"any": ["(?:^|[，])(?P<at>甲乙)(?:[。]|$)", "[子](?P<at>丙丁)[丑]"]}
    assert spans("甲乙", "pattern", options) == ["甲乙"]
    assert spans("，甲乙。甲乙。子丙丁丑", "pattern", options) == ["甲乙", "丙丁"]
    assert spans("卯甲乙。丙丁子丙丁", "pattern", options) == []


EXPRESSIONS = [
    pattern for loaded in builtin_rules().rules if loaded.rule.kind == "pattern" for pattern in loaded.options.any
]
BAD = [example for loaded in builtin_rules().rules if loaded.rule.kind == "pattern" for example in loaded.rule.bad]


@given(st.sampled_from(BAD), st.sampled_from(EXPRESSIONS))
def test_what_stands_beside_the_words_of_a_match_may_stand_there(example: object, pattern: str) -> None:
    document = read(Source(example.text), example.format)  # type: ignore[attr-defined]
    found = first(pattern)
    for match in finditer(pattern, document):
        text = document.text
        assert not found.words or any(
            all(
                not char or (char in chars.listed) is not chars.others
                for chars, char in (
                    (found.before, text[max(0, at - 1) : at]),
                    (found.after, text[at + len(word) :][:1]),
                )
            )
            for word in found.words
            for at in range(match.start, match.end - len(word) + 1)
            if text.startswith(word, at)
        )
