"""printing: results go to a stream or into a file, in the format that was asked for."""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Iterator
from typing import TextIO

from lint.base.messages import text
from lint.output.formats import writer
from lint.output.look import Look, columns
from lint.output.terminal import fail, printable
from lint.run.result import Result
from lint.settings.config import Config
from lint.settings.formats import TERMINAL


def write(results: Iterator[Result], options: argparse.Namespace, settings: Config, lang: str, out: TextIO) -> int:
    """Print the results to `out`, or put them into the file that was asked for once they are complete."""
    if not options.output_file:
        _print(results, options, settings, lang, out)
        return 0
    from lint.base import atomic

    whole = io.StringIO()
    _print(results, options, settings, lang, whole)
    data = whole.getvalue().encode("utf-8", "backslashreplace")
    try:
        if os.path.exists(options.output_file) and not os.path.isfile(options.output_file):
            with open(options.output_file, "wb") as device:  # /dev/null or a pipe: not to be replaced by a file
                device.write(data)
        else:
            atomic.write(options.output_file, data)
    except OSError as error:
        return fail(text("cli.write", lang, path=printable(options.output_file), reason=os.strerror(error.errno or 0)))
    return 0


def _print(results: Iterator[Result], options: argparse.Namespace, settings: Config, lang: str, out: TextIO) -> None:
    if options.diff:
        from lint.output import diff

        diff.write(results, out, look(options, lang, out))
    elif options.statistics:
        from lint.output import statistics

        statistics.write(results, out, lang, settings.output_format.startswith("json"))
    else:
        if settings.output_format not in TERMINAL and isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8")
        writer(settings.output_format)(results, out, look(options, lang, out))


def look(options: argparse.Namespace, lang: str, out: TextIO) -> Look:
    """How what is printed to a stream looks."""
    return Look(lang, color(options.color, out), max(40, columns()), not options.no_fold)


def color(choice: str, out: TextIO) -> bool:
    """Whether to use colour: the option, then NO_COLOR, then FORCE_COLOR, then whether a person is looking."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"
