"""numbering: numbers out of order, in two styles, alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, doc, md


def found(text: str, of: str, report: str, **options: Any) -> list[tuple[str, str]]:
    """What is reported, with what would be right."""
    violations = check(doc(text), "numbering", {"of": of, "report": report, **options})
    return [(str(v.finding.values["found"]), str(v.finding.values["expected"])) for v in violations]


def headings(*labels: str) -> str:
    return "\n".join(f"{label}加强学习" for label in labels)


@pytest.mark.parametrize(
    ("labels", "problems"),
    [
        (["一、", "二、", "三、"], []),
        (["一、", "三、"], [("三、", "二、")]),
        (["一、", "二、", "二、", "三、"], [("二、", "三、")]),
        (["一、", "三、", "二、"], [("三、", "二、"), ("二、", "四、")]),
        (["十、", "十一、", "十三、"], [("十三、", "十二、")]),
        (["一、", "（一）", "（二）", "二、", "（一）", "（三）"], [("（三）", "（二）")]),
        (["一、", "（一）", "1.", "（1）", "（2）", "2.", "（1）", "（二）", "1."], []),
        (["1.", "2.", "4."], [("4.", "3.")]),
        (["（1）", "（3）"], [("（3）", "（2）")]),
        (["①", "②", "④"], [("④", "③")]),
        (["1.", "2.", "1.", "2."], []),
        (["一、", "二、", "一、", "二、"], []),
        (["一、", "一、"], [("一、", "二、")]),
        (["第一章 ", "一、", "二、", "第二章 ", "一、"], []),
        (["一、", "1．", "2．", "二、", "3．", "4．"], []),
        (["一、", "1．", "2．", "3．", "二、", "5．", "5．", "6．"], [("5．", "4．")]),
        (["一、", "1．", "2．", "3．", "二、", "1．", "2．"], []),
    ],
)
def test_order_of_headings(labels: list[str], problems: list[tuple[str, str]]) -> None:
    assert found(headings(*labels), "headings", "order") == problems


@pytest.mark.parametrize(
    ("line", "found_there"),
    [("6.2025水文论坛举行；", []), ("\u3000\u30006.1至7月出口增长", []), ("8.2025水文论坛举行；", [("7.", "6.")])],
)
def test_a_number_that_was_read_as_part_of_another(line: str, found_there: list[tuple[str, str]]) -> None:
    assert found(f"5.秋粮生产\n{line}\n7.进出口", "headings", "order") == found_there


def test_the_previous_number_is_linked() -> None:
    (violation,) = check(doc(headings("一、", "三、")), "numbering", {"of": "headings"})
    assert violation.finding.values["previous"] == "一、"
    assert [(r.start, r.end, r.note) for r in violation.finding.related] == [(0, 2, "previous")]


def test_only_some_levels() -> None:
    text = headings("一、", "（一）", "（三）", "三、", "1.", "3.")
    assert found(text, "headings", "order", levels=[1]) == [("三、", "二、")]
    assert found(text, "headings", "order", levels=[2, 3]) == [("（三）", "（二）"), ("3.", "2.")]


@pytest.mark.parametrize(
    ("labels", "problems"),
    [
        (["二、", "三、"], []),
        (["一、", "1.", "二、", "（二）", "（三）"], [("（二）", "（一）")]),
        (["一、", "（二）"], [("（二）", "（一）")]),
        (["一、", "（一）"], []),
    ],
)
def test_start_of_headings(labels: list[str], problems: list[tuple[str, str]]) -> None:
    assert found(headings(*labels), "headings", "start") == problems


@pytest.mark.parametrize(
    ("labels", "problems"),
    [
        (["（一）", "(二)", "（三）"], [("(二)", "（二）")]),
        (["1.", "2、"], [("2、", "2.")]),
        (["一、", "二."], [("二.", "二、")]),
        (["一、", "（一）", "1.", "（1）"], []),
    ],
)
def test_style_of_headings(labels: list[str], problems: list[tuple[str, str]]) -> None:
    assert found(headings(*labels), "headings", "style") == problems


def test_a_markdown_heading_without_a_number_starts_anew() -> None:
    text = "# 总结\n\n## 甲\n\n1. 学习\n2. 作风\n\n## 乙\n\n1. 学习\n2. 作风\n"
    assert check(md(text), "numbering", {"of": "headings"}) == []
    assert check(md(text), "numbering", {"of": "headings", "report": "start"}) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("一是学。二是做。三是改。", []),
        ("一是学。二是做。四是改。", [("四是", "三是")]),
        ("一是学，二是做，二是改。", [("二是", "三是")]),
        ("第一，学。第三，做。", [("第三", "第二")]),
        ("其一，学。其三，做。", [("其三", "其二")]),
        ("首先，学。再次，做。", [("再次", "其次")]),
        ("首先，学。其次，做。最后，改。", []),
        ("一是学。首先，读原文。其次，谈体会。二是做。三是改。", []),
        ("一是学：一是读，二是写。二是做。三是改。", []),
        ("一是学。二是做。\n一是改。二是查。", []),
        ("一是学。\n二是做。\n四是改。", [("四是", "三是")]),
        ("一是学。二是做。统一是前提。第一书记到位。三是改。", []),
        ("一要学。三要做。", [("三要", "二要")]),
    ],
)
def test_order_of_points(text: str, problems: list[tuple[str, str]]) -> None:
    assert found("工作如下。\n" + text, "points", "order") == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("一是学，联系实际。", [("一是", "一是")]),
        ("一是学，二是做。", []),
        ("一是学：一是读。二是做。", [("一是", "一是")]),
        ("第一，学。", []),
        ("一是学。\n二、作风\n二是做。", [("一是", "一是")]),
        ("一是学。\n二是做。", []),
    ],
)
def test_points_alone(text: str, problems: list[tuple[str, str]]) -> None:
    assert found("工作如下。\n" + text, "points", "alone") == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("一是学。第二，做。第三，改。", [("第二", "二是")]),
        ("一是学。其二，做。", [("其二", "二是")]),
        ("第一，学。其次，做。", [("其次", "第二")]),
        ("一是学。二是做。", []),
        ("一是学。第一，读。第二，写。二是做。", []),
    ],
)
def test_style_of_points(text: str, problems: list[tuple[str, str]]) -> None:
    assert found("工作如下。\n" + text, "points", "style") == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [("二是做。三是改。", [("二是", "一是")]), ("一是学。二是做。", []), ("第二，做。", [])],
)
def test_start_of_points(text: str, problems: list[tuple[str, str]]) -> None:
    assert found("工作如下。\n" + text, "points", "start") == problems


def test_a_text_that_begins_with_a_point_is_a_piece() -> None:
    assert found("二是抓作风，压实责任。三是抓落实。", "points", "start") == []
    assert found("一是学得不深。", "points", "alone") == []
    assert found("不足：一是学得不深。", "points", "alone") == [("一是", "一是")]
    assert found("一是学得不深。\n下一步，边学边改。", "points", "alone") == [("一是", "一是")]


def test_a_number_above_a_hundred_is_written_out() -> None:
    assert found(headings("100.", "102."), "headings", "order") == [("102.", "101.")]
