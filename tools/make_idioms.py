"""Makes the table of TY005 in `rules/misspelt.toml`: expressions of four characters, and what is written for each.

    python -m tools.make_idioms CORPUS... > table.txt

CORPUS are files of running official text (.txt, .txt.xz). The expressions are those of jieba's dictionary and of
`rules/lexicon.txt` that are in use, without names, numerals and what a longer word begins or ends; what is put
together of two common words is for TY006 and others. A place in one is closed where the corpus all but never has
another character there, or none: only there a slip counts. What is written for a character sounds or looks like it,
as the suspect rules know. Needs jieba.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from math import sqrt
from pathlib import Path

from lint.documents.cutting.tables import shipped
from lint.kinds.suspect.tables import data
from tools.make_homophones import HERE, dictionary, lines

_HAN = re.compile("[一-鿿]{3,}")
_SIZE = 4
# An expression occurs so often, one that may lose a character so often, a character that is written for another one so
# often; a place is open where one in so many is otherwise. An idiom that the dictionary counts so often need not occur.
IN_USE, WELL_KNOWN, CHARACTER, OPEN, KNOWN = 3, 20, 20, 20, 10
# A word that the dictionary counts so often is a common one.
COMMON = 300
# The likeliest first: so many that sound alike and so many that look alike, then in turn the others that sound alike
# and those that look alike to so much of 15; so many in all.
SOUNDS, SHAPES, ALIKE, MOST = 3, 2, 8, 48
# What stands beside any word is not taken for a character that it only looks like.
SMALL = frozenset("有同各其此为在的了是与和及以于被把从到对向由将并且或而已也都就还不没未无可能会要")
NUMERALS = frozenset("一二三四五六七八九十百千万亿第两几零〇")
_ALL = "1234"
# What the dictionary lacks.
OWN = frozenset(["毫无怨言"])
# Met in right texts that the corpus does not have.
RIGHT = frozenset(["一事之交", "一网通管", "大好山河", "提质效"])


def expressions(known: dict[str, str]) -> list[str]:
    lexicon = (HERE.parent / "rules" / "lexicon.txt").read_text("utf-8").split()
    often = shipped().count
    # The dictionary takes some idioms for names.
    named = {w for w, tag in known.items() if tag.startswith(("nr", "ns")) and (tag != "nr" or often(w) < KNOWN)}
    return [
        word
        for word in sorted({*known, *lexicon, *OWN} - named)
        if len(word) == _SIZE
        and word[0] != "第"
        and not {word[:3], word[1:]} & known.keys()
        and sum(char in NUMERALS for char in word) < 3
        and (known.get(word) in ("i", "l") or min(often(word[:2]), often(word[2:])) < COMMON)
    ]


class Seen:
    """How often expressions of one size and characters occur, and what is one character away from an expression."""

    def __init__(self, words: list[str], size: int = _SIZE) -> None:
        self._size = size
        self.whole: Counter[str] = Counter()
        self.chars: Counter[str] = Counter()
        self.changed: Counter[tuple[str, int]] = Counter()
        self.forms: Counter[tuple[str, str]] = Counter()
        self.short: Counter[str] = Counter()
        self.turned: Counter[str] = Counter()
        self._words = set(words)
        self._gaps: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in words:
            for at in range(size):
                self._gaps[at, word[:at] + word[at + 1 :]].append(word)
        self._short = {rest for _, rest in self._gaps}
        self._turned = {form for word in words for form in turned(word)}

    def read(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.chars.update(text)
            for run in _HAN.findall(text):
                self._run(run)

    def _run(self, run: str) -> None:
        size = self._size
        for n in range(len(run) - size + 2):
            part = run[n : n + size]
            if part[:-1] in self._short:
                self.short[part[:-1]] += 1
            if part in self._words:
                self.whole[part] += 1
            elif len(part) == size:
                self.turned.update([part] if part in self._turned else ())
                for at in range(size):
                    for word in self._gaps.get((at, part[:at] + part[at + 1 :]), ()):
                        self.changed[word, at] += 1
                        self.forms[part, word] += 1

    def closed(self, word: str) -> str:
        """The places of the characters that are never another one, counted from 1."""
        return "".join(str(at + 1) for at in range(self._size) if self._rare(self.changed[word, at], word))

    def whole_alone(self, word: str) -> bool:
        """Whether it hardly occurs without one of its characters."""
        rests = {word[:at] + word[at + 1 :] for at in range(_SIZE)}
        return self.whole[word] >= WELL_KNOWN and all(
            self._rare(self.short[rest] - self.whole[word] * (rest in word), word) for rest in rests
        )

    def _rare(self, times: int, word: str) -> bool:
        return times * OPEN <= self.whole[word]


def turned(word: str) -> Iterator[str]:
    """The expression with two neighbours that changed places."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def alike(chars: Counter[str]) -> dict[str, str]:
    """For each character those that are written for it, the likeliest first."""
    known = data.shipped()
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for char in (char for char, times in sorted(chars.items()) if times >= CHARACTER):
        for other, how in known.confusions[char].items():
            found[other].setdefault(char, how)
            if chars[other] >= CHARACTER:
                found[char].setdefault(other, how)
    for char in NUMERALS & found.keys():
        found[char] = {other: how for other, how in found[char].items() if other not in NUMERALS}
    return {char: "".join(_in_order(chars, others)) for char, others in found.items()}


