"""The Word files that docs/layout.md shows are those that its tool makes."""

from __future__ import annotations

import pytest

from tests.documents.word.make import unpacked
from tools import layout_pictures


@pytest.mark.parametrize("name", [layout_pictures.BEFORE, layout_pictures.AFTER])
def test_the_files_are_as_they_are_made(name: str) -> None:
    assert unpacked((layout_pictures.FOLDER / name).read_bytes()) == unpacked(layout_pictures.files()[name])
