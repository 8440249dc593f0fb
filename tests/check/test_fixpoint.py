"""Corrections: which go in together, to the end, and only those."""

from __future__ import annotations

import codecs
import os
import stat
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.base.model import Edit, Finding, Violation
from lint.check.engine import Engine
from lint.check.fixpoint import MAX_ROUNDS, Fixed, chosen, expressible, fixable, fixpoint
from lint.documents.decode import decode
from lint.documents.document import Document
from lint.documents.readers import read
from lint.documents.source import Source
from lint.packs.ruleset import Loaded
from lint.run.fix_file import Mode, fix_file
from tests.support import builtin_rules, doc, rule

WRONG = {"灯龙": "灯笼", "石乔": "石桥"}


def typo(table: dict[str, str], code: str = "XX001", **fields: Any) -> Loaded:
    return rule("replace", {"table": table}, code=code, **{"fix": "safe", **fields})


def corrected(text: str, *rules: Loaded, unsafe: bool = False) -> Fixed:
    engine, document = Engine(list(rules), []), doc(text)
    return fixpoint(document, engine.check(document), engine.check, unsafe)


def text_of(fixed: Fixed) -> str:
    return fixed.document.source.text


def violation(*edits: Edit, code: str = "XX001", safe: str = "safe") -> Violation:
    return Violation(typo(WRONG, code, fix=safe).rule, Finding(0, 1, edits=edits))


def picked(text: str, *violations: Violation) -> list[int]:
    """Which of some violations go in together."""
    found = chosen(violations, Source(text))
    return [n for n, one in enumerate(violations) if any(one is other for other in found)]


# ── which edits go in together ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(0, 2), (3, 4)], [0, 1]),
        ([(3, 4), (0, 2)], [0, 1]),
        ([(0, 2), (1, 4)], [0]),
        ([(1, 4), (0, 2)], [1]),  # the first in the text, not in the list
        ([(0, 4), (1, 2)], [0]),
        ([(0, 2), (2, 4)], [0]),  # touching ones wait, too
        ([(1, 1), (1, 1)], [0]),
        ([(0, 2), (1, 3), (3, 4)], [0, 2]),
    ],
)
def test_of_two_that_meet_the_first_goes_in(edits: list[tuple[int, int]], expected: list[int]) -> None:
    assert picked("甲乙丙丁戊", *(violation(Edit(start, end, "对")) for start, end in edits)) == expected


def test_all_edits_of_a_finding_or_none() -> None:
    pair = violation(Edit(1, 2, "x"), Edit(6, 7, "y"))
    assert picked("甲乙丙丁戊己庚", pair, violation(Edit(3, 4, "z"))) == [0, 1]
    assert picked("甲乙丙丁戊己庚", violation(Edit(0, 2, "z")), pair, violation(Edit(6, 7, "z"))) == [0, 2]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("甲乙", (Edit(0, 1, "甲"),)),  # changes nothing
        ("甲乙", ()),
        ("甲乙", (Edit(1, 3, ""),)),  # beyond the end
        ("甲乙", (Edit(1, 0, ""),)),
        ("甲乙丙", (Edit(0, 2, "x"), Edit(1, 3, "y"))),  # against itself
        ("甲\ufffd丙", (Edit(0, 2, "甲乙"),)),  # over damage
        ("甲\r\n丙", (Edit(0, 2, "甲"),)),  # parts a line end
        ("甲\r\n丙", (Edit(2, 4, ""),)),
        ("甲乙", (Edit(0, 1, "\ud800"),)),
    ],
)
def test_what_does_harm_or_nothing_is_left_out(text: str, edits: tuple[Edit, ...]) -> None:
    assert picked(text, violation(*edits)) == []


def test_fixable() -> None:
    one = Edit(0, 1, "")
    assert [fixable(violation(one, safe=s), u) for s in ("safe", "unsafe", "none") for u in (False, True)] == [
        True, True, False, True, False, False,
    ]  # fmt: skip
    assert not fixable(violation(), True)


def test_expressible() -> None:
    assert expressible(violation(Edit(0, 0, "\U00020bb7")), "gb18030")
    assert not expressible(violation(Edit(0, 0, "党")), "ascii")


def test_a_character_that_the_encoding_lacks_is_left_out_and_said_so() -> None:
    engine = Engine([typo({"灯龙": "灯\ud800"}), typo({"石乔": "石桥"}, "XX002")], [])
    document = doc("灯龙石乔")
    fixed = fixpoint(document, engine.check(document), engine.check, False)
    assert text_of(fixed) == "灯龙石桥"
    assert [(v.rule.code, v.start) for v in fixed.left_out] == [("XX001", 0)]


