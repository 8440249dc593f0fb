"""Result: what a run says of one file: that it was checked, corrected, or could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lint.base.model import Violation
from lint.base.problems import Problem
from lint.documents.decode import decode
from lint.documents.not_text import is_text
from lint.documents.source import Source

if TYPE_CHECKING:
    from lint.check.fixpoint import Fixed
    from lint.documents.document import Document


class Unread(Struct):
    """A file that could not be checked: why (a key of the messages), and what stands in that sentence.

    `problems` are the mistakes in its configuration or rule files, if it is these that are to blame. `settings` is true
    of a file that is no document, `passed_over` of one in a folder that is of no type that can be checked: nobody asked
    for it by its name, and it fails the run only where that is wanted.
    """

    path: str
    trouble: str
    values: dict[str, str] = {}
    problems: list[Problem] = []
    settings: bool = False
    passed_over: bool = False


class Checked(Struct, dict=True):
    """A file with its violations.

    Where no document is given, source and document are read from the bytes of the file when something asks for them.
    `settings` is true of a file that is no document: a configuration or a baseline of which there is something to say.
    """

    path: str
    given: Document | None = None
    violations: list[Violation] = []
    raw: bytes = b""
    settings: bool = False

    @cached_property
    def source(self) -> Source:
        if self.given or not is_text(self.raw, self.path):
            return self.document.source
        return decode(self.raw, self.path)

    @cached_property
    def document(self) -> Document:
        from lint.documents.readers import read, read_bytes

        if self.given:
            return self.given
        return read(self.source) if is_text(self.raw, self.path) else read_bytes(self.raw, self.path)

    @property
    def shown(self) -> list[Violation]:
        """The violations that nobody suppressed."""
        return _shown(self.violations)


class Corrected(Struct):
    """A file after its corrections; document and violations are those of the corrected text."""

    path: str
    fixed: Fixed
    settings: bool = False

    @property
    def document(self) -> Document:
        return self.fixed.document

    @property
    def source(self) -> Source:
        return self.fixed.document.source

    @property
    def violations(self) -> list[Violation]:
        return self.fixed.left

    @property
    def shown(self) -> list[Violation]:
        """The violations that nobody suppressed."""
        return _shown(self.violations)


def _shown(violations: list[Violation]) -> list[Violation]:
    return [violation for violation in violations if violation.suppressed is None]


Result = Unread | Checked | Corrected


def read_ones(results: Iterable[Result]) -> Iterator[Checked | Corrected]:
    """The results without those of files that could not be read."""
    return (result for result in results if not isinstance(result, Unread))
