"""setphrase: an expression with one word or character wrong, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, spans

OPTIONS: dict[str, Any] = {
    "phrases": "模范|带头|作用 坚决|维护|党中央|权威|和|集中统一|领导 履行|主体|责任 严明|政治|纪律|和|政治|规矩 "
    "战斗|堡垒|作用 立德树人|根本|任务 党史|学习|教育",
    "alike": "带头|带动 维护|拥护|保护 任务|责任|使命 严明|严守",
    "right": "党纪学习教育",
}


@pytest.mark.parametrize(
    ("text", "found", "fix"),
    [
        ("发挥模范带动作用。", "模范带动作用", "模范带头作用"),
        ("坚决捍护党中央权威和集中统一领导。", "坚决捍护党中央权威和集中统一领导", "坚决维护党中央权威和集中统一领导"),
        ("坚决拥护党中央权威和集中统一领导。", "坚决拥护党中央权威和集中统一领导", "坚决维护党中央权威和集中统一领导"),
        ("坚决维护党中央权威和集中统一引导。", "坚决维护党中央权威和集中统一引导", "坚决维护党中央权威和集中统一领导"),
        ("要履行主体任。", "履行主体任", "履行主体责任"),
        ("严明政治纪律和政治规。", "严明政治纪律和政治规", "严明政治纪律和政治规矩"),
        ("坚决维护党中央权和威集中统一领导。", "坚决维护党中央权和威集中统一领导", "坚决维护党中央权威和集中统一领导"),
        ("发挥战斗垒堡作用。", "战斗垒堡作用", "战斗堡垒作用"),
        ("发挥战斗斗堡垒作用。", "战斗斗堡垒作用", "战斗堡垒作用"),
        ("落实立德树人根本责任。", "立德树人根本责任", "立德树人根本任务"),
    ],
)
def test_an_expression_that_is_not_right(text: str, found: str, fix: str) -> None:
    (violation,) = check(text, "setphrase", OPTIONS)
    assert violation.finding.values == {"found": found, "fix": fix}
    (edit,) = violation.finding.edits
    assert text[: edit.start] + edit.content + text[edit.end :] == text.replace(found, fix)


@pytest.mark.parametrize(
    "text",
    [
        "发挥模范带头作用，坚决维护党中央权威和集中统一领导，履行主体责任。",
        "发挥模范作用，坚决维护党中央权威。",  # no word stands for the one that is not there
        "履行主体任期的要求，主体任期三年。",  # the word goes on
        "履行主体的责任，模范的带头作用。",  # a particle put in
        "严守政治纪律和政治规矩。",  # a verb of its group at the head
        "开展党纪学习教育，拓展史学习教育。",  # listed as right; another word goes into the head
        "立德树人根本所在，战斗群堡垒作用大。",
    ],
)
def test_what_is_right(text: str) -> None:
    assert spans(text, "setphrase", OPTIONS) == []


FIRM: dict[str, Any] = {
    "phrases": "小事|不出|村|、|大事|不出|镇|、|矛盾|不上交 劳模|精神|、|劳动|精神|、|工匠|精神",
    "firm": "劳模精神、劳动精神、工匠精神",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("小事不出镇，大事不出村，矛盾不上交。", ["镇，大事不出村"]),
        ("弘扬劳模精神、奉献精神、工匠精神。", ["奉献"]),
        ("小事不出村、大事不出镇、信访不上交。", []),  # not firm
    ],
)
def test_words_that_changed_places_and_any_other_word(text: str, found: list[str]) -> None:
    assert spans(text, "setphrase", FIRM) == found


def test_an_expression_is_cut_near_its_middle() -> None:
    from lint.kinds.setphrase.kind import halves

    assert halves("坚决|维护|党中央|权威") == (["坚决", "维护"], ["党中央", "权威"])
    assert halves("立德树人|根本|任务") == (["立德树人"], ["根本", "任务"])


@pytest.mark.parametrize("text", ["村收集、乡转运、县处理。", "村收集、镇转运、市处理。", "村收集、镇转运、区处理。"])
def test_words_of_a_free_group_stand_for_one_another(text: str) -> None:
    options = {"phrases": "村|收集|、|镇|转运|、|县|处理", "firm": "村收集、镇转运、县处理"}
    assert check(text, "setphrase", options)
    assert not check(text, "setphrase", {**options, "free": "镇|乡|街道 县|区|市"})
    assert check("村收集、镇转动、县处理。", "setphrase", {**options, "free": "镇|乡|街道 县|区|市"})


def test_a_common_word_is_found_by_what_stands_beside_it() -> None:
    from lint.kinds.setphrase.kind import Options, prepare, words

    options = Options("发展|党员|质量 工作作风|建设")
    prepare(options)
    found = {*words(options)}
    assert not found & {"发展", "建设"}
    assert found >= {"党员质量", "工作作风", "发展党", "发展员", "员质量", "风建设", "作建设", "工作作"}


@pytest.mark.parametrize(
    "wrong",
    ["发展党圆质量", "发展圆员质量", "发展员党质量", "发展员质量", "工作作疯建设", "工作风作建设"],
)
def test_a_change_beside_a_common_word(wrong: str) -> None:
    options = {"phrases": "发展|党员|质量 工作作风|建设"}
    assert [found.finding.values["found"] for found in check(f"抓好{wrong}。", "setphrase", options)] == [wrong]
