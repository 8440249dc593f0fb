"""copies: which of a pile of documents have passages in common, with each other and with an archive."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from importlib import import_module

from lint.archive.archive import Archive
from lint.base.messages import text
from lint.interfaces.cli.output_file import put, refusal
from lint.output.terminal import fail, printable, why
from lint.run.intakes import files
from lint.run.overview import overview
from lint.run.result import Unread
from lint.run.workspace import Options, Workspace


def copies(given: argparse.Namespace, lang: str) -> int:
    """Hold documents against each other; returns the exit code: 1 where some have passages in common."""
    workspace = Workspace(Options(config_file=given.config))
    settings = workspace.settings(".")
    if not given.paths:
        return fail(text("archive.no-paths", lang))
    if given.output_format == "xlsx" and not given.output_file:
        return fail(text("copies.needs-file", lang))
    chosen, missing = files(given.paths, settings)
    path = given.archive or settings.config.archive
    if len(chosen) < 2 and not path and not missing:
        return fail(text("copies.few", lang))
    if wrong := refusal(given.output_file, [file for file, _ in chosen], "", workspace, lang):
        return fail(wrong)
    with Archive(path) if path else nullcontext() as archive:
        found = overview(chosen, archive)
    found.unread += [Unread(one, "file.missing") for one in missing]
    for one in found.unread:
        print(text("archive.unread", lang, path=printable(one.path), why=why(one, lang)), file=sys.stderr)
    rendered = import_module(f"lint.output.copies.{given.output_format}").render(found, lang)
    if given.output_file:
        data = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8", "replace")
        if code := put(given.output_file, data, lang):
            return code
    else:
        if given.output_format != "text" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(rendered)
    return 2 if found.unread else 1 if found.copies else 0
