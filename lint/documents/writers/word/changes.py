"""Changes: corrections go into a package as tracked changes, which a person accepts or rejects one by one.

A run that is changed is written anew, piece by piece, with what it held of text copied byte for byte; its look goes to
what is put in. What stands in somebody else's insertion is deleted within it, and what is put in stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lint.base.model import Edit
from lint.documents.package.xml import Element, Part
from lint.documents.word.paragraph import Piece
from lint.documents.word.reach import Reach
from lint.documents.word.source import PackageSource, Placed
from lint.documents.writers.text import NotSplicedError, edited
from lint.documents.writers.word.markup import AUTHOR, KEEP_BLANKS, Markup, RunTags, escaped, fresh, name_of
from lint.documents.writers.word.splice import Splices, byte_at
from lint.documents.writers.word.verify import verified

_ID = re.compile(rb"(:id\s*=\s*[\"'])[^\"']*")


class _Text(Struct):
    """What happens to the text of one element, in characters of it: which stretches go, and what comes behind which
    character, in the look of which run."""

    piece: Piece
    gone: list[tuple[int, int]] = []
    new: list[tuple[int, str, Element]] = []


def track(raw: bytes, source: PackageSource, edits: Sequence[Edit], date: str) -> bytes:
    """Put edits (in order, not touching each other) into the package `raw` of a source as tracked changes.

    Raises NotSplicedError where one cannot be written, or the result would not be read as the edited text.
    """
    runs: dict[tuple[str, int], dict[int, _Text]] = {}
    for edit in edits:
        _note(source, edit, runs)
    if not runs:
        return raw
    numbers = fresh(part.raw for part in source.parts.values())
    parts = {}
    for name in dict.fromkeys(part for part, _ in runs):
        writer = _Writer(source.parts[name], source.reach(name), numbers, date)
        for (of, _), texts in runs.items():
            if of == name:
                writer.write(sorted(texts.values(), key=lambda text: text.piece.start))
        parts[name] = writer.splices.result()
    return verified(source, source.package.replaced(parts), edited(source.text, edits))


def _note(source: PackageSource, edit: Edit, runs: dict[tuple[str, int], dict[int, _Text]]) -> None:
    """Add an edit to what happens in the runs that it touches; raises NotSplicedError where it can be in none."""

    def text_of(placed: Placed) -> _Text:
        run, element = placed.piece.run, placed.piece.element
        if run is None or element is None:
            raise NotSplicedError
        texts = runs.setdefault((placed.part, run.start), {})
        return texts.setdefault(element.start, _Text(placed.piece, [], []))

    held = source.pieces_in(edit.start, edit.end)
    if sum(one.end - one.start for one in held) != edit.end - edit.start:
        raise NotSplicedError
    for placed in held:
        text_of(placed).gone.append((placed.start, placed.end))
    if edit.content:
        # It stands behind what goes for it, and takes the look of the first of that.
        beside = (held[-1], held[-1].end) if held else source.beside(edit.start)
        look = held[0].piece.run if held else beside and beside[0].piece.run
        if beside is None or look is None:
            raise NotSplicedError
        text_of(beside[0]).new.append((beside[1], edit.content, look))


class _Writer:
    """Writes runs of one part anew."""

    def __init__(self, part: Part, reach: Reach, numbers: Iterator[int], date: str) -> None:
        self.splices = Splices(part)
        self._part = part
        self._reach = reach
        self._markup = Markup(part)
        self._numbers = numbers
        self._date = date
        self._again = b""  # what first goes on with somebody's insertion in the run that is written

    def write(self, texts: list[_Text]) -> None:
        """Write the run that some texts are in; raises NotSplicedError where it cannot be parted."""
        part, run = self._part, texts[0].piece.run
        assert run is not None
        if not all(self._reach.writable(text.piece) for text in texts):
            raise NotSplicedError
        self._again = b""
        out = _Run(RunTags(part, run))
        at = out.tags.inside
        for text in texts:
            element = text.piece.element
            assert element is not None
            out.keep(part.raw[at : element.start])
            self._text(out, text, element, run)
            at = part.end(element)
        out.keep(part.raw[at : run.close])
        end = part.end(run)
        self._swap(run, out.closed(part.raw[run.close : end]), end)

    def _swap(self, run: Element, data: bytes, end: int) -> None:
        """Write a run anew; where it begins or ends with a change that ends somebody's insertion or begins it again,
        without leaving an empty one."""
        part, start, around = self._part, run.start, self._insertion(run)
        if around:
            close = b"</" + name_of(part, around) + b">"
            if part.inner(around) == start and data.startswith(close):  # before it, then, and it begins as it did
                data = data[len(close) :].replace(self._again, part.raw[around.start : start], 1)
                start = around.start
            last = data.rfind(b"<")
            if part.raw.startswith(close, end) and data[last:].startswith(close[:1] + close[2:-1] + b" "):
                end, data = end + len(close), data[:last]
        self.splices.swap(start, end, data)

    def _insertion(self, run: Element) -> Element | None:
        """Somebody's insertion that a run is in, right below."""
        around = next(self._reach.above(run), None)
        return around if around and around.tag == "w:ins" else None

    def _text(self, out: _Run, text: _Text, element: Element, run: Element) -> None:
        """The text of one element: what stays, what goes, and what is new, in order."""
        part, at = self._part, text.piece.at
        last = at + text.piece.end - text.piece.start
        name = name_of(part, element)

        def held(start: int, end: int) -> bytes:
            return part.raw[byte_at(part, element, start) : byte_at(part, element, end)]

        def keep(start: int, end: int) -> None:
            if start < end:
                out.keep(b"<" + name + KEEP_BLANKS + b">" + held(start, end) + b"</" + name + b">")

        hidden = b"<" + name + b">", b"</" + name + b">"  # blanks at the ends that are not shown stay so
        if at:
            out.keep(held(0, at).join(hidden))
        new = iter(sorted(text.new, key=lambda one: one[0]))
        coming = next(new, None)
        for start, end in [*sorted(text.gone), (last, last)]:
            # What is new stands behind what goes at the same place.
            while coming and coming[0] <= start and (coming[0] < start or start == end):
                keep(at, coming[0])
                out.put(self._new(RunTags(part, coming[2]), coming[1], run))
                at, coming = max(at, coming[0]), next(new, None)
            keep(at, start)
            if start < end:
                out.put(self._gone(out.tags, held(start, end)))
            at = end
        if last < len(element.text):
            out.keep(held(last, len(element.text)).join(hidden))

    def _gone(self, tags: RunTags, text: bytes) -> bytes:
        """A deletion of text that is markup already."""
        return self._change("del", tags.open + self._markup.text("delText", text) + tags.close)

    def _new(self, tags: RunTags, text: str, run: Element) -> bytes:
        """An insertion, which does not become part of that of somebody else."""
        new = self._change("ins", tags.new + self._markup.text("t", escaped(text)) + tags.close)
        around = self._insertion(run)
        if around is None:
            return new
        name = name_of(self._part, around)
        opening = self._part.raw[around.start : self._part.inner(around)]
        again = _ID.sub(rb"\g<1>%d" % next(self._numbers), opening, count=1)
        self._again = self._again or again
        return b"</" + name + b">" + new + again

    def _change(self, name: str, run: bytes) -> bytes:
        number = next(self._numbers)
        return self._markup.element(name, run, id=number, author=AUTHOR, date=self._date)


class _Run:
    """The bytes of a run that is written anew: in parts of it, with changes between them."""

    def __init__(self, tags: RunTags) -> None:
        self.tags = tags
        self._out: list[bytes] = []
        self._open = False

    def keep(self, inside: bytes) -> None:
        """Something that stands in the run."""
        if inside:
            if not self._open:
                self._out.append(self.tags.open)
            self._open = True
            self._out.append(inside)

    def put(self, change: bytes) -> None:
        """Something that stands between runs."""
        if self._open:
            self._out.append(self.tags.close)
        self._open = False
        self._out.append(change)

    def closed(self, end: bytes) -> bytes:
        """All of it; `end` is the closing tag of the run."""
        return b"".join([*self._out, end] if self._open else self._out)
