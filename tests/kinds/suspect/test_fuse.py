"""The map from keys to small numbers, against what was put in."""

from __future__ import annotations

import random
import sys
from importlib import import_module
from pathlib import Path

import pytest

from lint.kinds.suspect.tables.fuse import Fuse

np = pytest.importorskip("numpy")
sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))


@pytest.mark.parametrize("size", [0, 1, 2, 10, 1000, 20000])
def test_gives_back_what_was_put_in(size: int) -> None:
    build = import_module("fuse_build").build

    chance = random.Random(size)
    values = {chance.getrandbits(39): chance.randint(1, 31) for _ in range(size)}
    cells, segment = build(np.array(list(values), np.int64), np.array(list(values.values()), np.int64))
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32))
    assert all(fuse[key] == value for key, value in values.items())


def test_seldom_knows_a_key_that_was_not_put_in() -> None:
    build = import_module("fuse_build").build

    cells, segment = build(np.arange(5000), np.full(5000, 31))
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32))
    assert sum(fuse[key] > 0 for key in range(5000, 105000)) < 100
