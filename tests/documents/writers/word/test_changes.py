"""Tracked changes in Word files: accepting them gives the corrected text, rejecting them the file as it was."""

from __future__ import annotations

import random

import pytest

from lint.base.model import Edit
from lint.documents.word.read import read
from lint.documents.writers.text import NotSplicedError, edited
from lint.documents.writers.word.changes import track
from tests.documents.word import judge
from tests.documents.word.make import docx, p, r, unpacked
from tests.documents.word.more_samples import SAMPLES
from tests.documents.writers.word.test_comments import DATE, source_of

NEW = ("", "新", "<&>", "  ", "新加的话")
ROUNDS = 6


def tracked(raw: bytes, *edits: tuple[int, int, str]) -> bytes:
    return track(raw, source_of(raw), [Edit(*edit) for edit in edits], DATE)


def main_of(raw: bytes) -> str:
    return unpacked(raw)["word/document.xml"].decode()


def some_edits(raw: bytes, chance: random.Random) -> list[Edit]:
    """Edits that can be written into a file, apart from each other."""
    source, edits, last = source_of(raw), [], -1
    for start in sorted(chance.randrange(len(source.text) + 1) for _ in range(10)):
        edit = Edit(start, min(len(source.text), start + chance.randrange(5)), chance.choice(NEW))
        if start > last and (edit.end > start or edit.content) and source.takes(edit):
            edits.append(edit)
            last = edit.end
    return edits


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_random_edits(name: str) -> None:
    raw, chance = SAMPLES[name].raw, random.Random(name)
    for _ in range(ROUNDS):
        edits, source = some_edits(raw, chance), source_of(raw)
        done = track(raw, source, edits, DATE)
        assert judge.shape(judge.resolved(done, "dj-lint", accept=False)) == judge.shape(raw)
        accepted = judge.resolved(done, "dj-lint", accept=True)
        assert read(accepted).source.text == read(done).source.text == edited(source.text, edits)
        found = [text for part in judge.text(accepted).values() for text in part]
        said = [one.text[one.label :].replace("☑", judge.HOLE) for one in source_of(done).paragraphs]
        assert found == said
        assert judge.unique_ids(done)
        before, after = unpacked(raw), unpacked(done)
        assert {name for name in before if before[name] != after[name]} <= set(source.parts)
        assert after.keys() == before.keys()


def test_a_change_is_a_deletion_and_an_insertion() -> None:
    done = main_of(tracked(docx(p(r("坚持集休学习", "<w:b/>"))), (3, 4, "体")))
    who = 'w:author="dj-lint" w:date="2024-05-01T08:30:00Z"'
    look = "<w:r><w:rPr><w:b/></w:rPr>"
    assert (
        f'{look}<w:t xml:space="preserve">坚持集</w:t></w:r>'
        f'<w:del w:id="0" {who}>{look}<w:delText xml:space="preserve">休</w:delText></w:r></w:del>'
        f'<w:ins w:id="1" {who}>{look}<w:t xml:space="preserve">体</w:t></w:r></w:ins>'
        f'{look}<w:t xml:space="preserve">学习</w:t></w:r>'
    ) in done


def test_blanks_that_were_not_shown_are_there_and_not_shown() -> None:
    raw = docx("<w:p><w:r><w:t>  坚持集休学习  </w:t></w:r></w:p>")
    for edit in ((3, 4, "体"), (0, 2, ""), (4, 6, "新"), (6, 6, "新"), (0, 6, "新")):
        done = tracked(raw, edit)
        assert judge.shape(judge.resolved(done, "dj-lint", accept=False)) == judge.shape(raw)
        assert source_of(done).text == edited("坚持集休学习", [Edit(*edit)])


def test_no_empty_runs_are_left() -> None:
    assert "<w:r></w:r>" not in main_of(tracked(docx(p("集休", "学习")), (0, 2, "集体")))
    assert main_of(tracked(docx(p("集休", "学习")), (0, 4, ""))).count("<w:r>") == 2


def test_what_is_new_has_the_look_of_what_went_first() -> None:
    done = main_of(tracked(docx(p(r("集", "<w:b/>"), r("休", "<w:i/>"), "学习")), (0, 2, "集体")))
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">集体</w:t>' in done
    assert done.index("<w:ins ") > done.rindex("<w:del ")


def test_a_former_look_is_not_given_to_what_is_new() -> None:
    raw = SAMPLES["revisions"].raw
    at = source_of(raw).text.index("过格")
    done = main_of(tracked(raw, (at, at + 2, "了格")))
    assert done.count("<w:rPrChange") == 3  # of what stands before, of what goes, of what stands behind


def test_the_insertions_of_others_are_theirs() -> None:
    raw = SAMPLES["revisions"].raw
    at = source_of(raw).text.index("集休")
    for start, end in ((at, at + 2), (at - 2, at), (at + 2, at + 3), (at - 2, at + 3)):
        done = tracked(raw, (start, end, "新的"))
        assert judge.shape(judge.resolved(done, "dj-lint", accept=False)) == judge.shape(raw)
        assert "<w:ins></w:ins>" not in main_of(done)
        without = judge.text(judge.resolved(done, "李四", accept=False))["word/document.xml"][0]
        assert without == "原文新的他删的话。"


def test_what_is_filled_from_elsewhere_is_left_alone() -> None:
    for name, found in (
        ("bound-control", "集休"), ("fields", "三"), ("fields", "2024"), ("ruby", "鄢"), ("math", "\ufffc"),
        ("symbols", "☑"), ("numbered", "一、"), ("soft-breaks", "\u2028"),
        ("cdata", "集休"),
    ):  # fmt: skip
        raw = SAMPLES[name].raw
        source = source_of(raw)
        at = source.text.index(found)
        assert not source.takes(Edit(at, at + len(found), "新")), name
        with pytest.raises(NotSplicedError):
            tracked(raw, (at, at + len(found), "新"))


def test_the_result_of_a_link_is_a_text_like_any_other() -> None:
    assert source_of(SAMPLES["hyperlinks"].raw).takes(Edit(3, 5, "新"))


def test_nothing_is_written_where_it_would_not_be_read_as_it_should() -> None:
    with pytest.raises(NotSplicedError):
        tracked(docx(p("坚持学习")), (1, 2, "\x01"))  # which XML cannot hold
