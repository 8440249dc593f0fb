"""Look: how what is printed looks: language, colour, width."""

from __future__ import annotations

import os

from msgspec import Struct

from lint.base.model import Severity


class Look(Struct):
    """How what is printed looks: language, colour, width in cells, whether many hits of one rule fold into one.

    `base` is the folder that paths for programs are relative to, empty for the working folder; `fail_on` and `least`
    from which severity on the run fails, and findings are shown; `paths` what was asked for, `target` the file that a
    report goes into, empty where it is printed; `about` the settings of the run in a sentence.
    """

    lang: str = "zh"
    color: bool = False
    width: int = 80
    fold: bool = True
    base: str = ""
    fail_on: Severity = "error"
    least: Severity = "info"
    paths: tuple[str, ...] = ()
    target: str = ""
    about: str = ""


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
