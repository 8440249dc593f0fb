"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import struct
import sys
from pathlib import Path

import pytest

from lint.base import atomic


def test_write(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    atomic.write(str(path), "工作\r\n".encode())
    atomic.write(str(path), "总结".encode())
    assert path.read_bytes() == "总结".encode()
    assert os.listdir(tmp_path) == ["a.txt"]


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("")
    path.chmod(0o640)
    atomic.write(str(path), b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    atomic.write(str(tmp_path / "b.txt"), b"")
    assert (tmp_path / "b.txt").stat().st_mode == (tmp_path / "a.txt").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("a.txt")
    atomic.write(str(tmp_path / "link.txt"), b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_the_old_file_stands_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: type[BaseException]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(error):
        atomic.write(str(path), b"new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.write(str(tmp_path / "no" / "a.txt"), b"")


def test_a_file_that_still_holds_what_was_read_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    atomic.write(str(path), b"new", expected=b"old")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("now", [b"other", b"", None])
def test_a_file_that_changed_is_left_alone(tmp_path: Path, now: bytes | None) -> None:
    path = tmp_path / "a.txt"
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(atomic.ChangedError):
        atomic.write(str(path), b"new", expected=b"old")
    assert os.listdir(tmp_path) == (["a.txt"] if now is not None else [])
    assert now is None or path.read_bytes() == now


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # as for a user who is not root
    with pytest.raises(PermissionError):
        atomic.write(str(path), b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["a.txt"])


@pytest.mark.parametrize("allowed", [False, True])
def test_owner_and_group_are_kept_where_that_is_allowed(
    allowed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    given: list[tuple[int, int]] = []
    real = os.stat

    def stat_as_of_another(name: str | os.PathLike[str], **options: bool) -> os.stat_result:
        found = real(name, **options)
        owner = (4711, 4712) if str(name) == str(path) else (found.st_uid, found.st_gid)
        times = {"st_atime_ns": found.st_atime_ns, "st_mtime_ns": found.st_mtime_ns}
        return os.stat_result((*found[:4], *owner, *found[6:]), times)

    def chown(name: str, uid: int, gid: int) -> None:
        given.append((uid, gid))
        if uid != -1 and not allowed:
            raise PermissionError

    monkeypatch.setattr(os, "stat", stat_as_of_another)
    monkeypatch.setattr(os, "chown", chown)
    atomic.write(str(path), b"new")
    assert given == ([(4711, 4712)] if allowed else [(4711, 4712), (-1, 4712)])
    assert path.read_bytes() == b"new"


def test_the_time_is_that_of_the_new_content(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.utime(path, (1, 1))
    atomic.write(str(path), b"new")
    assert path.stat().st_mtime > 1


# user:1234 may read, in the form of Linux: a version, then (tag, permissions, id) for each.
ACCESS = struct.pack(
    "<I" + "HHI" * 5, 2, *(1, 6, 2**32 - 1), *(2, 4, 1234), *(4, 0, 2**32 - 1), *(16, 4, 2**32 - 1), *(32, 0, 2**32 - 1)
)


@pytest.mark.skipif(sys.platform != "linux", reason="no such attributes")
@pytest.mark.parametrize(
    ("name", "value"), [("user.tag", b"x"), ("system.posix_acl_access", ACCESS)], ids=["tag", "access"]
)
def test_attributes_and_access_lists_are_kept(name: str, value: bytes, tmp_path: Path) -> None:
    assert sys.platform == "linux"
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip("not on this file system")
    mode = path.stat().st_mode
    atomic.write(str(path), b"new")
    assert (os.getxattr(path, name), path.stat().st_mode) == (value, mode)
