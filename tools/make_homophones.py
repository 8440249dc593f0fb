"""Makes the tables of `rules/homophones.toml`: which real words are picked for which, and beside which neighbours.

    python tools/make_homophones.py CORPUS... [--never CLEAN...] > tables.toml

CORPUS are files of running official text (.txt, .txt.xz); CLEAN, folders of text in which no entry may occur. Two words
that stand side by side often are a pair; where one of them is changed for a homophone and that is never seen side by
side with the other, while chance alone would not explain it, the homophone is wrong there. `tools/collocations.txt` and
`rules/lexicon.txt` add pairs of reports and letters that news seldom have. Needs jieba, rjieba and pypinyin.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_HAN = re.compile("[一-鿿]+")
# A pair stands side by side so often; one of our own lists counts as often.
LEAST, OWN = 40, 100
# A word that is picked by mistake is itself in use, and stands so high among those of its sound (in our own lists,
# anywhere).
IN_USE, FAMILIAR, CHOICES = 5, 3, 6
# How much oftener a pair stands side by side than chance puts the wrong word there.
SURE = 50.0
LONGEST = 4
# Met in right texts that the corpus does not have.
MEANT = {
    "检测": {
        "三类～",
        "变形～",
        "噪声～",
        "墒情～",
        "布病～",
        "感染～",
        "手工～",
        "水位～",
        "水文～",
        "病虫害～",
        "病虫～",
        "能耗～",
        "致贫～",
        "血糖～",
        "视频～",
    },
    "监测": {"农残～", "基因～", "尿液～", "抗原～", "样本～", "核酸～", "桥梁～", "沉降～", "渗漏～"},
    "反映": {"不良～"},
    "挤占": {"发生～"},
    "馆里": {"～工作"},
    "了结": {"及时～"},
    "共建": {"～任务"},
    "应到": {"～党员", "～人数"},
    "旅行": {"～合同", "～手续", "～证件", "～社"},
    "雷击": {"～占", "其中～"},
    "竞技": {"～能力", "～发展", "～体育", "～水平", "～状态", "～项目", "～运动", "发展～", "提高～", "体育～"},
    "诊治": {"～群众", "～患者", "～病人", "坚持～", "～水平", "～能力", "～方案", "免费～", "参与～"},
    "体质": {"～监测", "～健康", "健全～", "增强～", "国民～", "～测试"},
    "公有": {"～产权", "～经济", "～住房", "～资产", "～财产"},
    "公私": {"～储蓄", "～合营", "～财物", "美国～", "～机构"},
    "精心": {"～培训", "～辅导", "～教学"},
    "基数": {"生产～", "较高～", "～较高", "～较大", "统计～"},
    "限制": {"资金～", "政策～", "场地～"},
    "有时": {"发展～", "工作～"},
    "甚至": {"～机关", "～部门"},
    "仅仅": {"～抓住"},
    "一时": {"主任～", "工作～"},
    "一经": {"～出台", "～查实", "～发现"},
    "正值": {"～生活", "～工作"},
    "世代": {"～中国"},
    "顽症": {"一个～"},
    "中药": {"一批～", "～资源"},
    "几起": {"～影响"},
    "驶向": {"紧急～"},
    "一员": {"～进行"},
    "急需": {"～保持", "～解决"},
    "有理": {"采取～"},
    "寄予": {"方面～"},
    "净额": {"外资～", "资金～"},
    "渗入": {"～社区", "～农村"},
    "先于": {"～经济"},
    "一重": {"还有～"},
    "惯例": {"票据～", "国际～"},
    "开战": {"～以来"},
    "议事": {"合作～", "～会议"},
    "肢解": {"其他～"},
    "兵学": {"中国～"},
}


class Slip(NamedTuple):
    wrong: str
    right: str
    neighbour: str
    after: bool
    score: float

    @property
    def text(self) -> str:
        return self.wrong + self.neighbour if self.after else self.neighbour + self.wrong

    @property
    def beside(self) -> str:
        return "～" + self.neighbour if self.after else self.neighbour + "～"


def lines(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
            yield from (line.decode("utf-8", "ignore") for line in file)


def jieba_words() -> Iterator[tuple[str, int, str]]:
    """jieba's words, with how often it counts them and their parts of speech."""
    import jieba

    for row in jieba.get_dict_file().read().decode().splitlines():
        word, times, tag = row.split(" ")
        yield word, int(times), tag


