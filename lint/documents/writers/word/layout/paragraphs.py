"""Paragraphs: what is written into the part of the body, so that paragraphs take the look of a style of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.documents.package.xml import Element, Part
from lint.documents.word.look.looks import Looks
from lint.documents.word.look.sheet import Slices
from lint.documents.word.paragraph import Paragraph, Piece
from lint.documents.word.source import PackageSource
from lint.documents.writers.word.layout.plan import Anew
from lint.documents.writers.word.markup import RunTags
from lint.documents.writers.word.splice import Splices

_HAN = re.compile(r"[\u3400-\u9fff]")
# Fonts of signs, which are no letters.
_SIGNS = re.compile("wing|symbol|webding|math", re.IGNORECASE)
# What is set directly in a paragraph and gives way to the style: all of the shape, or the height of lines.
_SHAPE, _LINE = ("w:ind", "w:spacing", "w:jc", "w:pStyle", "w:snapToGrid"), ("w:spacing", "w:pStyle", "w:snapToGrid")
_LETTERS = ("w:rFonts", "w:sz", "w:szCs")
# Less of a paragraph than this that is set in another font is emphasis.
_EMPHASIS = 0.4


class Dresser:
    """Writes into the main part of a document."""

    def __init__(self, source: PackageSource, looks: Looks) -> None:
        self.source = source
        self.part: Part = source.parts[source.main]
        self.splices = Splices(self.part)
        self._looks = looks
        self._slices = Slices(self.part)

    def dress(self, anew: Anew, style: str, aside: str) -> None:
        """Give a paragraph a style; and, where a heading goes over into text, one of the two the character style
        `aside`."""
        paragraph = self.source.paragraphs[anew.row - 1]
        assert paragraph.element is not None
        self._set_style(paragraph.element, style, _SHAPE if anew.whole else _LINE)
        for pieces in _by_run(paragraph):
            self._undress(anew, paragraph, pieces, aside)

    def _set_style(self, element: Element, style: str, gone: tuple[str, ...]) -> None:
        properties, tag = element.first("w:pPr"), f'<w:pStyle w:val="{style}"/>'.encode()
        if properties is None:
            inner = self.part.inner(element)
            self.splices.swap(inner, inner, b"<w:pPr>" + tag + b"</w:pPr>")
            return
        if self.part.is_empty(properties):
            self.splices.swap(properties.start, self.part.end(properties), b"<w:pPr>" + tag + b"</w:pPr>")
            return
        inner = self.part.inner(properties)
        kids = [*self._kids(properties, gone)]
        if kids and kids[0][1] == inner:  # two swaps must not begin at one byte
            first = kids.pop(0)
            self.splices.swap(first[1], first[2], tag)
        else:
            self.splices.swap(inner, inner, tag)
        for _, start, end in kids:
            self.splices.swap(start, end, b"")

    def _kids(self, properties: Element, tags: tuple[str, ...]) -> Iterator[tuple[Element, int, int]]:
        """The children of properties that have some names, each with where it begins and ends in the part."""
        raw = self._slices.bytes_of(properties)
        head = self._slices.head
        inside = Part("", head + raw + self._slices.tail)
        own = inside.root.kids[0]
        for kid in own.kids:
            if kid.tag in tags:
                start, end = kid.start, inside.end(kid)
                shift = properties.start - len(head)
                yield kid, start + shift, end + shift

    def _undress(self, anew: Anew, paragraph: Paragraph, pieces: list[Piece], aside: str) -> None:
        """Take from the run of some pieces the letters that are said directly, and part it where a heading ends."""
        run = pieces[0].run
        assert run is not None
        parted, look = anew.parted, run.first("w:rPr")
        low, high = pieces[0].start, pieces[-1].end
        inside = bool(parted) and (high <= parted if anew.head else low >= parted)
        across = bool(parted) and low < parted < high and self._may_part(paragraph, pieces, parted)
        gone = {tag for tag in _LETTERS if self._gives_way(tag, anew, paragraph, pieces)}
        if across:
            self._part_run(anew, pieces, run, gone, aside)
        elif look is None or self.part.is_empty(look):
            if inside:
                at = self.part.inner(run)
                end = self.part.end(look) if look else at
                self.splices.swap(look.start if look else at, end, _look(aside, b""))
        else:
            self._rewrite(look, gone, aside if inside else "")

    def _rewrite(self, look: Element, gone: set[str], style: str) -> None:
        raw = self._stripped(look, gone, style)
        if raw != self._slices.bytes_of(look):
            self.splices.swap(look.start, self.part.end(look), raw)

    def _stripped(self, look: Element, gone: set[str], style: str) -> bytes:
        """The properties of a run without some letters, and with a style where one is given."""
        raw, at = self._slices.bytes_of(look), look.start
        inner = self.part.inner(look) - at
        out, done = [raw[:inner], _style(style)], inner
        for kid, start, end in self._kids(look, (*gone, *(("w:rStyle",) if style else ()))):
            out.append(raw[done : start - at])
            done = end - at
            if kid.tag == "w:rFonts" and kid.get("w:hint") == "eastAsia":  # which signs take the East Asian font
                out.append(b'<w:rFonts w:hint="eastAsia"/>')
        return b"".join([*out, raw[done:]])

    def _part_run(self, anew: Anew, pieces: list[Piece], run: Element, gone: set[str], aside: str) -> None:
        """Part a run where a heading ends; the two sides get their looks."""
        piece = next(one for one in pieces if one.start < anew.parted <= one.end)
        look = run.first("w:rPr")
        plain = self._stripped(look, gone, "") if look and not self.part.is_empty(look) else b""
        styled = self._stripped(look, gone, aside) if plain and look else _look(aside, b"")
        before, behind = (styled, plain) if anew.head else (plain, styled)
        place = self.splices.place(piece, piece.at + anew.parted - piece.start)
        tags = RunTags(self.part, run)
        opened = self.part.raw[run.start : self.part.inner(run)]
        self.splices.put(place._replace(after=place.after.replace(tags.open, opened + behind, 1)), 0, b"")
        if look is not None:
            self.splices.swap(look.start, self.part.end(look), before)
        elif before:
            inner = self.part.inner(run)
            self.splices.swap(inner, inner, before)

    def _may_part(self, paragraph: Paragraph, pieces: list[Piece], parted: int) -> bool:
        """Whether a run may be parted there: in the middle of text that nothing else fills."""
        piece = next((one for one in pieces if one.start < parted <= one.end), None)
        reach = self.source.reach(paragraph.part)
        return piece is not None and parted < pieces[-1].end and reach.writable(piece)

    def _gives_way(self, tag: str, anew: Anew, paragraph: Paragraph, pieces: list[Piece]) -> bool:
        """Whether a run's own font or size gives way to that of its style: not where it is emphasis, or a sign's."""
        font, size = anew.now
        own = [(paragraph.text[one.start : one.end], self._looks.piece(paragraph, one)) for one in pieces]
        if tag != "w:rFonts":
            return all(look.size == size for _, look in own)
        if any(_SIGNS.search(look.ascii) for _, look in own):
            return False
        written = "".join(text for text, look in own if look.asian != font)
        return len(_HAN.findall(written)) == 0 or len(written) >= _EMPHASIS * len(paragraph.text)


def _by_run(paragraph: Paragraph) -> Iterator[list[Piece]]:
    """The pieces of a paragraph that stand in runs, run by run."""
    found: dict[int, list[Piece]] = {}
    for piece in paragraph.pieces:
        if piece.run is not None:
            found.setdefault(id(piece.run), []).append(piece)
    yield from found.values()


def _look(style: str, more: bytes) -> bytes:
    return b"<w:rPr>" + _style(style) + more + b"</w:rPr>"


def _style(style: str) -> bytes:
    return f'<w:rStyle w:val="{style}"/>'.encode() if style else b""
