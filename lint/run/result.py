"""Result: what a run says of one file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lint.base.model import Violation
from lint.base.problems import Problem
from lint.documents.decode import decode
from lint.documents.source import Source

if TYPE_CHECKING:
    from lint.check.fixpoint import Fixed
    from lint.documents.document import Document


class Result(Struct, dict=True):
    """What a run says of one file: its violations, or why it could not be checked (a key of the messages).

    Where no document is given, source and document are read from the bytes of the file when something asks for them.
    `problems` are the mistakes in its configuration or rule files, if it is these that are to blame. Where files are
    corrected, `document` and `violations` are those of the corrected text, and `fixed` says what was done. `settings`
    is true of a file that is no document: a configuration or a baseline of which there is something to say.
    """

    path: str
    given: Document | None = None
    violations: list[Violation] = []
    raw: bytes = b""
    trouble: str = ""
    values: dict[str, str] = {}
    problems: list[Problem] = []
    fixed: Fixed | None = None
    settings: bool = False

    @cached_property
    def source(self) -> Source:
        return self.given.source if self.given else decode(self.raw, self.path)

    @cached_property
    def document(self) -> Document:
        from lint.documents.readers import read

        return self.given or read(self.source)

    @property
    def shown(self) -> list[Violation]:
        """The violations that nobody suppressed."""
        return [violation for violation in self.violations if violation.suppressed is None]