def dictionary() -> dict[str, str]:
    """jieba's words, with their parts of speech."""
    return {word: tag for word, _, tag in jieba_words()}


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """The words and the pairs of words that stand side by side, those inside longer words among them."""
    import rjieba

    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in texts:
        for run in _HAN.findall(line):
            cut = rjieba.cut(run)
            words.update(cut)
            pairs.update(pairwise(cut))
    for word, times in words.items():
        if len(word) == LONGEST:
            pairs[word[:2], word[2:]] += times
    return words, pairs


def own_pairs() -> Iterator[tuple[str, str]]:
    """The pairs of the lists written by hand."""
    import rjieba

    for file in (HERE / "collocations.txt", HERE.parent / "rules" / "lexicon.txt"):
        rows = (row for row in file.read_text("utf-8").splitlines() if not row.startswith("#"))
        for phrase in (phrase for row in rows for phrase in row.split()):
            cut = [part for word in rjieba.cut(phrase) for part in ([word[:2], word[2:]] if len(word) == 4 else [word])]
            yield from pairwise(cut)


def homophones(words: Counter[str]) -> dict[str, list[str]]:
    """Per word of two characters the others of its sound, the commonest first; in and ing, en and eng are one."""
    from pypinyin import lazy_pinyin

    use = {
        word: times
        for word, times, tag in jieba_words()
        if len(word) == 2 and times >= FAMILIAR and words[word] >= IN_USE and not tag.startswith("nr")
    }
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word in sorted(use, key=lambda word: -use[word]):
        groups[tuple(re.sub("(?<=[ie]n)g$", "", sound) for sound in lazy_pinyin(word))].append(word)
    return {word: [other for other in group if other != word] for group in groups.values() for word in group}


def slips(
    words: Counter[str], pairs: dict[tuple[str, str], int], others: dict[str, list[str]], own: set[tuple[str, str]]
) -> Iterator[Slip]:
    total = sum(words.values())
    for pair, times in pairs.items():
        if times < LEAST or max(map(len, pair)) > LONGEST or min(map(len, pair)) < 2:
            continue
        for right, neighbour, after in ((*pair, True), (*pair[::-1], False)):
            for wrong in others.get(right, ())[: None if pair in own else CHOICES]:
                chance = words[wrong] * words[neighbour] / total
                yield Slip(wrong, right, neighbour, after, times / (3 * chance + 0.1) ** 0.5)


def seen(texts: Iterable[str], wanted: set[str]) -> Counter[str]:
    """How often texts occur."""
    found: Counter[str] = Counter()
    sizes = sorted({len(text) for text in wanted})
    for line in texts:
        for run in _HAN.findall(line):
            for size in sizes:
                found.update(part for n in range(len(run) - size + 1) if (part := run[n : n + size]) in wanted)
    return found


def tables(kept: list[Slip]) -> Iterator[str]:
    """The two tables as TOML: beside what a line would wrongly put together, a word is meant."""
    by_right: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for slip in kept:
        wrong, beside = by_right.setdefault(slip.right, ({}, {}))
        wrong[slip.wrong] = beside[slip.beside] = None
    yield "[rule.options.table]"
    meant: dict[str, set[str]] = defaultdict(set, {word: set(places) for word, places in MEANT.items()})
    good = {(slip.wrong, slip.right, slip.beside) for slip in kept}
    for right, (wrong, beside) in sorted(by_right.items()):
        yield f'"{right}" = "{" ".join(sorted(wrong))} | {" ".join(sorted(beside))}"'
        for one in wrong:
            meant[one].update(place for place in beside if (one, right, place) not in good)
    yield "[rule.options.unless]"
    for word, places in sorted(meant.items()):
        if places:
            yield f'"{word}" = "{" ".join(sorted(places))}"'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--never", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    words, pairs = count(lines(given.corpus))
    own = set(own_pairs())
    for pair in own:
        pairs[pair] = max(pairs[pair], OWN)
    found = [slip for slip in slips(words, pairs, homophones(words), own) if slip.score >= SURE]
    wanted = {slip.text for slip in found}
    times = seen(lines(given.corpus), wanted)
    clean = seen(lines(file for folder in given.never for file in folder.rglob("*.txt")), wanted)
    kept = [slip for slip in found if not times[slip.text] and not clean[slip.text]]
    print("\n".join(tables(kept)))


if __name__ == "__main__":
    main()
