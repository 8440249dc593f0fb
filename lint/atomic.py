"""Atomic: write a file so that at no moment it is half written or lost."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile

# What a temporary file's name begins with: one that a killed run left behind is no document, and may be deleted.
PREFIX = ".dj-lint-"


class ChangedError(Exception):
    """The file is no longer what it was when it was read."""


def write(path: str, data: bytes, expected: bytes | None = None) -> None:
    """Put `data` at `path`: into a temporary file beside it, fsynced, then renamed over it; owner and permissions kept.

    A link is followed. Raises OSError, also for a file that is read-only, and ChangedError where the file does not
    hold `expected` any more; then the file stands as it was.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    handle, temporary = tempfile.mkstemp(prefix=PREFIX, dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give(temporary, target)
        if expected is not None and _content(target) != expected:
            raise ChangedError
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _give(temporary: str, target: str) -> None:
    """Give the new file the owner, as far as that is allowed, and the permissions of the old one."""
    try:
        old = os.stat(target)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    new = os.stat(temporary)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with contextlib.suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, old.st_mode & 0o7777)
