"""Own folder: a folder that nobody but us can write, and the regular files in it that are ours.

It is opened once, without following a link, and looked at as it was opened; files are then named from it, so that what
its path comes to mean meanwhile does not matter. Where a system has no such thing (Windows), files are named by their
paths, and the access lists that the user's own folder there inherits keep others out.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from io import FileIO

from lint.base.files import MOST, TEMPORARY

# A temporary file that is older than this was left by a run that was killed.
OLD = 3600 * 10**9

_ANCHORED = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY") and hasattr(os, "O_NOFOLLOW")
_FILE = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


class NotOursError(OSError):
    """A folder or a file belongs to somebody else, can be written by others, or is not what it should be."""


def owner() -> int:
    """The user that this process writes files as."""
    return os.geteuid() if hasattr(os, "geteuid") else 0


def is_ours(found: os.stat_result) -> bool:
    """Whether what was opened is ours alone to write."""
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == owner() and not stat.S_IMODE(found.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)


class OwnFolder:
    """The folder at a path; raises NotOursError, and OSError where it cannot be opened."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._fd: int | None = None
        if not _ANCHORED:
            if os.path.islink(path) or not os.path.isdir(path):
                raise _not_ours(path) if os.path.lexists(path) else FileNotFoundError(errno.ENOENT, path)
            return
        try:
            self._fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            if error.errno in (errno.ENOTDIR, errno.ELOOP):  # a file, a pipe, a link
                raise _not_ours(path) from None
            raise
        if not is_ours(os.fstat(self._fd)):
            self.close()
            raise _not_ours(path)

    def close(self) -> None:
        """Let go of the folder."""
        if self._fd is not None:
            os.close(self._fd)

    def open(self, name: str) -> FileIO:
        """A file, to read and to close; raises NotOursError, and OSError."""
        try:
            handle = os.open(self._at(name), os.O_RDONLY | _FILE, dir_fd=self._fd)
        except FileNotFoundError:
            raise
        except OSError:  # a link, a socket, a file that somebody closed to us
            raise _not_ours(name) from None
        found = os.fstat(handle)
        if not (stat.S_ISREG(found.st_mode) and is_ours(found)) or found.st_size > MOST:
            os.close(handle)
            raise _not_ours(name)
        return FileIO(handle)

    def write(self, name: str, data: bytes) -> None:
        """Put a file in its place, whole or not at all, for nobody else to read; raises OSError."""
        temporary = f"{TEMPORARY}{os.urandom(8).hex()}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE
        with open(os.open(self._at(temporary), flags, 0o600, dir_fd=self._fd), "wb") as file:
            try:
                file.write(data)
                file.close()
                os.replace(self._at(temporary), self._at(name), src_dir_fd=self._fd, dst_dir_fd=self._fd)
            except BaseException:
                file.close()
                self.delete(temporary)
                raise

    def delete(self, name: str) -> None:
        """Delete a file, if it is there."""
        with contextlib.suppress(OSError):
            os.unlink(self._at(name), dir_fd=self._fd)

    def names(self) -> list[str]:
        """What is in the folder."""
        return os.listdir(self._path if self._fd is None else self._fd)

    def written(self, name: str) -> int:
        """When a file was written, in nanoseconds; now for one that went away."""
        try:
            return os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False).st_mtime_ns
        except OSError:
            return time.time_ns()

    def _at(self, name: str) -> str:
        return name if self._fd is not None else os.path.join(self._path, name)


def _not_ours(path: str) -> NotOursError:
    return NotOursError(errno.EPERM, os.strerror(errno.EPERM), path)
