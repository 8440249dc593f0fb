"""Results: what earlier runs found in files, known by their content.

One file of the cache per configuration. It holds for the tool, rules and settings that it was made with; an entry, for
the bytes of a document under its path. What a baseline or a comparison leaves out is worked out anew each time.
"""

from __future__ import annotations

import contextlib

import msgspec
from msgspec import Struct, structs

from lint.base.cache_files import CacheFolder, Known, Origin, name_for
from lint.base.model import Rule, Violation
from lint.run.cache.packed import Rules, StoredViolation
from lint.settings.config import Settings

# From so many entries on, those that a run did not ask for are dropped.
MANY = 20_000
# So many choices of rules and settings are kept.
CHOICES = 100


class _Entry(Struct, array_like=True):
    digest: bytes
    violations: msgspec.Raw


class _File(Struct, array_like=True):
    origin: Known
    rules: list[Rule]
    entries: dict[str, _Entry]


class Results:
    """The results kept for one configuration; `files` are what its rules come from."""

    def __init__(
        self, settings: Settings, files: tuple[str, ...], cache: CacheFolder, lost: tuple[int, ...] = ()
    ) -> None:
        self._cache = cache
        # What only says how results are shown or got is left out, and what is worked out anew.
        config = structs.replace(
            settings.config, lang="zh", output_format="full", baseline="", include=[], exclude=[], model_threads=0
        )
        what = msgspec.msgpack.encode(config).hex()
        # Entries for files that are not there hold for others, too.
        self._origin = Origin(f"{settings.folder} {what} {lost} {msgspec.__version__}", files)
        self._name = name_for("results", settings.file or settings.folder, what)
        file = self._read()
        self._rules = Rules(file.rules)
        self._entries = file.entries
        self._asked: set[str] = set()
        self._changed = bool(self._entries) and file.origin.stamp != self._origin.stamp

    def _read(self) -> _File:
        if kept := self._cache.load(self._name):
            with contextlib.suppress(msgspec.MsgspecError):
                file = msgspec.msgpack.decode(kept.head, type=_File)
                if self._origin.fits(file.origin):
                    return file
        return _File(Known(self._origin.stamp, ""), [], {})

    @property
    def any(self) -> bool:
        """Whether there is a result of any document."""
        return bool(self._entries)

    def __contains__(self, path: str) -> bool:
        return _name(path) in self._entries

    def get(self, path: str, digest: bytes) -> list[Violation] | None:
        """The violations of the document at an absolute path, if it still has that content; None if unknown."""
        path = _name(path)
        self._asked.add(path)
        entry = self._entries.get(path)
        if entry is None or entry.digest != digest:
            return None
        if entry.violations == b"\x90":  # an empty list
            return []
        try:
            stored = msgspec.msgpack.decode(entry.violations, type=list[StoredViolation])
            return self._rules.unpack(stored)
        except (msgspec.MsgspecError, IndexError):
            return None

    def put(self, path: str, digest: bytes, violations: list[Violation]) -> None:
        """Keep the violations of the document at an absolute path."""
        path = _name(path)
        self._asked.add(path)
        packed = msgspec.msgpack.encode(self._rules.pack(violations))
        self._entries[path] = _Entry(digest, msgspec.Raw(packed))
        self._changed = True

    def save(self) -> None:
        """Write what was put; entries that another run put meanwhile stay, where they fit the same rules."""
        if not self._changed:
            return
        other = self._read()
        if other.rules == self._rules.table[: len(other.rules)]:
            self._entries = {**other.entries, **self._entries}
        if len(self._entries) > MANY:
            self._entries = {path: entry for path, entry in self._entries.items() if path in self._asked}
        self._cache.store(
            self._name, msgspec.msgpack.encode(_File(self._origin.known(), self._rules.table, self._entries))
        )
        self._cache.prune("results", CHOICES)
        self._changed = False


def _name(path: str) -> str:
    """A path as it can be written, whatever bytes it has."""
    return path.encode("utf-8", "backslashreplace").decode()
