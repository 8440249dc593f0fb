"""Atomic: write a file so that at no moment it is half written or lost."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil  # which `tempfile` imports anyway
import tempfile

# What a temporary file's name begins with: one that a killed run left behind is no document, and may be deleted.
PREFIX = ".dj-lint-"


class ChangedError(Exception):
    """The file is no longer what it was when it was read."""


def write(path: str, data: bytes, expected: bytes | None = None) -> None:
    """Put `data` at `path`: into a temporary file beside it, fsynced, then renamed over it; owner, permissions
    and attributes kept.

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
    """Give the new file the owner and group of the old one, as far as that is allowed, its permissions, access list and
    other attributes; of a folder that colleagues share, the group must be able to write what one of them corrected."""
    try:
        old = os.stat(target)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    new = os.stat(temporary)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except OSError:
            with contextlib.suppress(OSError):
                os.chown(temporary, -1, old.st_gid)
    shutil.copystat(target, temporary)
    os.utime(temporary)  # the time of the old file is not that of the new one
