"""reports: `--output-dir`, one report for each unit or each file, to send back to whoever wrote it, and a page that
leads to all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec import structs

from lint.base.messages import text
from lint.interfaces.cli.output_file import put, refusal
from lint.interfaces.cli.printing import look, printed
from lint.interfaces.cli.request import Request
from lint.output.index_page import page
from lint.output.ranking import Count, Ranking
from lint.output.terminal import fail, printable
from lint.output.units import Units
from lint.run.result import Result, Unread
from lint.run.workspace import Workspace
from lint.settings.config import Settings
from lint.settings.formats import ENDINGS

INDEX = "index.html"


def write_reports(
    results: Iterator[Result], files: list[str], request: Request, settings: Settings, workspace: Workspace
) -> int:
    """Write the reports and the page into the folder that was asked for; returns 0, or 2 where one cannot be."""
    folder, lang = request.output_dir or "", request.lang
    units, by = Units(request.paths), request.by or "folder"
    names = _Names(ENDINGS[settings.config.output_format])
    ranking = Ranking(units.of if by == "folder" else lambda path: path)
    groups: dict[str, list[Result]] = {}
    loose: list[Result] = []  # what is said of a configuration belongs to nobody who wrote a draft
    for result in results:
        ranking.add(result)
        key = units.of(result.path) if by == "folder" else result.path
        (loose if result.settings else groups.setdefault(key, [])).append(result)
    reports = {key: found for key, found in groups.items() if by == "folder" or _says_something(found)}
    targets = {key: names.of(key if by == "folder" else os.path.join(units.of(key), os.path.basename(key)))
               for key in reports}  # fmt: skip
    try:
        for name in {os.path.dirname(name) for name in targets.values()} | {""}:
            os.makedirs(os.path.join(folder, name), exist_ok=True)
    except OSError as error:
        return fail(text("cli.write", lang, path=printable(folder), reason=os.strerror(error.errno or 0)))
    for key, name in targets.items():
        path = os.path.join(folder, name)
        if why := refusal(path, files, request.stdin_filename, workspace, lang):
            return fail(why)
        own = structs.replace(request, output_file=path)
        if code := put(path, printed(iter(reports[key]), own, settings), lang):
            return code
    rows = [(key, count, targets.get(key, "")) for key, count in ranking.rows()]
    if code := _index(rows, by, request, settings):
        return code
    if loose:
        import sys

        sys.stdout.write(printed(iter(loose), request, _terminal(settings)).decode())
    if not request.quiet:
        print(text("reports.written", lang, count=len(targets), path=printable(os.path.join(folder, INDEX))))
    return 0


def _index(rows: list[tuple[str, Count, str]], by: str, request: Request, settings: Settings) -> int:
    """Write the page that leads to the reports."""
    import io

    from lint.output.about import settings_said

    head = text("table.unit" if by == "folder" else "table.file", request.lang)
    own = structs.replace(look(request, io.StringIO()), about=settings_said(settings, request.lang))
    path = os.path.join(request.output_dir or "", INDEX)
    return put(path, page(rows, head, own).encode("utf-8", "replace"), request.lang)


def _terminal(settings: Settings) -> Settings:
    return structs.replace(settings, config=structs.replace(settings.config, output_format="full"))


def _says_something(results: list[Result]) -> bool:
    return any(isinstance(result, Unread) or result.shown for result in results)


class _Names:
    """Gives each report a name of its own, also where a file system takes capitals for small letters."""

    def __init__(self, ending: str) -> None:
        self._ending = ending
        self._taken = {INDEX}

    def of(self, key: str) -> str:
        """The name for a unit, or for a path below the folder of reports."""
        folder, name = os.path.split(key.replace("/", os.sep))
        if folder and os.path.isabs(folder):
            folder = ""
        stem = os.path.join(folder.replace(os.pardir, "_"), name.replace(os.pardir, "_") or "_")
        count, found = 1, f"{stem}.{self._ending}"
        while found.casefold() in self._taken:
            count += 1
            found = f"{stem} ({count}).{self._ending}"
        self._taken.add(found.casefold())
        return found
