"""Readers: a Source becomes a Document. One module per format; the file's suffix picks it."""

from __future__ import annotations

from lint.base.model import Format
from lint.documents.document import Document
from lint.documents.source import Source

MARKDOWN_SUFFIXES = (".md", ".markdown")


def format_of(path: str) -> Format:
    """The format that a file's name stands for."""
    return "markdown" if path.lower().endswith(MARKDOWN_SUFFIXES) else "text"


def read(source: Source, format: Format | None = None) -> Document:  # noqa: A002
    """Cut a source into blocks, as its suffix says or as `format` does."""
    if (format or format_of(source.path)) == "markdown":
        from lint.documents.readers import markdown

        return markdown.read(source)
    from lint.documents.readers import text

    return text.read(source)
