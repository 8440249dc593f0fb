"""stutter: what was typed twice, and what is right twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, spans

DOUBLE: dict[str, Any] = {
    "last": "推动 开展 工作 会议",
    "first": "加强 推动",
    "next": {"动": "员力作", "展": "示"},
    "before": {"加": "增更", "推": "首"},
    "allow": ["人人讲"],
}


@pytest.mark.parametrize(
    ("text", "found", "fix"),
    [
        ("推动动工作", "推动动", "推动"),
        ("开展展活动", "开展展", "开展"),
        ("进一步加加强", "加加强", "加强"),
        ("加加强学习", "加加强", "加强"),
        ("抓推动动", "推动动", "推动"),
    ],
)
def test_a_character_too_many(text: str, found: str, fix: str) -> None:
    (violation,) = check(text, "stutter", DOUBLE)
    assert violation.finding.values == {"found": found, "fix": fix}
    (edit,) = violation.finding.edits
    assert text[: edit.start] + edit.content + text[edit.end :] == text.replace(found, fix)


@pytest.mark.parametrize(
    "text",
    [
        "推动动员大会", "开展展示活动", "增加加强措施", "首推推动者", "委员会会同有关部门", "目的的实现", "组组有计划",
        "事事关心", "层层落实", "人人讲奉献", "普普通通", "天天学习", "高高兴兴", "5 5", "推动\n动员", "11号会议",
    ],
)  # fmt: skip
def test_a_character_twice_that_is_right(text: str) -> None:
    assert spans(text, "stutter", DOUBLE) == []


def test_allow_passes_over_what_overlaps_it() -> None:
    assert spans("推动动", "stutter", {"last": "推动"}) == ["推动动"]
    assert spans("推动动车开行", "stutter", {"last": "推动", "allow": ["动车"]}) == []


REPEATS: dict[str, Any] = {"repeats": True, "words": "我们 必须", "allow": ["申请人申请", "人民法院人民"]}


@pytest.mark.parametrize(
    ("text", "found", "fix"),
    [
        ("我们我们要学习", "我们我们", "我们"),
        ("我们必须必须学习", "必须必须", "必须"),
        ("持续深化持续深化改革", "持续深化持续深化", "持续深化"),
        ("贯彻落实党的决定党的决定", "党的决定党的决定", "党的决定"),
    ],
)
def test_a_word_twice(text: str, found: str, fix: str) -> None:
    (violation,) = check(text, "stutter", REPEATS)
    assert violation.finding.values == {"found": found, "fix": fix}
    assert violation.finding.edits[0].content == fix


@pytest.mark.parametrize(
    "text",
    [
        "一步一步推进", "一个一个谈话", "一代一代传下去", "越来越好", "越干越干越有劲", "半信半半信半", "层层层层压实",
        "党组织组织学习", "研究研究再说", "申请人申请人", "电话13813813888", "邮编123123", "abcabc", "２０２３２０２３",
        "我们\n我们", "我们，我们",
    ],
)  # fmt: skip
def test_a_word_twice_that_is_right(text: str) -> None:
    assert spans(text, "stutter", REPEATS) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("认真认履行", ["认真认"]), ("认真认识到", []), ("认真认真学", []), ("认真认", ["认真认"]), ("认真的认", [])],
)
def test_a_word_begun_again(text: str, found: list[str]) -> None:
    options = {"halves": "认真", "next": {"认": "识"}}
    assert spans(text, "stutter", options) == found
    for violation in check(text, "stutter", options):
        assert violation.finding.values["fix"] == "认真"
