"""Fields: which text is the code of a field and which its result, and whether it is a table of contents.

A field is open from its `begin` to its `end`, also over several paragraphs; what stands before its `separate` is code.
"""

from __future__ import annotations

import re

# Fields whose result is a list of what stands elsewhere: of headings, figures or words of an index.
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
# The names of the styles in which such lists are set.
_STYLE = re.compile(r"toc \d|toc heading|table of (?:figures|authorities)|index \d|目录|wpsoffice手动目录")


class _Field:
    """A field that is open: its code, and whether its result has begun."""

    def __init__(self) -> None:
        self.code = ""
        self.shown = False


class Fields:
    """The fields that are open at one place of a part."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> None:
        """A mark of a field: begin, separate or end; one that closes nothing says nothing."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].shown = True
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, code: str) -> None:
        """A piece of a field's code."""
        if self._open:
            self._open[-1].code += code

    @property
    def code(self) -> str:
        """The code of the field that was opened last."""
        return self._open[-1].code if self._open else ""

    @property
    def hides(self) -> bool:
        """Whether text at this place is code, which no page shows."""
        return any(not field.shown for field in self._open)

    @property
    def lists(self) -> bool:
        """Whether this place is in a table of contents."""
        return any(field.shown and is_contents(field.code) for field in self._open)


def is_contents(code: str) -> bool:
    """Whether the code of a field makes a table of contents."""
    return _CONTENTS.match(code) is not None


def is_contents_style(name: str) -> bool:
    """Whether a style of that name (lower case) is one for the lines of a table of contents."""
    return _STYLE.match(name) is not None
