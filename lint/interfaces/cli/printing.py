"""printing: results go to a stream or into a file, in the format that was asked for."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import TextIO

from lint.interfaces.cli.request import Request
from lint.output.formats import writer
from lint.output.look import Look, columns
from lint.run.result import Result
from lint.settings.config import Config
from lint.settings.formats import FROM_REPOSITORY, TERMINAL


def write(results: Iterator[Result], request: Request, settings: Config, out: TextIO) -> int:
    """Print the results to `out`, or put them into the file that was asked for once they are complete."""
    if not request.output_file:
        _print(results, request, settings, out)
        return 0
    from lint.interfaces.cli.output_file import put

    whole = io.StringIO()
    _print(results, request, settings, whole)
    return put(request.output_file, whole.getvalue().encode("utf-8", "backslashreplace"), request.lang)


def _print(results: Iterator[Result], request: Request, settings: Config, out: TextIO) -> None:
    if request.diff:
        from lint.output import diff

        diff.write(results, out, look(request, out, settings))
    elif request.statistics:
        from lint.output import statistics

        statistics.write(results, out, request.lang, settings.output_format.startswith("json"))
    else:
        if settings.output_format not in TERMINAL and isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8")
        writer(settings.output_format)(results, out, look(request, out, settings))


def look(request: Request, out: TextIO, settings: Config | None = None) -> Look:
    """How what is printed to a stream looks; with settings, also what reports for programs need to know."""
    own = Look(request.lang, color(request.color, out), max(40, columns()), not request.no_fold)
    if settings:
        own.fail_on, own.least = settings.fail_on, settings.min_severity
        if settings.output_format in FROM_REPOSITORY:
            from lint.output.machine import base_folder

            own.base = base_folder(settings.output_format, request.path_base or "")
    return own


def color(choice: str, out: TextIO) -> bool:
    """Whether to use colour: the option, then NO_COLOR, then FORCE_COLOR, then whether a person is looking."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"
