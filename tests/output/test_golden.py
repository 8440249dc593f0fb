"""Every format over one document, compared with files that a person has read.

`python tools/snapshots.py` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import pytest

from lint.settings.formats import BINARY, FORMATS, OutputFormat
from tests.interfaces.cli.commands.helper import call
from tools.snapshots import GOLDEN, LANGUAGES, SUFFIX, golden, golden_file


def test_every_format_has_its_files() -> None:
    assert set(SUFFIX) == {*FORMATS} - {*BINARY}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format_", SUFFIX)
def test_format(format_: OutputFormat, lang: str) -> None:
    assert golden(format_, lang) == golden_file(format_, lang).read_text(encoding="utf-8")


def test_rules_of_the_golden_document_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "rules", "test", str(GOLDEN / "rules.toml")).code == 0
