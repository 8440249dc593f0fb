"""Cache: files in the user's own folder for what can be made again, each with a checksum.

A file that is damaged, foreign or cannot be written is as good as none: nothing here raises.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from collections.abc import Iterable

from lint import __version__

# The modules of the package, and the tables of its language model.
_MADE_OF = (".py", ".bin", ".trie")
_HERE = os.path.dirname(os.path.abspath(__file__))


def cache_folder() -> str:
    """The user's own folder for what can be made again: DJ_LINT_CACHE_DIR, else what the system has for it."""
    if told := os.environ.get("DJ_LINT_CACHE_DIR"):
        return told
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "dj-lint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "dj-lint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "dj-lint")


def load(name: str) -> bytes | None:
    """What was stored under a name; None where there is nothing sound."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as handle:
            checksum, data = handle.read(4), handle.read()
    except OSError:
        return None
    return data if checksum == _checksum(data) else None


def store(name: str, data: bytes) -> None:
    """Store something under a name, for whoever asks later: it is there whole or not at all."""
    from lint import atomic

    folder = cache_folder()
    with contextlib.suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        ignore = os.path.join(folder, ".gitignore")
        if not os.path.exists(ignore):
            atomic.write(ignore, b"*\n")
        atomic.write(os.path.join(folder, name), _checksum(data) + data)


def prune(kind: str, most: int) -> None:
    """Delete all but the newest files of a kind."""
    with contextlib.suppress(OSError):
        there = [entry for entry in os.scandir(cache_folder()) if entry.name.startswith(f"{kind}-")]
        there.sort(key=lambda entry: entry.stat().st_mtime_ns)
        for entry in there[:-most]:
            os.unlink(entry.path)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


def made_from(files: Iterable[str], folders: Iterable[str] = ("", "kinds")) -> str:
    """What names this version of the tool and the state of some files, a line each: time and size.

    `folders` are those of the package whose files count.
    """
    modules: list[str] = []
    for folder in folders:
        with os.scandir(os.path.join(_HERE, folder)) as entries:
            modules += sorted(entry.path for entry in entries if entry.name.endswith(_MADE_OF))
    lines = [f"{__version__} {sys.version_info[:2]}"]
    for path in (*files, *modules):
        try:
            stat = os.stat(path)
        except OSError:
            lines.append(f"{os.path.abspath(path)} missing")  # not the same as not asked for
        else:
            lines.append(f"{os.path.abspath(path)} {stat.st_mtime_ns} {stat.st_size}")
    return "\n".join(lines)


def name_for(kind: str, *what: str) -> str:
    """A file name for a kind of thing, and for what it is about."""
    return f"{kind}-{zlib.crc32('|'.join(what).encode('utf-8', 'replace')):08x}.msgpack"
