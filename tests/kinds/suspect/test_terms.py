"""Set phrases and the slips in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.kinds.suspect.judging.terms import Terms, read

TERMS = Terms(["三会一课", "战斗堡垒作用", "主题党日"], ["数智"])


def slips(text: str) -> list[tuple[str, str, str]]:
    doubtful = [True] * len(text)
    return [(near.term, near.slip, text[near.at : near.stop]) for near in TERMS.near(text, doubtful)]


@pytest.mark.parametrize(
    ("text", "slip", "place"),
    [
        ("落实三会一客制度", "changed", "客"),
        ("落实二会一课制度", "changed", "二"),
        ("发挥战斗堡作用", "missing", "堡作"),
        ("发挥战斗堡垒垒作用", "doubled", "垒"),
        ("发挥战斗垒堡作用", "swapped", "垒堡"),
        ("开展题主党日活动", "swapped", "题主"),
    ],
)
def test_finds_one_slip(text: str, slip: str, place: str) -> None:
    assert [(found[1], found[2]) for found in slips(text)] == [(slip, place)]


@pytest.mark.parametrize("text", ["三会一课", "战斗堡垒作用", "会", "", "三会", "主题", "战斗精神"])
def test_is_silent_on_the_phrase_itself_and_on_parts_of_it(text: str) -> None:
    assert not slips(text)


def test_is_silent_where_nothing_is_doubtful() -> None:
    text = "落实三会一客制度"
    assert not list(TERMS.near(text, [False] * len(text)))


def test_holds_spans_within_phrases_and_words() -> None:
    assert TERMS.holds("落实三会一课", 3, 5)
    assert TERMS.holds("数智化", 0, 1)
    assert not TERMS.holds("数智化", 1, 3)


def test_reads_a_list_without_its_remarks(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# 注\n三会一课\n\n主题党日 # 又注\n", encoding="utf-8")
    assert read(path) == ["三会一课", "主题党日"]
    assert read(tmp_path / "none.txt") == []
