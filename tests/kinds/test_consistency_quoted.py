"""consistency: quotations that differ in marks alone, and numbers inside longer ones."""

from __future__ import annotations

import pytest

from tests.support import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“对标先进 争创一流”活动，《“对标先进、争创一流”方案》", ["对标先进、争创一流"]),
        ("“建设**宜居城市”，“建设宜居城市”", ["建设宜居城市"]),
        ("“建设××宜居城市”，“建设××宜居城市”", []),
        ("“大家都要学习。”“大家都要学习！”", []),
        ("“走在前”，“走、在前”", []),
        ("“对标先进\n争创一流”，“对标先进争创一流”", []),
    ],
)
def test_quotations_that_differ_in_marks(text: str, found: list[str]) -> None:
    assert spans(text, "consistency", {"quoted": True, "major": 1}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("从3个方面查摆，从三个方面整改。", ["三个方面"]),
        ("从3个方面查摆，第三个方面是整改。", []),
        ("从13个方面查摆，从三个方面整改。", []),
        ("从1.3个方面，从三个方面。", []),
    ],
)
def test_a_number_inside_a_longer_one_does_not_count(text: str, found: list[str]) -> None:
    assert spans(text, "consistency", {"groups": [["3个方面", "三个方面"]], "major": 1}) == found
