"""What share of what a rule says of drafts is right: pairs of sentences, and drafts with a list of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import rule_pages
from tools.draft_rates import changed, of_drafts, of_pairs


@pytest.mark.parametrize(
    ("wrong", "right", "spans"),
    [
        ("集休学习", "集体学习", [(0, 3)]),
        ("集学习", "集体学习", [(0, 2)]),
        ("集体体学习", "集体学习", [(0, 3)]),
        ("集体学习", "集体学习", []),
    ],
)
def test_what_differs(wrong: str, right: str, spans: list[tuple[int, int]]) -> None:
    assert changed(wrong, right) == spans


def test_pairs_count_what_is_right_and_what_is_not(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text(
        "非词错字\t党支部坚持集休学习。\t党支部坚持集体学习。\n陷阱\t水渠己经修好。\n错标点\t己经修好，，村民满意。\t己经修好，村民满意。\n",
        "utf-8",
    )
    counts = of_pairs(file)
    assert counts["TY001"][1] == 1
    assert counts["TY001"][0] > 1, "what is said of a trap and of a right twin counts against the rule"
    assert all(right <= said for said, right in counts.values())


def test_drafts_are_held_against_their_list(tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text("关于学习的通知\n\n党支部坚持集休学习。水渠己经修好。\n", "utf-8")
    head = "file\tline\toffset\twrong\tsuggestion\tcategory\tconfidence\tnote\n"
    (tmp_path / "gold.tsv").write_text(f"{head}一.txt\t3\t5\t集休\t集体\t非词错字\tsure\t\n", "utf-8")
    said, right = of_drafts(tmp_path)["TY001"]
    assert (said, right) == (2, 1)


def test_the_page_gives_both_counts() -> None:
    drafts = {"正误句": {"counts": {"LG001": [4, 3]}}, "整篇草稿": {"counts": {}}}
    assert "| 正误句 | 4 | 3 | 75% |" in rule_pages._right("LG001", drafts)
    assert rule_pages._right("LG002", drafts) == ["在有错的草稿上（草稿和成对的正误句）没有报出过，准确率未知。"]
