"""Makes the table of TY006 in `rules/misspelt.toml`: for each character of a word, what is written instead.

    python -m tools.make_misspelt CORPUS... [--never CLEAN...] [--had rules/misspelt.toml] > tables.txt

CORPUS are files of running official text (.txt, .txt.xz); CLEAN, folders of text in which nothing of the table may
occur. Words are jieba's, those that are in use; what is taken for a character sounds or looks like it, as the suspect
rules know, or stands with it in `tools/lookalikes.txt` or `tools/families.txt`. A change is kept where the corpus all
but never has what comes of it: as characters side by side, or, where both hardly stand alone, between words (导研
stands in 领导研究 alone). What only sounds or looks alike and was not in the table before
has to be of the second sort: the rest of the table has been read in many texts. Needs jieba and rjieba.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

import tomli

from lint.kinds.suspect.tables.data import SOUND, shipped
from tools.make_homophones import _HAN, HERE, count, dictionary, jieba_words, lines, seen
from tools.make_idioms import NUMERALS, SMALL, Seen, alike, weight

# A word occurs so often; a character that is written by mistake does.
WORD, CHARACTER = 400, 300
# So often a word occurs that is written with a character of `lookalikes.txt`, or one that sounds and looks like the
# right one; a character that is a word by itself more often than this may stand beside any other.
SELDOM, ALONE = 40, 1000
# So often a word occurs that is written with a character of the same family.
COMMON = 100
# So alike look those that sound alike as well: 9 of 15.
ALIKE_IN_SOUND = 9
# So much oftener than chance puts two characters side by side, each a word by itself, what is right occurs where they
# may stand within words; the surer it is what is written for what, the less. Chance is never less than NEVER.
SURE = {"mistaken": 1e6, "listed": 1e6, "alike": 1e4, "family": 1e6}
NEVER = 1e-4
# Names are no slips: so many of jieba's names of persons begin with a character, so many have it behind the first.
FIRST, GIVEN = 60, 20
# How alike characters look that are taken for each other: 10 of 15.
ALIKE = 10
# So many of those that sound alike and look alike, per character.
SOUNDS, SHAPES = 3, 2
# One in so many of what is right may be a slip in the corpus itself.
SLIPS = 800
# A word of three characters occurs so often; in a place of it that is closed, one in so many may be a slip.
LONG, LONG_SLIPS = 30, 200
# So much is listed of what is written for each of its characters.
LONG_MOST = 8
# Met in right texts that the corpus does not have.
RIGHT = frozenset(
    [
        "效力于",
        "监察长",
        "智造业",
        "刺服",
        "何坊",
        "我园",
        "自驻",
        "浙里",
        "竹业",
        "良品",
        "单届",
        "双万",
        "晨兴",
        "一盟",
        "首投",
        "马尚",
        "优客",
        "占路",
        "应革",
        "鹏友",
        "江线",
        "农服",
        "民屋",
        "桌卡",
        "采耳",
        "奉茶",
        "大歹",
        "萄宝",
        "盛合",
        "吊袋",
        "恨嫁",
        "嫁族",
        "兰农",
        "府属",
        "顺兴",
        "换贷",
        "入群",
        "抽脂",
        "车厘",
        "学剪",
        "双退",
        "坡下",
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
    source: Literal["mistaken", "listed", "alike", "family"] = "mistaken"

    @property
    def wrong(self) -> str:
        return self.right[: self.at] + self.char + self.right[self.at + 1 :]


def rights(words: Counter[str], known: dict[str, str], least: int = WORD) -> Iterator[str]:
    """The words, names left out."""
    lexicon = set((HERE.parent / "rules" / "lexicon.txt").read_text("utf-8").split())
    for word, tag in known.items():
        if len(word) == 2 and not tag.startswith(("nr", "ns")) and (words[word] >= least or word in lexicon):
            yield word


def groups(file: str) -> dict[str, set[str]]:
    """By character, the others that stand in a group with it."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = (HERE / file).read_text("utf-8").splitlines()
    for group in (group for row in rows if not row.startswith("#") for group in row.split()):
        for char in group:
            found[char] |= {*group} - {char}
    return found


