"""Read: the bytes of a Word document (.docx, .docm, .dotx) become a Document."""

from __future__ import annotations

from collections.abc import Collection

from lint.base.model import Story
from lint.documents.decode import NotTextError
from lint.documents.document import Document
from lint.documents.package.archive import Package
from lint.documents.package.relations import Relation, relations
from lint.documents.package.xml import Part
from lint.documents.word import numbering, paragraphs, styles
from lint.documents.word.blocks import document
from lint.documents.word.inline import TEXTS
from lint.documents.word.source import PackageSource

# The other parts that hold text, in the order in which they follow the body.
_STORIES: tuple[Story, ...] = ("footnote", "endnote", "header", "footer")
_MAIN = "word/document.xml"


def main_part(package: Package) -> str:
    """The name of a package's main part; "" where it is no Office document."""
    named = [one.target for one in relations(package, "") if one.type == "officeDocument" and not one.external]
    return next((name for name in [*named, _MAIN] if name in package), "")


def read(raw: bytes, path: str = "", package: Package | None = None) -> Document:
    """Read the bytes of a file as a Word document; `package` is theirs where somebody has opened it already.

    Raises NotTextError for what is none, or is damaged or hostile.
    """
    package = package or Package(raw)
    main = main_part(package)
    if not main:
        raise NotTextError("damaged")
    related = relations(package, main)
    parts: dict[str, Part] = {}

    def part(name: str, keep: Collection[str]) -> Part:
        if name not in parts:
            parts[name] = Part(name, package.part(name), keep, TEXTS)
        return parts[name]

    def roots(type_: str, keep: Collection[str]) -> list[Part]:
        return [part(one.target, keep) for one in _of(related, type_) if one.target in package]

    sheet = next((found.root for found in roots("styles", styles.KEEP)), None)
    known = styles.Styles(sheet)
    lists = next((found.root for found in roots("numbering", numbering.KEEP)), None)
    reader = paragraphs.Reader(known, numbering.Numbering(lists, known))
    body = part(main, paragraphs.KEEP)
    if body.root.tag != "w:document":
        raise NotTextError("damaged")
    reader.read(main, body.root, "body")
    for story in _STORIES:
        for found in roots(story + "s" if story.endswith("note") else story, paragraphs.KEEP):
            reader.read(found.name, found.root, story)
    return document(PackageSource(reader.paragraphs, path, package, parts, main), "word")


def _of(related: list[Relation], type_: str) -> list[Relation]:
    return [one for one in related if one.type == type_ and not one.external]
