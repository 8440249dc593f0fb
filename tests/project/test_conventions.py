"""docs/conventions.md: what it says dj-lint has is there, and what two of three others have is had, or has a reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lint.interfaces.cli.arguments import parser, subparser
from tests.interfaces.cli.commands.helper import ROOT, call

PAGE = (ROOT / "docs" / "conventions.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in PAGE.splitlines() if row.startswith("| ")][1:]
# The line of the issue: each of these is in the table.
ASKED = (
    "version", "quiet", "verbose", "exit code: findings", "findings, but exit 0", "standard input", "colour",
    "a rule explained", "settings shown", "completion", "schema for the editor", "corrections written",
    "corrections shown", "baseline", "watch", "docs as a site", "changelog", "project URLs", "release by a tag",
    "container", "GitHub Action",
)  # fmt: skip


def test_the_table_has_what_was_asked_for() -> None:
    named = [row[0] for row in ROWS]
    assert {*ASKED} <= {*named} and len(named) == len({*named})
    assert {len(row) for row in ROWS} == {6}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_two_of_three_have_is_had_or_has_a_reason(row: list[str]) -> None:
    _, ours, *others, remark = row
    had = sum(other != "no" for other in others)
    assert ours not in ("no", "not yet") or had < 2 or "**not had**: " in remark
    assert ("**not had**" in remark) == (ours in ("no", "not yet"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_is_had_is_there(row: list[str]) -> None:
    check = subparser(parser("en"), "check")
    commands: Any = next(action for action in parser("en")._actions if action.dest == "command").choices
    for word in re.findall(r"`([^`]+)`", row[1]):
        first, *rest = word.split()
        if first.startswith("--") or re.fullmatch(r"-[a-zA-Z]", first):
            known = {*check._option_string_actions, *parser("en")._option_string_actions}
            assert first in known, word
        elif first.isupper():
            continue  # a variable of the environment, which tests/interfaces/cli/test_main.py tries
        elif first.startswith("tools/"):
            assert (ROOT / first).exists()
        elif first not in ("-", "rule"):
            assert first in commands, word
            assert all(one in commands[first].format_help() for one in rest), word


def test_exit_codes(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = str(ROOT / "examples" / "bad"), str(ROOT / "examples" / "good")
    said = {row[0].removeprefix("exit code: "): row[1] for row in ROWS if row[0].startswith("exit code: ")}
    assert said["clean"] == str(call(capsys, good, "-q").code)
    assert said["findings"] == str(call(capsys, bad, "-q").code)
    assert said["usage, configuration, trouble"] == str(call(capsys, "--bogus").code)
    assert call(capsys, bad, "-q", "--exit-zero").code == 0
