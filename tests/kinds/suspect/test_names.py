"""Names that look like slips."""

from __future__ import annotations

import pytest

from lint.kinds.suspect.judging import names
from lint.kinds.suspect.judging.names import Scene


@pytest.mark.parametrize(
    ("text", "at", "named"),
    [("请问侯主任", 2, True), ("副科长何远", 3, True), ("请问侯主任", 1, False), ("问侯", 1, False)],
)
def test_knows_a_surname_by_the_title_behind_it(text: str, at: int, named: bool) -> None:
    assert names.titled(text, at) is named


@pytest.mark.parametrize(
    ("text", "at", "named"),
    [("塞尔维亚客人", 2, True), ("尔后", 0, False), ("荷方代表", 0, True), ("同津方签约", 1, True)],
)
def test_knows_foreign_names_and_countries(text: str, at: int, named: bool) -> None:
    assert names.foreign(text, at) is named


def test_knows_a_name_in_a_list() -> None:
    assert names.listed("张军", Scene("、", "", False)) and names.listed("张军", Scene("", "、", False))
    assert not names.listed("张军", Scene("", "。", False)) and not names.listed("加强", Scene("、", "", False))
