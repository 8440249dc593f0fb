"""Files: no more is read of one than a document or a configuration has, whatever the system says of its size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint.base import files
from lint.base.files import SpecialFileError, read_regular

pytestmark = pytest.mark.skipif(os.name == "nt", reason="files of other kinds are there")


def test_all_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc" * 100_000)
    assert read_regular(str(tmp_path / "a")) == b"abc" * 100_000


def test_a_file_that_no_memory_holds(tmp_path: Path) -> None:
    with open(tmp_path / "a", "wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(SpecialFileError) as caught:
        read_regular(str(tmp_path / "a"))
    assert caught.value.kind == "large"


@pytest.mark.parametrize(("size", "large"), [(8, False), (9, True), (5000, True)])
def test_a_file_that_says_it_is_empty(size: int, large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """As those of the system are, /proc/self/pagemap, which has no end."""
    reading, writing = os.pipe()
    os.write(writing, b"a" * size)
    os.close(writing)
    monkeypatch.setattr(files, "_opened", lambda path, most: (reading, 0))
    if not large:
        assert read_regular("a", 8) == b"a" * size
        return
    with pytest.raises(SpecialFileError) as caught:
        read_regular("a", 8)
    assert caught.value.kind == "large"


def test_a_file_in_which_nothing_is_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in /proc/kmsg, which the system takes for a regular one."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    monkeypatch.setattr(files, "_opened", lambda path, most: (reading, 0))
    with pytest.raises(SpecialFileError) as caught:
        read_regular("a")
    assert caught.value.kind == "pipe"
    os.close(writing)