# ── round by round ───────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_to_correct() -> None:
    fixed = corrected("甲乙丙", typo(WRONG))
    assert (text_of(fixed), fixed.rounds, fixed.corrections, fixed.left) == ("甲乙丙", [], [], [])


def test_what_waits_comes_in_the_next_round() -> None:
    fixed = corrected("甲-乙-丙", typo({"甲-乙": "子-乙"}), typo({"乙-丙": "乙-寅"}, "XX002"))
    assert (text_of(fixed), len(fixed.rounds), fixed.left) == ("子-乙-寅", 2, [])


def test_a_correction_may_bring_the_next() -> None:
    fixed = corrected("甲", typo({"甲": "乙"}), typo({"乙": "丙"}, "XX002"), typo({"丙": "丁"}, "XX003"))
    assert (text_of(fixed), len(fixed.rounds)) == ("丁", 3)


def test_unsafe_only_where_asked_for() -> None:
    rules = [typo({"灯龙": "灯笼"}), typo({"石乔": "石桥"}, "XX002", fix="unsafe")]
    assert text_of(corrected("灯龙石乔", *rules)) == "灯笼石乔"
    assert [v.rule.code for v in corrected("灯龙石乔", *rules).left] == ["XX002"]
    assert text_of(corrected("灯龙石乔", *rules, unsafe=True)) == "灯笼石桥"
    assert text_of(corrected("灯龙", typo(WRONG, fix="none"), unsafe=True)) == "灯龙"


@pytest.mark.parametrize("text", ["甲", "乙", "甲甲乙", "灯龙甲石乔"])
def test_corrections_in_a_circle_are_not_made(text: str) -> None:
    rules = [typo({"甲": "乙"}), typo({"乙": "甲"}, "XX002"), typo(WRONG, "XX003")]
    fixed = corrected(text, *rules)
    assert fixed.endless == ["XX001", "XX002"]
    assert text_of(fixed) == text.replace("灯龙", "灯笼").replace("石乔", "石桥")
    assert {v.rule.code for v in fixed.left} <= {"XX001", "XX002"}


def test_corrections_that_grow_are_not_made() -> None:
    fixed = corrected("甲灯龙", typo({"甲": "甲乙甲"}), typo(WRONG, "XX002"))
    assert (text_of(fixed), fixed.endless) == ("甲灯笼", ["XX001"])


def test_as_many_rounds_as_are_needed_up_to_the_bound() -> None:
    chars = "子" + "".join(chr(ord("一") + n) for n in range(MAX_ROUNDS + 3))
    rules = [typo({one: other}, f"XX{n:03}") for n, (one, other) in enumerate(pairwise(chars))]
    assert text_of(corrected("子", *rules[:MAX_ROUNDS])) == chars[MAX_ROUNDS]
    fixed = corrected("子", *rules)
    assert fixed.endless and fixed.left


def test_places_are_those_of_the_fixed_text() -> None:
    rules = [typo({"多余": ""}), typo({"子": "丑丑"}, "XX002"), typo({"丑丑": "寅"}, "XX003")]
    fixed = corrected("多余，子，多余\n，子", *rules)
    assert text_of(fixed) == "，寅，\n，寅"
    assert [(c.violation.rule.code, c.old, c.new, c.start) for c in fixed.corrections] == [
        ("XX001", "多余", "", 0),
        ("XX002", "子", "丑丑", 1),
        ("XX003", "丑丑", "寅", 1),
        ("XX001", "多余", "", 3),
        ("XX002", "子", "丑丑", 5),
        ("XX003", "丑丑", "寅", 5),
    ]


def test_a_document_keeps_its_format_and_encoding() -> None:
    document = read(Source("**灯龙**", "a.md", "gb18030", b""))
    engine = Engine([typo(WRONG)], [])
    after = fixpoint(document, engine.check(document), engine.check, False).document
    assert (after.format, after.source.path, after.source.encoding) == ("markdown", "a.md", "gb18030")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("灯龙。\r\n灯龙", "灯\r\n笼。\r\n灯\r\n笼"),
        ("灯龙\r", "灯\r笼\r"),
        ("灯龙", "灯\n笼"),
        ("灯龙\n\r", "灯\n笼\n\r"),
    ],
)
def test_a_new_line_end_is_like_those_of_the_file(text: str, after: str) -> None:
    assert text_of(corrected(text, typo({"灯龙": "灯\n笼"}))) == after


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────


def fix_at(path: Path, *rules: Loaded, mode: Mode = "write") -> Fixed:
    raw = path.read_bytes()
    document = read(decode(raw, str(path)))
    engine = Engine(list(rules or [typo(WRONG)]), [])
    return fix_file(str(path), raw, document, engine.check(document), engine.check, mode, False)


