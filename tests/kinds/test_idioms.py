"""idioms: expressions of four characters with one changed, one lost, or two that changed places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.idioms import Options, prepare, words
from tests.support import check, spans

OPTIONS = {
    "phrases": "百折不挠 毫无怨言/24 循序渐进+124 攻坚克难 安全度汛/34 世外桃源 一致同意/2",
    "alike": "挠脑闹恼批饶 折拆 毫豪 怨愿 度渡 汛讯 源园 进近 致至",
    "right": "百折不闹",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one character is another: at the end, inside, one that is seldom taken for it
        ("他百折不脑，百拆不挠，百折不饶。", ["百折不脑", "百拆不挠", "百折不饶"]),
        ("他百折不挠，百折不闹，百折不回。", []),
        # one is lost: inside, or beside a mark
        ("坚持百折挠，百折不，循序渐，攻坚难。", ["百折挠", "百折不", "循序渐", "攻坚难"]),
        ("攻坚克服困难，百折不回头。", []),
        # in a list its first character is an item of its own
        ("有百、折不挠的，折不挠。", ["折不挠"]),
        # of these none may be lost
        ("毫无怨，无怨言。", []),
        # two changed places: in a half, over the middle
        ("他百折挠不，百不折挠，攻克坚难。", ["百折挠不", "百不折挠", "攻克坚难"]),
        # beside a half that is a common word
        ("确保安全渡汛，安全度讯。", ["安全渡汛", "安全度讯"]),
        ("会议一至同意，一致同意。", ["一至同意"]),
        # another word takes the place of a half: only beside one that is none
        ("这里是世外桃园。", ["世外桃园"]),
        # at the ends of the text
        ("百折不", ["百折不"]),
        ("折不挠，百折", ["折不挠"]),
        ("", []),
        ("百", []),
        ("百折", []),
        ("不挠", []),
    ],
)
def test_slips(text: str, expected: list[str]) -> None:
    assert spans(text, "idioms", OPTIONS) == expected


def test_the_fix_is_the_expression() -> None:
    (violation,) = check("要百折不饶。", "idioms", OPTIONS)
    assert violation.finding.values == {"found": "百折不饶", "fix": "百折不挠"}
    assert violation.finding.edits[0].content == "百折不挠"


def test_halves_that_are_common_words_are_not_looked_for() -> None:
    options = Options("安全度汛 百折不挠", "度渡")
    prepare(options)
    found = {*words(options)}
    assert {"度汛", "百折", "不挠", "全渡汛", "全汛度", "安全汛"} <= found and "安全" not in found


@given(st.text("百折不挠毫无怨言循序渐进安全度汛饶渡，。\n", max_size=30))
def test_what_is_reported_is_no_expression(text: str) -> None:
    for violation in check(text, "idioms", OPTIONS):
        found, fix = violation.finding.values["found"], str(violation.finding.values["fix"])
        assert found == text[violation.start : violation.end] != fix and len(fix) == 4
        assert sorted(str(found)) == sorted(fix) or len(set(fix) - set(str(found))) <= 1
