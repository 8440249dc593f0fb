"""The words without which an expression cannot match: proved by another reading of every expression of every rule."""

from __future__ import annotations

import re
import warnings
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from lint.base.problems import BadFileError
from lint.documents.rarity import rarest
from lint.documents.readers import read
from lint.documents.regex import finditer
from lint.documents.required_words import implied, literals, spelt, width
from lint.documents.source import Source
from lint.kinds.pattern.options import Options
from lint.packs.load import load
from lint.packs.ruleset import Loaded
from tests.support import builtin_rules, spans

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_parse as parser

MOST = 4000  # readings of a stretch of an expression; a stretch with more is cut


def exact(node: Any) -> list[str] | None:
    """All texts that a node stands for; None where they are too many to list."""
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return [chr(value)]
    if name == "IN":
        return listed(value)
    if name == "SUBPATTERN":
        return sequence(value[-1])
    if name == "BRANCH":
        found = [sequence(branch) for branch in value[1]]
        return None if None in found else [text for texts in found for text in texts or ()]
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[:2] == (0, 1):
        once = sequence(value[2])
        return None if once is None else ["", *once]
    return [""] if name == "AT" else None


def listed(members: Any) -> list[str] | None:
    """The characters of a class; None where it is a negation or holds too many."""
    found: list[str] = []
    for op, value in members:
        if str(op) == "LITERAL":
            found.append(chr(value))
        elif str(op) == "RANGE" and value[1] - value[0] < 64:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return None
    return found


def sequence(nodes: Any) -> list[str] | None:
    texts = [""]
    for node in nodes:
        more = exact(node)
        if more is None or len(texts) * len(more) > MOST:
            return None
        texts = [one + other for one, other in product(texts, more)]
    return texts


def needed(nodes: Any, words: list[str]) -> bool:
    """Whether every text that an expression matches holds one of the words."""
    nodes = ungrouped(nodes)
    for at, node in enumerate(nodes):
        name, value = str(node[0]), node[1]
        if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0 and exact(("SUBPATTERN", (value[2],))) is not None:
            # what comes again stands once after what is before it, and once before what follows
            once = [("SUBPATTERN", (value[2],))]
            return needed([*nodes[:at], *once], words) or needed([*once, *nodes[at + 1 :]], words)
    run = [""]
    for node in [*nodes, None]:
        more = exact(node) if node else None
        if more is not None and len(run) * len(more) <= MOST:
            run = [one + other for one, other in product(run, more)]
        elif all(any(word in text for word in words) for text in run):
            return True
        else:
            run = more or [""]
        if node and more is None:
            name, value = str(node[0]), node[1]
            inner: Any = []
            if name == "BRANCH":
                inner = value[1]
            elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
                inner = [value[2]]
            if inner and all(needed_by_rest(part, words) for part in inner):
                return True
    return False


def ungrouped(nodes: Any) -> list[Any]:
    return [inner for node in nodes for inner in (ungrouped(node[1][-1]) if str(node[0]) == "SUBPATTERN" else [node])]


def needed_by_rest(nodes: Any, words: list[str]) -> bool:
    """Whether every text that an expression matches from some part of it on holds one of the words."""
    nodes = ungrouped(nodes)
    return any(needed(nodes[at:], words) for at in range(len(nodes)))


def parsed(pattern: str) -> Any:
    plain = re.sub(r"\\x\{([0-9A-Fa-f]+)\}", lambda m: re.escape(chr(int(m[1], 16))), pattern)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = re.sub(r"\\P\{Han\}", "a", plain)
        plain = re.sub(r"\\p\{\w+\}|\\p[A-Z]", "[^a]", plain).replace(r"\z", r"\Z")
        return parser.parse(plain.replace("(?m:", "(?:"))


