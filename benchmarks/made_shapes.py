# ruff: noqa: E501 - the tables of pieces read better in long lines
"""More shapes for `growth.py`, made of what there is: the examples of the rules of each kind, and pieces of markup.

A kind or a piece that is added is a shape by that alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec import structs

from lint.check.engine import Engine
from lint.documents.readers import read
from lint.documents.source import Source
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.packs.ruleset import Loaded, RuleSet

Shape = Callable[[int], Callable[[], object]]

# One example for so many repetitions: they are longer than what other shapes repeat.
EXAMPLES = 8
# What opens, closes or parts something for one of the readers, and may be left alone; each is repeated, some below an
# opening of their own.
PIECES = (
    "{% ", "{# ", "{{ ", "<% ", "<?a ", "[a b=", "[/a]", "{.a ", "{a=b ", "](", "[[", "[@a", "[^", "%%", "}`", "` ", "$$", "$a ",
    "\\(", "\\[", "\\a{", "\\begin{a}", "\\u00e9", "%20", "a://b", "a@", "C:\\", "\\\\a\\", " ./", " /a/", "a/", "a.", "*.", "--a=",
    "git ", "a(", '"a":', "a=", "${", "命名“", "文件名：", "“+", "姓名+", "&#1", "&a", "<a b=", "<a b='", "<!", "<!--", "-->", "<script>",
    "<div>\n", "a,b\n", '"a",', "a;b;\n", "---\n", "::: a\n", "!!! a\n", "    a\n", "\t", "[a]:\n", "*[a]:\n", "| a\n", "\\*", "a=b×",
    ":a:", "2024-01-01 10:00:00 ", "SELECT ", "{ ", '{"a":', "```\n", "~~~\n", "- a\n", "1. a\n", "> a\n", "# a\n", "a\n===\n",
    "![", "_a", "**a", "学 ", "1.", "\r", "\u2028",
)  # fmt: skip
OPENED = (
    ("${", "::"), ("{{", "姓名"), ("{{", "a"), ("{%", " a"), ("<%", " a"), ("[[", "a"), ("[^", "a"), ("$$", " a"), ("$a=", "\\"),
    ("命名“", "a"), ("<!--", " a"), ("```\n", "a"), ("---\n", "a: b\n"), ("</div ", "a"), ('"', "a,b"), ("a(", "a, "),
    ("](", "a"), ("](a", " "), ("![", "a"), ("a", "_"), ("-->", "<!-- "), ("`", "a"), ("- ", "  "), ("| ", " "),
)  # fmt: skip


@cache
def _rules() -> RuleSet:
    return load(builtin_files())


def _kinds() -> list[str]:
    return sorted({loaded.rule.kind for loaded in _rules().rules if loaded.rule.bad})


@cache
def _engine(kind: str) -> Engine:
    """The rules of one kind, for all documents alike."""
    everywhere: dict[str, Any] = {"genres": [], "not_genres": [], "stages": [], "formats": [], "valid": None}
    rules: list[Loaded] = [
        structs.replace(loaded, rule=structs.replace(loaded.rule, **everywhere))
        for loaded in _rules().rules
        if loaded.rule.kind == kind
    ]
    return Engine(rules, _rules().genres)


def _of_kind(kind: str, *, line: bool, format_: str = "text") -> Shape:
    """The first examples of all rules of a kind, again and again, on one line without a full stop or each on its own."""

    def prepare(n: int) -> Callable[[], object]:
        texts = [loaded.rule.bad[0].text for loaded in _engine(kind).rules if loaded.rule.bad]
        if line:
            texts = [text.replace("\n", "，").replace("。", "，") for text in texts]
        count = max(1, n // EXAMPLES)
        times = count // len(texts) + 1
        text = ("" if line else "\n").join((texts * times)[:count])
        genre = next((loaded.rule.bad[0].genre for loaded in _engine(kind).rules if loaded.rule.bad), "")
        name = "/a.md" if format_ == "markdown" else "/a.txt"
        return lambda: _engine(kind).check(read(Source(text, name)), genre or "report")

    return prepare


def _reading(piece: str, name: str, first: str = "") -> Shape:
    """A piece of markup that is read, and nothing else."""

    def prepare(n: int) -> Callable[[], object]:
        text = first + piece * (n // 4)
        return lambda: read(Source(text, name))

    return prepare


def shapes() -> dict[str, Shape]:
    """All of them by their names."""
    made: dict[str, Shape] = {}
    for kind in _kinds():
        if kind not in ("suspect", "suppression"):
            made[f"{kind}, in a line"] = _of_kind(kind, line=True)
            made[f"{kind}, in lines"] = _of_kind(kind, line=False)
    for name in ("/a.txt", "/a.md"):
        for piece in PIECES:
            made[f"read {name[-2:]}, {piece!r}"] = _reading(piece, name)
        for first, piece in OPENED:
            made[f"read {name[-2:]}, {first!r}, {piece!r}"] = _reading(piece, name, first)
    return made