def test_a_file_is_written_with_its_permissions_and_by_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "真.txt", tmp_path / "链 接.txt"
    path.write_bytes("\ufeff灯龙\r\n甲\r乙\n".encode())
    path.chmod(0o640)
    link.symlink_to(path.name)
    fixed = fix_at(link)
    assert (fixed.trouble, len(fixed.corrections), fixed.left) == ("", 1, [])
    assert link.is_symlink() and path.read_bytes() == fixed.raw == "\ufeff灯笼\r\n甲\r乙\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["真.txt", "链 接.txt"]


def test_a_file_in_which_nothing_changes_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("灯笼")
    before = path.stat()
    assert fix_at(path).raw == path.read_bytes()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_show_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("灯龙")
    fixed = fix_at(path, mode="show")
    assert (fixed.before, fixed.raw.decode(), path.read_text()) == ("灯龙", "灯笼", "灯龙")


@pytest.mark.parametrize("now", [b"", "灯龙灯".encode(), "灯笼".encode(), None])
def test_a_file_that_changed_meanwhile_is_left_alone(
    now: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("灯龙")

    def change(*args: object) -> None:
        path.unlink()
        if now is not None:
            path.write_bytes(now)

    monkeypatch.setattr(os, "fsync", change)  # the last thing before the file takes the place of the old one
    fixed = fix_at(path)
    assert fixed.trouble == "fix.changed"
    assert [v.rule.code for v in fixed.left] == ["XX001"] and not fixed.corrections
    assert (path.read_bytes() if path.exists() else None) == now
    assert os.listdir(tmp_path) == (["a.txt"] if now is not None else [])


def test_a_file_that_cannot_be_written_is_reported_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("灯龙")

    def full(*args: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    fixed = fix_at(path)
    assert (fixed.trouble, fixed.values) == ("fix.unwritten", {"reason": os.strerror(28)})
    assert (text_of(fixed), path.read_text(), os.listdir(tmp_path)) == ("灯龙", "灯龙", ["a.txt"])


def test_a_file_that_would_read_otherwise_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("灯龙%PDF-1.7".encode())
    fixed = fix_at(path, typo({"灯龙": ""}))
    assert (fixed.trouble, fixed.values, path.read_bytes()) == ("fix.bytes", {"encoding": "utf-8"}, fixed.raw)
    assert [v.rule.code for v in fixed.left] == ["XX001"]


def test_damaged_bytes_stay(tmp_path: Path) -> None:
    head = ("坚持学习，落实工作。" * 60).encode()
    path = tmp_path / "a.txt"
    path.write_bytes(head + b"\xe4\xbd\xff" + "灯龙".encode() + b"\xff" + head)
    fixed = fix_at(path)
    assert path.read_bytes() == fixed.raw == head + b"\xe4\xbd\xff" + "灯笼".encode() + b"\xff" + head


# ── any document at all ──────────────────────────────────────────────────────────────────────────────────────

RULES = [
    typo(WRONG),
    typo({"乔石": "石", "笼笼": "笼", "\u3000\u3000": "\u3000"}, "XX002"),
    rule("pattern", {"any": ["[学习笼](?P<at>[,;])"], "replace": {",": "，", ";": "；"}}, code="XX003", fix="safe"),
    rule("pattern", {"any": ["(?P<at>[，；]{2,})"], "replace": "，"}, code="XX004", fix="safe"),
    rule("pairs", {"pairs": ["“”"], "report": "nested"}, code="XX005", fix="safe"),
    rule("pattern", {"any": ["(?P<at> +)(?:\r\n|\r|\n)"], "replace": ""}, code="XX006", fix="safe"),
]
# The text needs enough common characters for its encoding to be told without a mark.
HEAD = "全县各级党组织坚持把学习放在首位，组织党员干部集中学习，开展谈心谈话，推动各项工作落实。"
PARTS = [
    "灯龙", "石乔", "灯", "龙", "石", "乔", "笼", "学习", ",", ";", "，", "；", "“", "”", "。", " ", "  ", "\u3000",
    "\r\n", "\n", "\r", "\n\n", "😀", "\U00020bb7", "一、", "# ", "`灯龙`", "**", "a", "7",
]  # fmt: skip
RUN = st.lists(st.sampled_from(PARTS), max_size=20).map("".join)
# Between the runs stands what is wrong in any case, on lines that end alike.
DOCUMENTS = st.builds(
    lambda runs, end: HEAD + "".join(f"{end}{run}{wrong}。" for run, wrong in zip(runs, WRONG, strict=True)) + end,
    st.tuples(RUN, RUN),
    st.sampled_from(["\n", "\r\n"]),
)
ENCODINGS = st.sampled_from(
    [
        (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (b"", "gb18030"), (b"", "utf-16-le"), (b"", "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    ]
)  # fmt: skip
ENGINE = Engine(RULES, [])


@settings(max_examples=2000, deadline=None)
@given(text=DOCUMENTS, encoding=ENCODINGS, path=st.sampled_from(["a.txt", "a.md"]))
def test_any_document_is_corrected_where_it_says_and_nowhere_else(
    text: str, encoding: tuple[bytes, str], path: str
) -> None:
    bom, name = encoding
    raw = bom + text.encode(name)
    document = read(decode(raw, path))
    assert (document.source.text, document.source.encoding) == (text, name)
    fixed = fix_file(path, raw, document, ENGINE.check(document), ENGINE.check, "show", False)
    assert fixed.raw == by_hand(raw, bom, name, fixed.rounds)
    assert fixed.document.source.encode(text_of(fixed)) == fixed.raw
    again = read(decode(fixed.raw, path))
    assert (again.source.text, again.source.bom, again.source.encoding) == (text_of(fixed), bom, name)
    assert not [v for v in ENGINE.check(again) if v.finding.edits]
    assert fix_file(path, fixed.raw, again, ENGINE.check(again), ENGINE.check, "show", False).raw == fixed.raw


def by_hand(raw: bytes, bom: bytes, encoding: str, rounds: list[list[Edit]]) -> bytes:
    """The bytes with the edits put in, character by character."""
    chars = [char.encode(encoding) for char in raw[len(bom) :].decode(encoding)]
    for edits in rounds:
        for edit in reversed(edits):
            chars[edit.start : edit.end] = [char.encode(encoding) for char in edit.content]
    return bom + b"".join(chars)


ALL = builtin_rules()
WRONG_TEXTS = sorted({bad.text for loaded in ALL.rules if loaded.rule.fix != "none" for bad in loaded.rule.bad})
BUILT_IN = Engine(ALL.rules, ALL.genres)


@pytest.mark.parametrize("unsafe", [False, True])
@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.sampled_from(WRONG_TEXTS), min_size=1, max_size=6),
    end=st.sampled_from(["\n", "\r\n", "\r", ""]),
    path=st.sampled_from(["a.txt", "a.md"]),
)
def test_the_built_in_corrections_come_to_an_end(unsafe: bool, texts: list[str], end: str, path: str) -> None:
    text = end.join(part.replace("\n", end) if end else part for part in texts)
    document = read(Source(text, path))
    fixed = fixpoint(document, BUILT_IN.check(document), BUILT_IN.check, unsafe)
    assert fixed.endless == []
    assert not [v for v in fixed.left if fixable(v, unsafe)]
    raw = text.encode()
    spliced = fix_file(path, raw, read(decode(raw, path)), BUILT_IN.check(document), BUILT_IN.check, "show", unsafe)
    assert spliced.raw == by_hand(raw, b"", "utf-8", spliced.rounds)
    again = fixpoint(fixed.document, fixed.left, BUILT_IN.check, unsafe)
    assert again.rounds == []


def test_look_gets_the_corrected_document() -> None:
    seen: list[str] = []

    def look(document: Document) -> list[Violation]:
        seen.append(document.source.text)
        return ENGINE.check(document)

    document = doc("灯龙;")
    fixpoint(document, ENGINE.check(document), look, False)
    assert seen == ["灯笼;", "灯笼；"]


def test_many_places_of_one_line_seen_a_few_at_a_time() -> None:
    one_at_a_time = rule("pattern", {"any": ['^[^"]*(?P<at>"(?P<inner>[^"]+)")'], "replace": "“{inner}”"}, fix="safe")
    fixed = corrected('"甲"' * 40, one_at_a_time)
    assert (text_of(fixed), fixed.endless) == ("“甲”" * 40, [])


def test_what_comes_back_to_a_text_that_there_was_is_given_up_at_once() -> None:
    looks = 0
    engine = Engine([typo({"甲": "乙", "乙": "甲"}, "XX001")], [])

    def look(document: Document) -> list[Violation]:
        nonlocal looks
        looks += 1
        return engine.check(document)

    document = doc("甲")
    fixed = fixpoint(document, look(document), look, unsafe=True)
    assert (fixed.endless, fixed.document.source.text) == (["XX001"], "甲") and looks < 5


def test_what_only_grows_is_given_up_while_it_is_small() -> None:
    fixed = corrected("甲", typo({"甲": "甲甲乙"}, "XX001"))
    assert fixed.endless == ["XX001"] and text_of(fixed) == "甲"
