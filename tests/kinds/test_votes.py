"""votes: who came and how they voted."""

from __future__ import annotations

import pytest

from tests.kinds.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应到党员58人，实到61人。", [("61", "58")]),
        ("应到会23名，请假4名，实到20名。", [("20", "19")]),
        ("大会应到代表一百二十名，实到一百二十五名。", [("一百二十五", "120")]),
        ("应到会35人，实到会35人。", []),
        ("应到35人，因事请假2人，实到30人。", []),  # three stayed away without leave
        ("第一组应到20人，第二组应到18人，实到36人。", []),
    ],
)
def test_attendance(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "votes", "attendance") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发出选票45张，收回46张，有效票46张。", [("46", "45")]),
        ("收回表决票35张，有效票33张、无效票1张。", [("33", "34")]),
        ("有效票43张，赞成40票，反对2票，弃权2票。", [("赞成40票，反对2票，弃权2票", "43")]),
        ("有效票43张，40票赞成，2票反对，2票弃权。", [("40票赞成，2票反对，2票弃权", "43")]),
        ("实到会29人，同意28票，不同意1票，弃权1票。", [("同意28票，不同意1票，弃权1票", "29")]),
        ("发出选票45张，收回45张，有效票44张、废票1张，赞成40票，反对2票，弃权2票。", []),
        ("实到会29人，同意26票，不同意1票，弃权1票。", []),
        ("甲得赞成票20票。乙得赞成票30票。有效票35张。", []),
    ],
)
def test_ballots(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, "votes", "ballots") == expected
