"""Makes the table of TY006 in `rules/misspelt.toml`: for each character of a word, what is written instead.

    python -m tools.make_misspelt CORPUS... [--never CLEAN...] > tables.txt

CORPUS are files of running official text (.txt, .txt.xz); CLEAN, folders of text in which no change of
`tools/lookalikes.txt` may occur. Words are jieba's, those that are in use; what is taken for a character sounds or
looks like it, as the suspect rules know, or stands with it in `tools/lookalikes.txt`. A change is kept where the corpus
all but never has what comes of it. Needs jieba and rjieba.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lint.kinds.suspect.tables.data import SOUND, shipped
from tools.make_homophones import HERE, count, dictionary, lines, seen
from tools.make_idioms import NUMERALS, SMALL, Seen, alike, weight

# A word occurs so often; a character that is written by mistake does.
WORD, CHARACTER = 400, 300
# So often a word occurs that is written with a character of `lookalikes.txt`; one that is a word by itself more often
# than this may stand beside any other.
SELDOM, ALONE = 40, 1000
# How alike characters look that are taken for each other: 10 of 15.
ALIKE = 10
# So many of those that sound alike and look alike, per character.
SOUNDS, SHAPES = 3, 2
# One in so many of what is right may be a slip in the corpus itself.
SLIPS = 800
# A word of three characters occurs so often; in a place of it that is closed, one in so many may be a slip.
LONG, LONG_SLIPS = 30, 200
# So much is listed of what is written for each of its characters.
LONG_MOST = 6
# Met in right texts that the corpus does not have.
RIGHT = frozenset(
    [
        "效力于",
        "监察长",
        "智造业",
        "为荷",
        "为格",
        "其重",
        "内坡",
        "一赶",
        "一基",
        "一艇",
        "一账",
        "一神",
        "一栓",
        "一梅",
        "一布",
        "一录",
        "一辛",
        "一薪",
    ]
)


class Change(NamedTuple):
    right: str
    at: int
    char: str
    weight: float

    @property
    def wrong(self) -> str:
        return self.right[: self.at] + self.char + self.right[self.at + 1 :]


def rights(words: Counter[str], known: dict[str, str], least: int = WORD) -> Iterator[str]:
    """The words, names left out."""
    lexicon = set((HERE.parent / "rules" / "lexicon.txt").read_text("utf-8").split())
    for word, tag in known.items():
        if len(word) == 2 and not tag.startswith(("nr", "ns")) and (words[word] >= least or word in lexicon):
            yield word


def lookalikes() -> dict[str, set[str]]:
    """By character, the others that people write for it."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = (HERE / "lookalikes.txt").read_text("utf-8").splitlines()
    for group in (group for row in rows if not row.startswith("#") for group in row.split()):
        for char in group:
            found[char] |= {*group} - {char}
    return found


def listed_changes(word: str, others: dict[str, set[str]]) -> Iterator[Change]:
    for at, char in enumerate(word):
        yield from (Change(word, at, other, 0) for other in sorted(others.get(char, ())))


def changes(word: str, mistaken: dict[str, list[tuple[str, int, int]]], chars: Counter[str]) -> Iterator[Change]:
    for at, char in enumerate(word):
        sounds, shapes = [], []
        for other, flags, likeness in mistaken[char]:
            if flags & SOUND:
                sounds.append(Change(word, at, other, weight(chars[other], flags, likeness)))
            elif likeness >= ALIKE:
                shapes.append(Change(word, at, other, likeness))
        for listed, most in ((sounds, SOUNDS), (shapes, SHAPES)):
            yield from sorted(listed, key=lambda change: -change.weight)[:most]


def long_changes(paths: list[Path], known: dict[str, str]) -> Iterator[Change]:
    """The changes of words of three characters, in places where another one hardly ever stands."""
    names = ("nr", "ns", "nt", "nz")
    words = [w for w, tag in known.items() if len(w) == 3 and not tag.startswith(names) and not NUMERALS & {*w}]
    right = {*known, *RIGHT}
    found = Seen(words, 3)
    found.read(lines(paths))
    written = alike(found.chars)
    for word in words:
        for place in found.closed(word) if found.whole[word] >= LONG else "":
            at = int(place) - 1
            for char in written.get(word[at], "")[:LONG_MOST]:
                change = Change(word, at, char, 0)
                if change.wrong not in right and found.forms[change.wrong, word] * LONG_SLIPS <= found.whole[word]:
                    yield change


def tables(kept: Iterable[Change]) -> Iterator[str]:
    found: dict[str, list[set[str]]] = {}
    for change in kept:
        found.setdefault(change.right, [set() for _ in change.right])[change.at].add(change.char)
    for right, chars in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        yield f'"{right}" = "{"|".join("".join(sorted(one)) for one in chars)}"'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--never", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    words, _ = count(lines(given.corpus))
    chars: Counter[str] = Counter()
    for word, times in words.items():
        chars.update(dict.fromkeys(word, times))
    known, data = dictionary(), shipped()
    mistaken: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for char in (char for char, times in chars.items() if times >= CHARACTER and char not in SMALL):
        for meant, (flags, likeness) in data.confusions[char].items():
            mistaken[meant].append((char, flags, likeness))
    made = [change for word in rights(words, known) for change in changes(word, mistaken, chars)]
    others = lookalikes()
    listed = [change for word in rights(words, known, SELDOM) for change in listed_changes(word, others)]
    clean = seen(lines(file for folder in given.never for file in folder.rglob("*.txt")), {one.wrong for one in listed})
    right = {*known, *RIGHT}
    made += [change for change in listed if words[change.char] < ALONE and not clean[change.wrong]]
    made = [change for change in made if change.wrong not in right]
    found = seen(lines(given.corpus), {change.wrong for change in made})
    kept = [change for change in made if found[change.wrong] * SLIPS <= words[change.right]]
    print("\n".join(tables([*kept, *long_changes(given.corpus, known)])))


if __name__ == "__main__":
    main()
