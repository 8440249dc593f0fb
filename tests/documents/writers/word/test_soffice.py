"""LibreOffice opens what is written into Word files, and counts the same comments and changes."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lint.documents.writers.word.changes import track
from lint.documents.writers.word.comments import Comment, annotate
from tests.documents.word import judge
from tests.documents.word.more_samples import SAMPLES
from tests.documents.writers.word.test_changes import some_edits
from tests.documents.writers.word.test_comments import DATE, source_of
from tests.soffice import Soffice

pytestmark = pytest.mark.xdist_group("soffice")
# LibreOffice reads no content types with a prefix, with or without comments.
NOT_OPENED = ("prefixed-relations",)
# It joins a change inside somebody else's with theirs, and makes an input field without changes of a content control
# around paragraphs.
JOINED = ("revisions", "other-prefix", "deleted-marks", "content-controls")
_ANNOTATION = re.compile(r"<office:annotation .*?</office:annotation>", re.DOTALL)
_CHANGE = re.compile(r"<text:changed-region.*?</text:changed-region>", re.DOTALL)
_CREATOR = "<dc:creator>dj-lint</dc:creator>"


class Written(NamedTuple):
    """A file with comments and one with changes, and how many there are."""

    commented: bytes
    comments: int
    tracked: bytes
    changes: int


def written(name: str) -> Written:
    raw, chance = SAMPLES[name].raw, random.Random(name)
    source = source_of(raw)
    spans = [(start, min(len(source.text), start + 3)) for start in chance.choices(range(len(source.text)), k=6)]
    done = annotate(raw, source, [Comment(start, end, ("说明", "<建议>&")) for start, end in spans], DATE)
    edits = some_edits(raw, chance)
    changes = sum((edit.end > edit.start) + bool(edit.content) for edit in edits)
    return Written(done.raw, done.added, track(raw, source, edits, DATE), changes)


class Opened(NamedTuple):
    """What was written, and the two files as LibreOffice has them (flat ODT)."""

    written: Written
    commented: str
    tracked: str


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    """Every file, in one start."""
    folder, out = tmp_path_factory.mktemp("docx"), tmp_path_factory.mktemp("fodt")
    made = {name: written(name) for name in sorted(SAMPLES) if name not in NOT_OPENED}
    for name, one in made.items():
        (folder / f"{name}-c.docx").write_bytes(one.commented)
        (folder / f"{name}-t.docx").write_bytes(one.tracked)
    Soffice(tmp_path_factory.mktemp("profile")).convert(sorted(folder.iterdir()), "fodt", out)
    return {
        name: Opened(one, *(Path(out, f"{name}-{kind}.fodt").read_text("utf-8") for kind in "ct"))
        for name, one in made.items()
    }


@pytest.mark.parametrize("name", sorted({*SAMPLES} - {*NOT_OPENED}))
def test_it_counts_the_same(name: str, opened: dict[str, Opened]) -> None:
    one = opened[name]
    comments = _ANNOTATION.findall(one.commented)
    assert sum(_CREATOR in found for found in comments) == one.written.comments
    others = [note for note in judge.notes(one.written.commented) if note.author != "dj-lint" and note.covers]
    assert sum(_CREATOR not in found for found in comments) == len(others)
    changes = sum(_CREATOR in found for found in _CHANGE.findall(one.tracked))
    assert changes == one.written.changes or (name in JOINED and changes)
