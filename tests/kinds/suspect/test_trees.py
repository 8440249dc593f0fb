"""Trees: the file, and the sum."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from lint.kinds.suspect.judging.trees import Trees

# Two stumps: gain > 1 gives 2 else -2; gain > 3 gives 1 else -1.
STUMPS = Trees(
    ["gain"], 1, [0, 1], [-math.inf, -math.inf], [[0, 0], [1.0, 3.0], [-1, -3], [-2, -4], [-2.0, 2.0, -1.0, 1.0]]
)


@pytest.mark.parametrize(("gain", "total"), [(0.0, -3), (1.0, -3), (2.0, 1), (4.0, 3)])
def test_adds_up_the_leaves(gain: float, total: float) -> None:
    assert STUMPS.score([gain]) == pytest.approx(1 / (1 + math.exp(-total)))


def test_gives_up_where_a_sum_is_hopeless() -> None:
    nodes: list[list[Any]] = [STUMPS.feature, STUMPS.threshold, STUMPS.low, STUMPS.high, STUMPS.leaf]
    trees = Trees(STUMPS.names, 1, STUMPS.roots, [-1.0, 2.0], nodes)
    assert trees.score([0.0]) == 0.0 and trees.begun([0.0]) is None
    assert trees.score([2.0]) == 0.0 and trees.begun([2.0]) == 2.0, "of the two trees, one is early"
    assert trees.score([4.0]) > 0.9
    assert trees.score([4.0], trees.begun([4.0])) == trees.score([4.0])


def test_reads_what_it_wrote(tmp_path: Path) -> None:
    STUMPS.dump(tmp_path / "trees.bin")
    again = Trees.load(tmp_path / "trees.bin")
    assert (again.names, again.early) == (["gain"], 1)
    assert [again.score([g]) for g in (0.0, 2.0, 4.0)] == pytest.approx([STUMPS.score([g]) for g in (0.0, 2.0, 4.0)])


def test_refuses_another_file(tmp_path: Path) -> None:
    (tmp_path / "trees.bin").write_bytes(b"nonsense")
    with pytest.raises(ValueError, match="not trees"):
        Trees.load(tmp_path / "trees.bin")


def test_the_shipped_trees_know_the_features() -> None:
    from lint.kinds.suspect.judging.features import FIRST, NAMES
    from lint.kinds.suspect.tables.data import FOLDER

    trees = Trees.load(FOLDER / "trees.bin")
    assert trees.names == list(NAMES)
    early = trees.feature[: trees.roots[trees.early]]
    assert len(early) > 0 and max(early) < len(FIRST), "the early trees ask for what comes first"
