"""Atomic: write a file so that at no moment it is half written or lost."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil  # which `tempfile` imports anyway
import tempfile
import time

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from lint.base.files import TEMPORARY
from lint.base.late import late

# One that a killed run left behind is no document, and may be deleted.
_TEMPORARY = late(re.escape(TEMPORARY) + "[a-z0-9_]{8}")
# Where no lock tells whether a temporary file is in use, one of so many seconds is not.
LONG_AGO = 3600
_swept: set[str] = set()


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
    folder = os.path.dirname(target)
    if folder not in _swept:  # once: a run may write many files of one folder
        _swept.add(folder)
        sweep(folder)
    handle, temporary = _held(folder)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _give(temporary, target)
            if expected is not None and _content(target) != expected:
                raise ChangedError
            if fcntl is not None:  # while it is held, no sweep takes it for one left behind
                os.replace(temporary, target)
        if fcntl is None:  # Windows moves no open file
            os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _held(folder: str) -> tuple[int, str]:
    """A new temporary file, open and locked, so that others see that it is in use."""
    while True:
        handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
        if fcntl is None:
            return handle, temporary
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, temporary
        os.close(handle)  # swept between the two


def sweep(folder: str) -> None:
    """Delete what runs that were killed left in a folder: our own temporary files that no process holds."""
    with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _delete_if_free(entry.path)


def _delete_if_free(path: str) -> None:
    status = os.lstat(path)
    if fcntl is None:
        if time.time() - status.st_mtime > LONG_AGO:
            os.unlink(path)
        return
    if status.st_uid != os.geteuid():
        return
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(path)
    finally:
        os.close(handle)


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
