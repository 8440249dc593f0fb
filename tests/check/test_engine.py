"""The rules over one document: one scan for all, the rules that apply, the order of what is found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base.model import Genre, Stage
from lint.check.engine import Engine
from lint.check.genre import detect
from lint.documents.document import Document
from lint.packs.ruleset import Loaded
from tests.support import doc, md, rule

REPORT = Genre(id="report", name="报告", title="报告$", opening="报告如下")
SUMMARY = Genre(id="summary", name="总结", title="总结$")


def typo(wrong: str, code: str = "XX001", **fields: Any) -> Loaded:
    return rule("replace", {"table": {wrong: "对"}}, code=code, **fields)


def found(document: Document, *rules: Loaded, genre: str = "", stage: Stage = "draft") -> list[tuple[str, str]]:
    violations = Engine(list(rules), [REPORT, SUMMARY]).check(document, genre, stage)
    return [(v.rule.code, document.text[v.start : v.end]) for v in violations]


def test_overlapping_words_of_two_rules_are_both_found() -> None:
    rules = [typo("甲-乙", "XX001"), typo("乙-丙", "XX002"), typo("甲-乙-丙-丁", "XX003"), typo("乙", "XX004")]
    assert found(doc("甲-乙-丙-丁"), *rules) == [
        ("XX001", "甲-乙"),
        ("XX003", "甲-乙-丙-丁"),
        ("XX004", "乙"),
        ("XX002", "乙-丙"),
    ]


def test_one_word_with_two_answers_is_found_by_both_rules() -> None:
    other = rule("replace", {"table": {"甲": "丙"}}, code="XX002")
    assert found(doc("甲"), other, typo("甲", "XX001")) == [("XX001", "甲"), ("XX002", "甲")]


# ── one slip, several rules ──────────────────────────────────────────────────────────────────────────────────


def swap(wrong: str, right: str, code: str, severity: str = "warning", fix: str = "unsafe") -> Loaded:
    return rule("replace", {"table": {wrong: right}}, code=code, severity=severity, fix=fix)


def kept(text: str, *rules: Loaded) -> list[str]:
    return [code for code, _ in found(doc(text), *rules)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("令导", "领导", "XX001"), ("令导", "领导", "XX002"), ["XX001"]),
        (("令导", "领导", "XX001"), ("令导", "领导", "XX002", "error"), ["XX002"]),  # the most severe
        (("令导", "领导", "XX001", "info"), ("令导", "领导", "XX002"), ["XX002"]),
        (("令导", "领导", "XX001"), ("令导", "领导", "XX002", "warning", "safe"), ["XX002"]),  # the safe one
        (("令导", "领导", "XX001", "error"), ("令导", "领导", "XX002", "warning", "safe"), ["XX001"]),
        (("党的令导", "党的领导", "XX001"), ("令导", "领导", "XX002", "error"), ["XX002"]),  # the same change
        (("党的令导", "党的领导", "XX001"), ("令导", "领导", "XX002"), ["XX001"]),
        (("党的令导", "党的指引", "XX001"), ("令导", "领导", "XX002", "error"), ["XX001", "XX002"]),  # it changes more
        (("令", "号", "XX001"), ("令导", "指引", "XX002", "error"), ["XX002"]),  # within an error
        (("令", "号", "XX001"), ("令导", "指引", "XX002"), ["XX001", "XX002"]),  # a warning drops none but the same
        (("令", "号", "XX001", "error"), ("令导", "指引", "XX002", "error"), ["XX001", "XX002"]),
        (("党的", "党", "XX001"), ("令导", "领导", "XX002", "error"), ["XX001", "XX002"]),
        (("令导", "令，导", "XX001"), ("令导", "指引", "XX002", "error"), ["XX002"]),
        (("的令", "的，令", "XX001"), ("令导", "指引", "XX002", "error"), ["XX001", "XX002"]),  # before it
    ],
)
def test_one_slip_is_reported_once(one: tuple[str, ...], other: tuple[str, ...], expected: list[str]) -> None:
    assert kept("党的令导", swap(*one), swap(*other)) == expected
    assert kept("党的令导", swap(*other), swap(*one)) == expected


def test_what_offers_no_edit_is_never_dropped() -> None:
    plain = rule("pattern", {"any": ["令导"]}, code="XX001", severity="info")
    assert kept("党的令导", plain, swap("令导", "领导", "XX002", "error")) == ["XX001", "XX002"]


def test_the_same_slip_elsewhere_is_not_dropped() -> None:
    assert kept("令导，党的令导", swap("党的令导", "党的领导", "XX001"), swap("令导", "领导", "XX002", "error")) == [
        "XX002", "XX002",
    ]  # fmt: skip
    assert kept("令导，令", swap("令", "号", "XX001"), swap("令导", "指引", "XX002", "error")) == ["XX002", "XX001"]


def test_a_finding_of_several_edits_is_dropped_only_where_all_are() -> None:
    nested = rule("pairs", {"pairs": ["“”"], "report": "nested"}, code="XX001", severity="warning")
    marks = rule("pattern", {"any": ["甲(?P<at>“)"], "replace": "‘"}, code="XX002")
    assert kept("“甲“乙”丙”", nested, marks) == ["XX002", "XX001"]
    both = rule("pattern", {"any": ["甲(?P<at>“乙”)"], "replace": "‘乙’"}, code="XX002")
    assert kept("“甲“乙”丙”", nested, both) == ["XX002"]


def test_within_one_rule_the_longest_word_wins() -> None:
    loaded = rule("replace", {"table": {"甲": "x", "甲-乙": "y", "乙-丙": "z"}})
    assert found(doc("甲-乙-丙，甲"), loaded) == [("XX001", "甲-乙"), ("XX001", "甲")]


def test_places_count_code_points() -> None:
    document = doc("😀e\u0301\U0002f8b0甲\r\n甲")
    (first, second) = Engine([typo("甲")], []).check(document)
    assert [(v.start, v.end) for v in (first, second)] == [(4, 5), (7, 8)]


def test_words_and_expressions_in_one_run_are_in_the_order_of_the_text() -> None:
    pattern = rule("pattern", {"any": ["无", "丁", "丙"]}, code="XX000")
    pairs = rule("pairs", {"pairs": ["“”"]}, code="XX003")
    heading = rule("duplicate", {"unit": "heading", "min_chars": 2}, code="XX004")
    document = doc("丁丙甲“\n一、加强学习\n一、加强学习")
    assert found(document, typo("甲", "XX002"), pattern, pairs, heading) == [
        ("XX000", "丁"), ("XX000", "丙"), ("XX002", "甲"), ("XX003", "“"), ("XX004", "加强学习"),
    ]  # fmt: skip


def test_no_rules_find_nothing() -> None:
    assert found(doc("甲")) == []


@pytest.mark.parametrize(("formats", "plain", "markdown"), [([], 1, 1), (["text"], 1, 0), (["markdown"], 0, 1)])
def test_formats(formats: list[str], plain: int, markdown: int) -> None:
    loaded = typo("甲", formats=formats)
    assert (len(found(doc("甲"), loaded)), len(found(md("甲"), loaded))) == (plain, markdown)


@pytest.mark.parametrize(("stages", "draft", "final"), [([], 1, 1), (["draft"], 1, 0), (["final"], 0, 1)])
def test_stages(stages: list[str], draft: int, final: int) -> None:
    loaded = typo("甲", stages=stages)
    assert (len(found(doc("甲"), loaded)), len(found(doc("甲"), loaded, stage="final"))) == (draft, final)


@pytest.mark.parametrize(
    ("fields", "report", "summary", "none"),
    [
        ({}, 1, 1, 1),
        ({"genres": ["report"]}, 1, 0, 0),
        ({"not_genres": ["report"]}, 0, 1, 1),
        ({"genres": ["report", "summary"], "not_genres": ["report"]}, 0, 1, 0),
    ],
)
def test_genres(fields: dict[str, Any], report: int, summary: int, none: int) -> None:
    texts = ["情况报告\n坚持甲。", "工作总结\n坚持甲。", "关于甲的几点\n坚持学习。"]
    assert [len(found(doc(text), typo("甲", **fields))) for text in texts] == [report, summary, none]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("情况报告\n坚持学习。", "report"),
        ("现将情况报告如下，请审阅。", "report"),
        ("工作纪要\n现将情况报告如下。", None),
        ("坚持学习。", None),
        ("", None),
    ],
)
def test_detect(text: str, genre: str | None) -> None:
    detected = detect(doc(text), [REPORT, SUMMARY])
    assert (detected.id if detected else None) == genre


def test_a_genre_that_is_given_beats_the_title() -> None:
    loaded = typo("甲", genres=["report"])
    document = doc("工作总结\n坚持甲。")
    assert found(document, loaded, genre="report") == [("XX001", "甲")]


@pytest.mark.parametrize(
    ("valid", "years"),
    [
        ({"from": "2021-11-11"}, [2022, 2023]),
        ({"from": "2021-01-01"}, [2021, 2022, 2023]),
        ({"until": "2021-12-31"}, [2020, 2021]),
        ({"until": "2021-11-11"}, [2020]),
        ({"from": "2021-01-01", "until": "2022-12-31"}, [2021, 2022]),
    ],
)
def test_valid(valid: dict[str, str], years: list[int]) -> None:
    texts = {year: f"{year}年总结\n坚持甲。" for year in (2020, 2021, 2022, 2023)}
    assert [year for year, text in texts.items() if found(doc(text), typo("甲", valid=valid))] == years


def test_a_rule_that_lives_in_time_needs_a_year() -> None:
    assert found(doc("总结\n坚持甲。"), typo("甲", valid={"from": "2000-01-01"})) == []


def test_masked_text_is_not_searched() -> None:
    document = md("坚持`甲丁`甲，丁。")
    assert found(document, typo("甲"), rule("pattern", {"any": ["丁"]}, code="XX002")) == [
        ("XX001", "甲"),
        ("XX002", "丁"),
    ]


def test_an_engine_checks_many_documents() -> None:
    engine = Engine([typo("甲")], [])
    assert [len(engine.check(doc(text))) for text in ("甲", "乙", "甲甲")] == [1, 0, 2]


def test_a_rule_that_does_not_run_hides_no_other() -> None:
    engine = Engine([typo("甲"), typo("甲", "XX002", name="other")], [])
    both = {without: [v.rule.code for v in engine.check(doc("甲"), without=without)] for without in ((), ("XX001",))}
    assert both == {(): ["XX001"], ("XX001",): ["XX002"]}
    assert engine.check(doc("甲"), without=("test", "other")) == []


@given(st.text("集体学习休会议、，。\U0002000b", max_size=60))
def test_the_first_short_text_is_scanned_like_any_other(text: str) -> None:
    rules = [typo("集休"), typo("休会", "XX002"), typo("休会议", "XX003"), typo("学", "XX004")]
    document = doc(text)
    first, later = Engine(rules, []), Engine(rules, [])
    later.check(doc("别的"))
    expected = [(v.rule.code, v.start, v.end) for v in later.check(document)]
    assert [(v.rule.code, v.start, v.end) for v in first.check(document)] == expected
