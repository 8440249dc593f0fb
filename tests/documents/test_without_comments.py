"""Comments to the tool: they change nothing that the rules find, and each finds its way back."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.base.model import Bad, TextFormat, Violation
from lint.check.engine import Engine
from lint.check.suppress.mark import Known, mark
from lint.documents import without_comments
from lint.documents.document import Document
from tests.support import TEXTS, builtin_rules, doc, rule

RULES = builtin_rules()
ENGINE = Engine([loaded for loaded in RULES.rules if loaded.rule.default], RULES.genres)
KNOWN = Known([loaded.rule for loaded in ENGINE.rules], lambda rule: True)
LAMP = Engine([rule("replace", {"table": {"灯龙": "灯笼"}}, code="QZ101", fix="safe")], [])
COMMENT = "<!-- dj-lint: ignore[QZ101] x -->"

EXAMPLES = [
    pytest.param(example, id=f"{loaded.rule.code}-{n}")
    for loaded in ENGINE.rules
    for n, example in enumerate(loaded.rule.bad)
    if loaded.rule.kind != "suppression" and example.format != "word"
]


def look(document: Document, example: Bad) -> list[Violation]:
    return without_comments.check(document, lambda bare: ENGINE.check(bare, example.genre, example.stage))


def said(text: str, found: list[Violation]) -> Counter[tuple[str, str]]:
    return Counter((violation.rule.code, text[violation.start : violation.end]) for violation in found)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("where", ["end", "above"])
def test_every_finding_can_be_let_stand_in_its_place(example: Bad, where: str) -> None:
    plain = doc(example.text, example.text_format)
    found = look(plain, example)
    source = plain.source
    codes: dict[int, set[str]] = {}
    for violation in found:
        codes.setdefault(source.row(violation.start), set()).add(violation.rule.code)
    starts = [*source.line_starts, len(example.text)]
    lines = [example.text[top:below] for top, below in pairwise(starts)]
    for row, names in codes.items():
        comment = f"<!-- dj-lint: ignore[{' '.join(sorted(names))}] 原因 -->"
        line = lines[min(row, len(lines)) - 1]
        body = line.rstrip("\r\n")
        new = f"{body}{comment}{line[len(body) :]}" if where == "end" else f"{comment}\n{line}"
        lines[min(row, len(lines)) - 1] = new
    text = "".join(lines)
    document = doc(text, example.text_format)
    if len(document.comments) != len(codes):
        pytest.skip("a line of code, or one of a block of HTML")
    marked = mark(document, look(document, example), KNOWN, None, ())
    real = [violation for violation in marked if violation.rule.kind != "suppression"]
    assert said(text, real) == said(example.text, found)
    if where == "end":
        assert [violation.rule.code for violation in real if not violation.suppressed] == []
    if len(codes) == 1:  # of two lines of one title, the first comment does for both
        assert marked == real


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", COMMENT, f" {COMMENT}", f"{COMMENT} "]))), st.data())
def test_what_is_found_is_the_same_without_them(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(part + "灯龙" + comment for part, comment in parts)
    document = doc(text)
    bare = without_comments.without(document)
    assert COMMENT not in bare.document.source.text
    found = LAMP.check(bare.document)
    back = without_comments.check(document, LAMP.check)
    assert [text[v.start : v.end] for v in back] == ["灯龙" for _ in found]
    assert [v.start for v in back] == sorted({v.start for v in back})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"甲。\n{COMMENT}\n乙。\n", "甲。\n乙。\n"),
        (f"甲。\r\n  {COMMENT}  {COMMENT} \r\n乙。", "甲。\r\n乙。"),
        (f"甲。 {COMMENT}\n乙。", "甲。\n乙。"),
        (f"{COMMENT} 甲。\n乙。", "甲。\n乙。"),
        (f"甲 {COMMENT} 乙", "甲 乙"),
        (f"甲。\n{COMMENT}", "甲。\n"),
        (COMMENT, ""),
        (f"- {COMMENT} 甲", "- 甲"),
    ],
)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_what_goes_with_a_comment(text: str, expected: str, format: TextFormat) -> None:  # noqa: A002
    assert without_comments.without(doc(text, format)).document.source.text == expected


def test_a_correction_across_a_comment_is_not_offered() -> None:
    (violation,) = without_comments.check(doc(f"灯{COMMENT}龙"), LAMP.check)
    assert (violation.start, violation.end, violation.finding.edits) == (0, len(COMMENT) + 2, ())


def test_a_correction_beside_a_comment_leaves_it_alone() -> None:
    text = f"灯龙{COMMENT}，{COMMENT}灯龙"
    edits = [edit for v in without_comments.check(doc(text), LAMP.check) for edit in v.finding.edits]
    assert [text[edit.start : edit.end] for edit in edits] == ["灯龙", "灯龙"]
