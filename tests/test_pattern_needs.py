"""The words that a rule of kind `pattern` says it needs: each of its expressions must need one of them indeed."""

from __future__ import annotations

import re
from itertools import product
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from lint.kinds.pattern import Options
from lint.load import Loaded, builtin_files, load
from tests.support import spans

MOST = 400  # readings of a stretch of an expression; a stretch with more is cut


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
        elif str(op) == "RANGE" and value[1] - value[0] < 30:
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
            if name == "SUBPATTERN":
                inner = [value[-1]]
            elif name == "BRANCH":
                inner = value[1]
            elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
                inner = [value[2]]
            if inner and all(needed(part, words) for part in inner):
                return True
    return False


def parsed(pattern: str) -> Any:
    plain = re.sub(r"\\x\{([0-9A-Fa-f]+)\}", lambda m: re.escape(chr(int(m[1], 16))), pattern)
    return parser.parse(re.sub(r"\\p\{Han\}", "[^a]", plain).replace("(?m:", "(?:"))


RULES = [loaded for loaded in load(builtin_files()).rules if getattr(loaded.options, "needs", None)]


@pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.code)
def test_every_expression_of_a_rule_needs_its_words(loaded: Loaded) -> None:
    options: Options = loaded.options
    assert [pattern for pattern in options.any if not needed(parsed(pattern), options.needs)] == []


@pytest.mark.parametrize(
    ("text", "found"), [("本着求实为原则", ["为"]), ("本着求实为宗旨", ["为"]), ("求实为原则", [])]
)
def test_a_text_without_the_words_is_not_searched(text: str, found: list[str]) -> None:
    options = {"any": ["本着[^，]+(?P<at>为)(?:原则|宗旨)"], "needs": ["本着"]}
    assert spans(text, "pattern", options) == found
    assert spans(text, "pattern", {**options, "needs": ["别的"]}) == []


@pytest.mark.parametrize(
    ("pattern", "words", "sound"),
    [
        ("提高[^，]{0,8}力度", ["力度"], True),
        ("(?:提高|扩大)[^，]+?(?P<noun>力度|水平)", ["力度"], False),
        ("(?:提高|扩大)[^，]+?(?P<noun>力度|水平)", ["力度", "水平"], True),
        ("据(?:统计)?显示", ["统计"], False),
        ("[的地](?:将|把)", ["的将", "的把"], False),
        ("甲[^，]*乙|丙丁", ["甲", "丙丁"], True),
    ],
)
def test_what_an_expression_needs(pattern: str, words: list[str], sound: bool) -> None:
    assert needed(parsed(pattern), words) is sound