def grouped(words: Iterable[str], others: dict[str, set[str]], source: Literal["listed", "family"]) -> Iterator[Change]:
    for word in words:
        for at, char in enumerate(word):
            yield from (Change(word, at, other, 0, source) for other in sorted(others.get(char, ())))


def alike_changes(words: Iterable[str], mistaken: dict[str, list[tuple[str, int, int]]]) -> Iterator[Change]:
    """Those with a character that both sounds and looks like the right one."""
    for word in words:
        for at, char in enumerate(word):
            for other, flags, likeness in mistaken[char]:
                if flags & SOUND and likeness >= ALIKE_IN_SOUND:
                    yield Change(word, at, other, 0, "alike")


def beside(texts: Iterable[str]) -> Counter[str]:
    """How often two characters stand side by side where both are words by themselves, or are taken for a word."""
    import rjieba

    found: Counter[str] = Counter()
    for line in texts:
        for run in _HAN.findall(line):
            cut = rjieba.cut(run)
            found.update(word for word in cut if len(word) == 2)
            found.update(one + other for one, other in pairwise(cut) if len(one) == len(other) == 1)
    return found


def names() -> tuple[frozenset[str], frozenset[str]]:
    """The characters with which names of persons begin, and those that follow."""
    first: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for word, _, tag in jieba_words():
        if tag == "nr" and len(word) in (2, 3):
            first[word[0]] += 1
            given.update(word[1:])
    return frozenset(c for c in first if first[c] >= FIRST), frozenset(c for c in given if given[c] >= GIVEN)


class Corpus:
    """What a corpus lacks. `words` and `beside` count its words and two characters side by side between words,
    `anywhere` two characters in it, `clean` those between words of the clean texts; `had` is what was in the table."""

    def __init__(
        self,
        words: Counter[str],
        beside: Counter[str],
        anywhere: Counter[str],
        clean: Counter[str],
        had: frozenset[str] = frozenset(),
    ) -> None:
        self._words, self._beside, self._anywhere, self._clean, self._had = words, beside, anywhere, clean, had
        self._total = words.total()
        self._first, self._given = names()

    def lacks(self, change: Change) -> bool:
        """Whether what comes of a change hardly occurs."""
        wrong, times = change.wrong, self._words[change.right]
        if self._clean[wrong]:
            return False
        most = times / SLIPS
        chance = self._words[wrong[0]] * self._words[wrong[1]] / self._total
        sure = times >= SURE[change.source] * max(chance, NEVER)
        if sure and self._beside[wrong] <= most and not (wrong[0] in self._first and wrong[1] in self._given):
            return True
        read = wrong in self._had
        if change.source == "listed":
            read = self._words[change.char] < ALONE
        return read and self._anywhere[wrong] <= most


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


def written(file: Path) -> Iterator[str]:
    """What comes of the changes in the table of a file of rules."""
    rules = tomli.loads(file.read_text("utf-8"))["rule"]
    for right, chars in next(rule for rule in rules if rule["code"] == "TY006")["options"]["slips"].items():
        for at, others in enumerate(chars.split("|")):
            yield from (Change(right, at, char, 0).wrong for char in others)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--never", nargs="*", type=Path, default=[])
    parser.add_argument("--had", type=Path)
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
    seldom, common = [*rights(words, known, SELDOM)], [*rights(words, known, COMMON)]
    made += [*grouped(seldom, groups("lookalikes.txt"), "listed"), *alike_changes(seldom, mistaken)]
    made += grouped(common, groups("families.txt"), "family")
    right = {*known, *RIGHT}
    made = [change for change in made if change.wrong not in right]
    clean = [file for folder in given.never for file in folder.rglob("*.txt")]
    wanted = {change.wrong for change in made if change.source != "family"}
    had = frozenset(written(given.had)) if given.had else frozenset()
    between = beside(lines(given.corpus)), beside(lines(clean))
    corpus = Corpus(words, between[0], seen(lines(given.corpus), wanted), between[1], had)
    kept = [change for change in made if corpus.lacks(change)]
    print("\n".join(tables([*kept, *long_changes(given.corpus, known)])))


if __name__ == "__main__":
    main()
