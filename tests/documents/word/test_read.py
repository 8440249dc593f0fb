"""What is read of a Word file: every paragraph as the page shows it, in the order of the document."""

from __future__ import annotations

import pytest

from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from tests.documents.word.more_samples import SAMPLES


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_paragraphs_are_what_the_page_shows(name: str) -> None:
    source = read(SAMPLES[name].raw).source
    assert isinstance(source, PackageSource)
    assert [paragraph.text for paragraph in source.paragraphs] == SAMPLES[name].text
