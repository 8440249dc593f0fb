"""Guard: no edit reaches into what is protected."""

from __future__ import annotations

import pytest

from lint.base.model import Edit, Finding
from lint.check.guard import guarded
from lint.documents.document import MASK
from tests.support import doc, md


def edits(text: str, *given: Edit) -> tuple[Edit, ...]:
    found = guarded(md(text), Finding(given[0].start, given[-1].end, {}, given))
    assert found
    return found.edits


@pytest.mark.parametrize(
    ("text", "given", "left"),
    [
        ("甲`ab`乙", Edit(0, 1, "丙"), (Edit(0, 1, "丙"),)),
        ("甲`ab`乙", Edit(0, 2, "丙"), ()),
        ("甲`ab`乙", Edit(0, 6, f"丙{MASK * 4}丁"), (Edit(0, 1, "丙"), Edit(5, 6, "丁"))),
        ("甲`ab`乙", Edit(0, 6, f"甲{MASK * 4}丁"), (Edit(5, 6, "丁"),)),
        ("甲`ab`乙", Edit(0, 6, f"丙{MASK * 3}丁"), ()),
        ("甲`ab`乙", Edit(3, 3, "丙"), ()),
        ("甲`ab`乙", Edit(1, 1, "丙"), (Edit(1, 1, "丙"),)),
        ("甲`ab`乙", Edit(5, 5, "丙"), (Edit(5, 5, "丙"),)),
    ],
)
def test_edits(text: str, given: Edit, left: tuple[Edit, ...]) -> None:
    assert edits(text, given) == left


def test_all_edits_of_a_finding_or_none() -> None:
    assert edits("甲`ab`乙", Edit(0, 1, "丙"), Edit(2, 3, "丁")) == ()


@pytest.mark.parametrize(
    ("start", "end", "stays"), [(0, 1, True), (1, 7, True), (0, 8, True), (6, 7, False), (0, 3, False)]
)
def test_a_reference_in_plain_text_is_looked_at_whole(start: int, end: int, stays: bool) -> None:
    assert (guarded(doc("甲&nbsp;乙"), Finding(start, end, {})) is not None) == stays
