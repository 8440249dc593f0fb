"""What published writing uses: which places are worth a look, and which alerts are worth a word."""

from __future__ import annotations

from collections import defaultdict

import pytest

from lint.kinds.suspect.alert import Alert
from lint.kinds.suspect.detector import shipped
from lint.kinds.suspect.judging.spread import Spread, features
from lint.kinds.suspect.reading.usage import unusual, use
from lint.kinds.suspect.tables import data
from tests.support import spans

USED: dict[str, float] = defaultdict(float, {"加强学": 5.0, "强学习": 6.0, "学习教": 4.0, "习教育": 7.0, "加强": 8.0})


def alert(found: str, fix: str, at: int, score: float = 0.5) -> Alert:
    return Alert(at, at + 1, fix, found, found, score, "unknown")


def test_a_place_is_unusual_where_its_stretches_are_hardly_used() -> None:
    assert unusual("加强学习教育", USED) == [False] * 6
    assert unusual("加墙学习教育", USED) == [True, True, True, False, False, False]


def test_a_place_in_two_common_pairs_is_not_unusual() -> None:
    used: dict[str, float] = defaultdict(float, {"要学": 9.0, "学会": 9.0, "会好": 1.0})
    assert unusual("要学会好", used) == [False, False, True, True]


def test_what_may_be_meant_is_as_used_as_what_is_written() -> None:
    assert use("加强学习教育", 1, 2, USED) == 5.0 + 6.0
    assert use("加墙学习教育", 1, 2, USED) == 0.0
    assert use("加强", 0, 2, USED) == 8.0


def test_what_is_used_speaks_for_what_stands_there() -> None:
    low = features("加墙学习教育", alert("加墙", "强", 1), USED)
    assert low[1:6] == [0.0, 0.0, 0.0, 0.0, 0.0] and low[6:11] == [0.0, 8.0, 5.0, 6.0, 0.0]
    weights = [0.0] * len(low) + [0.0]
    assert Spread(weights).likelihood("加墙学习教育", alert("加墙", "强", 1), USED) == 0.5


def test_weights_come_back_from_their_file(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "spread.bin"
    Spread([0.5, -1.0]).dump(path)
    assert Spread.load(path).weights == [0.5, -1.0]
    path.write_bytes(b"something else")
    with pytest.raises(ValueError, match="not weights"):
        Spread.load(path)


def test_the_shipped_weights_fit_the_features() -> None:
    spread = shipped().spread
    assert spread is not None
    assert len(spread.weights) == len(features("加墙学习", alert("加墙", "强", 1), data.shipped().used)) + 1


def test_a_coinage_that_others_write_is_no_slip_in_a_text_that_was_read_again() -> None:
    text = "青石县加强安全生产工作，全面落实各项措施，保障群众生产生活，促进经济社会发展。" * 12
    slip = "会议强调，要充分调动干部职工的积极姓。"
    assert spans(text + slip, "suspect", {"level": "advice"}) + spans(text + slip, "suspect", {"level": "error"}) == [
        "姓"
    ]
    assert spans(text + "全县铂族金属产量增长。", "suspect", {"level": "advice"}) == []


def test_small_tables_know_no_use() -> None:
    assert data.shipped().used["先锋模范"] > 5 and data.shipped().used["先峰模范"] == 0.0
