"""Events: a part of a package told element by element, for a reader to whom the order of text and elements counts and
places in the bytes do not. Guarded as `xml.parse` is."""

from __future__ import annotations

from lint.documents.decode import NotTextError
from lint.documents.package.xml import MAX_DEPTH, Names, feed, guarded


class Events:
    """What is told of a part by the names of `xml.PREFIXES`. A reader overrides what it wants."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def characters(self, data: str) -> None:
        """Text, never none; what stands between two elements may come in pieces."""


def run(raw: bytes, events: Events) -> None:
    """Tell of all that is in a part; raises NotTextError as `xml.parse` does."""
    names = Names(None)
    depth = 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise NotTextError("deep")
        events.start(names[name], {names[key]: value for key, value in given.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        events.end(names[name])

    parser = guarded()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = events.characters
    feed(parser, raw)
