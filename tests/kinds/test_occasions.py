"""occasions: anniversaries and feast days."""

from __future__ import annotations

import pytest

from tests.kinds.told import told

MOVING = {"中秋节": {"2025": "10月6日", "2026": "9月25日"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年工作简报\n为庆祝建党105周年，", [("105周年", "104周年")]),
        ("2025年工作简报\n为庆祝建党一百零五周年，", [("一百零五周年", "104周年")]),
        ("2025年工作简报\n为庆祝建党104周年，", []),
        ("2025年工作简报\n2026年建党105周年之际，", []),
        ("2025年工作简报\n学习在庆祝建党95周年大会上的讲话，", []),
        ("为庆祝建党105周年，", []),
    ],
)
def test_anniversaries(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "occasions", "anniversary", founded={"建党": 1921}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月12日（妇女节）放假。", [("3月12日", "3月8日")]),
        ("妇女节（3月12日）放假。", [("3月12日", "3月8日")]),
        ("3月5日妇女节前夕，", []),
        ("2025年10月7日（中秋节）值班。", [("10月7日", "10月6日")]),
        ("2026年9月25日（中秋节）值班。", []),
        ("10月7日（中秋节）值班。", []),
        ("2040年10月7日（中秋节）值班。", []),
    ],
)
def test_feasts(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "occasions", "feast", fixed={"妇女节": "3月8日"}, moving=MOVING) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("即将召开的党的二十大将描绘蓝图。\n\n2022年10月29日", [("即将召开的", "2022-10-22")]),
        ("我们迎接党的二十大胜利召开。\n\n2022年11月3日", [("胜利召开", "2022-10-22")]),
        ("即将召开的党的二十大将描绘蓝图。\n\n2022年9月29日", []),
        ("即将召开的党的二十大将描绘蓝图。", []),
        ("党的二十大胜利召开，令人振奋。\n\n2022年10月29日", []),
    ],
)
def test_congresses_that_are_over(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(f"关于学习的体会\n\n{text}", "occasions", "congress", held={"党的二十大": "2022-10-22"}) == expected
