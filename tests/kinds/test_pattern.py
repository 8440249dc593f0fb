"""pattern: what is reported, what is written instead."""

from __future__ import annotations

from typing import Any

import pytest

from lint.base.model import Edit
from lint.documents.regex import BadRegexError
from lint.documents.regex import check as check_regex
from tests.support import check, spans


def test_the_group_at_is_reported_else_the_whole() -> None:
    assert spans("压实责任,抓落实", "pattern", {"any": ["责任(?P<at>,)"]}) == [","]
    assert spans("压实责任,抓落实", "pattern", {"any": ["责任,"]}) == ["责任,"]


def test_a_group_that_took_no_part_gives_the_whole() -> None:
    assert spans("甲丙", "pattern", {"any": ["甲(?P<at>乙)?丙"]}) == ["甲丙"]


def test_an_empty_group_reports_nothing() -> None:
    assert spans("甲丙", "pattern", {"any": ["甲(?P<at>乙?)丙"]}) == []


@pytest.mark.parametrize(
    ("replace", "fix"),
    [
        ("采取{found}", "采取多类办法"),
        ("{what}各种", "办法各种"),
        ({"多类办法": "多样{what}"}, "多样办法"),
        ("{none}x", "x"),
    ],
)
def test_replace(replace: str | dict[str, str], fix: str) -> None:
    options = {"any": ["大力(?P<at>多类(?P<what>办法)(?P<none>甲)?)"], "replace": replace}
    (violation,) = check("大力多类办法。", "pattern", options)
    assert violation.finding.values["fix"] == fix
    assert violation.finding.edits == (Edit(2, 6, fix),)


def test_what_is_not_in_the_table_has_no_fix() -> None:
    options = {"any": ["甲[,;]"], "replace": {"甲,": "甲，"}}
    assert [v.finding.edits for v in check("甲,甲;", "pattern", options)] == [(Edit(0, 2, "甲，"),), ()]


def test_a_suggestion_is_shown_and_not_applied() -> None:
    (violation,) = check("大力多类办法。", "pattern", {"any": ["大力(?P<at>多类办法)"], "suggest": "采取{found}"})
    assert (violation.finding.values["fix"], violation.finding.edits) == ("采取多类办法", ())


def test_every_group_is_a_value() -> None:
    options = {"any": ["(?P<one>甲)", "(?P<two>乙)"]}
    assert [dict(v.finding.values) for v in check("乙甲", "pattern", options)] == [
        {"one": "", "two": "乙", "found": "乙", "fix": ""},
        {"one": "甲", "two": "", "found": "甲", "fix": ""},
    ]


def test_two_expressions_report_one_span_once() -> None:
    assert spans("甲乙丙", "pattern", {"any": ["甲(?P<at>乙)", "(?P<at>乙)丙", "甲乙"]}) == ["甲乙"]
    assert spans("甲乙丙", "pattern", {"any": ["甲(?P<at>乙)", "(?P<at>乙)丙"]}) == ["乙"]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"not_before": ["日期"]}, "截止日期"),
        ({"not_after": ["报名"]}, "报名截止"),
        ({"unless_within": ["名截止"]}, "报名截止"),
        ({"unless_clause": ["申报"]}, "申报到月底截止"),
        ({"skip_quoted": True}, "“到月底截止了”"),
    ],
)
def test_contexts(options: dict[str, Any], text: str) -> None:
    assert spans(text, "pattern", {"any": ["截止"], **options}) == []
    assert spans(text, "pattern", {"any": ["截止"]}) == ["截止"]


def test_places_behind_wide_characters() -> None:
    (violation,) = check("😀e\u0301\U0002f8b0甲,", "pattern", {"any": ["甲(?P<at>,)"]})
    assert (violation.start, violation.end) == (5, 6)


def test_line_borders() -> None:
    assert spans("甲\n甲", "pattern", {"any": ["(?m)^甲$"]}) == ["甲", "甲"]
    assert spans("甲\n乙", "pattern", {"any": ["甲[^乙]*乙"]}) == ["甲\n乙"]


def test_an_expression_names_a_list_of_words() -> None:
    options = {"any": ["{adverb}(?P<at>的){verb}{0,1}"], "lists": {"adverb": "逐步 有条不紊", "verb": "推进 落实"}}
    assert spans("有条不紊的推进，逐步的落实，逐步的", "pattern", options) == ["的", "的", "的"]


def test_an_unknown_list_is_reported_when_the_rule_is_read() -> None:
    from lint.kinds.pattern.options import Options, prepare

    options = Options(any=["{adverb}的"])
    prepare(options)
    with pytest.raises(BadRegexError):
        check_regex(options.any[0])
