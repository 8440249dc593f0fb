"""Formats: the names of the output formats. Their modules are in `output/`, imported when one is chosen."""

from __future__ import annotations

from typing import Literal, get_args

OutputFormat = Literal[
    "full", "concise", "grouped", "json", "jsonl",
    "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "html", "csv", "xlsx",
]  # fmt: skip
FORMATS: tuple[OutputFormat, ...] = get_args(OutputFormat)

# What the name of an output file says of its format, where no other was asked for: a line for each suffix.
SUFFIXES: dict[str, OutputFormat] = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xlsx": "xlsx",
}

# How the name of a report ends.
ENDINGS: dict[OutputFormat, str] = {
    **dict.fromkeys(FORMATS, "json"),
    **{"full": "txt", "concise": "txt", "grouped": "txt", "github": "txt", "junit": "xml", "checkstyle": "xml"},
    **{"jsonl": "jsonl", "sarif": "sarif", "html": "html", "csv": "csv", "xlsx": "xlsx"},
}

# For people at a terminal, in its encoding; all others are UTF-8, and written even where no file was found to check.
TERMINAL: tuple[OutputFormat, ...] = ("full", "concise", "grouped")
# For systems that know files by their paths in the repository.
FROM_REPOSITORY: tuple[OutputFormat, ...] = ("github", "gitlab", "sarif", "junit", "checkstyle", "rdjson")
# No text: a terminal cannot show it.
BINARY: tuple[OutputFormat, ...] = ("xlsx",)
# These say when they were made, and with which settings.
ABOUT_ITSELF: tuple[OutputFormat, ...] = ("html", "xlsx")
# These print why a rule exists.
WITH_REASONS: tuple[OutputFormat, ...] = ("sarif", "html")


def format_of(path: str) -> OutputFormat | None:
    """The format that the name of an output file asks for, by the longest suffix that is known; None where none is."""
    name = path.lower()
    return next((SUFFIXES[one] for one in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(one)), None)
