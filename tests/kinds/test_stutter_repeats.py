"""stutter: repetitions that are built to repeat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds import stutter
from tests.support import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一个问题一个问题解决", []),
        ("多少万元多少万元地花", []),
        ("授权的专利的专利权人", []),
        ("总书记强调总书记强调", ["总书记强调总书记强调"]),
        ("一步一步一步一步走", []),
    ],
)
def test_repetitions(text: str, found: list[str]) -> None:
    assert spans(text, "stutter", {"repeats": True}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("镇里拿出拿出三十万元", ["拿出拿出"]),
        ("先后流转了流转撂荒地", ["流转了流转"]),
        ("县纪检委员委员到会", ["委员委员"]),
        ("大家研究研究再定", []),
        ("研究了研究，也流转的流转", []),
    ],
)
def test_words_that_the_dictionary_counts_often(text: str, found: list[str]) -> None:
    assert spans(text, "stutter", {"repeats": True, "often": True, "twice": "研究", "over": "了"}) == found


@given(st.text(alphabet="甲乙丙，a\U0002f8b0\n", max_size=40))
def test_repeats_are_found_where_the_expression_finds_them(text: str) -> None:
    wanted = [match.span() for match in stutter._REPEAT.finditer(text)]
    for width in (1, 2):
        places = sorted(stutter._returning(text, [(length, length) for length in stutter._LENGTHS], width))
        assert [match.span() for match in stutter._at(stutter._REPEAT, text, places)] == wanted
    doubles = list(stutter._at(stutter._DOUBLE, text, stutter._returning(text, [(1, 1)])))
    assert [m.span() for m in doubles] == [m.span() for m in stutter._DOUBLE.finditer(text)]
