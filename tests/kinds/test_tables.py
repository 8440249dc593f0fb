"""tables: rows and columns that contradict each other."""

from __future__ import annotations

import pytest

from tests.kinds.told import told

GRADES = "指标　分值\n组织建设　30分\n安全行车　30分\n服务质量　25分\n节能降耗　{}分\n合计　100分"
ROWS = "序号\t任务\n1\t甲\n2\t乙\n3\t丙\n{}\t丁"
CHANGE = (
    "| 指标 | 去年 | 今年 | 增量 |\n|---|---|---|---|\n| 党课 | 22 | 31 | 9 |\n"
    "| 义诊 | 40 | 56 | 16 |\n| 人次 | 620 | 875 | {} |"
)


@pytest.mark.parametrize(
    ("report", "text", "expected"),
    [
        ("sum", GRADES.format(10), [("100分", "95")]),
        ("sum", GRADES.format(15), []),
        ("rows", ROWS.format(5), [("5", "4")]),
        ("rows", ROWS.format(4), []),
        ("difference", CHANGE.format(225), [("225", "255")]),
        ("difference", CHANGE.format(255), []),
        ("difference", "甲　1　2　5\n乙　3　4　9\n丙　5　6　7", []),
    ],
)
def test_tables(report: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "tables", report) == expected
