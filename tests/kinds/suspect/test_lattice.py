"""The lattice, held against weighing every reading there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from lint.kinds.suspect.reading.lattice import Lattice
from lint.kinds.suspect.tables.data import BACKOFFS, NO_WORD, PROBS, UNKNOWN, shipped

DATA = shipped()
TEXTS = ["加强党的建设", "撰写心得休会", "签订承诺书三三份", "党", "龘龘", "组织集休学习"]


def readings(text: str) -> Iterator[list[str]]:
    if not text:
        yield []
    for size in range(1, min(8, len(text)) + 1):
        if size == 1 or weight(text[:size]) is not None:
            for rest in readings(text[size:]):
                yield [text[:size], *rest]


def weight(word: str) -> float | None:
    number = DATA.words.get(word)
    return PROBS[DATA.prob[number]] if number is not None and DATA.prob[number] != NO_WORD else None


def total(words: list[str]) -> float:
    number = [DATA.words[word] if weight(word) is not None else -1 for word in words]
    whole = sum(weight(word) or UNKNOWN for word in words)
    for left, right in pairwise(number):
        whole += BACKOFFS[DATA.backoff[left]] if left >= 0 else 0.0
        whole += DATA.gains[left << 20 | right] if left >= 0 <= right else 0.0
    return whole


@pytest.mark.parametrize("text", TEXTS)
def test_finds_the_best_reading(text: str) -> None:
    lattice = Lattice(text, DATA)
    best = max(readings(text), key=total)
    assert lattice.best == pytest.approx(total(best))
    reading = lattice.reading
    assert total([text[word.start : word.end] for word in reading]) == pytest.approx(lattice.best)
    for left, right in pairwise(reading):
        numbers = [DATA.words.get(text[word.start : word.end], -1) for word in (left, right)]
        gain = DATA.gains[numbers[0] << 20 | numbers[1]] if min(numbers) >= 0 else 0.0
        assert left.right_gain == right.left_gain == gain


@pytest.mark.parametrize(("text", "at", "meant"), [("撰写心得休会", 4, "体"), ("组织集休学习", 3, "体")])
def test_weighs_a_word_put_in_as_if_the_text_were_read_again(text: str, at: int, meant: str) -> None:
    lattice = Lattice(text, DATA)
    changed = text[:at] + meant + text[at + 1 :]
    best = -1e9
    for start in range(at + 1):
        for stop in range(at + 1, len(text) + 1):
            word = changed[start:stop]
            if weight(word) is not None:
                best = max(best, lattice.with_word(start, stop, DATA.words[word]))
    assert best == pytest.approx(Lattice(changed, DATA).best)
