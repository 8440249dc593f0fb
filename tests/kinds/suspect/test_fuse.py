"""The map from keys to small numbers, against what was put in."""

from __future__ import annotations

import random

import pytest

from lint.kinds.suspect.tables.fuse import Fuse
from tools.fuse_build import build

np = pytest.importorskip("numpy")


@pytest.mark.parametrize("size", [0, 1, 2, 10, 1000, 20000])
def test_gives_back_what_was_put_in(size: int) -> None:

    chance = random.Random(size)
    values = {chance.getrandbits(39): chance.randint(1, 31) for _ in range(size)}
    cells, segment = build(np.array(list(values), np.int64), np.array(list(values.values()), np.int64))
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32))
    assert all(fuse[key] == value for key, value in values.items())


def test_seldom_knows_a_key_that_was_not_put_in() -> None:

    cells, segment = build(np.arange(5000), np.full(5000, 31))
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32))
    assert sum(fuse[key] > 0 for key in range(5000, 105000)) < 100
