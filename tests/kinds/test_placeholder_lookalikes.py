"""placeholder: footnotes, rules, variables and addresses are none; a masked person is a name."""

from __future__ import annotations

import pytest

from tests.kinds.test_placeholder import forms


@pytest.mark.parametrize(
    "text",
    [
        "*注：数据截至年底。",
        "表中带*号的为必填。",
        "注：*为必填项。",
        "* * *",
        "***",
        "“XX+党建”模式",
        "“党建+X”模式",
        "“1+X个”体系",
        "设x个未知数",
        "微信号abc__123",
        "身份证号330***********1234",
        "5×8小时工作制",
        "经办人（签字）：＿＿＿＿　日期：＿＿＿＿",
        "入党时间：　　年　　月　　日　　转正时间：　　年　　月　　日",
        "“1+8+N个阵地”格局",
        "产值突破亿元，招引亿元以上项目，其余份额另定",
        "文件命名格式为“XX，XX班+姓名”",
        "二〇〇〇年",
    ],
)
def test_lookalikes(text: str) -> None:
    assert forms("一年来。\n" + text + "\n认真学习。") == []


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("张**、", "name", "**"),
        ("、李*、", "name", "*"),
        ("制定**，", "text", "**"),
        ("召开X次，", "number", "X次"),
        ("X同志发言", "name", "X同志"),
        ("共____2次", "blank", "____"),
    ],
)
def test_what_is_one(text: str, form: str, found: str) -> None:
    assert forms("一年来，" + text) == [(form, found)]
