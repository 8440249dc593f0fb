"""Problems: what is wrong in a file or an option of the user's, and the exception that carries it."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """A mistake in a file of the user's: where (1-based), what, and the nearest valid name if there is one.

    `key` names the sentence in the messages, `values` what stands in it.
    """

    file: str
    row: int
    column: int
    key: str
    values: dict[str, str] = {}


class BadFileError(Exception):
    """A file that cannot be used, with all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def bad_file(path: str, key: str, /, **values: str) -> BadFileError:
    """What is raised of a file that is wrong as a whole, in the sentence of a key."""
    return BadFileError([Problem(path, 0, 0, key, values)])


class RuleError(RuntimeError):
    """A defect of a rule: its code, and what went wrong while it looked."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason


def conflict_row(raw: bytes) -> int:
    """The 1-based row where git left the first mark of a conflict between two people's changes; 0 without one."""
    rows = raw.split(b"\n")
    return next((n for n, row in enumerate(rows, 1) if row.startswith((b"<<<<<<< ", b">>>>>>> "))), 0)


def nearest(word: str, words: list[str]) -> str:
    """The valid name that is most like a wrong one, or an empty string."""
    import difflib

    return next(iter(difflib.get_close_matches(word, words, 1, 0.5)), "")
