"""The shipped tables hold what jieba has, and the script makes such tables from a small sample."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest

from lint.documents.cutting.route import cuts
from lint.documents.cutting.tables import FOLDER, LONGEST, NEVER, Tables, shipped
from tools.make_words import jiebas, make

COUNTS = {"先": 300, "锋": 7, "先锋": 900, "模范": 255, "模": 254, "范": 1, "作用": 100_000}
EMITTED = {"B": {"先": -5.5}, "E": {"锋": -6.25, "先": -8.0}, "M": {}, "S": {"模": -7.125}}


def test_all_of_jieba_is_there() -> None:
    counts, total, emitted = jiebas()
    tables = shipped()
    assert {word: tables.count(word) for word in counts} == counts
    assert tables.total == log(total) and total == 60_101_967
    assert max(map(len, counts)) <= LONGEST
    for char in {*emitted["B"], *emitted["S"]}:
        assert tables.emitted(char) == tuple(emitted[state].get(char, NEVER) for state in "BEMS")


def test_is_small_enough_to_ship_and_says_whose_work_it_is() -> None:
    folder = Path(FOLDER)
    assert sum((folder / name).stat().st_size for name in ("words.bin", "words.trie")) < 2_000_000
    assert "Copyright (c) 2013 Sun Junyi" in (folder / "NOTICE").read_text("utf-8")


def test_the_same_sample_makes_the_same_files(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make(tmp_path / name, COUNTS, sum(COUNTS.values()), EMITTED)
        made.append({path.name: path.read_bytes() for path in sorted((tmp_path / name).iterdir())})
    assert made[0] == made[1] and [*made[0]] == ["words.bin", "words.trie"]
    tables = Tables(str(tmp_path / "one"))
    assert {word: tables.count(word) for word in COUNTS} == COUNTS
    assert tables.emitted("先") == (-5.5, -8.0, NEVER, NEVER) and tables.emitted("无") == (NEVER,) * 4
    assert cuts("先锋模范作用", False, tables) == {0, 2, 4, 6}


def test_refuses_the_tables_of_another_version(tmp_path: Path) -> None:
    make(tmp_path, COUNTS, sum(COUNTS.values()), EMITTED)
    data = (tmp_path / "words.bin").read_bytes()
    (tmp_path / "words.bin").write_bytes(b"old-one!" + data[8:])
    with pytest.raises(ValueError, match="not the tables"):
        Tables(str(tmp_path))
