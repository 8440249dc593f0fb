"""Doubts: the cells of a place, and what is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.suspect.detector import shipped
from lint.kinds.suspect.reading.doubts import SIZES, Doubts, cells
from lint.kinds.suspect.reading.lattice import Lattice

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30)


def doubtful(text: str) -> str:
    lattice = Lattice(text, shipped().data)
    places = shipped().doubts.places(lattice)
    return "".join(char for char, here in zip(text, places, strict=True) if here)


@given(HAN)
def test_every_character_has_a_cell_in_each_table(text: str) -> None:
    lattice = Lattice(text, shipped().data)
    found = cells(lattice)
    assert len(found) == len(text)
    assert all(0 <= cell < size for place in found for cell, size in zip(place, SIZES, strict=True))


@pytest.mark.parametrize(("text", "slip"), [("组织集休学习", "休"), ("撰写心得休会", "休"), ("柠紧责任链条", "柠")])
def test_doubts_a_slip(text: str, slip: str) -> None:
    assert slip in doubtful(text)


@pytest.mark.parametrize("text", ["全面加强党的建设", "认真学习贯彻习近平新时代中国特色社会主义思想"])
def test_does_not_doubt_what_everyone_writes(text: str) -> None:
    assert not doubtful(text)


def test_a_place_is_doubtful_from_a_sum_of_nothing_on() -> None:
    lattice = Lattice("青石县", shipped().data)
    usage = [0.0] * SIZES[0]
    usage[cells(lattice)[1][0]] = -0.5
    others = [[0.25] * SIZES[1], [-0.25] * SIZES[2]]
    assert Doubts([usage, *others]).places(lattice) == [True, False, True]


def test_reads_what_it_wrote(tmp_path: Path) -> None:
    tables = [[n / 4 for n in range(size)] for size in SIZES]
    Doubts(tables).dump(tmp_path / "doubts.bin")
    assert Doubts.load(tmp_path / "doubts.bin").tables == tables


@pytest.mark.parametrize("content", [b"nonsense", b"dj-lint doubts 1\n"])
def test_refuses_another_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "doubts.bin").write_bytes(content)
    with pytest.raises(ValueError, match="not doubts"):
        Doubts.load(tmp_path / "doubts.bin")
