"""The map from keys to small numbers, against what was put in."""

from __future__ import annotations

import random

import pytest

from lint.kinds.suspect.tables.fuse import Fuse, of_number, of_text
from tools.fuse_build import build

np = pytest.importorskip("numpy")


@pytest.mark.parametrize("size", [0, 1, 2, 10, 1000, 20000])
def test_gives_back_what_was_put_in(size: int) -> None:

    chance = random.Random(size)
    values = {of_number(key := chance.getrandbits(40)): (key, chance.randint(1, 31)) for _ in range(size)}
    cells, segment = build(
        np.array(list(values), np.int64), np.array([value for _, value in values.values()], np.int64)
    )
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32), True)
    assert all(fuse[key] == value for key, value in values.values())


def test_seldom_knows_a_key_that_was_not_put_in() -> None:

    names = [chr(0x4E00 + n // 300) + chr(0x4E00 + n % 300) for n in range(45_000)]
    cells, segment = build(np.array(list(map(of_text, names[:5000]))), np.full(5000, 31))
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32))
    assert sum(fuse[name] > 0 for name in names[5000:]) < 60
    cells, segment = build(np.array(list(map(of_number, range(5000)))), np.full(5000, 31))
    fuse = Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32), True)
    assert sum(fuse[key] > 0 for key in range(5000, 105000)) < 100
