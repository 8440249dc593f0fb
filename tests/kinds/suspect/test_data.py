"""The shipped tables, and that the script makes such tables from a small sample."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lint.kinds.suspect.reading.candidates import LIKELIEST
from lint.kinds.suspect.tables.data import FOLDER, MAGIC, PROBS, SOUND, TONE, Data, shipped
from tools.lm_sources import Model
from tools.make_suspect import Sources, make

TOOLS = Path(__file__).resolve().parents[3] / "tools"


def test_says_whose_work_the_tables_are() -> None:
    notice = (FOLDER / "NOTICE").read_text("utf-8")
    assert "LGPL-2.1-or-later" in notice and "LGPL-3.0" in notice
    assert (FOLDER / "COPYING.LGPL-2.1").exists() and (FOLDER / "COPYING.LGPL-3").exists()


def test_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 25_000_000


def test_knows_words_pairs_and_stretches() -> None:
    data = shipped()
    assert "先锋" in data.words and "先峰" not in data.words
    assert data.stretches["思想政治"] > 10 and not data.stretches["思想整治"]
    assert data.gains[data.words["改革"] << 20 | data.words["开放"]] > 1
    assert data.lexical("体会") > 0 and not data.lexical("柠紧")


def test_no_word_is_likelier_than_the_likeliest() -> None:
    data = shipped()
    for length, most in enumerate(LIKELIEST, start=1):
        assert max(PROBS[data.prob[number]] for word, number in data.words.items() if len(word) == length) <= most


def test_knows_what_is_mistaken_for_what() -> None:
    data = shipped()
    assert data.confusions("峰")["锋"][0] & TONE
    assert data.confusions("休")["体"][1] > 7
    assert data.confusions("整")["政"][0] & SOUND
    assert data.confusions("A") == {} and data.confusions("\uffff") == {}
    assert "继续" in data.homophones("集", "休")


def test_refuses_another_file(tmp_path: Path) -> None:
    for name in ("words.trie", "sounds.trie"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "tables.bin").write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="not the tables"):
        Data(tmp_path)


def sample() -> Any:
    """A language of four words."""
    np = pytest.importorskip("numpy")

    words = ["<unk>", "加强", "学习", "党", "建设"]
    model = Model(
        words,
        np.array([-1.0, -3.0, -3.3, -2.5, -3.1]),
        np.array([0.0, -0.3, -0.2, -0.1, -0.4]),
        np.array([1, 3, 1]),
        np.array([2, 4, 4]),
        np.array([-1.0, -1.2, -3.05]),
        np.array([2.6, 2.0, 0.05]),
    )
    grammar = {"加强学": 9.0, "$党": 12.0, "党的": 8.3, "学习": 8.3, "建设": 3.0}
    return Sources(model, grammar, {"加强": 5.0, "建树": 2.0}, {"党的": 8, "强学": 2, "加强学": 3})


def test_the_script_makes_the_tables_from_a_sample(tmp_path: Path) -> None:
    for name in ("pypinyin", "rapidfuzz"):
        pytest.importorskip(name)
    given = sample()

    try:
        make(given, tmp_path)
    except ModuleNotFoundError as error:
        pytest.skip(f"{error.name} is needed only to build")
    assert (tmp_path / "tables.bin").read_bytes().startswith(MAGIC)
    data = Data(tmp_path)
    assert sorted(data.words) == sorted(["加强", "学习", "党", "建设", "建树"])
    assert data.gains[data.words["加强"] << 20 | data.words["学习"]] == pytest.approx(2.6, abs=0.1)
    assert data.gains[data.words["加强"] << 20 | data.words["建设"]] == 0.0, "a pair that gains little is left out"
    assert data.stretches["加强学"] == pytest.approx(9.0, abs=0.2)
    assert data.stretches["建设"] == 0.0, "a stretch that is rare is left out"
    assert data.stretches["党的"] == pytest.approx(8.3, abs=0.2), "official texts have it"
    assert data.stretches["学习"] == 0.0, "they do not"
    assert data.official["党的"] == pytest.approx(2.1, abs=0.2) and data.official["加强学"] == 0.0
    assert data.lexical("建树") == pytest.approx(2.0) and data.lexical("学习") == 0.0
    assert "加" in data.leaders("强") and "强" in data.followers("加")
    assert bytes(data._views["readings"]) == bytes(shipped()._views["readings"]), "made from the same libraries"
    assert "锋" not in data.confusions("峰"), "what nobody writes is not meant"
    assert data.confusions("挡")["党"][0] & SOUND and data.endings("", "挡")[0][1:] == ("党", data.words["党"])
