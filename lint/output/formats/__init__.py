"""Formats: one module per name of settings.formats, with `write(results, out, look)`: it prints, decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TextIO

from lint.output.look import Look
from lint.run.result import Result

Writer = Callable[[Iterator[Result], TextIO, Look], None]


def writer(name: str) -> Writer:
    """The writer of a format."""
    write: Writer = import_module(f"lint.output.formats.{name}").write
    return write
