"""Literals: words without which an expression cannot match.

`扩大[^，。]{0,8}(?:实效|成效)` matches only where 扩大 stands, and one of 实效 and 成效. Such words are found in one
pass for all expressions; an expression that lacks one in a text is not even compiled. Python's own parser takes an
expression apart; what it cannot read has no known literals, and is searched everywhere.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import product
from typing import Any

# A stretch that stands for more texts than this is cut in two.
MOST = 60
# Long words are rare, so a stretch for more of them may still be the best to look for.
WIDE = 600
# A match of more characters than this may be of any length.
WIDTH = 300

AnyOf = list[str]

# How often one word of so many characters occurs, against one of two: a third character makes it rare.
_SHARE = {2: 1.0, 3: 0.06}
_RARE = 0.01
# Words that stand in almost every text, 250 times and more in 1.8 million characters of news, and bare figures.
_OFTEN = 20.0
# Marks that stand in every text; of single characters, others alone are looked for.
_MARKS = frozenset("，。、；：？！“”《》（）—·%.,:-")
# What looking for one more word costs, whether it occurs or not.
_EACH = 0.02
_COMMON = frozenset(
    [
        "发展",
        "工作",
        "推动",
        "推进",
        "质量",
        "加强",
        "活动",
        "组织",
        "实现",
        "亿元",
        "精神",
        "开展",
        "加快",
        "学习",
        "提升",
        "工程",
        "深化",
        "行动",
        "贯彻",
        "政府",
        "指出",
        "重点",
        "实施",
        "强调",
        "基础",
        "保障",
        "促进",
        "落实",
        "水平",
        "取得",
        "规模",
        "报告",
        "完成",
        "成果",
        "主要",
        "提出",
        "制造",
        "系统",
        "第二",
        "相关",
        "启动",
        "第一",
        "更加",
        "全会",
        "提高",
        "传统",
        "平台",
        "有关",
        "召开",
        "完善",
        "参加",
        "发挥",
        "以上",
        "作用",
        "达到",
        "做好",
        "造成",
        "第十",
        "作为",
        "举办",
        "人次",
        "打造",
        "公里",
        "扩大",
        "围绕",
        "措施",
        "增加",
        "制度",
        "举措",
        "增强",
        "解决",
        "形成",
        "公司",
        "第三",
        "应用",
        "活力",
        "参与",
        "包括",
        "强化",
        "意义",
        "加大",
        "拓展",
        "结合",
        "创造",
        "建立",
        "小时",
        "带来",
        "各项",
        "力度",
        "习近平",
        "总书记",
        "会议",
        "中央",
        "建设",
        "重要",
        "全面",
        "以下",
        "进行",
    ]
)


def literals(pattern: str, most: int = MOST) -> list[AnyOf]:
    """Sets of words, each of so many at most: every match of the expression holds at least one word of each set."""
    nodes = None if re.search(r"\(\?[a-z]*i", pattern) else _parsed(pattern)
    return [] if nodes is None else [_shortest(words) for words in _required(nodes, most)]


def width(pattern: str) -> int | None:
    """How many characters a match of an expression has at most; None where that is not known."""
    nodes = _parsed(pattern)
    most: int = WIDTH if nodes is None else nodes.getwidth()[1]
    return most if most < WIDTH else None


def _parsed(pattern: str) -> Any:
    """An expression as Python reads it; None where it cannot."""
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


def trigger(sets: list[AnyOf]) -> AnyOf:
    """The set to look for first, or none: words of two characters and more, or rare marks, that occur least."""
    fit = [words for words in sets if all(len(word) > 1 or _is_rare(word) for word in words)]
    return min(fit, key=lambda words: sum(map(_often, words)) + _EACH * len(words), default=[])


def implied(words: AnyOf, by: AnyOf) -> bool:
    """Whether a text with one of the words `by` has one of the others too."""
    return bool(by) and all(any(word in longer for word in words) for longer in by)


def _is_rare(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and char not in _MARKS


def _often(word: str) -> float:
    if word in _COMMON or word.isdigit():
        return _OFTEN
    return _SHARE.get(len(word), _RARE)


def _shortest(words: AnyOf) -> AnyOf:
    """Without those that hold another of them."""
    known = set(words)
    return sorted(word for word in known if not any(part != word and part in known for part in _parts(word)))


def _parts(word: str) -> Iterator[str]:
    """All that stands in a word."""
    return (word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1))


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
        elif str(name) == "RANGE" and value[1] - value[0] < 10:
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


def _required(nodes: Any, most: int) -> list[AnyOf]:
    """The sets for a sequence: each stretch of known texts is one, and what lies inside the unknown nodes."""
    sets: list[AnyOf] = []
    stretch = [""]
    for node in [*nodes, None]:
        more = _texts(node, most) if node else None
        if more is not None and len(stretch) * len(more) <= most:
            stretch = [one + other for one, other in product(stretch, more)]
            continue
        if all(stretch):
            sets.append(stretch)
        stretch = more or [""]
        if node and more is None:
            sets += _inside(node, most)
    return sets


def _inside(node: Any, most: int) -> list[AnyOf]:
    name, value = str(node[0]), node[1]
    if name == "SUBPATTERN":
        return _required(value[-1], most)
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _required(value[2], most)
    if name == "BRANCH":
        best = [trigger(_required(branch, most)) for branch in value[1]]
        if all(best):
            return [[word for words in best for word in words]]
    return []
