"""Comments part: the part of a package that holds what comments say, and the parts that know more about them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from msgspec import Struct

from lint.documents.package.relations import Relation, file_of, relations
from lint.documents.package.xml import Element, Part
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.markup import AUTHOR, STRICT, Markup, escaped, filled, namespace, prefix_of

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPES = "[Content_Types].xml"
# The parts that know which comment answers which, and by which numbers other programs know them.
_MORE = ("commentsExtended", "commentsIds")
# A comment is shown in the look of the text where it says nothing else: small, and set to the left.
_LOOK = b'<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" '
_LOOK += b'w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/>'
_SIZE = b'<w:sz w:val="20"/><w:szCs w:val="20"/>'


class Said(Struct):
    """A comment that is there: its number, its author and what it says; whether others answered it."""

    number: str
    author: str
    lines: tuple[str, ...]
    element: Element
    paragraph: str
    answered: bool = False


class CommentsPart:
    """The comments of one document: read, added to and taken from."""

    def __init__(self, source: PackageSource) -> None:
        self._package = source.package
        self._main = source.parts[source.main]
        self._relations = relations(source.package, source.main)
        self._name = self._related("comments")
        there = self._name in self._package
        self._part = Part(self._name, self._package.part(self._name)) if there else None
        self._more = [
            Part(name, self._package.part(name)) for type_ in _MORE if (name := self._related(type_)) in self._package
        ]
        self.raw = self._part.raw if self._part else b""
        self.said = [_said(one) for one in self._part.root.all("w:comment")] if self._part else []
        self._find_answers()
        self._added: list[bytes] = []
        self._gone: list[Said] = []
        self._markup: Markup | None = None

    def _related(self, type_: str) -> str:
        """The name of the part that the main part has for something; "" where it has none."""
        return next((one.target for one in self._relations if one.type == type_ and not one.external), "")

    def _find_answers(self) -> None:
        """Mark the comments that somebody else answered."""
        others = {one.paragraph for one in self.said if one.author != AUTHOR}
        answered = set()
        for part in self._more:
            for element in part.root.iter():
                if _attribute(element, "paraId") in others:
                    answered.add(_attribute(element, "paraIdParent"))
        for one in self.said:
            one.answered = bool(one.paragraph) and one.paragraph in answered

    def add(self, number: int, lines: Sequence[str], date: str) -> None:
        """Add a comment of ours."""
        if self._markup is None:
            self._markup = Markup(self._part or Part("", self._new()))
        write = self._markup
        look = write.element("pPr", _LOOK)
        texts = [write.element("r", write.element("rPr", _SIZE), write.text("t", escaped(line))) for line in lines]
        paragraphs = [write.element("p", look, text) for text in texts]
        given = {"id": number, "author": AUTHOR, "date": date, "initials": "dj"}
        self._added.append(write.element("comment", *paragraphs, **given))

    def _new(self) -> bytes:
        space = namespace(self._main.raw)
        return _HEAD + b'<w:comments xmlns:w="' + space + b'"></w:comments>'

    def remove(self, gone: Iterable[Said]) -> None:
        """Take comments out."""
        self._gone = list(gone)

    def changed(self) -> dict[str, bytes]:
        """The parts that are other than they were, by their names; raises NotSplicedError as `_registered` does."""
        if not self._added and not self._gone:
            return {}
        if self._part:
            found = {self._name: filled(self._part, [one.element for one in self._gone], b"".join(self._added))}
            return {**found, **self._registered(self._name), **self._forgotten()}
        name = self._name or self._free_name()
        root = Part(name, self._new())
        parts = {name: filled(root, [], b"".join(self._added)), **self._registered(name)}
        return parts if self._name else {**parts, **self._refers(name)}

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._main.name)
        names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(len(self._package.names) + 1))
        return next(name for name in names if name not in self._package)

    def _registered(self, name: str) -> dict[str, bytes]:
        """The content types with one for the comments; nothing where they have it.

        Raises NotSplicedError where there are none: Word would not open such a file.
        """
        if _TYPES not in self._package:
            raise NotSplicedError
        part = Part(_TYPES, self._package.part(_TYPES))
        if any(one.get("PartName").lower() == f"/{name}".lower() for one in part.root.iter("ct:Override")):
            return {}
        tag = b"<" + prefix_of(part) + b'Override PartName="/' + name.encode() + b'" ContentType="' + _TYPE + b'"/>'
        return {_TYPES: filled(part, [], tag)}

    def _refers(self, name: str) -> dict[str, bytes]:
        """The relations of the main part with one to the comments."""
        file = file_of(self._main.name)
        strict = namespace(self._main.raw) == STRICT
        raw = self._package.part(file) if file in self._package else _no_relations()
        part = Part(file, raw)
        tag = b"<%bRelationship Id=\"%b\" Type=\"%b\" Target=\"%b\"/>" % (
            prefix_of(part), _free_id(self._relations), _STRICT_RELATION if strict else _RELATION,
            posixpath.basename(name).encode(),
        )  # fmt: skip
        return {file: filled(part, [], tag)}

    def _forgotten(self) -> dict[str, bytes]:
        """The parts that know more of comments, without what they know of those that are gone."""
        gone = {one.paragraph for one in self._gone if one.paragraph}
        found = {}
        for part in self._more:
            if elements := [one for one in part.root.kids if _attribute(one, "paraId") in gone]:
                found[part.name] = filled(part, elements, b"")
        return found


def _said(comment: Element) -> Said:
    paragraphs = [*comment.iter("w:p")]
    lines = tuple("".join(text.text for text in one.iter("w:t")) for one in paragraphs)
    mark = paragraphs[-1].get("w14:paraId") if paragraphs else ""
    return Said(comment.get("w:id"), comment.get("w:author"), lines, comment, mark)


def _attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; those of other versions of Word have several."""
    ends = (f":{name}", f"}}{name}")
    return next((value for key, value in element.attributes.items() if key == name or key.endswith(ends)), "")


def _free_id(known: list[Relation]) -> bytes:
    ids = {one.id for one in known}
    return next(name for n in range(len(ids) + 1) if (name := f"rIdDjLint{n or ''}") not in ids).encode()


def _no_relations() -> bytes:
    return (
        _HEAD + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )
