"""What the tests share: documents from a line of text, rules from a few words, texts that hypothesis makes up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st

from lint.base.model import Genre, PackInfo, Rule, TextFormat, Violation
from lint.check.engine import Engine
from lint.documents import readers
from lint.documents.document import Document
from lint.documents.source import Source
from lint.kinds import kind
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.packs.ruleset import Loaded, RuleSet

PACK = PackInfo(name="test", prefix="XX", title="试")

# Pieces of which a text may be made: markers of both formats, line ends, and characters that are not one unit wide.
PIECES = [
    "一、", "（二）", "1.", "(3)", "①", "第一条 ", "加强学习", "，", "。", "“", "”", "《", "》", "2023年", "总结",
    "# ", "- ", "> ", "| ", "|---|---|", "```", "---", "***", "**", "**县**", "`", "<b>", "[甲](a.cn)", "http://a.cn ",
    "\n", "\n\n", "\r\n", "\r", "\u2028", " ", "\u3000", "    ", "\t", "e\u0301", "\U0002f8b0", "😀", "\x0c", "a",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=60))


@cache
def builtin_rules() -> RuleSet:
    """The built-in rules as their files say, read once in a process; nobody changes them."""
    return load(builtin_files())


def doc(text: str, format: TextFormat = "text") -> Document:  # noqa: A002
    """A document read from a text."""
    return readers.read(Source(text), format)


def md(text: str) -> Document:
    """A document read from a Markdown text."""
    return doc(text, "markdown")


def blocks(document: Document) -> list[tuple[str, str]]:
    """The kind and the text of every block."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def rule(kind_name: str, options: dict[str, Any], **fields: Any) -> Loaded:
    """A rule of a kind with its options, ready to run."""
    basis = {"code": "XX001", "name": "test", "severity": "error", "message": "{found}", "why": "", "source": ""}
    whole = {**basis, "kind": kind_name, "source_checked": True, "bad": [], "good": [], **fields}
    found = kind(kind_name)
    own: Any = msgspec.convert(options, found.options)
    if found.prepare:
        found.prepare(own)
    return Loaded(msgspec.convert(whole, Rule), lambda: own, "", PACK)


def check(
    document: Document | str, kind_name: str, options: dict[str, Any], genres: Sequence[Genre] = (), genre: str = ""
) -> list[Violation]:
    """What one rule of a kind says of a document, by way of the engine."""
    document = doc(document) if isinstance(document, str) else document
    return Engine([rule(kind_name, options)], list(genres)).check(document, genre)


def spans(document: Document | str, kind_name: str, options: dict[str, Any]) -> list[str]:
    """The texts of the places that one rule reports."""
    document = doc(document) if isinstance(document, str) else document
    return [document.text[found.start : found.end] for found in check(document, kind_name, options)]
