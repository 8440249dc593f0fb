"""Entries: the suppressions that stand in a configuration, `[[ignore]]`, by the files that they are for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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
        self._last: tuple[tuple[int, ...], Index] = (), Index()
        self._named: dict[str, list[Ignored]] = {}  # by a pattern that is a file's name, or its path from the folder
        # Of files that are not there any more: one of another name may be the same, and is known by what it says.
        self._lost: list[Ignored] = []
        for n, entry in settings.config.entries:
            plain = entry.files and not any(has_magic(name) or is_absolute(name) for name in entry.files)
            for name in entry.files if plain else ():
                self._named.setdefault(named(name), []).append(Ignored(n, entry))
            if plain and entry.text and entry.context and not any(map(self._is_there, entry.files)):
                self._lost.append(Ignored(n, entry))
            if not plain:
                self._anywhere.append(Ignored(n, entry))

    @property
    def lost(self) -> tuple[int, ...]:
        """Which of them are for files that are not there."""
        return tuple(one.entry for one in self._lost)

    def _is_there(self, name: str) -> bool:
        return os.path.lexists(os.path.join(self._folder, named(name)))

    def of(self, path: str) -> Index:
        """Those that hold for a file."""
        found = [one for one in self._anywhere if not one.ignore.files or holds_for(one.ignore, path, self._folder)]
        if self._named:
            keys = {os.path.basename(path)}
            here = os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")
            while here:
                keys.add(here)
                here = here.rpartition("/")[0]
            near = (one for key in keys for one in self._named.get(key, ()))
            found += [one for one in near if holds_for(one.ignore, path, self._folder)]
        found += self._lost
        ours = sorted({one.entry: one for one in found}.values(), key=lambda one: one.entry)
        key = tuple(one.entry for one in ours)
        if key != self._last[0]:  # mostly, they are the same for one file as for the next
            self._last = key, Index(ours)
        return self._last[1]


def holds_for(entry: Ignore, path: str, folder: str) -> bool:
    """Whether an entry of the configuration in a folder names a file."""
    return any(matches_path(path, glob, folder) for glob in entry.files)


class Index:
    """The entries that hold for a file, by the words that they are for and what stands around them.

    Blanks do not count. A violation is looked up by its own words and by any, and by each stretch around it that is as
    long as a context, so that it does not matter how many entries there are.
    """

    def __init__(self, entries: Iterable[Ignored] = ()) -> None:
        # By words, by the length of a context, by the context: the first entry of each selector of rules.
        self._known: dict[str, dict[int, dict[str, dict[str, Ignored]]]] = {}
        for entry in entries:
            self.add(entry)

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, entry: Ignored) -> None:
        """Add an entry that comes after those that are there."""
        words, around = visible(entry.ignore.text), visible(entry.ignore.context)
        contexts = self._known.setdefault(words, {}).setdefault(len(around), {})
        contexts.setdefault(around, {}).setdefault(entry.ignore.rule, entry)

    def of(self, violation: Violation, source: Source) -> Suppression | None:
        """What the first of the entries that is for a violation says of it."""
        rule = violation.rule
        fit = [
            entry
            for selectors in self._near(violation, source)
            for selector, entry in selectors.items()
            if strength([selector], rule.code, rule.name)
        ]
        if not fit:
            return None
        first = min(fit, key=lambda one: one.entry)
        return Suppression("config", first.ignore.reason, first.entry)

    def _near(self, violation: Violation, source: Source) -> Iterator[dict[str, Ignored]]:
        """The entries whose words are those of a finding, and whose context lies around them."""
        words = visible(source.text[violation.start : violation.end])
        for sizes in (self._known[key] for key in {words, ""} if key in self._known):
            for size, contexts in sizes.items():
                beside = max(0, size - len(words))
                before, after = context(source, violation, beside, beyond=True) if size else ("", "")
                stretch = before + words + after
                for at in range(len(stretch) - size + 1) if size else (0,):
                    if selectors := contexts.get(stretch[at : at + size]):
                        yield selectors
