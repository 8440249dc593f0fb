"""The tables that ship: of each kind a small one is made by its script, and it is the one that was made before."""

from __future__ import annotations

import os
import platform
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from lint.kinds.suspect.tables.data import MAGIC, SOUND, Data, shipped
from tests.needed import missing
from tests.tools import made_tables
from tests.tools.made_tables import elsewhere

for name in ("char_similar", "lightgbm", "pypinyin", "pypinyin_dict"):
    if find_spec(name) is None:
        missing("TABLES", name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables that hold counts."""
    made: Path = tmp_path_factory.mktemp("tables")
    made_tables.counted(made)
    return made


def test_every_table_that_ships_has_one_here() -> None:
    ships = {path.name for one in made_tables.FOLDERS for path in one.iterdir() if path.suffix in (".bin", ".trie")}
    assert ships == made_tables.kept().keys()


def test_what_was_counted_is_made_again_byte_by_byte(folder: Path) -> None:
    if "ng" in zlib.ZLIB_RUNTIME_VERSION:
        pytest.skip("another zlib packs otherwise")
    kept = made_tables.kept()
    assert {name: kept[name] for name in ("heads.bin", "tables.bin", "words.trie")}.items() <= (
        made_tables.digests(folder).items()
    )


@pytest.mark.skipif(
    platform.machine() not in ("x86_64", "AMD64") or os.name == "nt", reason="other processors round otherwise"
)
def test_what_was_trained_is_made_again_byte_by_byte(folder: Path, tmp_path: Path) -> None:
    kept, made = made_tables.kept(), elsewhere("trained", folder)
    assert {name: made[name] for name in ("doubts.bin", "spread.bin", "trees.bin")}.items() <= kept.items()
    made = elsewhere("particle", tmp_path)
    assert made == {name: kept[name] for name in ("net.bin", "particle.bin")}


def test_they_hold_what_they_were_made_from(folder: Path) -> None:
    assert (folder / "tables.bin").read_bytes().startswith(MAGIC)
    data = Data(folder)
    assert {"加强", "学习", "党", "建设", "建树", "支部", "扎实"} <= set(data.words)
    assert data.gains[data.words["加强"] << 20 | data.words["学习"]] == pytest.approx(2.6, abs=0.1)
    assert data.gains[data.words["党"] << 20 | data.words["建设"]] == 0.0, "a pair that gains little is left out"
    assert data.stretches["加强学"] == pytest.approx(9.0, abs=0.2)
    assert data.stretches["建设"] == 0.0, "a stretch that is rare is left out"
    assert data.stretches["党的"] == pytest.approx(8.3, abs=0.2), "official texts have it"
    assert data.stretches["加强"] == 0.0, "they do not"
    assert data.official["党的"] == pytest.approx(2.1, abs=0.2) and data.official["加强学"] == 0.0
    assert data.used["认真"] > data.used["党的"] == 0.0, "what is used is counted in other texts"
    assert data.heads.numbers[data.heads.of("加强")] == data.words["加强"] and data.heads.of("强学") < 0
    assert [data.heads.go_on(data.heads.of("非常"), third) for third in "及好"] == [True, False]
    assert data.lexical("建树") == pytest.approx(2.0) and data.lexical("学习") == 0.0
    assert "加" in data.leaders["强"] and "强" in data.followers["加"]
    assert bytes(data._views["readings"]) == bytes(shipped()._views["readings"]), "made from the same libraries"
    assert "锋" not in data.confusions["峰"], "what nobody writes is not meant"
    assert data.confusions["挡"]["党"][0] & SOUND and data.alone["挡"][0][1:] == ("党", data.words["党"])
