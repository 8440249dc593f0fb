"""Configuration: which file counts, what `extend` gives, which selector is the stronger."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.base.problems import BadFileError, Problem
from lint.settings import check_names, config, read
from lint.settings.config import Config

RULES = {"TY001", "TY010", "PH001", "known-typo", "unfilled-number"}


def write(path: Path, text: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def problems(path: str) -> list[Problem]:
    with pytest.raises(BadFileError) as caught:
        read.read(path)
    return caught.value.problems


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    outer = write(tmp_path / "dj-lint.toml")
    inner = write(tmp_path / "a" / ".dj-lint.toml")
    (tmp_path / "a" / "b").mkdir()
    (tmp_path / "c").mkdir()
    assert read.find(str(tmp_path / "a" / "b")) == inner
    assert read.find(str(tmp_path / "c")) == outer


def test_in_one_folder_the_plain_name_comes_first(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.dj-lint]\n")
    write(tmp_path / ".dj-lint.toml")
    plain = write(tmp_path / "dj-lint.toml")
    assert read.find(str(tmp_path)) == plain


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "dj-lint.toml")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "docs").mkdir()
    assert read.find(str(tmp_path / "repo" / "docs")) is None


@pytest.mark.parametrize("text", ["[tool.other]\n", "# [tool.dj-lint]\n", "tool = 1 # dj-lint\n"])
def test_a_pyproject_that_does_not_speak_of_us_is_passed_over(tmp_path: Path, text: str) -> None:
    outer = write(tmp_path / "dj-lint.toml")
    write(tmp_path / "a" / "pyproject.toml", text)
    assert read.find(str(tmp_path / "a")) == outer


def test_read(tmp_path: Path) -> None:
    path = write(tmp_path / "dj-lint.toml", 'select = ["TY"]\nfail-on = "warning"\nrules = ["own.toml"]\n')
    settings = read.read(path)
    assert (settings.config.select, settings.config.fail_on) == (["TY"], "warning")
    assert settings.config.rules == [str(tmp_path / "own.toml")]
    assert settings.config.min_severity == "warning"
    assert (settings.folder, settings.file) == (str(tmp_path), path)
    assert settings.origins == dict.fromkeys(["select", "fail_on", "rules"], path)


def test_read_a_table_of_pyproject(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n[tool.dj-lint]\nignore = ["TY"]\n')
    assert read.read(path).config.ignore == ["TY"]


def test_mistakes_have_their_places(tmp_path: Path) -> None:
    text = '[tool.dj-lint]\nselct = []\nfail-on = "eror"\n[tool.dj-lint.severity]\nTY001 = "fatal"\n'
    found = problems(write(tmp_path / "pyproject.toml", text))
    assert [(problem.row, problem.column, problem.key, problem.values["near"]) for problem in found] == [
        (2, 1, "toml.unknown-key", "select"),
        (3, 1, "toml.bad-value", "error"),
        (5, 1, "toml.bad-value", ""),
    ]


def test_a_pyproject_without_our_table_cannot_be_asked_for(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path / "pyproject.toml", "[tool.other]\n"))
    assert problem.key == "config.no-table"


def test_extend(tmp_path: Path) -> None:
    base = write(
        tmp_path / "base" / "dj-lint.toml",
        'select = ["TY"]\nignore = ["PH"]\nlang = "en"\nrules = ["own.toml"]\nextend-select = ["PH001"]\n'
        '[severity]\nTY001 = "info"\nPH001 = "info"\n',
    )
    path = write(
        tmp_path / "dj-lint.toml",
        'extend = "base/dj-lint.toml"\nignore = ["TY010"]\nrules = ["my.toml"]\nextend-select = ["PH"]\n'
        '[severity]\nTY001 = "error"\n',
    )
    settings = read.read(path)
    found = settings.config
    assert (found.select, found.ignore, found.lang, found.fail_on) == (["TY"], ["TY010"], "en", "error")
    assert found.rules == [str(tmp_path / "base" / "own.toml"), str(tmp_path / "my.toml")]
    assert found.extend_select == ["PH001", "PH"]
    assert found.severity == {"TY001": "error", "PH001": "info"}
    assert (settings.origins["lang"], settings.origins["ignore"]) == (base, path)


def test_extend_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'extend = "b.toml"\n')
    (problem,) = problems(write(tmp_path / "b.toml", 'extend = "a.toml"\n'))
    assert problem.key == "config.cycle"


def test_extend_leads_nowhere(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path / "b.toml", 'extend = "a.toml"\n'))
    assert (problem.key, problem.file) == ("toml.unreadable", str(tmp_path / "a.toml"))


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "on"),
    [
        (["ALL"], [], [], True),
        (["ALL"], [], ["TY"], False),
        (["TY"], [], ["ALL"], True),
        (["TY001"], [], ["TY"], True),
        (["TY"], [], ["TY001"], False),
        (["TY"], [], ["TY"], False),
        (["PH"], [], [], False),
        (["PH"], ["TY"], [], True),
        (["ALL"], ["known-typo"], ["TY"], True),
        ([], [], [], False),
    ],
)
def test_selected(select: list[str], extend: list[str], ignore: list[str], on: bool) -> None:
    settings = Config(select=select, extend_select=extend, ignore=[*ignore])
    assert config.Selection(settings).holds("TY001", "known-typo") is on


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        (["ALL"], [], True),
        (["PH"], [], True),
        (["ALL"], ["ALL"], True),
        (["ALL"], ["TY"], False),
        (["TY921"], ["TY"], True),
        (["ALL"], ["suspect-by-model"], False),
    ],
)
def test_who_names_a_model_wants_to_hear_of_it(select: list[str], ignore: list[str], on: bool) -> None:
    settings = Config(select=select, ignore=[*ignore], model="model")
    assert config.Selection(settings).holds("TY921", "suspect-by-model", default=False) is on
    assert not config.Selection(Config()).holds("TY921", "suspect-by-model", default=False)


def test_unknown_names_have_their_places(tmp_path: Path) -> None:
    text = 'select = ["TY", "TZ"]\nignore = ["known-tpyo"]\n[per-file-ignores]\n"a*" = ["PH", "x"]\n'
    text += '[genre]\n"b*" = "repot"\n'
    settings = read.read(write(tmp_path / "dj-lint.toml", text))
    with pytest.raises(BadFileError) as caught:
        check_names.check_names(settings, RULES, ["report"])
    found = [(problem.row, problem.column, problem.values["found"]) for problem in caught.value.problems]
    assert found == [(1, 17, "TZ"), (2, 11, "known-tpyo"), (4, 15, "x"), (6, 1, "repot")]


def test_an_unknown_name_in_the_file_that_is_extended(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", '[per-file-ignores]\n"a*" = ["x"]\n')
    path = write(tmp_path / "dj-lint.toml", 'extend = "base.toml"\n[per-file-ignores]\n"b*" = ["TY"]\n')
    with pytest.raises(BadFileError) as caught:
        check_names.check_names(read.read(path), RULES, [])
    (problem,) = caught.value.problems
    assert (problem.key, problem.values["found"]) == ("config.no-rule", "x")


def test_known_names_are_accepted(tmp_path: Path) -> None:
    text = 'select = ["ALL", "TY"]\n[severity]\nPH001 = "info"\n[genre]\n"b*" = "report"\n'
    check_names.check_names(read.read(write(tmp_path / "dj-lint.toml", text)), RULES, ["report"])
    check_names.check_given({"select": ["TY"], "ignore": ["known-typo"]}, RULES)


def test_an_unknown_name_on_the_command_line() -> None:
    with pytest.raises(BadFileError) as caught:
        check_names.check_given({"extend_select": ["tx"]}, RULES)
    (problem,) = caught.value.problems
    assert (problem.file, problem.values) == ("--extend-select", {"found": "tx", "near": ""})


@pytest.mark.parametrize("name", ["dj-lint.toml", ".dj-lint.toml"])
def test_a_dead_link_or_a_folder_is_not_passed_over(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.symlink_to(tmp_path / "nowhere" / name)
    assert read.find(str(tmp_path)) == str(path)
    with pytest.raises(BadFileError):
        read.read(str(path))
    path.unlink()
    path.mkdir()
    assert read.find(str(tmp_path)) == str(path)
    with pytest.raises(BadFileError):
        read.read(str(path))
