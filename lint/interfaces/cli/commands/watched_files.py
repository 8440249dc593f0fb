"""watched: what `--watch` has an eye on: files, folders and configurations, and by what a change of them is known."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from lint.run.workspace import Workspace
from lint.settings import read
from lint.settings.config import DEFAULT_EXCLUDE, Settings
from lint.settings.globs import matches_path

# Time of change in nanoseconds, size in bytes, inode; nothing for what is not there.
Stamp = tuple[int, int, int] | None


def stamp(path: str) -> Stamp:
    """By what a file is known to be as it was."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Seen:
    """How files were when something was made of them."""

    def __init__(self) -> None:
        self._stamps: dict[str, Stamp] = {}

    def note(self, files: Iterable[str]) -> None:
        """Note how files are, those that were not noted yet."""
        for file in files:
            if file not in self._stamps:
                self._stamps[file] = stamp(file)

    def changed(self) -> bool:
        """Whether any of them is another now."""
        return any(stamp(file) != seen for file, seen in self._stamps.items())

    def clear(self) -> None:
        """Forget them all."""
        self._stamps.clear()


def nearest_changed(workspace: Workspace, folder: str) -> bool:
    """Whether the configuration that a workspace read for a folder is not the nearest to it any more."""
    options, known = workspace.options, workspace.known_settings(folder)
    if options.config_file or options.isolated or known is None:
        return False
    return known.file != (read.find(folder) or "")


def configurations(config: str | None, isolated: bool, files: Iterable[str]) -> set[str]:
    """The configuration files that count for some files and for this folder."""
    if config or isolated:
        return {config} if config else set()
    homes = {".", *(os.path.dirname(path) or "." for path in files)}
    return {path for home in homes if (path := read.find(home))}


def folders(paths: list[str], settings: Settings | None, files: Iterable[str]) -> list[str]:
    """The folders that are there and in which files may change or appear: of the paths, of files, and this one."""
    exclude, root = (settings.config.exclude, settings.folder) if settings else (list(DEFAULT_EXCLUDE), ".")
    found = {".", *(os.path.dirname(path) or "." for path in (*paths, *files))}
    for path in paths:
        if os.path.isdir(path) or glob.has_magic(path):
            found.update(_below(_base(path), exclude, root))
    return sorted(folder for folder in found if os.path.isdir(folder))


def _base(path: str) -> str:
    """The folder itself, or of a glob the one in which it begins to look."""
    while glob.has_magic(path) and not os.path.isdir(path):
        path = os.path.dirname(path)
    return path or "."


def _below(top: str, exclude: list[str], root: str) -> Iterator[str]:
    for folder, names, _ in os.walk(top):
        yield folder
        names[:] = [
            name
            for name in names
            if not any(matches_path(os.path.join(folder, name), pattern, root) for pattern in exclude)
        ]
