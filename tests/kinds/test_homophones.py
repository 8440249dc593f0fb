"""homophones: a real word beside a neighbour of another word of its sound."""

from __future__ import annotations

import pytest

from tests.support import check, spans

OPTIONS = {
    "table": {"履行": "旅行 | ～职责 ～义务 严格～", "实施": "事实 时事 | ～方案"},
    "unless": {"旅行": "～合同 ～义务人"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要严格旅行主体责任。", ["旅行"]),
        ("认真旅行职责，认真旅行义务。", ["旅行", "旅行"]),
        ("按照事实方案推进工作。", ["事实"]),
        ("暑期安排职工旅行。", []),
        ("签订旅行合同。", []),
        ("严格的旅行计划。", []),
        ("要严格履行职责。", []),
    ],
)
def test_a_neighbour_gives_it_away(text: str, expected: list[str]) -> None:
    assert spans(text, "homophones", OPTIONS) == expected


def test_says_what_is_meant_and_why() -> None:
    (violation,) = check("认真旅行职责。", "homophones", OPTIONS)
    assert violation.finding.values == {"found": "旅行", "fix": "履行", "beside": "职责"}
    assert violation.finding.edits[0].content == "履行"


def test_a_longer_neighbour_excuses() -> None:
    assert spans("他是旅行义务人。", "homophones", OPTIONS) == []


def test_both_are_words_where_they_stand() -> None:
    options = {"table": {"口中": "口重 | ～新核定"}}
    assert spans("按常住人口重新核定。", "homophones", options) == []
