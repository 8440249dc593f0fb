"""Cache: files in the user's own folder for what can be made again, each with a checksum.

A file that is damaged, foreign or cannot be written is as good as none: nothing here raises.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from lint.base import package
from lint.base.package import digest, read_digest, stamp
from lint.base.version import __version__

# What says that the folder is a cache: to git, and to programs that make backups (https://bford.info/cachedir/).
_MARKERS = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds what dj-lint can make again.\n",
}


def users_folder() -> str:
    """The user's own folder for what can be made again: DJ_LINT_CACHE_DIR, else what the system has for it."""
    if told := os.environ.get("DJ_LINT_CACHE_DIR"):
        return told
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "dj-lint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "dj-lint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "dj-lint")


class CacheFolder:
    """A folder of files with a checksum each; without a path, the user's own."""

    def __init__(self, path: str = "") -> None:
        self.path = path or users_folder()

    def load(self, name: str) -> bytes | None:
        """What was stored under a name; None where there is nothing sound."""
        try:
            with open(os.path.join(self.path, name), "rb") as handle:
                checksum, data = handle.read(4), handle.read()
        except OSError:
            return None
        return data if checksum == _checksum(data) else None

    def store(self, name: str, data: bytes) -> None:
        """Store something under a name, for whoever asks later: it is there whole or not at all."""
        from lint.base import atomic

        with contextlib.suppress(OSError):
            os.makedirs(self.path, mode=0o700, exist_ok=True)
            # In a folder of documents that somebody named by mistake, they would hide all of it.
            if not os.listdir(self.path):
                for marker, content in _MARKERS.items():
                    atomic.write(os.path.join(self.path, marker), content)
            atomic.write(os.path.join(self.path, name), _checksum(data) + data)

    def prune(self, kind: str, most: int) -> None:
        """Delete all but the newest files of a kind."""
        with contextlib.suppress(OSError):
            there = [entry for entry in os.scandir(self.path) if entry.name.startswith(f"{kind}-")]
            there.sort(key=lambda entry: entry.stat().st_mtime_ns)
            for entry in there[:-most]:
                os.unlink(entry.path)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


class Known(NamedTuple):
    """What is kept of an `Origin`, to tell later whether it is still the same."""

    stamp: str
    content: str


class Origin:
    """What something was made from: this version of the tool, some files, and whatever else `about` says.

    The version of the tool is that of its modules and tables (`package.made_of`). `stamp` tells changed files by time
    and size, at a glance. Where it differs, what the files hold decides: a fresh checkout or installation gives all of
    them new times.
    """

    def __init__(self, about: str, files: Iterable[str]) -> None:
        self.places = [*map(os.path.abspath, files)]
        self._about = f"{__version__} {sys.version_info[:2]} {about}"
        self._content = ""
        self.stamp = self._stamp()

    def fits(self, known: Known) -> bool:
        """Whether what is kept of another origin says that it was the same."""
        if known.stamp == self.stamp:
            self._content = known.content
            return True
        return bool(known.content) and known.content == self.known().content

    def known(self) -> Known:
        """What to keep of it; `content` is empty where the files change just now."""
        if not self._content:
            read = "\n".join([self._about, package.content(), *(f"{path} {read_digest(path)}" for path in self.places)])
            self._content = digest(read.encode("utf-8", "surrogateescape")).hex()
        return Known(self.stamp, self._content if self._stamp() == self.stamp else "")

    def _stamp(self) -> str:
        return "\n".join([self._about, package.stamp_of_files(), stamp(self.places)])


def name_for(kind: str, *what: str) -> str:
    """A file name for a kind of thing, and for what it is about."""
    return f"{kind}-{zlib.crc32('|'.join(what).encode('utf-8', 'replace')):08x}.msgpack"
