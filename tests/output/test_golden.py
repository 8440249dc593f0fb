"""Every format over one document, compared with files that a person has read.

`DJ_LINT_UPDATE=1 pytest tests/output/test_golden.py` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint import __version__
from lint.settings.formats import FORMATS
from tests.interfaces.cli.commands.helper import call

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {
    "full": "txt", "concise": "txt", "grouped": "txt", "json": "json", "jsonl": "jsonl", "github": "txt",
    "gitlab": "json", "sarif": "json", "junit": "xml", "checkstyle": "xml", "rdjson": "json", "html": "html",
}  # fmt: skip


def test_every_format_has_its_files() -> None:
    assert set(SUFFIX) == set(FORMATS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_", SUFFIX)
def test_format(format_: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)
    said = call(capsys, "document.txt", "--output-format", format_, "--lang", lang)
    assert (said.code, said.err) == (1, "")
    file = GOLDEN / f"{format_}.{lang}.{SUFFIX[format_]}"
    out = said.out.replace(f'"version": "{__version__}"', '"version": "0"').replace(
        f"dj-lint {__version__}", "dj-lint 0"
    )
    if os.environ.get("DJ_LINT_UPDATE"):
        file.write_text(out, encoding="utf-8")
    assert out == file.read_text(encoding="utf-8")


def test_rules_of_the_golden_document_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "rules", "test", str(GOLDEN / "rules.toml")).code == 0
