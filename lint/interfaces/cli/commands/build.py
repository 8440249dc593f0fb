"""build: an archive from very many documents: into SQLite, or into Parquet on one machine or many."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import msgspec
from msgspec import Struct

from lint.archive import cluster
from lint.archive.archive import Archive
from lint.archive.intake import Intake, intake_of_text
from lint.archive.pairs import pairs
from lint.archive.state import stats
from lint.base.messages import text
from lint.interfaces.cli.notices import say_unread
from lint.interfaces.cli.output_file import put
from lint.output.terminal import fail, printable
from lint.run.intakes import Wanted, files, intakes
from lint.run.result import Unread
from lint.settings.config import Settings


class _Row(Struct):
    document: str
    text: str


def build(given: argparse.Namespace, path: str, settings: Settings, lang: str) -> int:
    """Build an archive; returns the exit code."""
    if not given.paths:
        return fail(text("archive.no-paths", lang))
    tables = [one for one in given.paths if one.endswith(cluster.TABLES)]
    chosen, missing = files([one for one in given.paths if one not in tables], settings)
    absent = [*missing, *(one for one in tables if not os.path.isfile(one))]
    if absent:
        return fail(text("archive.source", lang, path=printable(absent[0])))
    if given.engine == "daft":
        return _by_daft(given, chosen, tables, lang)
    if given.ray:
        return fail(text("cli.needs", lang, option="--ray", other="--engine daft"))
    if any(one.endswith(".parquet") for one in tables):
        return fail(text("cli.needs", lang, option=".parquet", other="--engine daft"))
    return _by_sqlite(given, path, chosen, tables, lang)


def _by_daft(given: argparse.Namespace, chosen: list[tuple[str, str]], tables: list[str], lang: str) -> int:
    if not given.output_dir:
        return fail(text("cli.needs", lang, option="--engine daft", other="-o"))
    if find_spec("daft") is None or (given.ray and find_spec("ray") is None):
        return fail(text("archive.cluster", lang))
    try:
        built = cluster.build(chosen, tables, os.path.abspath(given.output_dir), given.ray or "")
    except cluster.OtherPlanError:
        return fail(text("archive.other-plan", lang, out=printable(given.output_dir)))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        return fail(text("cli.write", lang, path=printable(given.output_dir), reason=reason))
    for name, said in built.unread:
        print(text("archive.unread", lang, path=printable(name), why=printable(said)), file=sys.stderr)
    out = printable(given.output_dir)
    print(text("archive.built", lang, sentences=built.sentences, pairs=built.pairs, out=out))
    return 2 if built.unread else 0


def _by_sqlite(
    given: argparse.Namespace, path: str, chosen: list[tuple[str, str]], tables: list[str], lang: str
) -> int:
    unread: list[Unread] = []

    def taken() -> Iterator[Intake]:
        yield from intakes(chosen, Wanted(given.unit or "", given.year), unread)
        for table in tables:
            with open(table, "rb") as handle:
                for line in handle:
                    row = msgspec.json.decode(line, type=_Row)
                    yield intake_of_text(row.text, row.document)

    with Archive(path, create=True) as opened:
        try:
            for _ in opened.add(taken()):
                pass
        except msgspec.MsgspecError:
            return fail(text("archive.source", lang, path=printable(", ".join(tables))))
        say_unread(unread, lang)
        found = sorted(pairs(opened)) if given.output_dir else []
        if given.output_dir:
            os.makedirs(given.output_dir, exist_ok=True)
            lines = b"".join(msgspec.json.encode(pair) + b"\n" for pair in found)
            if code := put(os.path.join(given.output_dir, "pairs.jsonl"), lines, lang):
                return code
        held = stats(opened)
    out = printable(given.output_dir or path)
    print(text("archive.built", lang, sentences=held.sentences, pairs=len(found), out=out))
    return 2 if unread else 0
