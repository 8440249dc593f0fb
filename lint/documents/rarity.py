"""Rarity: how often words occur, as far as that is known without counting; the rarest are looked for first.

`often.txt` says how often the commonest characters and pairs of them occur in official texts; `tools/make_rarity.py`
makes it. Each further character of a word is taken to depend on the one before it alone.
"""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from functools import cache
from math import exp
from operator import add

AnyOf = list[str]

FILE = os.path.join(os.path.dirname(__file__), "often.txt")
# How often, in a million characters, what the table does not list may occur: characters, pairs.
_SINGLE, _PAIR = 0.3, 4.0
# White space, which the table leaves out, occurs as often as it likes.
_BLANKS = dict.fromkeys(" \t\r\n\u3000", 20_000.0)
# What looking for one more word costs, whether it occurs or not.
_EACH = 0.15
# Single characters that occur oftener are no help: to search a whole text for an expression takes as long as to look at
# so many. Words are looked for however often they occur, as a match of them stays within its line.
MOST = 1000.0


def rarest(sets: list[AnyOf]) -> AnyOf:
    """The set to look for first, or none: the one whose words occur least, if these are words or seldom enough."""
    fit = [words for words in sets if min(map(len, words)) > 1 or cost(words) <= MOST]
    return min(fit, key=cost, default=[])


def cost(words: AnyOf) -> float:
    """How often one of the words may occur in a million characters, and what it costs to look for so many."""
    return sum(map(often, words)) + _EACH * len(words)


def looks(words: AnyOf, within: int) -> float:
    """How many words are looked for in stretches of so many characters until one is found that holds none of them."""
    return len(words) * exp(cost(words) * within / 1e6)


@cache
def often(word: str) -> float:
    """How often a word may occur in a million characters."""
    known = _known()
    pairs = [*map(add, word, word[1:])]
    if word.isdigit() and pairs:  # a year
        return min(known.get(pair, _PAIR) for pair in pairs)
    rate = known.get(word[0], _SINGLE)
    for char, pair in zip(word, pairs, strict=False):
        rate *= min(1.0, known.get(pair, _PAIR) / known.get(char, _SINGLE))
    return rate


@cache
def _known() -> Mapping[str, float]:
    """What the table lists; a rate stands for all that are less than twice as frequent."""
    found = {**_BLANKS}
    with open(FILE, encoding="utf-8") as lines:
        for line in lines:
            rate, singles, pairs = line.rstrip("\n").split(" ")
            usual = 1.4 * float(rate)
            found.update(dict.fromkeys(singles, usual))
            found.update((pairs[at : at + 2], usual) for at in range(0, len(pairs), 2))
    return found
