"""Route: the same cuts as jieba-rs, where it says anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.documents.cutting.route import cuts
from lint.documents.cutting.tables import shipped

# Words that overlap, names that no dictionary has, letters and digits: what comes of any of them side by side.
WORDS = """
人民 检察院 捡察院 悦己 经济 给予 警告 处分 予警 党支部 书记 王秋实 欧阳昭 杨惠妍 同志
们 的 地 得 了 在 2024 年 12 月 A股 AT T恤 B超 卡拉OK 研究生 命 起源 工信处 女干事 每月
经过 下属 科室 南京市长 江大桥 长春市 长春药店 结合成 分子时 乒乓球 拍卖 完了 魃魈 龘
习近平 新时代 中国特色 社会主义 思想 一 不 x 9 ， 。 “ ” （ ） 《 》
"""
PARTS = [*WORDS.split(), "\n", "\u3000"]
texts = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=25).map("".join),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=25),
    st.text(max_size=20),
)


def reference(text: str, guess: bool) -> set[int]:
    rjieba = pytest.importorskip("rjieba")
    at, found = 0, {0}
    for word in rjieba.cut(text, guess):
        at += len(word)
        found.add(at)
    return found


@settings(max_examples=1500, deadline=None)
@given(texts, st.booleans())
def test_cuts_as_jieba_rs_does(text: str, guess: bool) -> None:
    found = cuts(text, guess)
    assert found is None or found == reference(text, guess)


@pytest.mark.parametrize(
    ("text", "known", "guessed"),
    [
        ("给予警告处分", [0, 2, 4, 6], [0, 2, 4, 6]),
        ("悦己经济", [0, 1, 2, 4], [0, 2, 4]),
        ("他来到了网易杭研大厦", [0, 1, 3, 4, 6, 7, 8, 10], [0, 1, 3, 4, 6, 8, 10]),
        ("在2024年买了T恤", [0, 1, 5, 6, 7, 8, 10], [0, 1, 5, 6, 7, 8, 10]),
        ("好，好", [0, 1, 2, 3], [0, 1, 2, 3]),
        ("", [0], [0]),
    ],
)
def test_says_something(text: str, known: list[int], guessed: list[int]) -> None:
    assert sorted(cuts(text, False) or ()) == known
    assert sorted(cuts(text, True) or ()) == guessed


@pytest.mark.parametrize("text", ["第１名", "5.5%", "a_b", "😀", "㐀㐁", "é", "a b", "常在都"])
def test_leaves_alone_what_it_is_not_sure_of(text: str) -> None:
    assert cuts(text) is None


def test_no_word_is_longer_than_is_looked_for() -> None:
    long = "杰弗里斯科特阿波罗与哈萨克斯坦共和国"
    assert cuts(long, True, shipped()) == reference(long, True)
