"""Rule files: every mistake of the writer's is told with its place, and nothing is half loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.base.problems import BadFileError, Problem
from lint.packs.find import builtin_files, rule_files
from lint.packs.load import load
from lint.packs.ruleset import RuleSet

PACK = """schema = 1
[pack]
name = "own"
prefix = "XX"
title = "自定"
"""
RULE = """[[rule]]
code = "XX001"
name = "own-rule"
kind = "pattern"
severity = "error"
fix = "none"
message = "“{found}”有误"
why = "试。"
source = "本工具整理"
source_checked = true
formats = []
genres = []
[rule.options]
any = ['甲(?P<at>乙)']
[[rule.bad]]
text = "甲乙"
found = ["乙"]
[[rule.good]]
text = "甲丙"
"""
GENRE = """[[genre]]
id = "report"
name = "报告"
title = "报告$"
opening = "报告如下"
[[genre.parts]]
name = "成绩"
heading = "成绩"
"""


def write(folder: Path, text: str, name: str = "own.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def problems(*files: str) -> list[Problem]:
    with pytest.raises(BadFileError) as caught:
        load(files)
    return caught.value.problems


def only(file: str) -> Problem:
    (problem,) = problems(file)
    assert problem.file == file
    return problem


def test_a_right_file_loads(tmp_path: Path) -> None:
    ruleset = load([write(tmp_path, PACK + GENRE + RULE)])
    assert [loaded.rule.code for loaded in ruleset.rules] == ["XX001"]
    assert [genre.id for genre in ruleset.genres] == ["report"]


def test_a_pack_says_for_which_formats_its_rules_are(tmp_path: Path) -> None:
    pack = PACK + 'formats = ["text", "word"]\n'
    [loaded] = load([write(tmp_path, pack + RULE)]).rules
    assert loaded.rule.formats == ["text", "word"]
    [loaded] = load([write(tmp_path, pack + RULE.replace("formats = []", 'formats = ["pdf"]'))]).rules
    assert loaded.rule.formats == ["pdf"]


def test_rules_come_in_the_order_of_their_codes(tmp_path: Path) -> None:
    other = RULE.replace("XX001", "XX000").replace("own-rule", "other-rule")
    ruleset = load([write(tmp_path, PACK + RULE + other)])
    assert [loaded.rule.code for loaded in ruleset.rules] == ["XX000", "XX001"]


# What is wrong: the text to replace, by what, the key of the message, the place, and the value `found`, if any.
MISTAKES = [
    ("unknown key", "why = ", "wy = 1\nwhy = ", "toml.unknown-key", (13, 1), "wy"),
    ("unknown key in an example", 'text = "甲丙"', 'text = "甲丙"\nformt = 1', "toml.unknown-key", (25, 1), "formt"),
    ("unknown option", "[rule.options]", "[rule.options]\nreplac = 1", "toml.unknown-key", (19, 1), "replac"),
    ("missing option", "any = ['甲(?P<at>乙)']\n", "", "toml.missing", (18, 1), "any"),
    ("no options", "[rule.options]\nany = ['甲(?P<at>乙)']\n", "", "toml.missing", (6, 1), "options"),
    ("unknown kind", '"pattern"', '"patern"', "toml.bad-value", (9, 1), "patern"),
    ("unknown severity", '"error"', '"fatal"', "toml.bad-value", (10, 1), "fatal"),
    ("unknown format", "formats = []", 'formats = ["text", "docx"]', "toml.bad-value", (16, 20), "docx"),
    ("wrong type", '"own-rule"', "3", "toml.wrong-type", (8, 1), "int"),
    ("lower case code", '"XX001"', '"xx001"', "load.code", (7, 1), "xx001"),
    ("another pack's code", '"XX001"', '"YY001"', "load.code", (7, 1), "YY001"),
    ("two digits", '"XX001"', '"XX01"', "load.code", (7, 1), "XX01"),
    ("bad prefix", 'prefix = "XX"', 'prefix = "XY"', "load.code", (7, 1), "XX001"),
    ("bad name", '"own-rule"', '"Own rule"', "load.name", (8, 1), "Own rule"),
    ("unchecked error", "checked = true", "checked = false", "load.unchecked-error", (10, 1), None),
    ("regex RE2 refuses", "甲(?P<at>乙)", "甲(?=乙)", "load.regex", (19, 8), None),
    ("second regex", "['甲(?P<at>乙)']", "[\n  '甲',\n  '乙)',\n]", "load.regex", (21, 3), None),
    ("ASCII blank", "甲(?P<at>乙)", r"甲\s乙", "load.regex", (19, 8), None),
    ("ASCII digit", "甲(?P<at>乙)", r"甲[\d]乙", "load.regex", (19, 8), None),
    ("ASCII word border", "甲(?P<at>乙)", r"甲\b", "load.regex", (19, 8), None),
    ("regex for nothing", "甲(?P<at>乙)", "(?:甲乙)*", "load.regex", (19, 8), None),
    ("unknown placeholder", "“{found}”", "“{fond}”", "toml.bad-value", (12, 1), "fond"),
    ("nameless placeholder", "“{found}”", "“{}”", "toml.bad-value", (12, 1), ""),
    ("open brace", "“{found}”", "“{found”", "load.message", (12, 1), None),
    ("in another language", 'why = "', 'messages = { en = "{x}" }\nwhy = "', "toml.bad-value", (13, 14), "x"),
    ("in the replacement", "[rule.options]", '[rule.options]\nreplace = "{y}"', "toml.bad-value", (19, 1), "y"),
    ("in the suggestion", "[rule.options]", '[rule.options]\nsuggest = "{fix}"', "toml.bad-value", (19, 1), "fix"),
    ("unknown genre", "\ngenres = []", '\ngenres = ["report"]', "load.genre", (17, 11), "report"),
    ("unknown genre refused", "\ngenres", '\nnot_genres = ["report"]\ngenres', "load.genre", (17, 15), "report"),
    ("unknown genre in bad", 'text = "甲乙"', 'text = "甲乙"\ngenre = "x"', "load.genre", (22, 1), "x"),
    ("unknown genre in good", 'text = "甲丙"', 'text = "甲丙"\ngenre = "x"', "load.genre", (25, 1), "x"),
    ("unknown table", "[[rule]]", "[rul]\n[[rule]]", "toml.unknown-key", (6, 1), "rul"),
    ("unknown pack key", "prefix", 'prefx = ""\nprefix', "toml.unknown-key", (4, 1), "prefx"),
    ("another schema", "schema = 1", "schema = 2", "load.schema", (1, 1), None),
    ("no schema", "schema = 1\n", "", "load.schema", (1, 1), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "key", "place", "found"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_one_mistake(tmp_path: Path, old: str, new: str, key: str, place: tuple[int, int], found: str | None) -> None:
    assert old in PACK + RULE
    problem = only(write(tmp_path, (PACK + RULE).replace(old, new, 1)))
    assert (problem.key, (problem.row, problem.column), problem.values.get("found")) == (key, place, found)


@pytest.mark.parametrize("key", ["bad", "good"])
def test_examples_are_asked_for(tmp_path: Path, key: str) -> None:
    head, _, _ = RULE.partition("[[rule.bad]]")
    kept = '[[rule.good]]\ntext = "甲"\n' if key == "bad" else '[[rule.bad]]\ntext = "甲乙"\nfound = ["乙"]\n'
    missing = only(write(tmp_path, PACK + head + kept))
    assert (missing.key, missing.values["found"], missing.row) == ("toml.missing", key, 6)
    empty = only(write(tmp_path, PACK + head.replace("[rule.options]", f"{key} = []\n[rule.options]") + kept))
    assert (empty.key, empty.values["found"], (empty.row, empty.column)) == ("load.no-examples", key, (18, 1))


def test_the_nearest_name_is_given(tmp_path: Path) -> None:
    unknown, missing = problems(write(tmp_path, (PACK + RULE).replace("source =", "sorce =")))
    assert (missing.values["near"], unknown.values["found"]) == ("source", "source")
    assert only(write(tmp_path, (PACK + RULE).replace('"pattern"', '"patern"'))).values["near"] == "pattern"
    assert only(write(tmp_path, (PACK + RULE).replace("{found}", "{fond}"))).values["near"] == "found"


def test_all_mistakes_of_all_files_at_once(tmp_path: Path) -> None:
    one = write(tmp_path, (PACK + RULE).replace('"pattern"', '"x"').replace("[pack]", "[pack]\nx = 1"), "a.toml")
    other = write(tmp_path, (PACK + RULE).replace('"error"', '"x"').replace("甲(?P", "甲((?P"), "b.toml")
    third = write(tmp_path, "schema = ", "c.toml")
    assert [(Path(problem.file).name, problem.row) for problem in problems(third, other, one)] == [
        ("a.toml", 3), ("a.toml", 10), ("b.toml", 10), ("b.toml", 19), ("c.toml", 1),
    ]  # fmt: skip


def test_one_code_or_name_twice(tmp_path: Path) -> None:
    code, name = problems(write(tmp_path, PACK + RULE + RULE))
    assert [(problem.key, problem.row, problem.values["found"]) for problem in (code, name)] == [
        ("load.twice", 26, "XX001"),
        ("load.twice", 27, "own-rule"),
    ]


def test_one_code_in_two_files(tmp_path: Path) -> None:
    one = write(tmp_path, PACK + RULE, "a.toml")
    other = write(tmp_path, PACK + RULE.replace("own-rule", "other"), "b.toml")
    (problem,) = problems(one, other)
    assert (problem.file, problem.key, problem.row, problem.values["other"]) == (other, "load.twice", 7, one)


def test_rules_that_are_no_array(tmp_path: Path) -> None:
    problem = only(write(tmp_path, PACK + '[rule]\ncode = "XX001"\n'))
    assert (problem.key, problem.row) == ("load.not-array", 6)


def test_a_file_without_a_pack(tmp_path: Path) -> None:
    problem = only(write(tmp_path, "schema = 1\n" + RULE))
    assert (problem.key, problem.values["found"]) == ("toml.missing", "pack")


def test_broken_toml(tmp_path: Path) -> None:
    problem = only(write(tmp_path, PACK + "[[rule]\n"))
    assert (problem.key, problem.row) == ("toml.syntax", 6)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [('"报告$"', '"报告("', (9, 1)), ('"报告如下"', "'\\d'", (10, 1)), ('heading = "成绩"', 'heading = "*"', (13, 1))],
)
def test_the_expressions_of_a_genre(tmp_path: Path, old: str, new: str, place: tuple[int, int]) -> None:
    problem = only(write(tmp_path, PACK + GENRE.replace(old, new)))
    assert (problem.key, (problem.row, problem.column)) == ("load.regex", place)


def test_a_genre_may_stand_in_another_file(tmp_path: Path) -> None:
    rules = write(tmp_path, PACK + RULE.replace("\ngenres = []", '\ngenres = ["report"]'), "a.toml")
    assert len(load([rules, write(tmp_path, PACK + GENRE, "b.toml")]).rules) == 1


def test_an_empty_word(tmp_path: Path) -> None:
    text = (PACK + RULE).replace('"pattern"', '"replace"').replace("any = ['甲(?P<at>乙)']", 'table = { "" = "乙" }')
    assert only(write(tmp_path, text)).key == "toml.invalid"


@pytest.mark.parametrize("mark", ["“", "“”》"])
def test_a_pair_is_two_marks(tmp_path: Path, mark: str) -> None:
    text = (
        (PACK + RULE).replace('"pattern"', '"pairs"').replace("any = ['甲(?P<at>乙)']", f'pairs = ["（）", "{mark}"]')
    )
    problem = only(write(tmp_path, text))
    assert (problem.key, problem.row, problem.column) == ("toml.invalid", 19, 16)


def test_rule_files_of_a_folder(tmp_path: Path) -> None:
    paths = [write(tmp_path, "", name) for name in ("b.toml", "a.toml", "c.txt")]
    assert rule_files(str(tmp_path)) == [paths[1], paths[0]]
    assert rule_files(paths[2]) == [paths[2]]


def test_the_rules_that_come_with_the_tool() -> None:
    ruleset: RuleSet = load(builtin_files())
    assert len({loaded.rule.code for loaded in ruleset.rules}) == len(ruleset.rules) > 50
