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
from lint.settings.config import Settings
from lint.settings.formats import ABOUT_ITSELF, FROM_REPOSITORY, TERMINAL


def write(results: Iterator[Result], request: Request, settings: Settings, out: TextIO) -> int:
    """Print the results to `out`, or put them into the file that was asked for once they are complete."""
    if not request.output_file:
        _print(results, request, settings, out)
        return 0
    from lint.interfaces.cli.output_file import put

    return put(request.output_file, printed(results, request, settings), request.lang)


def printed(results: Iterator[Result], request: Request, settings: Settings) -> bytes:
    """The bytes of what is printed of the results."""
    whole = io.BytesIO()
    out = io.TextIOWrapper(whole, encoding="utf-8", errors="backslashreplace", newline="")
    _print(results, request, settings, out)
    out.flush()
    return whole.getvalue()


def _print(results: Iterator[Result], request: Request, settings: Settings, out: TextIO) -> None:
    format_ = settings.config.output_format
    if request.diff:
        from lint.output import diff

        diff.write(results, out, look(request, out))
    elif request.statistics:
        from lint.output import statistics
        from lint.output.ranking import ranking

        as_json = format_.startswith("json")
        statistics.write(results, out, request.lang, as_json, request.by, ranking(request.by, request.paths))
    else:
        if format_ not in TERMINAL and isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8", errors="backslashreplace")
        writer(format_)(results, out, look(request, out, settings))


def look(request: Request, out: TextIO, settings: Settings | None = None) -> Look:
    """How what is printed to a stream looks; with settings, also what reports for programs need to know."""
    own = Look(request.lang, color(request.color, out), max(40, columns()), not request.no_fold)
    if settings:
        config = settings.config
        own.fail_on, own.least = config.fail_on, config.min_severity
        own.paths, own.target = tuple(request.paths), request.output_file or ""
        if config.output_format in FROM_REPOSITORY:
            from lint.output.machine import base_folder

            own.base = base_folder(config.output_format, request.path_base or "")
        if config.output_format in ABOUT_ITSELF:
            from lint.output.about import settings_said

            own.about = settings_said(settings, request.lang)
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
