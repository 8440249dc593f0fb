"""Snapshots: writes anew what is made from the code and kept beside it, and names what has changed.

    python tools/snapshots.py

These are the golden files of the output formats (tests/output/golden/), the expected outputs of the bad examples
(examples/bad/), the schemas of rule files and of configurations, and the pages of the rules (docs/rules/). Tests
compare them with the functions here; read the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from lint import __version__
from lint.interfaces.cli.main import main as dj_lint
from lint.packs.schema import schema
from lint.settings.formats import OutputFormat
from lint.settings.schema import schema as settings_schema
from tests.interfaces.cli.commands.helper import environment
from tools import rule_pages

GOLDEN = ROOT / "tests" / "output" / "golden"
SUFFIX: dict[OutputFormat, str] = {
    "full": "txt", "concise": "txt", "grouped": "txt", "json": "json", "jsonl": "jsonl", "github": "txt",
    "gitlab": "json", "sarif": "json", "junit": "xml", "checkstyle": "xml", "rdjson": "json", "html": "html",
    "csv": "csv",
}  # fmt: skip
# A workbook is no text to read the difference of: tests/output/test_tables.py.
LANGUAGES = ("zh", "en")
EXAMPLES = ROOT / "examples" / "bad"
SCHEMA = ROOT / "rules.schema.json"
SETTINGS = ROOT / "dj-lint.schema.json"
PYPROJECT = ROOT / "dj-lint.pyproject.schema.json"


class UnexpectedError(Exception):
    """The command did not find violations, or said something on standard error."""


def golden_file(format_: OutputFormat, lang: str) -> Path:
    """Where the golden document stands in a format and a language."""
    return GOLDEN / f"{format_}.{lang}.{SUFFIX[format_]}"


def golden(format_: OutputFormat, lang: str) -> str:
    """The golden document in a format and a language, without the version of the tool."""
    said = _said(GOLDEN, "document.txt", "--output-format", format_, "--lang", lang, "--path-base", ".")
    said = said.replace(f'"version": "{__version__}"', '"version": "0"')
    return said.replace(f"dj-lint {__version__}", "dj-lint 0")


def bad_examples() -> list[Path]:
    """The drafts in examples/bad/; beside each stands what is said of it."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".md"))


def expected_file(example: Path) -> Path:
    """Where it stands what is said of a bad example."""
    return example.with_name(f"{example.name}.expected")


def expected(example: Path) -> str:
    """What is said of a bad example."""
    return _said(ROOT, f"examples/bad/{example.name}", "--isolated")


def everything() -> Iterator[tuple[Path, str]]:
    """Every file that is made, with what it should hold."""
    for format_ in SUFFIX:
        for lang in LANGUAGES:
            yield golden_file(format_, lang), golden(format_, lang)
    for example in bad_examples():
        yield expected_file(example), expected(example)
    yield SCHEMA, schema()
    yield SETTINGS, settings_schema()
    yield PYPROJECT, settings_schema(of_pyproject=True)
    for name, page in rule_pages.current().items():
        yield rule_pages.PAGES / name, page


def _said(folder: Path, *argv: str) -> str:
    """What the command prints of a document with violations, run in a folder; raises UnexpectedError."""
    out, err, here = io.StringIO(), io.StringIO(), os.getcwd()
    os.chdir(folder)
    try:
        with (
            mock.patch.dict(os.environ, environment(), clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = dj_lint(argv)
    finally:
        os.chdir(here)
    if code != 1 or err.getvalue():
        raise UnexpectedError(f"{' '.join(argv)}: exit code {code}\n{err.getvalue()}")
    return out.getvalue()


def main() -> int:
    made = dict(everything())
    stale = {*rule_pages.PAGES.glob("*.md"), *EXAMPLES.glob("*.expected")} - {*made}
    for path in sorted(stale):
        path.unlink()
        print(f"deleted {path.relative_to(ROOT)}")
    for path, text in made.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"written {path.relative_to(ROOT)}")
    print(f"{len(made)} snapshots")
    return 0


if __name__ == "__main__":
    sys.exit(main())