def weight(times: int, flags: int, likeness: int) -> float:
    """How likely a character is written for one that sounds alike: by how often it occurs, and how alike they are."""
    return sqrt(times) * (2 if flags & data.TONE else 1) * (1 + likeness / 6)


def _in_order(chars: Counter[str], others: dict[str, tuple[int, int]]) -> list[str]:
    sounding = (char for char, (flags, _) in others.items() if flags & data.SOUND)
    sounds = sorted(sounding, key=lambda char: -weight(chars[char], *others[char]))
    shapes = sorted((c for c in others if c not in sounds and c not in SMALL), key=lambda char: -others[char][1])
    close = [char for char in shapes[SHAPES:] if others[char][1] >= ALIKE]
    in_turn = (char for pair in zip_longest(sounds[SOUNDS:], close) for char in pair if char)
    return [*sounds[:SOUNDS], *shapes[:SHAPES], *in_turn, *shapes[SHAPES + len(close) :]][:MOST]


def table(seen: Seen, words: list[str], idioms: Collection[str]) -> Iterator[str]:
    written = alike(seen.chars)
    kept = {word: seen.closed(word) for word in words if seen.whole[word] >= IN_USE or word in idioms}
    kept = {word: closed for word, closed in kept.items() if closed}
    chars = frozenset("".join(kept))
    entries = []
    for word, closed in kept.items():
        lost = seen.whole_alone(word)
        entries.append(word if closed == _ALL and lost else f"{word}{'+' if lost else '/'}{closed}")
    yield _folded("phrases", entries)
    yield _folded("alike", [char + others for char, others in sorted(written.items()) if char in chars])
    forms = {form: word for word in kept for form in turned(word) if seen.turned[form]}
    right = {form for form, word in forms.items() if seen.turned[form] * OPEN > seen.whole[word]}
    for (form, word), times in seen.forms.items():
        if word in kept:
            at = next(n for n in range(_SIZE) if form[n] != word[n])
            is_open = str(at + 1) not in kept[word]
            if form[at] in written.get(word[at], "") and (is_open or times * OPEN > seen.whole[word]):
                right.add(form)
    yield _folded("right", sorted(right | RIGHT))


def _folded(name: str, items: list[str], width: int = 110) -> str:
    rows, row = [], ""
    for item in items:
        if len(row) + len(item) >= width:
            rows.append(row)
            row = ""
        row += f"{item} "
    return f'{name} = """\n' + "".join(f"{row.rstrip()}\n" for row in [*rows, row] if row) + '"""'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="+", type=Path)
    given = parser.parse_args()
    known = dictionary()
    words = expressions(known)
    idioms = {word for word in words if known.get(word) in ("i", "nr") and shipped().count(word) >= KNOWN}
    seen = Seen(words)
    seen.read(lines(given.corpus))
    print("\n".join(table(seen, words, OWN | idioms)))


if __name__ == "__main__":
    main()
