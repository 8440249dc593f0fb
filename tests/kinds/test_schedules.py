"""schedules: dates of one plan or notice that cannot all be kept."""

from __future__ import annotations

import pytest

from tests.kinds.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4月7日至13日为自查阶段，4月12日至20日为抽查阶段。", [("4月12日", "13日")]),
        ("4月7日至13日为自查阶段，4月14日至20日为抽查阶段。", []),
        ("4月7日至13日为自查阶段，4月13日至20日为抽查阶段。", []),
        (
            "方案\n（一）摸底阶段（5月1日至5月31日）。登记。\n（二）整治阶段（6月1日至10月30日）。检定。\n"
            "（三）提升阶段（10月1日至10月31日）。总结。",
            [("10月30日", "10月1日")],
        ),
        ("方案\n（一）动员阶段（3月至4月）。学习。\n（二）实施阶段（4月至10月）。推进。", []),
        ("方案\n（一）动员阶段（3月至5月）。学习。\n（二）实施阶段（4月至10月）。推进。", [("4月", "5月")]),
        (
            "分三个阶段：4月1日至30日为准备阶段，5月6日至4月20日为运输阶段，6月21日至7月10日为上架阶段。",
            [("4月20日", "5月6日")],
        ),
        (
            "方案\n（一）实施阶段（2025年1月至12月）。推进。\n（二）总结阶段（2025年1月）。总结。",
            [("2025年1月", "12月")],
        ),
        ("方案\n（一）实施阶段（1月至12月）。推进。\n（二）总结阶段（1月）。总结。", []),  # of the next year
        ("方案\n（一）实施阶段（3月至10月）。推进。\n（二）总结阶段（11月底前）。总结。", []),
        ("采暖分两个阶段：10月15日至11月15日为试供阶段，11月16日至3月15日为供暖阶段。", []),
        ("时间从3月1日至6月30日，分两个阶段。第一阶段（3月1日至3月31日），第二阶段（4月1日至6月30日）。", []),
        (
            "时间从3月1日至6月30日，分为第一阶段（3月1日至3月31日），第二阶段（4月1日至7月15日）。",
            [("7月15日", "6月30日")],
        ),
    ],
)
def test_phases_follow_each_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "schedules", "phases") == expected


NOTICE = "关于召开安全会议的通知\n各科室：\n{}\n青石县水利局\n2025年5月10日"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("定于2025年5月8日召开安全会议。", ["2025年5月8日"]),
        ("定于5月18日召开安全会议。", []),
        ("请各科室于5月7日前报送名单。", ["5月7日"]),
        ("会议时间：5月9日上午9时。", ["5月9日"]),
        ("请各科室于1月10日前报送总结。", []),  # of the next year
    ],
)
def test_a_notice_goes_before_what_it_calls_for(text: str, expected: list[str]) -> None:
    found = [place for place, _ in told(NOTICE.format(text), "schedules", "notice")]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农户于6月20日前提出申请，村委会于6月12日前完成初审。", [("6月12日", "6月20日")]),
        ("农户于6月20日前提出申请，村委会于6月25日前完成初审，镇里于6月22日前公示。", [("6月22日", "6月25日")]),
        ("农户于6月20日前提出申请，村委会于6月25日前完成初审。", []),
        ("6月20日前报送总结，6月12日前完成自查。", []),  # of no order
        ("12月20日前申报，1月5日前完成评审。", []),  # of the next year
    ],
)
def test_deadlines(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "schedules", "deadlines") == expected