RULES = [loaded for loaded in builtin_rules().rules if loaded.rule.kind == "pattern"]


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.code)
def test_every_expression_of_a_rule_needs_its_words(loaded: Loaded) -> None:
    options: Options = loaded.options
    assert len(options.literals) == len(options.any)
    for pattern, words, sets in zip(options.any, options.triggers, options.literals, strict=True):
        assert [
            one for one in (words.split("\0")[1:-1], *sets) if one and not needed_by_rest(parsed(pattern), one)
        ] == []


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.code)
def test_what_is_found_holds_the_words(loaded: Loaded) -> None:
    for example in loaded.rule.bad:
        document = read(Source(example.text), example.text_format)
        for pattern, sets in zip(loaded.options.any, loaded.options.literals, strict=True):
            for match in finditer(pattern, document):
                text = document.text[match.start : match.end]
                assert all(any(word in text for word in words) for words in sets)


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        ("提高[^，]{0,8}力度", [["提高"], ["力度"]]),
        ("(?:提高|扩大)[^，]+?(?P<noun>力度|水平)", [["扩大", "提高"], ["力度", "水平"]]),
        ("据(?:统计)?显示", [["据显示", "据统计显示"]]),
        ("[的地](?:将|把)", [["地将", "地把", "的将", "的把"]]),
        ("(?:甲乙[^，]*|丙丁[^，]*)戊", [["丙丁", "甲乙"], ["戊"]]),
        ("[^，]*", []),
        (r"\p{Han}(?:甲乙)?[^0-9]+", []),
        (r"\x{3000}甲", [["\u3000甲"]]),
        ("(?i)abc", []),
        ("(?m)^甲乙$", [["甲乙"]]),
        ("(?:甲乙){0,2}丙丁", [["丙丁"]]),
        ("(?:甲乙){2,3}", [["甲乙"]]),
        ("((", []),
    ],
)
def test_literals(pattern: str, sets: list[list[str]]) -> None:
    assert literals(pattern) == sets


def test_trigger_is_the_rarest_set() -> None:
    assert rarest([["的"], ["提高", "扩大"], ["力度"]]) == ["力度"]
    assert rarest([["的"]]) == []
    assert rarest([]) == []


def test_an_expression_is_searched_only_where_its_words_stand() -> None:
    options = {"any": ["本着[^，]+(?P<at>为)(?:原则|宗旨)", "(?P<at>[0-9])号"]}
    assert spans("本着求实为原则，3号", "pattern", options) == ["为", "3"]
    assert spans("求实为原则，本着", "pattern", options) == []


def test_literals_are_not_written_by_hand(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    with pytest.raises(BadFileError) as caught:
        load([str(own)])
    assert [problem.key for problem in caught.value.problems] == ["toml.unknown-key"]


OWN = """schema = 1
[pack]
name = "own"
prefix = "ZZ"
title = "本单位"
[[rule]]
code = "ZZ001"
name = "own-word"
kind = "pattern"
severity = "error"
message = "“{found}”"
why = "规定"
source = "本单位"
source_checked = true
[rule.options]
any = ["甲乙"]
literals = [[["丙"]]]
[[rule.bad]]
text = "甲乙。"
found = ["甲乙"]
[[rule.good]]
text = "乙甲。"
"""


@pytest.mark.parametrize(
    ("sets", "best"),
    [
        ([["发展"], ["恪守", "秉持"]], ["恪守", "秉持"]),
        ([["发展"]], ["发展"]),
        ([["的"]], []),
        ([["发展", "提高"], ["工匠"]], ["工匠"]),
        (
            [["认真", "深入", "扎实"], ["认真的", "深入的", "认真地", "深入地"]],
            ["认真的", "深入的", "认真地", "深入地"],
        ),
        ([["×", "…"]], ["×", "…"]),
        ([["，", "×"]], []),
        ([["2025"], ["年度"]], ["年度"]),
    ],
)
def test_the_words_to_look_for_are_the_rarest(sets: list[list[str]], best: list[str]) -> None:
    assert rarest(sets) == best


def test_how_far_a_match_can_reach() -> None:
    assert width("(?:^|[，。])在[^，。]{2,8}下") == 11
    assert width("提高[^，。]+力度") is None
    assert width("((") is None


def test_words_that_others_imply() -> None:
    assert implied(["的", "得"], ["认真的", "认真得"])
    assert not implied(["的"], ["认真的", "认真得"])
    assert not implied(["的"], [])


def test_the_texts_that_an_expression_is_written_for() -> None:
    assert spelt("[共合]计|，一?共") == ["共计", "合计", "，共", "，一共"]


@pytest.mark.parametrize("pattern", ["共+计", "共?", r"共\d", ""])
def test_an_expression_that_does_not_say_which_texts_it_is_written_for(pattern: str) -> None:
    with pytest.raises(ValueError):
        spelt(pattern)
