"""Files: read what is a regular file, and nothing that could hang the run or never end.

A pipe, a device, a socket, a folder or a link to nowhere is refused by its name, before a byte of it is read: opening
does not wait for a pipe's other end, and it is the opened file that is looked at, not what its name meant before.
"""

from __future__ import annotations

import errno
import os
import stat

from lint.base.problems import Problem

# What the name of a temporary file of ours begins with: what a run that was killed leaves is known by it.
TEMPORARY = ".dj-lint-"
# A configuration, rule file or baseline that is larger is none; nor is a document.
MOST, MOST_OF_DOCUMENT = 1 << 28, 1 << 30
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class SpecialFileError(OSError):
    """What is there is no regular file; `kind` says what it is: folder, pipe, device, socket, link, large."""

    def __init__(self, kind: str, path: str) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), path)
        self.kind = kind


def read_regular(path: str, most: int = MOST_OF_DOCUMENT) -> bytes:
    """The bytes of a regular file, at most so many; raises SpecialFileError for anything else, and OSError."""
    handle, size = _opened(path, most)
    with open(handle, "rb") as file:
        data: bytes | None = file.read(size + 1)
        if data is not None and len(data) > size:  # one that grows, or that the system makes while it is read
            data += file.read(most + 1 - len(data)) or b""
    if data is None:  # of the system, and nothing in it yet
        raise SpecialFileError("pipe", path)
    if len(data) > most:
        raise SpecialFileError("large", path)
    return data


def head_of(path: str, size: int) -> bytes:
    """The first bytes of a regular file, so many or all; raises as `read_regular` does."""
    with open(_opened(path, 0)[0], "rb") as file:
        return file.read(size) or b""


def _opened(path: str, most: int) -> tuple[int, int]:
    """A regular file, open, and its size; raises as `read_regular` does, 0 for one of any size."""
    try:
        handle = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise (
            SpecialFileError("link", path)
            if os.path.islink(path)
            else FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        ) from None
    except OSError as error:
        # Windows opens no folder, and no system a socket.
        if kind := _special(path):
            raise SpecialFileError(kind, path) from None
        raise error
    found = os.fstat(handle)
    kind = kind_of(found.st_mode) or ("large" if most and found.st_size > most else "")
    if kind:
        os.close(handle)
        raise SpecialFileError(kind, path)
    return handle, found.st_size


def kind_of(mode: int) -> str:
    """What a mode says a file is; empty for a regular one."""
    if stat.S_ISREG(mode):
        return ""
    kinds = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFLNK: "link"}
    return kinds.get(stat.S_IFMT(mode), "device")


def _special(path: str) -> str:
    try:
        return kind_of(os.stat(path).st_mode)
    except OSError:
        return ""


def unreadable(path: str, error: OSError) -> Problem:
    """Why a file that is needed cannot be read, as a mistake of whoever named it."""
    if isinstance(error, SpecialFileError):
        return Problem(path, 0, 0, f"special.{error.kind}")
    return Problem(path, 0, 0, "toml.unreadable", {"reason": os.strerror(error.errno or 0)})
