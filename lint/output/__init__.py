"""Output: one module per format of formats.py. Each has `write(results, out, look)`: it prints, and decides nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TextIO

from msgspec import Struct

from lint.run.result import Result


class Look(Struct):
    """How a text format looks: language, colour, width in cells, whether many hits of one rule fold into one."""

    lang: str = "zh"
    color: bool = False
    width: int = 80
    fold: bool = True


def columns() -> int:
    """The width of the terminal in cells: COLUMNS, else what the terminal says, else 80.

    `shutil` has the same and takes 3 ms to import.
    """
    if (told := os.environ.get("COLUMNS", "")).isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


Writer = Callable[[Iterator[Result], TextIO, Look], None]


def writer(name: str) -> Writer:
    """The writer of a format."""
    write: Writer = import_module(f"lint.output.{name}").write
    return write
