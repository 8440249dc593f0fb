"""Required words: those without which an expression cannot match, and what may stand beside them.

`扩大[^，。]{0,8}(?:实效|成效)` matches only where 扩大 stands, and one of 实效 and 成效. Such words are found in one
pass for all expressions; an expression that lacks one in a text is not even compiled. Python's own parser takes an
expression apart; what it cannot read has no known literals, and is searched everywhere.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, product
from typing import Any, NamedTuple

from lint.documents.edges import ANY, Chars, any_of, edge
from lint.documents.rarity import AnyOf, rarest

# A stretch that stands for more texts than this is cut in two.
MOST = 60
# An expression that is written for the words that it stands for has no more of them.
MOST_SPELT = 3000
# Long words are rare, so a stretch for more of them may still be the best to look for: each is tried.
WIDE = (600, 2500)
# A match of more characters than this may be of any length.
WIDTH = 300


class Stretch(NamedTuple):
    """Words of which every match holds one, so that these characters stand before and after it."""

    words: AnyOf
    before: Chars = ANY
    after: Chars = ANY


def literals(pattern: str, most: int = MOST) -> list[AnyOf]:
    """Sets of words, each of so many at most: every match of the expression holds at least one word of each set."""
    return [stretch.words for stretch in stretches(pattern, most)]


@lru_cache(4)
def stretches(pattern: str, most: int = MOST) -> list[Stretch]:
    """The same, with what stands beside the words."""
    nodes = None if re.search(r"\(\?[a-z]*i", pattern) else _parsed(pattern)
    return [] if nodes is None else [_shortest(stretch) for stretch in _required(nodes, most, ANY, ANY)]


def trigger(found: list[Stretch]) -> Stretch:
    """The words to look for first, or none."""
    words = rarest([stretch.words for stretch in found])
    return next((stretch for stretch in found if stretch.words is words), Stretch([]))


def rarest_words(pattern: str) -> Stretch:
    """The words to look for first before an expression is searched, or none."""
    return trigger([*stretches(pattern), *chain.from_iterable(stretches(pattern, most) for most in WIDE)])


def spelt(pattern: str) -> list[str]:
    """All texts that an expression stands for; raises ValueError where they cannot be told."""
    texts = _sequence(_parsed(pattern) or (), MOST_SPELT)
    if not texts or not all(texts):
        raise ValueError(pattern)
    return [*dict.fromkeys(texts)]


def width(pattern: str) -> int | None:
    """How many characters a match of an expression has at most; None where that is not known."""
    nodes = _parsed(pattern)
    most: int = WIDTH if nodes is None else nodes.getwidth()[1]
    return most if most < WIDTH else None


@lru_cache(4)
def _parsed(pattern: str) -> Any:
    """An expression as Python reads it; None where it cannot. It is asked for several times in a row."""
    try:
        from re import _parser as parser  # type: ignore[attr-defined]
    except ImportError:  # Python 3.10
        import sre_parse as parser
    plain = re.sub(r"\\x\{([0-9A-Fa-f]+)\}", lambda match: re.escape(chr(int(match[1], 16))), pattern)
    plain = re.sub(r"\\p\{\w+\}|\\p\w", r"\\w", plain).replace(r"\z", r"\Z")
    plain = re.sub(r"\\P\{\w+\}|\\P\w", r"\\W", plain)
    try:
        with warnings.catch_warnings():
            # “[[” means the same to both engines; Python warns that it may not for ever
            warnings.simplefilter("ignore")
            return parser.parse(plain)
    except (re.error, OverflowError):
        return None


def implied(words: AnyOf, by: AnyOf) -> bool:
    """Whether a text with one of the words `by` has one of the others too."""
    return bool(by) and all(any(word in longer for word in words) for longer in by)


def _shortest(stretch: Stretch) -> Stretch:
    """Without those that hold another of them; where that stands within, what is beside it is not what was said."""
    known = set(stretch.words)
    sizes = sorted({*map(len, known)})
    held = {word: [part for part in _parts(word, sizes) if part in known] for word in known}
    words = sorted(word for word in known if not held[word])
    begin = all(word.startswith(part) for word, parts in held.items() for part in parts)
    end = all(word.endswith(part) for word, parts in held.items() for part in parts)
    return Stretch(words, stretch.before if begin else ANY, stretch.after if end else ANY)


def _parts(word: str, sizes: list[int]) -> Iterator[str]:
    """All shorter parts of a word that have one of some sizes."""
    most = len(word)
    return (word[start : start + size] for size in sizes if size < most for start in range(most - size + 1))


def _texts(node: Any, most: int) -> list[str] | None:
    """All texts that a node stands for; None where they are too many or unknown."""
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return [chr(value)]
    if name == "IN":
        return _members(value)
    if name == "SUBPATTERN":
        return _sequence(value[-1], most)
    if name == "BRANCH":
        found = [_sequence(branch, most) for branch in value[1]]
        return None if None in found else [text for texts in found for text in texts or ()]
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] == 0 and value[1] == 1:
        once = _sequence(value[2], most)
        return None if once is None else ["", *once]
    return [""] if name == "AT" else None


def _members(members: Any) -> list[str] | None:
    """The characters of a class; None where it is a negation or holds many."""
    found: list[str] = []
    for name, value in members:
        if str(name) == "LITERAL":
            found.append(chr(value))
        elif str(name) == "RANGE" and value[1] - value[0] < MOST:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return None
    return found


def _sequence(nodes: Any, most: int) -> list[str] | None:
    texts = [""]
    for node in nodes:
        more = _texts(node, most)
        if more is None or len(texts) * len(more) > most:
            return None
        texts = [one + other for one, other in product(texts, more)]
    return texts


def _required(nodes: Any, most: int, before: Chars, after: Chars) -> list[Stretch]:
    """Those of a sequence: each stretch of known texts is one, and what lies inside the unknown nodes.

    `before` and `after` are what may stand beside the whole. What is repeated stands at least once after what is
    before it, and once before what follows.
    """
    nodes = [*_ungrouped(nodes)]
    for at, node in enumerate(nodes):
        if once := _once(node, most):
            again = ("MAX_REPEAT", (0, 1, node[1][2]))
            head, tail = nodes[:at], nodes[at + 1 :]
            first = _required([*head, once], most, before, edge([again, *tail], after))
            last = _required([once, *tail], most, edge([*head, again], before, last=True), after)
            # what stands alone between two unknowns is the same in both
            return first + (last[1:] if first and last and first[-1].words == last[0].words else last)
    found: list[Stretch] = []
    texts, begin = [""], 0
    sure, close = texts, 0  # up to the last node that is never empty
    for end, node in enumerate([*nodes, None]):
        more = _texts(node, most) if node else None
        if more is None or len(texts) * len(more) > most:
            if all(sure):
                found.append(Stretch(sure, edge(nodes[:begin], before, last=True), edge(nodes[close:], after)))
            texts, begin = sure, close = [""], end + (more is None)
            if node and more is None:
                found += _inside(node, most, edge(nodes[:end], before, last=True), edge(nodes[end + 1 :], after))
        if more and all(more):
            texts = [one + other for one, other in product(texts, more)]
            sure, close = texts, end + 1
        elif more and all(sure):
            texts = [one + other for one, other in product(texts, more)]
        elif more:
            begin = end + 1
    return found


def _ungrouped(nodes: Any) -> Iterator[Any]:
    """A sequence with what stands in groups in their places."""
    for node in nodes:
        if str(node[0]) == "SUBPATTERN":
            yield from _ungrouped(node[1][-1])
        else:
            yield node


def _once(node: Any, most: int) -> Any:
    """The texts that a node repeats, as a node; None where it repeats none, or may have none of them."""
    name, value = str(node[0]), node[1]
    repeats = name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0
    return ("SUBPATTERN", (value[2],)) if repeats and _sequence(value[2], most) is not None else None


def _inside(node: Any, most: int, before: Chars, after: Chars) -> list[Stretch]:
    name, value = str(node[0]), node[1]
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _required(value[2], most, *((before, after) if value[1] == 1 else (ANY, ANY)))
    if name == "BRANCH":
        best = [trigger(_required(branch, most, before, after)) for branch in value[1]]
        if all(stretch.words for stretch in best):
            words = [word for stretch in best for word in stretch.words]
            return [Stretch(words, any_of(one.before for one in best), any_of(one.after for one in best))]
    return []
