"""What is counted to be used, and what text is read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.kinds.suspect.tables.fuse import of_text
from tools import recount_suspect
from tools.texts import paragraphs


def test_what_is_used_is_counted_by_stretch() -> None:
    (numbers, counts), *_ = recount_suspect.counted("学习，学习。习学a习")
    assert dict(zip(recount_suspect.keys(numbers, 2).tolist(), counts.tolist(), strict=True)) == {
        of_text("学习"): 2,
        of_text("习学"): 1,
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
