"""Where things stand in a TOML file, and that all mistakes of a file are told at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from lint.base.problems import BadFileError, Problem, nearest
from lint.base.toml import Table, field_names, literal_values
from lint.base.toml_places import position
from lint.settings.config import Config

KEYS = st.sampled_from(["a", "b", "code", "rule", "甲", "x y", "a.b", 'q"t', "1", ""])
STRINGS = st.sampled_from(
    ["", "甲", "[rule]", "\n[[rule]]\na = 1\n", "a = 1", "# no", '"', "'", "\\", '"""', "],}{[", "\n a.b = [\n", "😀"]
)
SCALARS = st.one_of(st.integers(-5, 99), st.booleans(), st.just(1.5), STRINGS)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)
GAPS = st.sampled_from(["", " ", "\n", "\n  ", " # ], [a]\n", "\n# b = 1\n"])


class Writer:
    """Writes TOML in many ways, and notes where it put every table, key and item."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.places: dict[tuple[str | int, ...], tuple[int, int]] = {}

    def mark(self, path: tuple[str | int, ...]) -> None:
        rows = self.text.split("\n")
        self.places[path] = (len(rows), len(rows[-1]) + 1)

    def key(self, key: str) -> str:
        if re.fullmatch(r"[A-Za-z0-9_-]+", key) and self.draw(st.booleans()):
            return key
        return f"'{key}'" if self.draw(st.booleans()) else json.dumps(key, ensure_ascii=False)

    def string(self, value: str) -> str:
        basic = json.dumps(value, ensure_ascii=False)
        long = '"""\n' + value.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'
        styles = [basic, long]
        if "'" not in value:
            styles += [f"'''\n{value}'''"] + ([] if "\n" in value else [f"'{value}'"])
        return self.draw(st.sampled_from(styles))

    def value(self, path: tuple[str | int, ...], value: Any) -> None:
        if isinstance(value, dict):
            self.text += "{"
            for n, (key, item) in enumerate(value.items()):
                self.text += ", " if n else " "
                self.pair(path, key, item)
            self.text += " }"
        elif isinstance(value, list):
            self.text += "["
            for n, item in enumerate(value):
                self.text += self.draw(GAPS)
                self.mark((*path, n))
                self.value((*path, n), item)
                self.text += "," if n < len(value) - 1 or self.draw(st.booleans()) else ""
            self.text += self.draw(GAPS) + "]"
        else:
            self.text += self.string(value) if isinstance(value, str) else json.dumps(value)

    def pair(self, path: tuple[str | int, ...], key: str, value: Any) -> None:
        self.mark((*path, key))
        self.text += self.key(key) + self.draw(st.sampled_from(["=", " = "]))
        self.value((*path, key), value)

    def table(self, path: tuple[str | int, ...], data: dict[str, Any]) -> None:
        later = []
        for key, value in data.items():
            arrays = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
            if (isinstance(value, dict) or arrays) and self.draw(st.booleans()):
                later.append((key, value))
            else:
                self.text += self.draw(st.sampled_from(["", "  "]))
                self.pair(path, key, value)
                self.text += self.draw(st.sampled_from(["\n", " # [c]\n", "\r\n"]))
        for key, value in later:
            if isinstance(value, dict):
                self.header((*path, key), "[", "]")
                self.table((*path, key), value)
            for n, item in enumerate(value if isinstance(value, list) else []):
                self.header((*path, key, n), "[[", "]]")
                self.table((*path, key, n), item)

    def header(self, path: tuple[str | int, ...], opening: str, closing: str) -> None:
        self.text += self.draw(st.sampled_from(["", "\n", "  "]))
        self.mark(path)
        name = self.draw(st.sampled_from([".", " . "])).join(self.key(step) for step in path if isinstance(step, str))
        self.text += opening + name + closing + self.draw(st.sampled_from(["\n", " # d = 1\n"]))


