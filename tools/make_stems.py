"""Makes the table of SL016 in `rules/slips.toml`: characters that no clause ends with behind some other one.

    python -m tools.make_stems TEXT ... > table.txt

A TEXT is what `tools/texts.py` reads: running text that is believed to be right. Behind 查 stands 研 as the first half
of 研究 alone: it stood before a mark had it ended as many clauses as elsewhere, and never does. Printed are the three
characters 查研究. Needs jieba's dictionary.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tools.make_homophones import jieba_words
from tools.texts import paragraphs

# Two characters stand together so often, and would have to end so many clauses if they ended as many as the second.
PAIR, ENDING = 200, 5
# One ending in so many may be a slip of the texts.
SLIPS = 2000
# The word that goes on is so often in the dictionary, ends so many clauses, and comes so often behind the first
# character; and in one of so many of the places of the two.
WORD, WHOLE, BEHIND, SHARE = 50, 50, 20, 0.03
# Words of one character that end a clause anywhere, in a list of things or in speech.
ALONE = frozenset("中内外南北东西上下大小高低多少一二三四五六七八九十不了的儿人家里台")
# Behind these a word of one character ends a clause: 贴得全, 还不全.
DEGREES = frozenset("得很更最太较不没好真再挺极")
_HAN = re.compile("[一-鿿]+")
_MARKS = frozenset("，。；！？：、”）\n")


class Seen(NamedTuple):
    """How often characters stand alone, in twos and threes; in twos and alone before a mark."""

    ones: Counter[str]
    pairs: Counter[str]
    threes: Counter[str]
    last_one: Counter[str]
    last_pair: Counter[str]


def counted(texts: Iterable[str]) -> Seen:
    seen = Seen(Counter(), Counter(), Counter(), Counter(), Counter())
    for line in texts:
        text = line + "\n"
        for match in _HAN.finditer(text):
            run = match.group()
            seen.ones.update(run)
            seen.pairs.update(map("".join, pairwise(run)))
            seen.threes.update(map("".join, zip(run, run[1:], run[2:], strict=False)))
            if text[match.end()] in _MARKS:
                seen.last_one[run[-1]] += 1
                seen.last_pair[run[-2:]] += 1
    return seen


def stems(seen: Seen, words: dict[str, int]) -> Iterator[str]:
    """The two characters, each with what the second goes on with."""
    behind: dict[str, list[tuple[int, str]]] = {}
    for three, count in seen.threes.items():
        if count >= BEHIND:
            behind.setdefault(three[:2], []).append((count, three))
    for pair in sorted(behind):
        if (
            pair in words
            or pair[0] in DEGREES
            or pair[1] in ALONE
            or seen.pairs[pair] < max(PAIR, SLIPS * seen.last_pair[pair])
        ):
            continue
        if seen.pairs[pair] * seen.last_one[pair[1]] < ENDING * seen.ones[pair[1]]:
            continue
        wholes = [
            (count, three)
            for count, three in behind[pair]
            if words.get(three[1:], 0) >= WORD
            and seen.last_pair[three[1:]] >= WHOLE
            and count >= SHARE * seen.pairs[pair]
        ]
        if wholes:
            yield max(wholes)[1]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the table of SL016.")
    parser.add_argument("texts", type=Path, nargs="+")
    words = {word: count for word, count, _ in jieba_words()}
    print(textwrap.fill(" ".join(stems(counted(paragraphs(parser.parse_args().texts)), words)), 119))


if __name__ == "__main__":
    main()
