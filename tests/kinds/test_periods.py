"""periods: spans of time that contradict what the text says of them."""

from __future__ import annotations

import pytest

from tests.kinds.told import told


@pytest.mark.parametrize(
    ("report", "text", "expected"),
    [
        ("length", "任期两年，自2022年8月起至2023年8月止。", [("两", "1")]),
        ("length", "5月20日至22日，为期五天。", [("五", "3")]),
        ("length", "自2023年1月10日至2024年1月9日，为期一年。", []),
        ("length", "5月20日至29日，为期五天。", []),  # without the weekend
        ("length", "1月24日至3月3日，共计40天。", []),  # in a leap year
        ("length", "公示期为5个工作日（2024年5月6日至5月8日）。", [("5", "3")]),
        ("length", "公示期为5个工作日（2024年5月6日至5月12日）。", []),
        ("length", "自8月2日12时起至8月8日12时止，共7天。", [("7", "6")]),
        ("length", "停航自2024年9月3日零时至9月9日24时，共8天。", [("8", "7")]),
        ("length", "停航自2024年9月3日零时至9月9日24时，共7天。", []),
        ("length", "自8月2日8时起至8月8日18时止，共7天。", []),
        ("clock", "会议于上午9时开始，8时30分结束。", [("8时30分", "")]),
        ("clock", "会议于上午9时开始，下午3时结束。", []),
        ("clock", "会议于上午9时开始，3时结束。", []),  # by the clock of twelve hours
        ("clock", "晚上10时出发，次日6时返回。", []),
        ("plan", "“十四五”规划（2021—2026年）。", [("2021—2026年", "2021—2025年")]),
        ("plan", "2024年是“十四五”收官之年。", [("2024", "2025")]),
        ("plan", "“十四五”末的2026年，", [("2026", "2025")]),
        ("plan", "“十四五”以来，2021—2023年完成三项。", []),
        ("compare", "2023年接待180万人次，比2024年增长24%。", [("2024", "2022")]),
        ("compare", "2023年接待180万人次，比2019年增长24%。", []),
        ("life", "1985年6月出生，1988年7月参加工作。", [("1988", "")]),
        ("life", "1985年6月出生，2008年7月参加工作。", []),
        ("events", "5月20日开班、5月17日结业。", [("5月17日", "")]),
        ("events", "2023年11月20日立案、2024年5月17日结案。", []),
    ],
)
def test_periods(report: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "periods", report) == expected
