"""Relations: what a part of an Office package refers to. What lies outside the package is never followed."""

from __future__ import annotations

import posixpath

from msgspec import Struct

from lint.documents.package.archive import Package
from lint.documents.package.xml import parse

_KEEP = frozenset(("rel:Relationships", "rel:Relationship"))


class Relation(Struct, frozen=True):
    """A reference: its id, the last word of its type (styles, footnotes, comments …), and the name of a part, or the
    address as it stands where it is `external`."""

    id: str
    type: str
    target: str
    external: bool = False


def file_of(part: str) -> str:
    """The name of the part that holds the relations of a part; of the package itself for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str) -> list[Relation]:
    """The relations of a part in the order of the file; none where it has none."""
    name = file_of(part)
    if name not in package:
        return []
    found = []
    for element in parse(package.part(name), _KEEP).iter("rel:Relationship"):
        target, external = element.get("Target"), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        found.append(Relation(element.get("Id"), element.get("Type").rpartition("/")[2], target, external))
    return found
