"""Intake: a document as an archive takes it in."""

from __future__ import annotations

import os
import re
from array import array
from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct

from lint.base.late import late
from lint.documents import readers, without_comments
from lint.documents.document import Document
from lint.documents.source import Source
from lint.kinds.copies.fold import fold
from lint.kinds.copies.sentences import own_words, sentences
from lint.kinds.copies.shelf import Place, place_of

# What an office calls itself in the title of a report, before what the report is.
_UNIT = late(
    r"^(?:关于)?(?P<unit>[\u4e00-\u9fff*]{2,20}?(?:委员会|人民政府|支部|党委|党组|总支|局|委|办|院|校|镇|乡|街道|中心|公司|集团|处|所|站|村|社区))"
    r"(?=.*(?:总结|报告|材料|讲话|方案|要点|计划|汇报))"
)
_YEAR = late(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class Origin(Struct, frozen=True):
    """Whose a document is, of which year, and what it is called."""

    unit: str
    year: int | None
    title: str


class Taken(Struct, frozen=True, gc=False):
    """A sentence that goes into an archive; `folded` is empty where it is what the text itself folds to."""

    text: str
    folded: str
    place: Place
    prints: bytes
    """The fingerprints, 32 bits each."""


class Intake(Struct, frozen=True):
    """A document that goes into an archive."""

    path: str
    origin: Origin
    digest: bytes
    characters: int
    sentences: list[Taken]


def intake(raw: bytes, path: str, top: str = "", unit: str = "", year: int | None = None) -> Intake:
    """The bytes of a file as an archive takes them in; raises NotTextError.

    `top` is the folder that was named: what lies in a folder below it is of the unit that the folder is called after.
    """
    document = readers.read_bytes(raw, path)
    if document.comments:
        document = without_comments.without(document).document
    origin = origin_of(document, path, top)
    origin = Origin(unit or origin.unit, year or origin.year, origin.title)
    return Intake(path, origin, sha256(raw).digest(), len(document.text), list(_taken(document)))


def intake_of_text(text: str, name: str) -> Intake:
    """A text as an archive takes it in, called by a name that need not be a path."""
    document = readers.read(Source(text, name))
    raw = text.encode("utf-8", "surrogatepass")
    return Intake(name, origin_of(document, name), sha256(raw).digest(), len(text), list(_taken(document)))


def origin_of(document: Document, path: str, top: str = "") -> Origin:
    """Whose a document is, as far as its path and its title say: of the unit that its folder below `top` is called
    after, else that the title names, else of one called as the file."""
    title = document.text_of(document.title).strip() if document.title else ""
    title = re.sub(r"\s+", "", title)
    stem = os.path.splitext(os.path.basename(path))[0]
    inside = os.path.relpath(path, top).replace(os.sep, "/").split("/") if top else []
    unit = inside[0] if len(inside) > 1 and inside[0] != os.pardir else ""
    if not unit and (said := _UNIT.match(_YEAR.sub("", title)) or _UNIT.match(_YEAR.sub("", stem))):
        unit = said["unit"]
    year = document.year
    if year is None and (match := _YEAR.search(stem) or _YEAR.search(os.path.dirname(path))):
        year = int(match[1])
    return Origin(unit or stem, year, title or stem)


def _taken(document: Document) -> Iterator[Taken]:
    for sentence in sentences(document):
        text = document.text[sentence.start : sentence.end]
        folded = "" if fold(own_words(text)) == sentence.folded else sentence.folded
        prints = array("I", sentence.fingerprints).tobytes()
        yield Taken(text, folded, place_of(document, sentence.start, sentence.end), prints)


def folded_of(text: str) -> str:
    """What the text of a sentence folds to."""
    return fold(own_words(text))
