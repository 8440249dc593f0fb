"""consistency: the rarer of two forms."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import check, spans

GROUP = ["受助家庭", "受住家庭"]


def found(text: str, **options: Any) -> list[str]:
    return spans(text, "consistency", {"groups": [GROUP], **options})


def test_the_rarer_form_is_reported_and_linked_to_the_first_of_the_other() -> None:
    text = "走访受助家庭，了解受助家庭生活，帮助受住家庭。"
    (violation,) = check(text, "consistency", {"groups": [GROUP]})
    assert violation.finding.values == {"found": "受住家庭", "other": "受助家庭", "count": 2}
    (related,) = violation.finding.related
    assert (related.start, related.note) == (2, "prevailing")
    assert violation.finding.edits[0].content == "受助家庭"


@pytest.mark.parametrize(
    ("text", "options", "reported"),
    [
        ("受助家庭，受助家庭", {}, 0),
        ("受助家庭，受住家庭", {}, 0),
        ("受助家庭，受住家庭", {"major": 1}, 1),
        ("受助家庭" * 2 + "受住家庭" * 2, {}, 0),
        ("受助家庭" * 3 + "受住家庭" * 2, {}, 0),
        ("受助家庭" * 3 + "受住家庭" * 2, {"minor": 2}, 2),
        ("受助家庭" * 3 + "受住家庭" * 3, {"minor": 0}, 3),
        ("受助家庭" * 4 + "受住家庭", {"major": 5}, 0),
        ("受助家庭" * 5 + "受住家庭", {"major": 5}, 1),
    ],
)
def test_how_often(text: str, options: dict[str, Any], reported: int) -> None:
    assert found(text.replace("象", "象，"), **options) == ["受住家庭"] * reported


def test_of_equals_the_first_prevails() -> None:
    assert found("受住家庭，受助家庭，受助家庭，受住家庭", minor=0) == ["受助家庭", "受助家庭"]


def test_unless_a_name_explains_it() -> None:
    options = {"groups": [["法治", "法制"]], "unless": {"法制": ["法制日报"]}}
    assert spans("法治，法治，订《法制日报》", "consistency", options) == []
    assert spans("法治，法治，法制文化，《法制日报》", "consistency", options) == ["法制"]


def test_part_of_a_longer_form_does_not_count() -> None:
    options = {"groups": [["表率", "作表率"]]}
    assert spans("作表率，作表率，作表率", "consistency", options) == []
    assert spans("作表率，作表率，表率", "consistency", options) == ["表率"]


def test_groups_do_not_mix() -> None:
    options = {"groups": [["作表率", "做表率"], ["作贡献", "做贡献"]]}
    assert spans("作表率，作表率，做贡献，做贡献，做表率", "consistency", options) == ["做表率"]


def test_quotations_that_differ_in_marks_alone() -> None:
    text = "开展“比学赶帮、勇立潮头”活动，“比学赶帮、勇立潮头”，“比学赶帮 勇立潮头”，“三会一课”，“三会 一课”。"
    options = {"quoted": True, "major": 2}
    assert spans(text, "consistency", options) == ["比学赶帮 勇立潮头"]
