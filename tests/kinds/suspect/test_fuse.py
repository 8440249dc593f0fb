"""The map from keys to small numbers, against what was put in."""

from __future__ import annotations

import random

import pytest

from lint.kinds.suspect.tables.fuse import Fuse, of_text
from tools.fuse_build import build

np = pytest.importorskip("numpy")


def fuse(keys: object, values: object, numbers: bool = True) -> Fuse:
    cells, segment = build(np.array(keys, np.int64), np.array(values, np.int64))
    return Fuse(memoryview(cells.tobytes()).cast("H"), segment, range(32), numbers)


@pytest.mark.parametrize("size", [0, 1, 2, 10, 1000, 20000])
def test_gives_back_what_was_put_in(size: int) -> None:
    chance = random.Random(size)
    values = {chance.getrandbits(40): chance.randint(1, 31) for _ in range(size)}
    made = fuse(list(values), list(values.values()))
    assert all(made[key] == value for key, value in values.items())


def test_seldom_knows_a_key_that_was_not_put_in() -> None:
    numbers = fuse(range(5000), [31] * 5000)
    assert sum(numbers[key] > 0 for key in range(5000, 105000)) < 100
    names = [chr(0x4E00 + n // 300) + chr(0x4E00 + n % 300) for n in range(45_000)]
    texts = fuse([of_text(name) for name in names[:5000]], [31] * 5000, numbers=False)
    assert all(texts[name] == 31 for name in names[:5000])
    assert sum(texts[name] > 0 for name in names[5000:]) < 60


def test_seldom_takes_a_pair_of_numbers_for_another() -> None:
    chance = random.Random(1)
    pairs = [chance.randrange(500_000) << 20 | chance.randrange(500_000) for _ in range(100_000)]
    made, known = fuse(pairs, [31] * len(pairs)), frozenset(pairs)
    near = {pair + other for pair in pairs[:20_000] for other in (1, 1 << 20, (4096 << 20) - 5)}
    assert sum(made[pair] > 0 for pair in near - known) < 60
