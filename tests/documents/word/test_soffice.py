"""Held against LibreOffice: the text of our Word files as it exports it, automatic numbers included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from tests.documents.word.more_samples import SAMPLES
from tests.soffice import TEXT_OUT, Soffice

pytestmark = pytest.mark.xdist_group("soffice")

# What its export has otherwise: boxes are left out, notes have their numbers in the text, what others deleted and what
# is hidden stands in it; fields are worked out anew; 第三条 is counted anew below each chapter, whatever the list says,
# and no legal numbering is known; a hyphen that does not break is a sign of its own; one package it cannot open.
OTHERWISE = {
    *("boxes", "captions", "chapters", "fields", "footnotes", "legal-numbers", "one-run", "prefixed-relations"),
    *("revisions", "symbols", "vanish"),
}
NAMES = sorted({*SAMPLES} - OTHERWISE)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("soffice")
    for name in NAMES:
        (folder / f"{name}.docx").write_bytes(SAMPLES[name].raw)
    Soffice(folder / "profile").convert([folder / f"{name}.docx" for name in NAMES], TEXT_OUT, folder)
    return folder


def bare(text: str) -> str:
    return re.sub(r"[\s\ufffc\ufeff]", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_that_of_libreoffice(name: str, exported: Path) -> None:
    source = read(SAMPLES[name].raw).source
    assert isinstance(source, PackageSource)
    beside = ("header", "footer", "footnote", "endnote")
    text = "".join(paragraph.text for paragraph in source.paragraphs if paragraph.story not in beside)
    assert bare(text) == bare((exported / f"{name}.txt").read_text(encoding="utf-8"))
