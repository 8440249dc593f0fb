"""Entries: the suppressions that stand in a configuration, `[[ignore]]`, by the files that they are for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from glob import has_magic
from typing import NamedTuple

from lint.base.model import Suppression, Violation
from lint.check.suppress.fingerprint import context, visible
from lint.documents.source import Source
from lint.settings.config import Ignore, Settings
from lint.settings.globs import is_absolute, matches_path, named
from lint.settings.selectors import strength


class Ignored(NamedTuple):
    """An entry of the configuration that holds for a file, and its place in the list there."""

    entry: int
    ignore: Ignore


class Entries:
    """The entries of a configuration, by the files that they are for."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.folder
        self._anywhere: list[Ignored] = []
        self._named: dict[str, list[Ignored]] = {}  # by a pattern that is a file's name, or its path from the folder
        for n, entry in settings.config.entries:
            plain = entry.files and not any(has_magic(name) or is_absolute(name) for name in entry.files)
            for name in entry.files if plain else ():
                self._named.setdefault(named(name), []).append(Ignored(n, entry))
            if not plain:
                self._anywhere.append(Ignored(n, entry))

    def of(self, path: str) -> list[Ignored]:
        """Those that hold for a file, in their order."""
        found = [one for one in self._anywhere if not one.ignore.files or holds_for(one.ignore, path, self._folder)]
        if self._named:
            keys = {os.path.basename(path)}
            here = os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")
            while here:
                keys.add(here)
                here = here.rpartition("/")[0]
            near = (one for key in keys for one in self._named.get(key, ()))
            found += [one for one in near if holds_for(one.ignore, path, self._folder)]
        return sorted({one.entry: one for one in found}.values(), key=lambda one: one.entry)


def holds_for(entry: Ignore, path: str, folder: str) -> bool:
    """Whether an entry of the configuration in a folder names a file."""
    return any(matches_path(path, glob, folder) for glob in entry.files)


def by_entry(violation: Violation, source: Source, ignored: Sequence[Ignored]) -> Suppression | None:
    """What the first of those entries that is for a violation says of it."""
    rule = violation.rule
    for entry, ignore in ignored:
        if strength([ignore.rule], rule.code, rule.name) and _holds(ignore, source, violation):
            return Suppression("config", ignore.reason, entry)
    return None


def _holds(ignore: Ignore, source: Source, violation: Violation) -> bool:
    """Whether the words of an entry are those of a finding, and its context lies around them; blanks do not count."""
    words, around = visible(ignore.text), visible(ignore.context)
    if words and words != visible(source.text[violation.start : violation.end]):
        return False
    if not around:
        return True
    at = visible(source.text[violation.start : violation.end])
    before, after = context(source, violation, max(0, len(around) - len(at)), beyond=True)
    return around in before + at + after
