"""The tables of 的, 地 and 得, and what is counted to be used: of the same text the same is made, byte by byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lint.kinds.particle.sites import Words
from lint.kinds.suspect.tables.data import code
from tools import recount_suspect, train_particle, train_particle_net
from tools.texts import paragraphs

TEXT = "\n".join(
    f"{who}认真地{what}，取得的成绩来之不易，工作开展得{how}。"
    for who in ("支部", "党员", "干部", "群众", "委员")
    for what in ("学习", "讨论", "研究", "走访", "整改")
    for how in ("很好", "扎实", "顺利", "有序", "非常及时")
)


def table(folder: Path, name: str) -> bytes:
    parts = train_particle.parts_of_speech()
    hashes, particles, held, _ = train_particle.collect(TEXT.split("\n"), Words(parts), frozenset())
    rows = train_particle.pruned(hashes, held, 8)
    weights = train_particle.packed(train_particle.train(rows[~held], particles[~held], 8))
    train_particle.dump(folder / name, weights[:-1], parts, ["越冬"])
    return (folder / name).read_bytes()


def test_the_table_is_made_again_byte_by_byte(tmp_path: Path) -> None:
    first = table(tmp_path, "first.bin")
    assert first == table(tmp_path, "second.bin")
    weights = np.frombuffer(first[-512:], np.int8)
    assert weights.any()


def test_the_network_is_made_again_byte_by_byte(tmp_path: Path) -> None:
    words = Words(train_particle.parts_of_speech())
    made = []
    for name in ("first.bin", "second.bin"):
        read = train_particle_net.collect(TEXT.split("\n"), words, frozenset())
        read["known"], numbers = train_particle_net.known(read["chars"])
        read["chars"] = numbers[read["chars"]]
        training = train_particle_net.train(read, 1)
        train_particle_net.dump(tmp_path / name, training, read["known"], read["kinds"])
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_what_is_used_is_counted_by_stretch() -> None:
    (numbers, counts), *_ = recount_suspect.counted("学习，学习。习学a习")
    assert dict(zip(recount_suspect.keys(numbers, 2).tolist(), counts.tolist(), strict=True)) == {
        code("学习"): 2,
        code("习学"): 1,
    }


def test_a_paragraph_counts_once_and_one_in_twenty_not_at_all() -> None:
    assert list(recount_suspect.once(["加强党支部的学习", "短", "短", "加强党支部的学习了", "加强党支部的学习了"])) == [
        "加强党支部的学习", "短", "短", "加强党支部的学习了",
    ]  # fmt: skip
    left = [text for text in map(str, range(2000)) if recount_suspect.unseen(text)]
    assert len(left) == pytest.approx(100, abs=40)


def test_reads_packed_files_and_folders(tmp_path: Path) -> None:
    import lzma

    (tmp_path / "one.txt").write_text("一\n二", encoding="utf-8")
    (tmp_path / "two.xz").write_bytes(lzma.compress("三".encode()))
    assert list(paragraphs([tmp_path, tmp_path / "two.xz"])) == ["一", "二", "三"]
