"""The files that tests of Word go by, and the second opinion on them, agree with each other."""

from __future__ import annotations

import pytest

from tests.documents.word import judge
from tests.documents.word.make import docx, p
from tests.documents.word.more_samples import SAMPLES

NUMBERED = ("numbered", "chapters", "legal", "long-list", "other-shapes", "strict", "other-prefix")


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_is_read_as_it_says(name: str) -> None:
    sample = SAMPLES[name]
    found = [text for part in judge.text(sample.raw).values() for text in part]
    said = [text.replace("☑", judge.HOLE) for text in sample.text]
    if name.startswith(NUMBERED):  # the judge makes no numbers
        assert [text.endswith(end) for text, end in zip(said, found, strict=True)] == [True] * len(said)
    else:
        assert found == said
    assert judge.complete(sample.raw)
    assert judge.unique_ids(sample.raw)


def test_there_are_enough() -> None:
    assert len(SAMPLES) >= 30


def test_a_comment_covers_what_stands_between_its_marks() -> None:
    assert judge.notes(SAMPLES["comments"].raw) == [judge.Note("李四", "请核对", "集休")]


def test_changes_are_accepted_and_rejected() -> None:
    raw = SAMPLES["revisions"].raw
    assert judge.text(judge.resolved(raw, "李四", accept=False))["word/document.xml"][0] == "原文他删的话。"
    assert judge.text(judge.resolved(raw, "王五", accept=False))["word/document.xml"][2] == "加了\t又删再加改过格式"
    assert judge.text(judge.resolved(raw, "王五", accept=True)) == judge.text(raw)


def test_how_runs_are_cut_is_no_difference() -> None:
    one, other = docx(p("集体", "学习")), docx(p("集", "体学", "习"))
    assert judge.shape(one) == judge.shape(other)
    assert judge.shape(one) != judge.shape(docx(p("集体", "学", "刁")))
