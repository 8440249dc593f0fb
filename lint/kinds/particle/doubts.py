"""Doubts: the particles of a text in the place of which another is likely.

The features are weighed at every particle; the network is asked only where they leave another one a chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.documents.words import is_han
from lint.kinds.particle import net
from lint.kinds.particle.sites import PARTICLES, Site, sites
from lint.kinds.particle.weights import Weights

# Where the features give another particle less than this, it is out of the question.
_CHANCE = 0.015
# From this likelihood on, what is open is settled.
_OPEN = 0.9
_SOON = 9
_BEFALLS = frozenset("受将应要会被可须需均都也则就占有")
# The parts of speech of words that say of what a thing is: nouns, times, numbers, pronouns, places.
_THINGS = frozenset("ntmrs")


class Doubt(NamedTuple):
    """A particle that is likely wrong: where it stands, what is meant, the words beside it, how likely that is."""

    at: int
    meant: str
    left: str
    right: str
    score: float


def doubts(text: str, start: int, end: int, weights: Weights, network: net.Net, least: float) -> Iterator[Doubt]:
    """The particles between two offsets in the place of which another is so likely, the likeliest of the two."""
    for site in sites(text, weights.words, start, end):
        if _undecided(site, weights):
            continue
        written = site.sentence[site.at]
        likely = weights.likelihoods(site)
        if 1 - likely[PARTICLES.index(written)] < _CHANCE:
            continue
        both = net.joined(likely, network.logarithms(site, weights.words, weights.numbered))
        score, meant = max((score, one) for score, one in zip(both, PARTICLES, strict=True) if one != written)
        left, right = weights.words.behind(site.sentence, site.at), weights.words.ahead(site.sentence, site.at + 1)
        if score >= least and _speaks(site, meant, left, right, score, weights):
            yield Doubt(site.start + site.at, meant, left, right, score)


def _undecided(site: Site, weights: Weights) -> bool:
    """Whether nothing tells which particle belongs somewhere: before a mark, and behind 等."""
    text, at, _ = site
    return not "一" <= text[at + 1 : at + 2] <= "鿿" or weights.words.behind(text, at) == "等"


def _speaks(site: Site, meant: str, left: str, right: str, score: float, weights: Weights) -> bool:
    """Whether nothing else explains the particle.

    A clause that ends with the word behind 的 leaves open whether that is a thing; so does one character before it
    (写的好文章), and another 的 soon behind it (设置的十分醒目的标牌); 开展得很好的 stands for a thing itself, and so
    does what something befalls (松懈的受提醒).
    """
    text, at, _ = site
    written = text[at]
    if written == "的" and score < _OPEN:
        behind = text[at + 1 + len(right) : at + 2 + len(right)]
        if meant == "得":
            return len(left) > 1 and "的" not in text[at + 1 : at + _SOON] and not _thing_so_good(site, right, weights)
        return is_han(behind) and "得" not in text[max(0, at - 4) : at] and right not in _BEFALLS
    if written == "地" and meant == "的":
        # A word that can only qualify a thing: no verb or adverb, and none that names a place with 地.
        return len(left) > 1 and left not in weights.places and weights.words.part(left) in _THINGS
    return True


def _thing_so_good(site: Site, right: str, weights: Weights) -> bool:
    """Whether a word says how good the thing behind it is (学习的很好机会)."""
    words, text = weights.words, site.sentence
    good = words.ahead(text, site.at + 1 + len(right))
    thing = words.ahead(text, site.at + 1 + len(right) + len(good))
    return words.part(good) == "a" and words.part(thing) in ("n", "vn")
