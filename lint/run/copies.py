"""Copies: what the documents of a run are compared with: each other, and an archive."""

from __future__ import annotations

import os
from contextlib import suppress

from lint.archive.archive import Archive
from lint.archive.intake import origin_of
from lint.base.problems import BadFileError
from lint.documents import without_comments
from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.kinds.copies.shelf import Memory, Place, Shelf, place_of
from lint.run.checker import FileChecker, read
from lint.settings.config import Settings


def shelves(files: list[str], checker: FileChecker) -> tuple[Shelf, ...]:
    """The documents of a run, where they are several, and the archive that their settings name; raises BadFileError."""
    found: list[Shelf] = []
    if len(files) > 1:
        found.append(_together(files, checker))
    archives: dict[str, None] = {}
    for path in files:
        with suppress(BadFileError):
            settings: Settings = checker.workspace.settings(os.path.dirname(path))
            if settings.config.archive:
                archives[settings.config.archive] = None
    return (*found, *(Archive(path) for path in archives))


def _together(files: list[str], checker: FileChecker) -> Memory:
    """Documents on a shelf; those that cannot be read are passed over, and reported when they are checked."""
    shelf = Memory()
    for path in files:
        if path != "-":
            with suppress(OSError, NotTextError):
                put(shelf, read(checker.bytes_of(path), path), path)
    return shelf


def put(shelf: Memory, document: Document, path: str, top: str = "") -> None:
    """Put a document on a shelf, without its comments to this tool, at its places with them."""
    origin = origin_of(document, path, top)
    if not document.comments:
        shelf.add(document, path, origin.unit, origin.year, origin.title)
        return
    bare = without_comments.without(document)

    def at(start: int, end: int) -> Place:
        return place_of(document, *bare.span(_Span(start, end)))

    shelf.add(bare.document, path, origin.unit, origin.year, origin.title, at)


def bare(document: Document) -> Document:
    """A document without its comments to this tool."""
    return without_comments.without(document).document if document.comments else document


class _Span:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
