"""sums: quantities of one sentence that do not make up what another one says."""

from __future__ import annotations

import pytest

from tests.kinds.told import told


@pytest.mark.parametrize(
    ("report", "text", "expected"),
    [
        ("afterwards", "第一季度3.2亿元，第二季度2.9亿元，合计5.1亿元。", [("5.1亿", "6.1亿")]),
        ("afterwards", "一季度完成投资12亿元，二季度完成15亿元，上半年累计完成30亿元。", [("30亿", "27亿")]),
        ("afterwards", "召开大会4次、支委会12次、小组会24次，共计40次。", []),
        ("afterwards", "召开大会4次、支委会12次，共计40余次。", []),
        ("afterwards", "甲1.26亿元，乙1.26亿元，合计2.5亿元。", []),  # rounded
        # what is so long is a list
        ("afterwards", "甲组，" * 600 + "第一季度3.2亿元，第二季度2.9亿元，合计5.1亿元。", [("5.1亿", "6.1亿")]),
        ("afterwards", "甲组，" * 700 + "第一季度3.2亿元，第二季度2.9亿元，合计5.1亿元。", []),
        ("remainder", "排查73个，已整改69个，剩余5个。", [("5", "4")]),
        ("remainder", "收到来信86件，已办结81件，尚有6件正在办理。", [("6", "5")]),
        ("remainder", "排查73个，已整改69个，剩余4个。", []),
        ("remainder", "排查73个，新增9个，剩余4个。", []),
        ("partition", "党员46名，其中男31名、女18名。", [("46名，其中男31名、女18名", "49")]),
        ("partition", "经费18万元，其中搭建6万元、其他费用2万元。", [("18万元，其中搭建6万元、其他费用2万元", "8万")]),
        ("partition", "党员46名，其中女18名、35岁以下40名。", []),
        ("partition", "党员46名，其中男31名、女15名。", []),
        ("product", "慰问24户，每户1000元，共计24万元。", [("24万", "2.4万")]),
        ("product", "慰问36人，每人发放慰问金800元，合计发放28800元。", []),
        ("product", "慰问24户，每户1000元，每村补助5000元，共计9万元。", []),
        ("among", "15个乡镇中，有18个建成。", [("18", "15")]),
        ("among", "120个行政村中，已建成标准化场所的有126个。", [("126", "120")]),
        ("among", "15个乡镇中，有18名党员。", []),
    ],
)
def test_sums(report: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "sums", report) == expected
