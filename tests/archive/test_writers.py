"""Two writers, and writers that die: nothing is lost, nothing is there by half."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.archive import archive as archives
from lint.archive.archive import Archive
from tests.archive.made import add, document, held

ROOT = Path(__file__).parents[2]


def _write(path: str, names: list[str], start: object) -> None:
    archives.BATCH = 20
    start.wait()  # type: ignore[attr-defined]
    with Archive(path, create=True) as archive:
        add(archive, *map(document, names))


def _make(path: str, start: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    with Archive(path, create=True):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="twenty times three new interpreters would take long")
def test_several_make_an_archive_at_the_same_moment(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    for n in range(20):
        start = context.Barrier(3)
        makers = [context.Process(target=_make, args=(str(tmp_path / str(n)), start)) for _ in range(3)]
        for maker in makers:
            maker.start()
        for maker in makers:
            maker.join()
        assert [maker.exitcode for maker in makers] == [0, 0, 0]


def test_two_writers_come_to_what_one_does(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(2)
    names = [f"{n}号" for n in range(30)]
    path = str(tmp_path / "a")
    # Both bring the documents in the middle.
    writers = [context.Process(target=_write, args=(path, some, start)) for some in (names[:20], names[10:])]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with Archive(path) as archive, Archive(str(tmp_path / "b"), create=True) as other:
        add(other, *map(document, names))
        assert held(archive) == held(other)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by fork")
def test_kills_lose_nothing() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "archive_kills.py"), "--kills", "3", "--documents", "12"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 failed" in done.stdout
