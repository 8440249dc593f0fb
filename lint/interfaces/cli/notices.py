"""Notices: what a run says on stderr of its files and its progress, apart from its results."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from time import monotonic

from lint.base import startup
from lint.base.messages import text
from lint.interfaces.cli.request import Request
from lint.output.summary import types_said
from lint.output.terminal import fail, printable, why
from lint.run.checker import refused
from lint.run.discover import LINK, Found
from lint.run.result import Result, Unread
from lint.run.workspace import Workspace
from lint.settings.config import Selection, Settings

# A run is shown on a bar once it has taken so many seconds.
PATIENCE = 1.0
# After so many files a run is not short.
SETTLED = 20


def _fail_at(key: str, path: str, lang: str, values: dict[str, str]) -> int:
    return fail(text(key, lang, path=printable(path), **values))


def say_what_is_not_checked(found: Found, paths: list[str], include: list[str], lang: str) -> bool:
    """Name on stderr what was asked for and will not be checked; True where that is a failure."""
    for path in found.missing:
        _fail_at("file.missing", path, lang, {})
    for error in found.closed:
        one = refused(os.fsdecode(error.filename), error)
        _fail_at(one.trouble, one.path, lang, one.values)
    for path in sorted(found.linked):
        _fail_at("file.linked", path, lang, {})
    for path, suffixes in found.skipped.items():
        suffixes = suffixes - Counter({LINK: len(found.linked)})
        if not suffixes:
            continue
        types = types_said(suffixes, lang)
        fail(text("file.skipped", lang, path=printable(path), count=sum(suffixes.values()), types=types))
    if found.without_library:
        fail(text("file.without-library", lang, count=len(found.without_library)))
    if len(found.excluded) == len(paths):
        fail(text("file.excluded", lang, count=len(paths)))
        return False
    if not found.files and not found.missing and not found.closed:
        fail(text("file.none", lang, types=" ".join(include), paths=text("sep", lang).join(map(printable, paths))))
    return bool(found.missing or found.closed) or not found.files


def say_unread(unread: list[Unread], lang: str) -> None:
    """Name on stderr what an archive could not take in."""
    for one in unread:
        print(text("archive.unread", lang, path=printable(one.path), why=why(one, lang)), file=sys.stderr)


def nothing_to_do(workspace: Workspace, settings: Settings, lang: str) -> str:
    """Why no rule is left to run."""
    chosen, selection = settings.config, Selection(settings.config)
    rules = [loaded.rule for loaded in workspace.rules(settings).rules]
    if any(selection.holds(rule.code, rule.name, rule.is_default(chosen.stage)) for rule in rules):
        return text("config.none-shown", lang, least=text(chosen.min_severity, lang))
    return text("config.none-selected", lang)


def say_what_was_used(workspace: Workspace, settings: Settings, files: int, request: Request) -> None:
    """Say on stderr by what the files of a run were measured, where that is wanted."""
    if request.verbose:
        config = (
            printable(os.path.relpath(settings.file)) if settings.file else text("cli.no-configuration", request.lang)
        )
        count = len(workspace.engine(settings).rules)
        fail(text("cli.verbose", request.lang, config=config, rules=count, files=files))


def say_what_was_refused(workspace: Workspace, request: Request) -> None:
    """Say on stderr, once, which files of the cache were as good as not there, where that is wanted."""
    if request.verbose:
        for path, key in workspace.cache.notes.items():
            _fail_at(key, path, request.lang, {})


def progress(results: Iterator[Result], total: int, lang: str) -> Iterator[Result]:
    """Pass results on; at a terminal, a run that takes longer than a second shows a bar on stderr."""
    shows = total > 1 and sys.stderr.isatty()
    started, bar = monotonic(), None
    for n, result in enumerate(results, 1):
        if n == SETTLED:
            startup.settle()
        if shows and bar is None and monotonic() - started > PATIENCE:
            from tqdm import tqdm

            bar = tqdm(total=total, initial=n - 1, desc=text("progress", lang), unit=text("files", lang), leave=False)
        if bar is not None:
            bar.update()
        yield result
    if bar is not None:
        bar.close()
