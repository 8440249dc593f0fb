"""lives: years, ages and dates of one person that contradict each other, and those that only seem to."""

from __future__ import annotations

import pytest

from tests.support import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("老支书1938年出生，2023年已经75岁。", ["75"]),
        ("老支书1938年出生，2023年已经85岁。", []),
        ("老支书1938年10月生，2023年时84岁；虚岁八十六，2023年86岁。", []),
        ("他1985年出生，2024年组织60岁以上老人体检。", []),
    ],
)
def test_an_age_is_the_years_since_birth_or_one_more_or_less(text: str, found: list[str]) -> None:
    assert spans(text, "lives", {"report": "age"}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("从2016年4月进村到2024年4月离任，他守了整整六年。", ["六"]),
        ("我2017年8月参加工作，到2022年8月已在车间干了整整七年。", ["七"]),
        ("1985年6月出生，2005年7月参加工作，到2024年底已有29年工龄。", ["29"]),
        ("公司成立于2005年，至2025年已走过三十年历程。", ["三十"]),
        ("公司成立于2005年，至2025年已走过二十年历程。", []),
        ("2005年公司改制，到2025年已有30年历史。", []),
        ("从2016年4月进村到2024年4月离任，他守了整整八年。", []),
        ("2021年到2023年，他前后工作三年。", []),
        ("从2016年4月到2024年4月，他干了九个年头，工作了三十多年。", []),
    ],
)
def test_how_long_somebody_stayed_agrees_with_the_years(text: str, found: list[str]) -> None:
    assert spans(text, "lives", {"report": "tenure"}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他于2021年9月16日成为预备党员，预备期至2021年9月15日止。", ["2021年9月15日"]),
        ("预备期自2023年5月8日起至2024年5月7日止。", []),
        ("预备期自2023年5月8日至2024年11月7日。", ["2024年11月7日"]),
        ("预备期延长半年，自2023年5月8日至2024年11月7日。", []),
        ("2022年3月1日成为预备党员，2022年9月1日转为正式党员。", ["2022年9月1日"]),
        ("2022年3月1日成为预备党员，2023年4月10日转为正式党员。", []),
        ("1980年3月1日成为预备党员，1980年9月1日转为正式党员。", []),
        ("预备期自2023年2月30日至2024年2月29日。", []),
    ],
)
def test_probation_is_a_year(text: str, found: list[str]) -> None:
    assert spans(text, "lives", {"report": "probation"}) == found
