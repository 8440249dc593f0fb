"""Formats: the names of the output formats. Their modules are in `output/`, imported when one is chosen."""

from __future__ import annotations

from typing import Literal, get_args

OutputFormat = Literal[
    "full", "concise", "grouped", "json", "jsonl",
    "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "html",
]  # fmt: skip
FORMATS: tuple[OutputFormat, ...] = get_args(OutputFormat)

# For people at a terminal, in its encoding; all others are UTF-8, and written even where no file was found to check.
TERMINAL: tuple[OutputFormat, ...] = ("full", "concise", "grouped")
# These print why a rule exists.
WITH_REASONS: tuple[OutputFormat, ...] = ("sarif", "html")
