"""Counting official texts, and that none of them vouches for itself."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from lint.kinds.suspect.tables import data
from tools import official
from tools.samples import Others


def test_counts_the_texts_and_not_the_places() -> None:
    found = official.counts(["抓落实，抓落实。", "落实a责任", "责"])
    assert found == {"抓落": 1, "落实": 2, "抓落实": 1, "责任": 1}


def test_takes_six_files_of_eight_and_every_line(tmp_path: Path) -> None:
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text(str(n), "utf-8")
    lines = tmp_path / "pairs.jsonl"
    lines.write_text("".join(json.dumps({"src": "", "tgt": tgt}) + "\n" for tgt in "ab"), "utf-8")
    assert list(official.texts([tmp_path, lines])) == [*"0123458", "a", "b"]


def test_keeps_counts_as_steps_of_their_logarithm() -> None:
    levels = data.levels(*data.OFFICIAL)
    assert [official.value(count) for count in (0, data.OFFICIAL_LEAST - 1, data.OFFICIAL_LEAST)] == [0, 0, 1]
    for count in (5, 40, 800):
        assert levels[official.value(count)] == pytest.approx(math.log(count), abs=data.OFFICIAL_STEP)
    assert official.value(10**9) == len(levels) - 1


def test_no_counted_text_vouches_for_itself() -> None:
    counted = {"落实": data.OFFICIAL_LEAST, "责任": data.OFFICIAL_LEAST}
    usage = Others(counted, "抓落实")
    assert usage["落实"] == 0.0 and usage["责任"] > 0 and usage["无此"] == 0.0
