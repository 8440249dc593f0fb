"""dates: dates that cannot be, and years that do not fit the document."""

from __future__ import annotations

import pytest

from tests.support import check


def found(text: str, report: str) -> list[str]:
    return [str(v.finding.values["found"]) for v in check(text, "dates", {"report": report})]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2023年2月29日", ["2月29日"]),
        ("2024年2月29日", []),
        ("2月29日", []),  # of which year, nobody knows
        ("2月30日", ["2月30日"]),
        ("4月31日、6月31号", ["4月31日", "6月31号"]),
        ("13月底前", []),  # not a date
        ("13月1日", ["13月"]),
        ("0月5日", ["0月"]),
        ("5月0日", ["5月0日"]),
        ("第五季度、第5季度", ["第五季度", "第5季度"]),
        ("第四季度、四季度", []),
        ("共13个月，36月龄", []),
        ("12月31日", []),
    ],
)
def test_impossible(text: str, wrong: list[str]) -> None:
    assert found(text, "impossible") == wrong


def test_the_last_day_is_told() -> None:
    (violation,) = check("2023年2月30日", "dates", {"report": "impossible"})
    assert violation.finding.values["expected"] == "28"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2023年12月20日（星期五）", "三"),
        ("2023年12月20日，周五", "三"),
        ("2023年12月20日星期三", ""),
        ("2023年12月24日（星期天）", ""),
        ("2023年2月30日（星期五）", ""),  # that is another fault
        ("12月20日（星期五）", ""),  # no year anywhere
        ("2023年大事记\n12月20日（星期五）召开会议。", ""),  # 2024
        ("2023年大事记\n12月20日（星期六）召开会议。", "三"),
        ("12月20日周边", ""),
    ],
)
def test_weekday(text: str, right: str) -> None:
    told = [str(v.finding.values["expected"]) for v in check(text, "dates", {"report": "weekday"})]
    assert told == ([right] if right else [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2023年度党建工作总结\n2022年，局党支部加强学习。", ["2022年"]),
        ("2023年度党建工作总结\n2023年，局党支部加强学习。", []),
        ("2023年度党建工作总结\n2022年以来，局党支部加强学习。", []),
        ("2023年党建工作要点\n2022年，局党支部加强学习。", []),
        ("2023年工作总结和2024年工作打算\n2024年，局党支部加强学习。", []),
        ("2023年度党建工作总结\n今年（2022年），局党支部加强学习。", ["2022年"]),
        ("2023年度党建工作总结\n明年（2024年），局党支部加强学习。", []),
        ("2023年度党建工作总结\n明年（2023年），局党支部加强学习。", ["2023年"]),
        ("党建工作总结\n2022年，局党支部加强学习。", []),
    ],
)
def test_year(text: str, wrong: list[str]) -> None:
    assert found(text, "year") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2023年12月至2023年3月", ["2023年12月至2023年3月"]),
        ("2023年3月5日—2023年3月1日", ["2023年3月5日—2023年3月1日"]),
        ("2025年—2021年", ["2025年—2021年"]),
        ("2022年12月至2023年3月", []),
        ("2023年3月至2023年3月", []),
        ("2023年12月至2023年", []),
    ],
)
def test_backwards(text: str, wrong: list[str]) -> None:
    assert found(text, "backwards") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("柳湾桥建成于1994年，已运行40年。", ["1994年，已运行40年"]),
        ("2012年购置的3台水泵已使用21年。", ["2012年购置的3台水泵已使用21年"]),
        ("2012年购置的3台水泵已使用十二年。", []),
        ("2012年购置的3台水泵已使用11年。", []),  # one year more or less
        ("2012年购置的3台水泵已使用20多年。", []),
    ],
)
def test_since(text: str, wrong: list[str]) -> None:
    assert found(f"情况报告\n县人民政府：\n{text}\n水管站\n2024年5月6日", "since") == wrong
    assert found(text, "since") == []  # of which year, nobody knows
