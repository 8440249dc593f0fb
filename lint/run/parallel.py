"""Parallel: the files of a run spread over processes; the results come in the order of the files.

A process that dies takes its files with it, and the other processes: the first files without a result are checked
again, each in a process of its own, so that only the one that kills it is lost, and the rest as before. Where processes
are forked they have the rules already; elsewhere each reads them once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from threading import Thread
from typing import Any

from msgspec import Struct, structs

from lint.base.model import Rule
from lint.base.package import digest
from lint.run.cache.packed import Rules, StoredViolation
from lint.run.checker import FileChecker
from lint.run.result import Checked, Corrected, Result, Unread
from lint.run.workspace import Options, Workspace

# A process is handed at most so many files at once.
CHUNK = 16


class _Packed(Struct):
    """The result of a file that was checked, on its way between processes."""

    path: str
    digest: bytes
    violations: list[StoredViolation]


class _Parcel(Struct):
    rules: list[Rule]
    results: list[_Packed | Unread]


def checked(checker: FileChecker, paths: list[str], jobs: int) -> Iterator[tuple[Result, bytes]]:
    """The results of files, in their order, with the digests of their contents; no baseline has marked them yet.

    `checker` works on in processes that are forked; others make one like it.
    """
    global _checker
    _checker = checker
    # Chosen once: what has threads later on is a pool of ours that ended, and that is waited for.
    context = multiprocessing.get_context("fork" if _is_alone() else "spawn")
    make = partial(_make, structs.replace(checker.workspace.options, keeps=False, jobs=1))
    size = max(1, min(CHUNK, len(paths) // (4 * jobs)))
    chunks = [paths[at : at + size] for at in range(0, len(paths), size)]
    done = 0
    pool: ProcessPoolExecutor | None = None
    try:
        while done < len(chunks):
            pool = _pool(context, make, min(jobs, len(chunks) - done))
            try:
                for future in _submitted(pool, chunks[done:]):
                    yield from _unpack(future.result())
                    done += 1
            except BrokenProcessPool:
                suspects = chunks[done]
                done += 1
            else:
                suspects = []
            pool.shutdown()
            for path in suspects:
                yield _alone(context, make, path)
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        # Not waited for long: who reads the results may wait for the rest of one whose process was just ended.
        if pool:
            end = Thread(target=pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
            end.start()
            end.join(1)
        raise


def _make(options: Options) -> FileChecker:
    """A checker for a process of its own; one that is forked has settings and rules already."""
    if _checker:
        return FileChecker(_checker.workspace.with_options(options))
    return FileChecker(Workspace(options))


def _pool(context: Any, make: Callable[[], FileChecker], jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, context, _start, (make,))


def _submitted(pool: ProcessPoolExecutor, chunks: list[list[str]]) -> list[Future[_Parcel]]:
    """The chunks on their way to a pool, whose processes are started by this; Ctrl-C waits until they are, and comes
    to none of them before it can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        return [pool.submit(_work, chunk) for chunk in chunks]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return [pool.submit(_work, chunk) for chunk in chunks]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_alone() -> bool:
    """Whether this process has one thread, on a system where it can then be forked: a lock that another thread holds
    would stay locked in the copy for ever."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1


def _alone(context: Any, make: Callable[[], FileChecker], path: str) -> tuple[Result, bytes]:
    """The result of a file whose process may die of it."""
    with _pool(context, make, 1) as pool:
        try:
            return next(_unpack(_submitted(pool, [[path]])[0].result()))
        except BrokenProcessPool:
            return Unread(path, "file.died"), b""


# ── in the other processes ───────────────────────────────────────────────────────────────────────────────────

_checker: FileChecker | None = None


def _start(make: Callable[[], FileChecker]) -> None:
    """Be ready to work; the first process alone hears of Ctrl-C, and when it is gone there is nothing more to do."""
    global _checker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    _checker = make()


def _end_with_the_first() -> None:
    """Wait for the end of the first process: one that is killed cannot end the others."""
    first = multiprocessing.parent_process()
    assert first
    first.join()
    os._exit(1)


def _work(paths: list[str]) -> _Parcel:
    assert _checker
    rules = Rules()
    packed: list[_Packed | Unread] = []
    for path in paths:
        result = _checker.check(path)
        assert not isinstance(result, Corrected)  # what corrects is one process
        if isinstance(result, Checked):
            packed.append(_Packed(result.path, digest(result.raw), rules.pack(result.violations)))
        else:
            packed.append(result)
    return _Parcel(rules.table, packed)


def _unpack(parcel: _Parcel) -> Iterator[tuple[Result, bytes]]:
    rules = Rules(parcel.rules)
    for one in parcel.results:
        if isinstance(one, Unread):
            yield one, b""
        else:
            yield Checked(one.path, None, rules.unpack(one.violations)), one.digest
