"""compare: two runs, or two folders of drafts: what was mended since, what is left, what is new."""

from __future__ import annotations

import argparse
import codecs
import io
import os
import sys

import msgspec

from lint.base.files import MOST, read_regular, unreadable
from lint.base.messages import text
from lint.base.problems import BadFileError, bad_file
from lint.interfaces.cli.notices import nothing_to_do, progress, say_what_is_not_checked
from lint.interfaces.cli.output_file import put
from lint.interfaces.cli.printing import look
from lint.interfaces.cli.request import Request, requested
from lint.output import compared
from lint.output.comparison import Found, Side, below_their_folders, side
from lint.output.comparison import compared as compare_sides
from lint.output.machine import relative
from lint.output.terminal import fail, why
from lint.run.checker import FileChecker
from lint.run.discover import discover
from lint.run.result import Result, Unread
from lint.run.runner import Runner
from lint.run.workspace import Workspace


def compare(arguments: argparse.Namespace, lang: str) -> int:
    """Compare two runs; returns 1 where something is new, 2 where one of them cannot be had."""
    given = vars(arguments)
    old, new, as_json = given.pop("old"), given.pop("new"), given.pop("report") == "json"
    request = requested(argparse.Namespace(**given), lang)
    workspace = Workspace(request.options())
    request = request.speaking(workspace.settings("."))
    sides = [_side(path, workspace, request) for path in (old, new)]
    if None in sides:
        return 2
    before, after = (one for one in sides if one)
    outcomes = compare_sides(*below_their_folders(before, after))
    out = io.StringIO() if request.output_file else sys.stdout
    if as_json:
        compared.write_json(outcomes, out)
    else:
        compared.write(outcomes, out, look(request, out))
    if request.output_file and isinstance(out, io.StringIO):
        whole = out.getvalue().encode("utf-8", "backslashreplace")
        if code := put(request.output_file, whole, request.lang):
            return code
    return 1 if any(outcome.new for outcome in outcomes.values()) and not request.exit_zero else 0


def _side(path: str, workspace: Workspace, request: Request) -> Side | None:
    """One of the two: a folder is checked, a file is read; None where that cannot be, which is said."""
    if os.path.isdir(path):
        return _checked(path, workspace, request)
    if not os.path.lexists(path):
        fail(text("file.missing", request.lang, path=path))
        return None
    return side(_read(path))


def _read(path: str) -> list[Found]:
    """The findings in a file that `--output-format json` or `jsonl` wrote; raises BadFileError."""
    try:
        raw = read_regular(path, MOST).removeprefix(codecs.BOM_UTF8).strip()
        if raw.startswith(b"[") or not raw:
            return msgspec.json.decode(raw or b"[]", type=list[Found])
        return [msgspec.json.decode(line, type=Found) for line in raw.splitlines() if line.strip()]
    except OSError as error:
        raise BadFileError([unreadable(path, error)]) from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise bad_file(path, "compare.not-ours") from None


def _checked(folder: str, workspace: Workspace, request: Request) -> Side | None:
    """The findings in the drafts of a folder, which is checked now."""
    from lint.output.formats.json import records

    settings, lang = workspace.settings("."), request.lang
    found = discover([folder], settings.config, settings.folder)
    say_what_is_not_checked(found, [folder], settings.config.include, lang)
    if not workspace.selects_any(settings):
        fail(nothing_to_do(workspace, settings, lang))
        return None
    results: list[Result] = []
    for result in progress(Runner(FileChecker(workspace)).run(found.files), len(found.files), lang):
        if isinstance(result, Unread):
            fail(why(result, lang))
        results.append(result)
    told = [msgspec.convert(record, Found) for record in records(iter(results), lang)]
    near = [msgspec.structs.replace(one, filename=_below(one.filename, folder)) for one in told]
    return side(near, {_below(result.path, folder) for result in results})


def _below(path: str, folder: str) -> str:
    return relative(path, os.path.abspath(folder))