@st.composite
def written(draw: st.DrawFn) -> tuple[dict[str, Any], Writer]:
    data, writer = draw(TABLES), Writer(draw)
    writer.table((), data)
    return data, writer


@given(written())
def test_every_key_table_and_item_is_found_where_it_was_written(case: tuple[dict[str, Any], Writer]) -> None:
    data, writer = case
    assert tomli.loads(writer.text) == data
    assert {path: position(writer.text, path) for path in writer.places} == writer.places


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a = 1\nb = 2", ("b",), (2, 1)),
        ("[a]\nb = 1\n[[c]]\n[[c]]\nd = 1", ("c", 1, "d"), (5, 1)),
        ("[[c]]\n[c.e]\nd = 1\n[[c]]\n[c.e]\nd = 1", ("c", 1, "e", "d"), (6, 1)),
        ("a = [\n  1, # x\n  2,\n]", ("a", 1), (3, 3)),
        ("a = [\n[1]]\nb = 1", ("b",), (3, 1)),
        ("a = { b = [1, { c = 2 }] }", ("a", "b", 1, "c"), (1, 17)),
        ('a = """\n[b]\nc = 1\n"""\n[b]\nc = 1', ("b", "c"), (6, 1)),
        ("a.b = 1", ("a",), (1, 1)),
        ("x = 1\n[a.b]\nc = 1", ("a",), (2, 1)),
        ("[[a]]\nb = 1\n[[a]]\nb = 1", ("a", 1, "missing", "deep"), (3, 1)),
        ("# a\nb = 1", ("missing",), (1, 1)),
        ("", (), (1, 1)),
    ],
)
def test_position(text: str, path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert position(text, path) == place


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    level: Literal["error", "warning"] = "error"


class Outer(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    some_code: str
    count: int
    inner: list[Inner] = []
    table: dict[str, str] = {}
    optional: Inner | None = None


def problems(folder: Path, text: str) -> list[Problem]:
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    found: list[Problem] = []
    Table(str(path)).decode(Outer, (), found)
    return found


def told(folder: Path, text: str) -> list[tuple[int, int, str]]:
    return [(problem.row, problem.column, problem.key) for problem in problems(folder, text)]


def test_a_right_file_has_no_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes('\ufeffsome-code = "甲"\r\ncount = 1\r\n'.encode())
    found: list[Problem] = []
    assert Table(str(path)).decode(Outer, (), found) == Outer("甲", 1)
    assert not found


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    text = """some-cod = "x"
count = "two"
unknown = 1
[[inner]]
name = 1
[[inner]]
nam = "x"
level = "fatal"
[[inner]]
name = "x"
other = 1
[table]
a = "b"
c = 2
"""
    assert sorted(told(tmp_path, text)) == [
        (1, 1, "toml.missing"),
        (1, 1, "toml.unknown-key"),
        (2, 1, "toml.wrong-type"),
        (3, 1, "toml.unknown-key"),
        (5, 1, "toml.wrong-type"),
        (6, 1, "toml.missing"),
        (7, 1, "toml.unknown-key"),
        (8, 1, "toml.bad-value"),
        (11, 1, "toml.unknown-key"),
        (14, 1, "toml.wrong-type"),
    ]


def test_every_missing_key_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, "[[inner]]\n")
    assert [(problem.key, problem.values["found"]) for problem in found] == [
        ("toml.missing", "name"),
        ("toml.missing", "some-code"),
        ("toml.missing", "count"),
    ]


def test_a_key_with_a_wrong_value_is_not_called_missing(tmp_path: Path) -> None:
    assert told(tmp_path, "some-code = 1\ncount = 1\n") == [(1, 1, "toml.wrong-type")]


def test_items_after_a_wrong_one_keep_their_place(tmp_path: Path) -> None:
    text = 'some-code = "x"\ncount = 1\ninner = [\n1,\n{ name = "x" },\n2,\n{ name = 3 },\n]\n'
    assert told(tmp_path, text) == [
        (4, 1, "toml.wrong-type"), (6, 1, "toml.wrong-type"), (7, 3, "toml.wrong-type")
    ]  # fmt: skip


def test_the_nearest_name_is_given(tmp_path: Path) -> None:
    found = problems(tmp_path, 'some-code = "x"\ncount = 1\ntabel = 1\n[optional]\nname = "x"\nlevel = "eror"\n')
    assert [problem.values["near"] for problem in found] == ["table", "error"]
    assert found[1].values == {"name": "level", "found": "eror", "near": "error", "valid": "error、warning"}
    assert nearest("zzz", ["table"]) == ""


def test_names_and_values_at_a_path() -> None:
    assert field_names(Outer) == ["some-code", "count", "inner", "table", "optional"]
    assert field_names(Outer, ("inner", 3)) == field_names(Outer, ("optional",)) == ["name", "level"]
    assert literal_values(Outer, ("inner", 0, "level")) == ["error", "warning"]


@pytest.mark.parametrize(
    ("raw", "row", "column", "key"),
    [
        (b"a = 1\nb = \n", 2, 5, "toml.syntax"),
        (b"a = 1\na = 2\n", 2, 6, "toml.syntax"),
        ("a = 1\n甲 = 2\n".encode(), 2, 1, "toml.syntax"),
        ("a = '工作'\n".encode("gb18030"), 0, 0, "toml.not-utf8"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, raw: bytes, row: int, column: int, key: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(raw)
    with pytest.raises(BadFileError) as caught:
        Table(str(path))
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column, problem.key) == (str(path), row, column, key)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadFileError) as caught:
        Table(str(tmp_path / "a.toml"))
    assert caught.value.problems[0].key == "toml.unreadable"


QUOTES = ["w'arning", "w`arning", "'", "`", "x' - at `$.select`", "` - at `$.lang`", "警告’", "a', got `b`", "[...]"]


def mistakes(tmp_path: Path, text: str) -> list[tuple[str, str, int]]:
    file = tmp_path / "a.toml"
    file.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    try:
        Table(str(file)).decode(Config, (), problems)
    except BadFileError as error:
        problems = error.problems
    return [(problem.key, problem.values.get("found", ""), problem.row) for problem in problems]


@pytest.mark.parametrize("word", QUOTES)
def test_quotes_in_what_the_user_wrote(word: str, tmp_path: Path) -> None:
    value = json.dumps(word, ensure_ascii=False)
    assert mistakes(tmp_path, f"stage = 'draft'\nfail-on = {value}\n") == [("toml.bad-value", word, 2)]
    assert mistakes(tmp_path, f"select = []\nlang = 'zh'\n{value} = 1\n") == [("toml.unknown-key", word, 3)]
    assert mistakes(tmp_path, f"[[ignore]]\nrule = 'A'\nreason = 'b'\n{value} = 1\n") == [("toml.unknown-key", word, 4)]
    assert mistakes(tmp_path, f"[severity]\nTY001 = 'error'\n{value} = 'bad'\nTY002 = 'info'\n") == [
        ("toml.bad-value", "bad", 3)
    ]
    assert mistakes(tmp_path, f"[severity]\nTY001 = 'info'\nTY002 = {value}\n") == [("toml.bad-value", word, 3)]
    assert mistakes(tmp_path, f"[per-file-ignores]\na = []\n{value} = [1]\n") == [("toml.wrong-type", "int", 3)]
    assert mistakes(tmp_path, f"[genre]\n{value} = 1\nb = 'c'\n") == [("toml.wrong-type", "int", 2)]


def test_all_wrong_values_of_a_mapping_are_found_in_their_places(tmp_path: Path) -> None:
    rows = "".join(f"K{n} = '{'no' if n % 3 else 'info'}{n if n % 3 else ''}'\n" for n in range(40))
    expected = [("toml.bad-value", f"no{n}", n + 2) for n in range(40) if n % 3]
    assert sorted(mistakes(tmp_path, "[severity]\n" + rows), key=lambda one: one[2]) == expected
