"""pattern: a table of replacements, by what was found or character by character."""

from __future__ import annotations

import pytest

from tests.support import check

OPTIONS = {"any": ["[０-９，]+|甲乙丙|丁"], "replace": {"１": "1", "２": "2", "甲乙丙": "甲丙"}}


@pytest.mark.parametrize(
    ("text", "fix"), [("共１２人", "12"), ("共１，２人", "1，2"), ("见甲乙丙", "甲丙"), ("共２人", "2")]
)
def test_known(text: str, fix: str) -> None:
    (violation,) = check(text, "pattern", OPTIONS)
    assert violation.finding.values["fix"] == fix
    assert [edit.content for edit in violation.finding.edits] == [fix]


@pytest.mark.parametrize("text", ["见丁", "共９人"])
def test_unknown(text: str) -> None:
    (violation,) = check(text, "pattern", OPTIONS)
    assert (violation.finding.values["fix"], violation.finding.edits) == ("", ())
