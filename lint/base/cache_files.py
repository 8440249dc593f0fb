"""Cache: files in the user's own folder for what can be made again, each with a checksum.

A file that is damaged, foreign or cannot be written is as good as none: nothing here raises.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from lint.base import package
from lint.base.files import TEMPORARY
from lint.base.own_folder import OLD, NotOursError, OwnFolder
from lint.base.package import digest, read_digest, stamp
from lint.base.version import __version__

T = TypeVar("T")
_SUFFIX = ".msgpack"
# A file begins with the checksum of its head and with how many bytes this has.
_BEFORE = 12

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


class Piece(NamedTuple):
    """A stretch of what follows the head of a file, in bytes from there: one that few runs want."""

    start: int
    size: int
    checksum: int

    @classmethod
    def of(cls, body: bytearray, data: bytes) -> Piece:
        """One that is put at the end of a body."""
        piece = cls(len(body), len(data), zlib.crc32(data))
        body += data
        return piece


class Kept(NamedTuple):
    """What was stored: its head, and how to read a stretch of its body, from a byte on so many bytes or all (-1); None
    where that cannot be read."""

    head: memoryview | bytes
    body: Callable[[int, int], bytes | None]

    def piece(self, piece: Piece) -> bytes | None:
        """A piece of the body; None where it is not what was stored."""
        data = self.body(piece.start, piece.size)
        return data if data is not None and zlib.crc32(data) == piece.checksum else None


class CacheFolder:
    """A folder of files, each of a head with a checksum and of a body of pieces, which have their own; without a path,
    the user's own folder. One that is not `enabled` holds nothing.

    Whoever can write there can say what is wrong in a document, and what is put in its place: only what is ours counts,
    as `OwnFolder` has it, and what is not is as good as not there. `notes` say what was refused, by its path: keys of
    the messages.
    """

    def __init__(self, path: str = "", enabled: bool = True) -> None:
        self.path = path or users_folder()
        self.enabled = enabled
        self.notes: dict[str, str] = {}

    def load(self, name: str) -> Kept | None:
        """What was stored under a name, its body yet to be read; None where there is no sound head."""
        raw = self._use(name, lambda folder: _head(folder, name))
        if raw is None:
            return None
        head = memoryview(raw)[_BEFORE:]  # some are of megabytes, and a copy of one costs as much as reading it
        if raw[:_BEFORE] != _before(head):
            self.notes[os.path.join(self.path, name)] = "cache.damaged"
            return None

        def body(start: int, size: int) -> bytes | None:
            return self._use(name, lambda folder: _stretch(folder, name, len(raw) + start, size))

        return Kept(head, body)

    def store(self, name: str, head: bytes, body: bytes = b"") -> Kept:
        """Store a head and a body under a name, for whoever asks later: they are there whole or not at all."""

        def write(folder: OwnFolder) -> None:
            # In a folder of documents that somebody named by mistake, they would hide all of it.
            if not folder.names():
                for marker, content in _MARKERS.items():
                    folder.write(marker, content)
            folder.write(name, b"".join((_before(head), head, body)))

        if self.enabled:
            with contextlib.suppress(OSError):
                os.makedirs(self.path, mode=0o700, exist_ok=True)
        self._use(name, write)
        return Kept(head, lambda start, size: body[start:][: size if size >= 0 else None])

    def prune(self, kind: str, most: int) -> None:
        """Delete all but the newest files of a kind, and what runs that were killed left behind."""

        def sweep(folder: OwnFolder) -> None:
            names = folder.names()
            there = sorted(
                (name for name in names if name.startswith(f"{kind}-") and name.endswith(_SUFFIX)), key=folder.written
            )
            old = time.time_ns() - OLD
            left = [name for name in names if name.startswith(TEMPORARY) and folder.written(name) < old]
            for name in there[:-most] + left:
                folder.delete(name)

        self._use("", sweep)

    def _use(self, name: str, act: Callable[[OwnFolder], T]) -> T | None:
        """What an act on the folder gives, as far as the folder is ours; None where it fails."""
        if not self.enabled:
            return None
        path = self.path
        try:
            folder = OwnFolder(path)
            path = os.path.join(path, name)
            with contextlib.closing(folder):
                return act(folder)
        except FileNotFoundError:
            pass
        except NotOursError:
            self.notes[path] = "cache.not-ours"
        except OSError:
            self.notes[path] = "cache.unusable"
        return None


def _before(head: bytes | memoryview) -> bytes:
    return zlib.crc32(head).to_bytes(4, "big") + len(head).to_bytes(8, "big")


def _head(folder: OwnFolder, name: str) -> bytes:
    """What a file begins with, and as much of its head as there is."""
    with folder.open(name) as file:
        before = file.read(_BEFORE)
        return before + file.read(min(int.from_bytes(before[4:], "big"), os.fstat(file.fileno()).st_size))


def _stretch(folder: OwnFolder, name: str, start: int, size: int) -> bytes:
    with folder.open(name) as file:
        file.seek(start)
        return file.read(size)


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
    return f"{kind}-{zlib.crc32('|'.join(what).encode('utf-8', 'replace')):08x}{_SUFFIX}"
