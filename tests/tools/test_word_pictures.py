"""The Word file that docs/word.md shows is the one that its tool makes, and gives what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.word import judge
from tests.documents.word.make import unpacked
from tests.interfaces.cli.commands.helper import ROOT, call
from tools import word_pictures

FILE = ROOT / "docs" / "word" / word_pictures.NAME


def test_the_file_is_as_it_is_made() -> None:
    assert unpacked(FILE.read_bytes()) == unpacked(word_pictures.document())


def test_it_gets_the_comments_of_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "批注.docx")
    said = call(capsys, "annotate", str(FILE), "-o", out, "--isolated", "--select", "TY001,DU005,NU002,PU004,ST002")
    assert said.code == 1
    covered = [note.covers for note in judge.notes(Path(out).read_bytes())]
    assert covered == [*[word_pictures.TITLE] * 2, "集休学习", "推动动", "四是", '"我为群众办实事"', "部暑"]
