"""Places: offsets of a text as lines and characters, in the encoding that a client counts in, and back."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from lint.base.model import Edit
from lint.documents.source import Source, Unit

_UNITS: dict[str, Unit] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "code-point"}


class Places:
    """The places of one text. A line ends at LF, CRLF or CR, as the protocol has it, and nowhere else."""

    def __init__(self, source: Source, encoding: str) -> None:
        self.source = source
        self._unit = _UNITS[encoding]

    def position(self, offset: int) -> types.Position:
        """An offset (code points) as the client counts."""
        row, column = self.source.locate(offset, self._unit)
        return types.Position(row - 1, column - 1)

    def range(self, start: int, end: int) -> types.Range:
        """A span of offsets as the client counts."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a place of the client's; what lies behind the end of its line, or of the text, is there."""
        starts = self.source.line_starts
        if position.line >= len(starts):
            return len(self.source.text)
        start, line = starts[position.line], self.source.line(position.line + 1)
        left = position.character
        for n, char in enumerate(line):
            if left <= 0:
                return start + n
            left -= self._size(char)
        return start + len(line)

    def _size(self, char: str) -> int:
        if self._unit == "code-point":
            return 1
        if self._unit == "utf-16":
            return 2 if char > "\uffff" else 1
        return len(char.encode("utf-8", "surrogatepass"))

    def edits(self, edits: Iterable[Edit]) -> list[types.TextEdit]:
        """Edits as the client has them."""
        return [types.TextEdit(self.range(edit.start, edit.end), edit.content) for edit in edits]
