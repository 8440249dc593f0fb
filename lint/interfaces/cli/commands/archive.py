"""archive: documents that were handed in earlier, kept in one file to be compared with."""

from __future__ import annotations

import argparse
import os
import sys

import msgspec

from lint.archive.archive import Archive
from lint.archive.state import Listed, faults, listed, stats
from lint.base.messages import has, text
from lint.interfaces.cli.notices import say_unread
from lint.output.terminal import fail, printable
from lint.run.intakes import Wanted, files, intakes
from lint.run.result import Unread
from lint.run.workspace import Options, Workspace
from lint.settings.config import Settings

# Where it is if nobody says so.
DEFAULT = "dj-lint.archive"


def archive(given: argparse.Namespace, lang: str) -> int:
    """Do what was asked for with an archive; returns the exit code."""
    settings = Workspace(Options(config_file=given.config)).settings(".")
    path = given.archive or settings.config.archive or DEFAULT
    if given.action == "build":
        from lint.interfaces.cli.commands.build import build

        return build(given, path, settings, lang)
    if given.action == "add":
        return _add(given, path, settings, lang)
    with Archive(path) as opened:
        if given.action == "remove":
            return _remove(opened, given.paths, lang)
        if given.action == "list":
            return _list(opened, given.output_format, lang)
        return _check(opened, lang) if given.action == "check" else _stats(opened, given.output_format, lang)


def _add(given: argparse.Namespace, path: str, settings: Settings, lang: str) -> int:
    if not given.paths:
        return fail(text("archive.no-paths", lang))
    chosen, missing = files(given.paths, settings)
    unread = [Unread(one, "file.missing") for one in missing]
    inside = {os.path.abspath(path + end) for end in ("", "-wal", "-shm")}
    chosen = [(file, top) for file, top in chosen if os.path.abspath(file) not in inside]
    taken = intakes(chosen, Wanted(given.unit or "", given.year), unread)
    with Archive(path, create=True, texts=not given.no_text) as opened:
        done = [*opened.add(taken)][-1]
        held = stats(opened)
    say_unread(unread, lang)
    counts = {"new": done.new, "replaced": done.replaced, "same": done.same}
    print(text("archive.added", lang, documents=held.documents, sentences=held.sentences, **counts))
    return 2 if unread else 0


def _remove(opened: Archive, paths: list[str], lang: str) -> int:
    if not paths:
        return fail(text("archive.no-paths", lang))
    every, ids, unknown = [*listed(opened)], [], []
    for path in paths:
        own = [one.id for one in every if _is_named(one, path)]
        ids += own
        unknown += [] if own else [path]
    for path in unknown:
        print(text("archive.none-such", lang, path=printable(path)), file=sys.stderr)
    count = opened.remove(dict.fromkeys(ids))
    print(text("archive.removed", lang, count=count, documents=stats(opened).documents))
    return 2 if unknown else 0


def _is_named(one: Listed, path: str) -> bool:
    """Whether a document is meant: by its number, its path, a folder above it, its unit or its title."""
    full = os.path.abspath(path)
    return path in (str(one.id), one.unit, one.title) or one.path == full or one.path.startswith(os.path.join(full, ""))


def _list(opened: Archive, output_format: str, lang: str) -> int:
    if output_format == "json":
        every = msgspec.json.encode([*listed(opened)])
        print(msgspec.json.format(every, indent=2).decode())
        return 0
    for one in listed(opened):
        cells = (str(one.id), one.unit, str(one.year or ""), one.title, printable(one.path))
        print("\t".join(" ".join(cell.split()) for cell in cells))
    return 0


def _check(opened: Archive, lang: str) -> int:
    found = list(dict.fromkeys(faults(opened)))
    for fault in found:
        said = text(fault, lang) if has(fault) else text("archive.damaged", lang, reason=printable(fault))
        print(f"{printable(opened.path)}: {said}", file=sys.stderr)
    if found:
        return 1
    held = stats(opened)
    print(text("archive.whole", lang, documents=held.documents, sentences=held.sentences))
    return 0


def _stats(opened: Archive, output_format: str, lang: str) -> int:
    held = msgspec.structs.asdict(stats(opened))
    if output_format == "json":
        print(msgspec.json.format(msgspec.json.encode(held), indent=2).decode())
        return 0
    for name, value in held.items():
        said = text("yes" if value else "no", lang) if isinstance(value, bool) else f"{value:,}"
        print(f"{text(f'archive.stats.{name}', lang)}\t{said}")
    return 0
