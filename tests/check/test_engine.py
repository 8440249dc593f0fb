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
        (("党的令导", "党的指引", "XX001"), ("令导", "领导", "XX002", "error"), ["XX002"]),  # it changes more
        (("令", "号", "XX001"), ("令导", "指引", "XX002", "error"), ["XX002"]),  # within an error
        (("令", "号", "XX001"), ("令导", "指引", "XX002"), ["XX001"]),  # as sure as each other: the lower code
        (("令", "号", "XX001", "error"), ("令导", "指引", "XX002", "error"), ["XX001"]),
        (("党的令", "党号", "XX001"), ("令导", "指引", "XX002", "error"), ["XX002"]),  # they overlap
        (("党的", "党", "XX001"), ("令导", "领导", "XX002", "error"), ["XX001", "XX002"]),
        (("令导", "令，导", "XX001"), ("令导", "指引", "XX002", "error"), ["XX002"]),
        (("的令", "的，令", "XX001"), ("令导", "指引", "XX002", "error"), ["XX001", "XX002"]),  # before it
    ],
)
def test_one_slip_is_reported_once(one: tuple[str, ...], other: tuple[str, ...], expected: list[str]) -> None:
    assert kept("党的令导", swap(*one), swap(*other)) == expected
    assert kept("党的令导", swap(*other), swap(*one)) == expected


@pytest.mark.parametrize(
    ("text", "one", "other", "expected"),
    [
        # 党党员: one takes away the first 党, the other the second.
        ("全体党党员", ("体党党", "体党", "XX001"), ("党党员", "党员", "XX002"), ["XX001"]),
        # 认真认履行: one takes away 认, the other adds 真.
        ("认真认履行", ("认真认", "认真", "XX001", "error"), ("认履行", "认真履行", "XX002"), ["XX001"]),
        # 村规约民: one turns two characters round, the other adds one before them.
        ("村规约民", ("约民", "民约", "XX001", "error"), ("规约", "规民约", "XX002"), ["XX001"]),
        # A character and the mark beside it are two slips, and so are two characters side by side.
        ("令导的,", ("令导的", "令导地", "XX001", "error"), ("的,", "的，", "XX002"), ["XX001", "XX002"]),
        ("虽然令导", ("令导", "领导", "XX001", "error"), ("虽然令", "虽然，令", "XX002"), ["XX002", "XX001"]),
        ("令到", ("令", "领", "XX001", "error"), ("令到", "令导", "XX002"), ["XX001", "XX002"]),
        # What is taken away whole may hold a slip of its own.
        (
            "村里有党的令导有灯",
            ("村里有党的令导有灯", "村灯", "XX001"),
            ("令导", "领导", "XX002", "error"),
            ["XX001", "XX002"],
        ),
    ],
)
def test_changes_that_cannot_both_be_made_are_of_one_slip(
    text: str, one: tuple[str, ...], other: tuple[str, ...], expected: list[str]
) -> None:
    assert kept(text, swap(*one), swap(*other)) == expected
    assert kept(text, swap(*other), swap(*one)) == expected


def plain(pattern: str, code: str, severity: str = "warning") -> Loaded:
    return rule("pattern", {"any": [pattern]}, code=code, severity=severity)


def test_words_of_which_a_surer_rule_knows_the_slip() -> None:
    change = swap("令导", "领导", "XX002", "error")
    assert kept("党的令导", plain("党的令导", "XX001"), change) == ["XX002"]
    assert kept("党的令导", plain("党的", "XX001"), change) == ["XX001", "XX002"]
    assert kept("坚持和加强党的令导不动摇", plain("坚持和加强党的令导", "XX001"), change) == ["XX001", "XX002"]


def test_two_rules_that_only_point_at_the_same_words() -> None:
    text = "走访不少于七十家以上"
    assert kept(text, plain("少于七十家以上", "XX001"), plain("不少于七十家以上", "XX002")) == ["XX001"]
    assert kept(text, plain("不少于七十家以上", "XX001"), plain("以上", "XX002")) == ["XX001", "XX002"]
    assert kept(text, plain("不少于", "XX001", "info"), plain("不少于", "XX002", "info")) == ["XX001", "XX002"]


def test_one_rule_may_speak_twice_of_the_same_words() -> None:
    assert kept("甲乙丙", rule("pattern", {"any": ["甲乙", "乙丙", "(?P<at>乙)丙"]}, code="XX001")).count("XX001") >= 1


def test_the_same_slip_elsewhere_is_not_dropped() -> None:
    assert kept("令导，党的令导", swap("党的令导", "党的领导", "XX001"), swap("令导", "领导", "XX002", "error")) == [
        "XX002", "XX002",
    ]  # fmt: skip
    assert kept("令导，令", swap("令", "号", "XX001"), swap("令导", "指引", "XX002", "error")) == ["XX002", "XX001"]


def test_a_finding_of_several_edits_is_dropped_only_where_all_are() -> None:
    nested = rule("pairs", {"pairs": ["“”"], "report": "nested"}, code="XX001", severity="warning")
    marks = rule("pattern", {"any": ["甲(?P<at>“)"], "replace": "‘"}, code="XX002")
    assert kept("“甲“乙”丙”", nested, marks) == ["XX002", "XX001"]  # the other end is still to be changed
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


def test_quotation_marks_within_quotation_marks_are_single_ones() -> None:
    loaded = rule("pattern", {"any": ["四个.*维护”?"]}, message="“{found}”不全，{found}", messages={"en": "“{found}”"})
    (violation,) = Engine([loaded], []).check(doc("坚定四个“意识”、两个“维护”"))
    assert violation.message("zh") == "“四个‘意识’、两个‘维护’”不全，四个‘意识’、两个‘维护’"
    assert violation.message("en") == "“四个‘意识’、两个‘维护’”"
    assert violation.finding.values["found"] == "四个“意识”、两个“维护”"
