"""All built-in rules but those of the language model, over a text: what they find, and what they correct."""

from __future__ import annotations

from functools import cache

from lint.base.model import TextFormat, Violation
from lint.check.engine import Engine
from lint.check.fixpoint import fixpoint
from lint.documents import without_comments as comments
from lint.documents.document import Document
from tests.support import builtin_rules, doc


@cache
def engine() -> Engine:
    ruleset = builtin_rules()
    rules = [loaded for loaded in ruleset.rules if loaded.rule.kind not in ("suspect", "suppression")]
    return Engine(rules, ruleset.genres)


def look(document: Document) -> list[Violation]:
    return comments.check(document, engine().check)


def codes(text: str, format: TextFormat) -> list[str]:  # noqa: A002
    """The codes of what is wrong with the text itself, not with the form of the document."""
    found = look(doc(text, format))
    return [v.rule.code for v in found if v.rule.severity != "info" and v.rule.code[:2] != "ST"]


def fixed(text: str, format: TextFormat, unsafe: bool = True) -> str:  # noqa: A002
    """The text with all that is corrected."""
    document = doc(text, format)
    return fixpoint(document, look(document), look, unsafe).document.source.text
