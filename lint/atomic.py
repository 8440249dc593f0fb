"""Atomic: write a file so that at no moment it is half written or lost."""

from __future__ import annotations

import contextlib
import os
import tempfile


def write(path: str, data: bytes) -> None:
    """Put `data` at `path`: into a temporary file beside it, fsynced, then renamed over it, permissions kept.

    Raises OSError, and then the old file stands as it was.
    """
    target = os.path.realpath(path)
    handle, temporary = tempfile.mkstemp(prefix=".dj-lint-", dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
