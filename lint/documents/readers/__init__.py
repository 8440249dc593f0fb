"""Readers: the bytes of a file, or a text, become a Document. One module per format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lint.base.model import PARAGRAPHS, Edit, Format, TextFormat
from lint.documents.decode import NotTextError, decode
from lint.documents.document import Document
from lint.documents.not_text import Form, by_bytes, form
from lint.documents.source import Source

MARKDOWN_SUFFIXES = (".md", ".markdown")


def format_of(path: str) -> TextFormat:
    """The format that a file's name stands for."""
    return "markdown" if path.lower().endswith(MARKDOWN_SUFFIXES) else "text"


def read_bytes(raw: bytes, path: str = "", format: TextFormat | None = None) -> Document:  # noqa: A002
    """What the bytes of a file say. What they are is told by themselves; of a text, the name or `format` says how it is
    to be read. Raises NotTextError for what cannot be read."""
    how = form(raw, path)
    if how is None:
        return read(decode(raw, path), format)
    return _read_package(raw, path) if how == "zip" else _read_office(raw, path, how)


def _read_package(raw: bytes, path: str) -> Document:
    from lint.documents.package.archive import Package
    from lint.documents.word import read as word

    package = Package(raw)
    if word.main_part(package):
        return word.read(raw, path, package)
    if "mimetype" in package and package.part("mimetype").startswith(b"application/vnd.oasis.opendocument.text"):
        from lint.documents.office import odt
        from lint.documents.word.blocks import document_of

        return document_of(odt.read(package), path)
    name = by_bytes(raw) or "binary"
    raise NotTextError("damaged" if name in ("docx", "odt") else name)


def _read_office(raw: bytes, path: str, how: Form) -> Document:
    from lint.documents.word.blocks import document_of

    if how == "pdf":
        from lint.documents.office import pdf

        return document_of(pdf.read(raw), path, "pdf")
    if how == "rtf":
        from lint.documents.office import rtf

        return document_of(rtf.read(raw), path)
    from lint.documents.office import doc

    return document_of(doc.read(raw), path)


def read(source: Source, format: TextFormat | None = None) -> Document:  # noqa: A002
    """Cut a text into blocks, as its suffix says or as `format` does."""
    if (format or format_of(source.path)) == "markdown":
        from lint.documents.readers import markdown

        return markdown.read(source)
    from lint.documents.readers import text

    return text.read(source)


def read_edited(document: Document, edits: Sequence[Edit], text: str) -> Document:
    """A document after edits to its text, which is now `text`; in no file yet."""
    source = document.source
    if document.format in PARAGRAPHS:
        from lint.documents.word.blocks import document as of_paragraphs
        from lint.documents.word.source import ParagraphSource

        assert isinstance(source, ParagraphSource)
        return of_paragraphs(source.edited(edits), document.format)
    return read_text(Source(text, source.path, source.encoding, source.bom), document.format)


def read_text(source: Source, format: Format) -> Document:  # noqa: A002
    """Cut a text into blocks as one of a format, which is that of a text."""
    assert format not in PARAGRAPHS
    return read(source, cast(TextFormat, format))
