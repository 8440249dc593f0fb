"""names: official names between marks, and set phrases in running text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import check, spans

DOCUMENTS: dict[str, Any] = {
    "known": [
        "中国共产党支部工作条例（试行）",
        "中国共产党党组工作条例",
        "中国共产党组织工作条例",
        "中国共产党廉洁自律准则",
    ],
    "short": ["中国共产党党组工作条例（试行）"],
}
QUOTED: dict[str, Any] = {"known": ["三会一课", "两学一做", "不忘初心、牢记使命"], "marks": "“”"}
PHRASES: dict[str, Any] = {
    "known": [
        "全面从严治党",
        "中国特色社会主义",
        "中国特色社会主义道路",
        "构建人类命运共同体",
        "党和国家工作大局",
        "以人民为中心的发展思想",
    ],
    "short": ["党和国家工作全局"],
    "marks": "",
}


def found(text: str, options: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (text[v.start : v.end], str(v.finding.values["fix"])) for v in check(text, "names", {"distance": 3, **options})
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学《中国共产党支部工作条例》。", [("中国共产党支部工作条例", "中国共产党支部工作条例（试行）")]),
        ("学《中国共产党廉洁自律条例》。", [("中国共产党廉洁自律条例", "中国共产党廉洁自律准则")]),
        ("学《中国共产党支部工作条例(试行)》《中国共产党党组工作条例（试行）》。", []),
        ("学《中国共产党廉洁自律准则（2015年印发）》。", []),
        ("学《青石县水利局党组工作规则》《廉洁自律准则》。", []),
        ("学《中国共产党组工作条例》。", [("中国共产党组工作条例", "中国共产党党组工作条例")]),
    ],
)
def test_between_book_title_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, DOCUMENTS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实“三会一刻”，开展“两学一作”学习教育。", [("三会一刻", "三会一课"), ("两学一作", "两学一做")]),
        ("“不忘初心牢记使命”主题教育", [("不忘初心牢记使命", "不忘初心、牢记使命")]),
        ("落实“三会一课”，形成“三会三课”“四会一评”，三会一刻。", [("三会三课", "三会一课")]),
        ("《三会一刻》", []),
    ],
)
def test_between_quotation_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, QUOTED) == expected


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("全面从言治党", "全面从严治党"),  # another
        ("全面从严从治党", "全面从严治党"),  # one more
        ("中国特社会主义", "中国特色社会主义"),  # one less
        ("全从面严治党", "全面从严治党"),  # two swapped
        ("中国特设社会主义道路", "中国特色社会主义道路"),  # the longest
        ("以人民为中心的发展思相", "以人民为中心的发展思想"),  # the last of a long name
    ],
)
@pytest.mark.parametrize("template", ["{}", "坚持{}，", "“{}”方略"])
def test_in_running_text(written: str, right: str, template: str) -> None:
    assert found(template.format(written), PHRASES) == [(written, right)]


@pytest.mark.parametrize(
    "text",
    [
        "坚持全面从严治党，走中国特色社会主义道路。",
        "全面从严治军",  # the last of a short one makes another name
        "建立健全深化改革机制，构建人类命运共同的未来",
        "党和国家工作全局",
        "中国特色的社会主义，以人民为中心发展思想",
        "全面**治党，全面从 治党，全面从\n治党",
        "全面从严",
        "治党",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert found(text, PHRASES) == []


@given(st.lists(st.sampled_from([*PHRASES["known"], *"全面从严治党中国特色社会主义的，"]), max_size=12).map("".join))
def test_never_reports_a_whole_name_or_out_of_bounds(text: str) -> None:
    for written, right in found(text, PHRASES):
        assert written and written != right and written not in PHRASES["known"]


def test_another_subject_is_another_document() -> None:
    options = {"known": ["中国共产党巡视工作条例", "中国共产党发展党员工作细则"], "distance": 3}
    assert spans("《中国共产党社会工作条例》", "names", options) == []
    assert spans("《中国共产党发展党员工作条例》", "names", options) == ["中国共产党发展党员工作条例"]
    assert spans("《中国共产党巡察工作条例》", "names", options) == ["中国共产党巡察工作条例"]


def test_a_mark_at_the_end_of_a_quotation_is_no_part_of_the_name() -> None:
    assert spans("“打铁必须自身硬。”", "names", {"known": ["打铁必须自身硬"], "marks": "“”", "distance": 1}) == []


def test_a_name_whose_words_changed_places_and_one_of_a_place() -> None:
    options = {"known": ["保障农民工工资支付条例", "城市市容和环境卫生管理条例"]}
    assert found("《农民工工资支付保障条例》", options) == [("农民工工资支付保障条例", "保障农民工工资支付条例")]
    assert found("《青石省城市市容和环境卫生管理条例》", options) == []


def test_words_of_any_subject_are_a_slip_and_laws_of_another_subject_are_not() -> None:
    options = {"known": ["人工影响天气管理条例", "中华人民共和国车船税法实施条例"], "distance": 2}
    assert spans("依照《人工影响天气工作条例》作业。", "names", options) == ["人工影响天气工作条例"]
    assert spans("依照《中华人民共和国增值税法实施条例》缴税。", "names", options) == []
    assert spans("依照《中华人民共和国车船法实施条例》缴税。", "names", options) == ["中华人民共和国车船法实施条例"]
