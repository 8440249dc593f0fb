"""Measuring: an excerpt's caret stands under its hit, and lines are no longer than they may be."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint.base.problems import Problem
from lint.documents.source import cells
from lint.output.terminal import excerpt, paint, plain, printable, problem_line, wrap

CHARS = st.one_of(
    st.sampled_from("党建工作，。、“”（）《》—…aZ9 .-_𠮷😀　\t\u00a0\u200b\ufeff\u0301\u202e\x1b\x7f①é"),
    st.characters(),
)
LINES = st.text(CHARS, max_size=150).map(lambda text: text.replace("\r", " ").replace("\n", " "))


@st.composite
def hits(draw: st.DrawFn) -> tuple[str, int, int, int]:
    line = draw(LINES)
    start = draw(st.integers(0, len(line)))
    end = draw(st.integers(start, len(line)))
    return line, start, end, draw(st.integers(28, 120))


def visible(line: str) -> str:
    """What of a line is to be seen: blanks for what is not printable."""
    return "".join(char if char.isprintable() else " " * cells(char) for char in line)


@settings(deadline=None, max_examples=500)
@given(hits())
@example(("　　灯龙", 2, 4, 68))
@example(("门口\u200b挂着灯龙", 5, 7, 68))
@example(("长" * 300, 100, 250, 28))
@example(("\u0301" * 99 + "灯龙", 99, 101, 28))
@example(("x" * 28 + "灯" * 3, 0, 31, 28))
def test_caret_stands_under_the_hit(hit: tuple[str, int, int, int]) -> None:
    line, start, end, width = hit
    shown, indent, length = excerpt(line, start, end, width)
    assert cells(shown) <= width and shown.isprintable()
    assert length >= 1
    # Left of the caret stands what stands left of the hit, from its beginning or behind an ellipsis; above it the hit,
    # whole or its beginning. Where marks of no width stand at the border, any of the places there will do.
    marked = "".join(char if char.isprintable() and char != " " else "␣" for char in line[start:end])
    places = [n for n in range(len(shown) + 1) if cells(shown[:n]) == indent]
    assert any(_before(shown[:n], visible(line[:start])) and _hit(shown[n:], marked, length) for n in places)


def _before(shown: str, before: str) -> bool:
    return shown == before or (shown.startswith("…") and before.endswith(shown[1:]))


def _hit(shown: str, hit: str, length: int) -> bool:
    if shown.startswith(hit):
        return length == max(1, cells(hit))
    return shown.endswith("…") and hit.startswith(shown[:-1]) and length == cells(shown)


@pytest.mark.parametrize("width", [28, 68, 200])
def test_excerpt_of_a_short_line_is_the_line(width: int) -> None:
    assert excerpt("挂着灯龙。", 2, 4, width) == ("挂着灯龙。", 4, 4)


def test_excerpt_shows_as_much_on_both_sides_as_there_is_room_for() -> None:
    line = "左" * 50 + "灯龙" + "右" * 50
    shown, indent, length = excerpt(line, 50, 52, 40)
    assert (shown, indent, length) == ("…" + "左" * 8 + "灯龙" + "右" * 8 + "…", 17, 4)
    assert excerpt(line[40:], 10, 12, 68) == ("左" * 10 + "灯龙" + "右" * 20 + "…", 20, 4)
    assert excerpt(line[:62], 50, 52, 68) == ("…" + "左" * 20 + "灯龙" + "右" * 10, 41, 4)


def test_excerpt_of_a_long_hit_is_its_beginning() -> None:
    line = "左" * 30 + "灯龙" * 40 + "右" * 30
    shown, indent, length = excerpt(line, 30, 110, 40)
    assert shown.startswith("…左左左左左灯龙灯龙") and shown.endswith("…") and "右" not in shown
    assert (indent, cells(shown) - length) == (11, 11) and cells(shown) <= 40


def test_excerpt_makes_blanks_in_the_hit_visible() -> None:
    assert excerpt("党　员 \u00a0\t\u200b。", 1, 7, 68) == ("党␣员␣␣␣␣。", 2, 7)


@settings(deadline=None, max_examples=500)
@given(st.text(CHARS, max_size=200), st.integers(20, 120))
@example("（" * 60, 20)
@example("！" * 60, 20)
@example("党" * 9 + "“" * 9 + "建" * 30, 20)
@example("_" * 100, 20)
@example("\u0301" * 50 + "党" * 30, 20)
def test_wrap_keeps_the_width_and_every_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines and not [line for line in lines if cells(line) > width + 2]
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(deadline=None)
@given(st.text(st.sampled_from("党建工作，。、；“”（）《》"), max_size=200), st.integers(20, 80))
def test_no_line_is_emptier_than_it_must_be(text: str, width: int) -> None:
    lines = wrap(text, width)
    for line, after in pairwise(lines):
        opening = len(after) - len(after.lstrip("“（《"))
        assert cells(line) + cells(after[: opening + 1]) > width


def test_wrap_heeds_the_marks() -> None:
    assert wrap("一二三四五，六七八九十。", 10) == ["一二三四五，", "六七八九十。"]
    assert wrap("一二三四“六七八九”十", 10) == ["一二三四", "“六七八九”", "十"]
    assert wrap("见 dj-lint.toml 文件", 10) == ["见", "dj-lint.to", "ml 文件"]
    assert wrap("one two three", 9) == ["one two", "three"]
    assert wrap("", 9) == [""]
    assert wrap("  ", 9) == [""]


@given(st.text(CHARS))
def test_printable_is_printable_and_leaves_the_rest(name: str) -> None:
    said = printable(name)
    assert said.isprintable()
    if name.isprintable():
        assert said == name


def test_plain_text_has_nothing_that_a_terminal_obeys() -> None:
    assert plain("“木\r\n  船”") == "“木 船”"
    assert plain("“\u3000\x1b[31m\u200b”、\u00a0") == "“␣␣[31m␣”、␣"
    assert plain("见 dj-lint.toml。") == "见 dj-lint.toml。"


def test_paint() -> None:
    assert paint("错误", "error", True) == "\033[1;31m错误\033[0m"
    assert paint("错误", "error", False) == "错误"
    assert paint("", "error", True) == ""


def test_problem_line() -> None:
    problem = Problem("甲\n.toml", 3, 7, "toml.unknown-key", {"found": "fxi", "near": "fix"})
    assert problem_line(problem, "zh") == "甲\\n.toml:3:7: 未知的键“fxi”；是否想写“fix”？"
    assert problem_line(Problem("甲.toml", 0, 0, "toml.not-utf8"), "en") == "甲.toml: not UTF-8: save it as UTF-8"


@pytest.mark.parametrize(
    ("char", "width"), [("党", 2), ("a", 1), ("　", 2), ("\u0301", 0), ("\u200b", 0), ("😀", 2), ("①", 1)]
)
def test_cells(char: str, width: int) -> None:
    assert cells(char) == width == cells(unicodedata.normalize("NFC", char))
