"""Words: where running Chinese is cut into words.

jieba's segmentation. The first words of a run are cut by `cutting`, which has nothing to load: a report needs a few
hundred characters cut. Then by jieba-rs (`rjieba`) where it is installed, which cuts alike and faster by far, but takes
0.1 s to load; where it is not, by jieba itself, which takes 1 s, when `cutting` is not sure of a text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from lint.base.late import late

# Words are looked for among so many characters of the clause to either side.
WINDOW = 40
# So many characters are cut before a segmenter is loaded: in a third of the time that loading it takes.
SHORT = 10_000
_short = SHORT
_BEFORE = late(r"[\w]*\Z")
_AFTER = late(r"[\w]*")


def is_han(char: str) -> bool:
    """Whether it is a Chinese character, of the common ones; nothing is none."""
    return "一" <= char <= "鿿"


def boundaries(text: str, guess: bool = True) -> frozenset[int]:
    """The offsets (code points) at which words begin and end, 0 and the text's length among them.

    `guess`: words that the dictionary lacks are guessed; else their characters stand alone.
    """
    if (cuts := _first_cuts(text, guess)) is not None:
        return frozenset(cuts)
    at, found = 0, {0}
    for word in _cutter()(text, guess):
        at += len(word)
        found.add(at)
    return frozenset(found)


def stay() -> None:
    """Load the segmenter at once: for a process that goes on to cut text after text."""
    global _short
    _short = 0
    boundaries("学习")


def cut_at(text: str, *offsets: int) -> bool:
    """Whether the clause around the offsets, which are in order, is cut into words at all of them."""
    low, clause = _clause(text, offsets[0], offsets[-1])
    return _cuts(clause, True).issuperset(offset - low for offset in offsets)


def straddled(text: str, start: int, end: int, right: str) -> bool:
    """Whether a word of the dictionary lies across an end of a span, and what is right reads no better there.

    悦己|经济 holds no 己经: 悦|已经|济 has as many words. 人民捡察院 does: 检察院 is one word, 捡|察院 two.
    """
    low, clause = _clause(text, start, end)
    cuts = _cuts(clause, False)
    if cuts.issuperset((start - low, end - low)):
        return False
    return len(boundaries(clause[: start - low] + right + clause[end - low :], guess=False)) >= len(cuts)


@lru_cache(maxsize=256)
def _cuts(clause: str, guess: bool) -> frozenset[int]:
    """The boundaries in a clause; one rule after another asks for those of the same ones."""
    return boundaries(clause, guess)


def _clause(text: str, start: int, end: int) -> tuple[int, str]:
    low = start - len(_BEFORE.search(text, max(0, start - WINDOW), start)[0])  # type: ignore[index]
    return low, text[low : _AFTER.match(text, end, end + WINDOW).end()]  # type: ignore[union-attr]


def _first_cuts(text: str, guess: bool) -> set[int] | None:
    """What `cutting` has, as long as few characters have been cut; None where the cutter has to say."""
    global _short
    if _short <= 0 or sys.byteorder == "big":  # the tables are mapped as they are
        return None
    _short -= len(text)
    from lint.documents.cutting.route import cuts

    return cuts(text, guess)


@cache
def _cutter() -> Callable[[str, bool], Iterable[str]]:
    try:
        import rjieba
    except ImportError:
        return _jieba()
    cut: Callable[[str, bool], Iterable[str]] = rjieba.cut
    return cut


def _jieba() -> Callable[[str, bool], Iterable[str]]:
    import logging

    import jieba

    # jieba trusts whatever lies under its cache's name in a folder that others can write, and its cache saves little:
    # it has none.
    jieba.dt.tmp_dir = os.devnull
    jieba.setLogLevel(logging.CRITICAL)

    def cut(text: str, guess: bool) -> Iterable[str]:
        words: list[str] = jieba.lcut(text, HMM=guess)
        return words

    return cut
