"""placeholder: every run of marks has one form, and what only looks like one has none."""

from __future__ import annotations

import pytest

from lint.kinds import kind
from tests.support import doc, md, spans

FORMS = {form: name for name in ("placeholder", "blanks") for form in kind(name).reports or ()}


def forms(text: str, markdown: bool = False) -> list[tuple[str, str]]:
    """Every placeholder of a text with its form."""
    document = md(text) if markdown else doc(text)
    return [(form, found) for form, kind in FORMS.items() for found in spans(document, kind, {"form": form})]


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("集中学习**次。", "number", "**次"),
        ("集中学习*余次。", "number", "*余次"),
        ("参加××人。", "number", "××人"),
        ("投入**万元。", "number", "**万元"),
        ("20XX年以来，", "number", "20XX年"),
        ("走访×户，", "number", "×户"),
        ("整改率达到**%。", "number", "**%"),
        ("学习《**》，", "title", "《**》"),
        ("学习《××》，", "title", "《××》"),
        ("学习《***制度》，", "title", "《***"),
        ("到**县调研。", "name", "**县"),
        ("在*党支部，", "name", "*党支部"),
        ("××局召开，", "name", "××局"),
        ("**同志主持，", "name", "**同志"),
        ("发展党员**7人，", "partial", "**7"),
        ("发展党员7**名，", "partial", "7**"),
        ("结合实际制定**，", "text", "**"),
        ("深入开展“**”。", "text", "**"),
        ("依托XXX、", "text", "XXX"),
        ("XXX位于县城东部", "text", "XXX"),
        ("共____次。", "blank", "____"),
        ("姓名：＿，", "blank", "＿"),
        ("地点﹍﹍。", "blank", "﹍﹍"),
        ("由【待填】负责。", "prompt", "【待填】"),
        ("由（请填写单位名称）负责。", "prompt", "（请填写单位名称）"),
        ("由[姓名]负责。", "prompt", "[姓名]"),
        ("由【 】负责。", "prompt", "【 】"),
        ("落款：年 月 日", "date", "年 月 日"),
        ("2023年 月 日", "date", "2023年 月 日"),
        ("2023年5月 日", "date", "2023年5月 日"),
        ("数据TODO。", "marker", "TODO"),
        ("单位{{name}}。", "marker", "{{name}}"),
        ("单位${name}。", "marker", "${name}"),
        ("到○○县，", "ring", "○○"),
        ("在□□局，", "ring", "□□"),
        ("于〇〇月12日，", "ring", "〇〇"),
        ("开展N次，", "letter", "N次"),
        ("增长X.X%，", "letter", "X.X"),
        ("\n姓名：    性别：男", "field", "姓名："),
    ],
)
def test_forms(text: str, form: str, found: str) -> None:
    assert forms("一年来，" + text) == [(form, found)]


@pytest.mark.parametrize(
    "text",
    [
        "展板尺寸5×5米",
        "规格2 × 10厘米",
        "3*4的方阵",
        "3x2规格",
        "A×B型",
        "做X光检查",
        "XX染色体",
        "X轴和Y轴",
        "EXXON公司",
        "excel表格",
        "* 注：以下数据截至年底",
        "\u3000* 注",
        "x^2+y=5",
        "二〇〇〇年",
        "□是□否",
        "字段user_id",
        "（待定）",
        "【通知】请各单位按时参加",
        "全年每月每日坚持",
        "2023年12月5日",
        "今年、本月、今日",
        "TODOLIST",
        "f(x)={x}",
    ],
)
def test_what_is_none(text: str) -> None:
    assert forms("一年来。\n" + text) == []


def test_several_in_a_row() -> None:
    assert forms("参加*次、**人，于2023年*月*日到**县**镇，")[:4] == [
        ("number", "*次"), ("number", "**人"), ("number", "*月"), ("number", "*日"),
    ]  # fmt: skip
    assert spans("到**县**镇，", "placeholder", {"form": "name"}) == ["**县", "**镇"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议强调**集体**学习，", []),
        ("* 坚持学习\n* 改进作风", []),
        ("坚持学习\n\n***\n\n改进作风", []),
        ("在**县**局，", [("name", "**县"), ("name", "**局")]),
        ("到**县**，", [("name", "**县"), ("text", "**")]),
        ("学习\\*\\*次。", [("number", "*次")]),
        ("运行`**次`。", []),
        ("| 次数 | **次 |\n|---|---|\n| 人数 | *人 |", [("number", "**次"), ("number", "*人")]),
    ],
)
def test_markdown(text: str, found: list[tuple[str, str]]) -> None:
    assert forms(text, markdown=True) == found
