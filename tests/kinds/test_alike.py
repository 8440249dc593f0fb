"""alike: items of one build, of which one is joined by another mark."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, spans

END: dict[str, Any] = {"by": "end", "words": ["局", "部门", "生"]}
START: dict[str, Any] = {"by": "start", "words": ["抓", "聚焦"]}


@pytest.mark.parametrize(
    ("text", "options", "found", "fix"),
    [
        ("财政局、审计局，农业农村局等单位", END, "，", "、"),
        ("本科生、硕士生。博士生共一万人", END, "。", "、"),
        ("甲部门、乙部门；丙部门负责", END, "；", "、"),
        ("财政局、审计局，水利局和林业局联合检查", END, "，", "、"),
        ("抓产业，促增收；抓治理，保稳定，抓队伍，强本领。", START, "，", "；"),
        ("要求：聚焦主业，做强链条；聚焦民生，办好实事，聚焦安全，守住底线。", START, "，", "；"),
    ],
)
def test_one_mark_that_differs(text: str, options: dict[str, Any], found: str, fix: str) -> None:
    (violation,) = check(text, "alike", options)
    assert (violation.finding.values["found"], violation.finding.values["fix"]) == (found, fix)
    (edit,) = violation.finding.edits
    assert text[edit.start : edit.end] == found and edit.content == fix


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("财政局、审计局、农业农村局等单位", END),
        ("财政局、审计局，农业农村局", END),
        ("财政局、审计局，县委办等单位", END),
        ("撤销工商局、质监局，组建市场监管局等单位", END),
        ("抓产业，促增收；抓治理，保稳定；抓队伍，强本领。", START),
        ("抓产业，促增收；抓治理，保稳定，形成合力，抓队伍，强本领。", START),
        ("", START),
    ],
)
def test_what_is_right(text: str, options: dict[str, Any]) -> None:
    assert spans(text, "alike", options) == []
