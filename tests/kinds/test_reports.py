"""Reports: the checks of a kind are named in one place; a rule that names another, or gives one what it does not read,
is refused where it stands."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from lint.base.problems import BadFileError, Problem
from lint.base.toml import field_names, required_names
from lint.kinds import NAMES, kind
from lint.packs.load import load
from tests.support import builtin_rules

HEAD = """schema = 1
[pack]
name = "own"
prefix = "XX"
title = "自定"
[[rule]]
code = "XX001"
name = "own-rule"
severity = "info"
message = "“{{found}}”有误"
why = "试。"
source = "本工具整理"
source_checked = false
bad = [{{ text = "甲", found = ["甲"] }}]
good = [{{ text = "乙" }}]
kind = "{kind}"
[rule.options]
{options}
"""
WITH_REPORTS = [name for name in NAMES if kind(name).reports]


def problems(folder: Path, name: str, options: str) -> list[Problem]:
    path = folder / "own.toml"
    path.write_text(HEAD.format(kind=name, options=options), encoding="utf-8")
    try:
        load([str(path)])
    except BadFileError as error:
        return error.problems
    return []


def test_the_kinds_that_have_several_checks() -> None:
    assert WITH_REPORTS == [
        "attachments", "blanks", "counts", "dates", "frame", "headings", "ledgers", "lives", "numbering", "occasions",
        "order", "page-layout", "pairs", "periods", "placeholder", "runs", "schedules", "sections", "shares", "sums",
        "tables", "tallies", "votes",
    ]  # fmt: skip


@pytest.mark.parametrize("name", WITH_REPORTS)
def test_every_report_stands_in_the_manual_and_in_a_rule(name: str) -> None:
    found = kind(name)
    manual = import_module(f"lint.kinds.{name.replace('-', '_')}").__doc__ or ""
    used = {getattr(one.options, found.chosen_by) for one in builtin_rules().rules if one.rule.kind == name}
    assert found.reports is not None
    assert all(f'"{report}"' in manual for report in found.reports)
    assert set(found.reports) == used


@pytest.mark.parametrize("name", WITH_REPORTS)
def test_every_option_is_read_by_a_report_and_a_needed_one_by_all(name: str) -> None:
    found = kind(name)
    assert found.reports is not None
    own = set(field_names(found.options)) - {found.chosen_by}
    assert set().union(*(report.options for report in found.reports.values())) == own
    assert all(set(required_names(found.options)) <= {found.chosen_by, *r.options} for r in found.reports.values())


@pytest.mark.parametrize(
    ("name", "options", "found", "near"),
    [
        ("attachments", 'report = "unlistd"', "unlistd", "unlisted"),
        ("counts", 'report = "point"', "point", "points"),
        ("dates", 'report = "week-day"', "week-day", "weekday"),
        ("frame", 'report = "title-words"', "title-words", "title-word"),
        ("headings", 'report = "emtpy"', "emtpy", "empty"),
        ("numbering", 'report = "ordre"\nof = "points"', "ordre", "order"),
        ("order", 'report = "mising"\nsets = [["甲", "乙", "丙"]]', "mising", "missing"),
        ("pairs", 'report = "crosed"\npairs = ["“”"]', "crosed", "crossed"),
        ("placeholder", 'form = "numbr"', "numbr", "number"),
        ("sections", 'report = "conclusions"', "conclusions", "conclusion"),
        ("sections", 'report = ""', "", ""),
    ],
)
def test_an_unknown_report(tmp_path: Path, name: str, options: str, found: str, near: str) -> None:
    (problem,) = problems(tmp_path, name, options)
    assert (problem.key, problem.row, problem.column) == ("toml.bad-value", 18, 1)
    assert (problem.values["found"], problem.values["near"]) == (found, near)


@pytest.mark.parametrize(
    ("name", "options", "found"),
    [
        ("frame", 'report = "early-date"\nending = "通知$"', "ending"),
        ("sections", 'report = "title"\nneed = "expected"', "need"),
        ("numbering", 'report = "alone"\nlevels = [1]\nof = "points"', "levels"),
        ("numbering", 'report = "style"\nlevels = [1]\nof = "headings"', "levels"),
    ],
)
def test_an_option_that_the_report_does_not_read(tmp_path: Path, name: str, options: str, found: str) -> None:
    (problem,) = problems(tmp_path, name, options)
    assert (problem.key, problem.row, problem.column) == ("load.unread-option", 19, 1)
    assert problem.values["found"] == found


@pytest.mark.parametrize(
    ("name", "options", "keys"),
    [
        ("frame", "report = 1", ["toml.wrong-type"]),
        ("frame", "", ["toml.missing"]),
        ("frame", 'report = "early-date"\nendng = "通知$"', ["toml.unknown-key"]),
        ("frame", 'report = "early-date"\nendng = ""\nending = ""', ["load.unread-option", "toml.unknown-key"]),
        ("order", 'report = "mising"', ["toml.bad-value", "toml.missing"]),
    ],
)
def test_each_mistake_is_told_once(tmp_path: Path, name: str, options: str, keys: list[str]) -> None:
    assert sorted(problem.key for problem in problems(tmp_path, name, options)) == keys


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("frame", 'report = "title-word"\nending = "通知$"'),
        ("sections", 'report = "missing"\nneed = "expected"'),
        ("numbering", 'of = "headings"\nlevels = [1]'),
        ("order", 'sets = [["甲", "乙"]]\ngap = 2'),
    ],
)
def test_an_option_that_the_report_reads(tmp_path: Path, name: str, options: str) -> None:
    assert problems(tmp_path, name, options) == []
