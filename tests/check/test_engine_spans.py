"""Every place that a rule names lies within the text; a rule that errs is named, and nothing wrong is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.base.messages import text as say
from lint.base.model import Edit, Finding, Related
from lint.base.problems import RuleError
from lint.check.engine import Engine
from lint.packs.ruleset import Loaded
from lint.run.checker import FileChecker
from lint.run.result import Unread
from lint.run.workspace import Options, Workspace
from tests.support import doc, rule

TEXT = "甲乙丙"
WRONG = [
    Finding(2, 4),
    Finding(-1, 2),
    Finding(2, 1),
    Finding(0, 1, edits=(Edit(1, 4, ""),)),
    Finding(0, 1, edits=(Edit(0, 1, ""), Edit(2, 1, ""))),
    Finding(0, 1, related=(Related(3, 4, "first"),)),
    Finding(0, 1, related=(Related(-1, 0, "first"),)),
]


def giving(*findings: Finding) -> Loaded:
    """A rule that finds just these."""
    loaded = rule("replace", {"table": {"甲": "对"}}, code="XX001")
    loaded.kind = loaded.kind._replace(check=lambda document, options, hits: iter(findings))
    return loaded


@pytest.mark.parametrize("finding", WRONG)
def test_a_place_outside_the_text_is_a_defect_of_its_rule(finding: Finding) -> None:
    with pytest.raises(RuleError) as caught:
        Engine([giving(Finding(0, 1), finding)], []).check(doc(TEXT))
    assert caught.value.code == "XX001"


def test_the_ends_of_the_text_are_within_it() -> None:
    whole = Finding(0, 3, edits=(Edit(3, 3, "丁"), Edit(0, 0, "")), related=(Related(3, 3, "last"),))
    assert [v.finding for v in Engine([giving(whole)], []).check(doc(TEXT))] == [whole]


def test_a_rule_that_fails_is_named() -> None:
    def fail() -> Iterator[Finding]:
        raise IndexError("string index out of range")
        yield

    loaded = giving()
    loaded.kind = loaded.kind._replace(check=lambda document, options, hits: fail())
    with pytest.raises(RuleError, match="XX001: IndexError: string index"):
        Engine([loaded], []).check(doc(TEXT))


def test_the_file_is_not_checked_and_the_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    workspace = Workspace(Options(isolated=True))
    monkeypatch.setattr(workspace, "engine", lambda settings: Engine([giving(Finding(0, 9))], []))
    result = FileChecker(workspace).check(str(path))
    assert isinstance(result, Unread) and result.trouble == "file.rule"
    said = say(result.trouble, "zh", path="a.txt", **result.values)
    assert "XX001" in said and "--ignore XX001" in said
