"""Doubts: the particles of a text in the place of which another is likely.

The features are weighed at every particle; the network is asked only where they leave another one a chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.documents.words import is_han
from lint.kinds.particle import net
from lint.kinds.particle.sites import LONGEST, PARTICLES, Site, sites
from lint.kinds.particle.weights import Weights

# Where the features give another particle less than this, it is out of the question.
_CHANCE = 0.015
# From this likelihood on, what is open is settled.
_OPEN = 0.9
_LIKELY = 0.5
# The dictionary counts a common word so often.
_COMMON = 400
_SOON = 9
_BEFALLS = frozenset("受将应要会被可须需均都也则就占有")
# The parts of speech of words that say of what a thing is (nouns, times, numbers, pronouns, places), and of those that
# say how it is or how something is done.
_THINGS = frozenset("ntmrs")
_QUALITIES, _MANNERS = frozenset(("a", "ad", "b")), frozenset(("a", "ad", "b", "d", "z", "i", "l"))
_DONE = frozenset(("v", "vn"))
# So unlikely is a particle that an idiom or a thing before it is what qualifies the thing behind it.
_OUT = 0.002
# Behind what is done: that it was, or goes on.
_ASPECTS = frozenset("了着到")
# Words that begin a complement.
_DEGREES = frozenset("很较更极太挺") | frozenset(
    ("非常", "十分", "比较", "较为", "相当", "更加", "更为", "极其", "极为", "最为", "特别", "格外", "尤为", "越来越")
)


class Doubt(NamedTuple):
    """A particle that is likely wrong: where it stands, what is meant, the words beside it, how likely that is, and
    whether what is `right` says itself that it is done somehow: 有效的推进了."""

    at: int
    meant: str
    left: str
    right: str
    score: float
    done: bool


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
        left, right = weights.words.behind(site.sentence, site.at), weights.words.ahead(site.sentence, site.at + 1)
        if written == "的":
            score, meant = max((score, one) for score, one in zip(both, PARTICLES, strict=True) if one != written)
        else:
            score, meant = 1 - both[PARTICLES.index(written)], _meant(written, left, right, both, weights)
        if meant and score >= least and _speaks(site, meant, left, right, score, weights):
            done = written + meant == "的地" and _is_done(site, left, right, weights)
            yield Doubt(site.start + site.at, meant, left, right, score, done)


def _meant(written: str, left: str, right: str, likely: Sequence[float], weights: Weights) -> str:
    """What the words to both sides ask for in the place of 地 or 得, as far as they do: it is known more surely that
    one of these is wrong than which of the others is right, as 的 stands nearly everywhere."""
    before, behind = weights.words.part(left), weights.words.part(right)
    if written == "得":
        if behind in ("v", "p") and before in _MANNERS:
            return "地"
        # A thing may have gained another (该村得地利之便), so what is before is to be done, or that is out.
        if len(left) == 1 or behind not in _THINGS:
            return ""
        out = behind == "n" and likely[PARTICLES.index("得")] < _OUT
        common = len(left) == LONGEST or weights.words.count(left) >= _COMMON
        return "的" if before in _DONE or (out and common and before in ("n", "l")) else ""
    if right in _DEGREES or likely[PARTICLES.index("得")] > _LIKELY:
        return "得"
    if before in ("i", "l") and behind == "n" and likely[PARTICLES.index("地")] < _OUT:
        return "的"
    # A word that can only qualify a thing: no verb or adverb, none that names a place with 地, as a seldom one may.
    qualifies = before in _THINGS or (before in _QUALITIES and behind == "n" and len(right) < LONGEST)
    common = len(left) > 1 and weights.words.count(left) >= _COMMON
    return "的" if qualifies and common and left not in weights.places else ""


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
        if _acts(site, right, weights):
            return False
        done = right not in _BEFALLS and weights.words.part(right) not in _THINGS
        return is_han(behind) and "得" not in text[max(0, at - 4) : at] and done
    return True


def _is_done(site: Site, left: str, right: str, weights: Weights) -> bool:
    """Whether a verb with its particle stands behind what can say how it is done."""
    end = site.at + 1 + len(right)
    manner = weights.words.part(left) in _MANNERS | {"m"}
    return manner and weights.words.part(right)[:1] == "v" and site.sentence[end : end + 1] in _ASPECTS


def _acts(site: Site, right: str, weights: Weights) -> bool:
    """Whether what is done does something itself (一丝不苟的执行换来信任)."""
    then = weights.words.ahead(site.sentence, site.at + 1 + len(right))
    return len(then) > 1 and weights.words.part(then) == "v"


def _thing_so_good(site: Site, right: str, weights: Weights) -> bool:
    """Whether a word says how good the thing behind it is (学习的很好机会)."""
    words, text = weights.words, site.sentence
    good = words.ahead(text, site.at + 1 + len(right))
    thing = words.ahead(text, site.at + 1 + len(right) + len(good))
    return words.part(good) == "a" and words.part(thing) in ("n", "vn")
