"""directions: changes that go the other way than they say, and those of which less is more."""

from __future__ import annotations

import pytest

from tests.support import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("积案由去年的62件下降到75件。", "75"),
        ("灌溉面积从2万亩扩大到1.6万亩。", "1.6万"),
        ("知晓率由91%提升到88%。", "88"),
        ("每场补助由3000元提高到2500元。", "2500"),
        ("办证时间由三个工作日缩短至五个工作日。", "五"),
    ],
)
def test_a_change_that_goes_the_other_way_is_reported(text: str, found: str) -> None:
    assert spans(text, "directions", {}) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "积案由去年的62件下降到48件。",
        "综合排名由第9位上升到第4位。",
        "净利润由负3万元增加到2万元。",
        "由每周6次增加到每天2次。",
    ],
)
def test_one_that_goes_as_it_says_is_not(text: str) -> None:
    assert spans(text, "directions", {}) == []
