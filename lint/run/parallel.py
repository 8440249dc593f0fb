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
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from lint.base.cache_files import digest
from lint.base.model import Rule
from lint.base.problems import Problem
from lint.run.cache.packed import Rules, StoredViolation
from lint.run.result import Result
from lint.run.workspace import Options

if TYPE_CHECKING:
    from lint.run.runner import Runner

# A process is handed at most so many files at once.
CHUNK = 16


class _Packed(Struct):
    """A result on its way between processes."""

    path: str
    digest: bytes
    violations: list[StoredViolation]
    trouble: str
    values: dict[str, str]
    problems: list[Problem]


class _Parcel(Struct):
    rules: list[Rule]
    results: list[_Packed]


def processors() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def checked(runner: Runner, paths: list[str], jobs: int) -> Iterator[tuple[Result, bytes]]:
    """The results of files, in their order, with the digests of their contents; no baseline has marked them yet."""
    global _runner
    _runner = runner  # for processes that are forked
    size = max(1, min(CHUNK, len(paths) // (4 * jobs)))
    chunks = [paths[at : at + size] for at in range(0, len(paths), size)]
    done = 0
    try:
        while done < len(chunks):
            pool = _pool(runner.options, min(jobs, len(chunks) - done))
            try:
                for future in [pool.submit(_work, chunk) for chunk in chunks[done:]]:
                    yield from _unpack(future.result())
                    done += 1
            except BrokenProcessPool:
                for path in chunks[done]:
                    yield _alone(runner.options, path)
                done += 1
            pool.shutdown()
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        # Not waited for long: who reads the results may wait for the rest of one whose process was just ended.
        end = Thread(target=pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
        end.start()
        end.join(1)
        raise


def _pool(options: Options, jobs: int) -> ProcessPoolExecutor:
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, context, _start, (structs.replace(options, cache=False, jobs=1),))


def _alone(options: Options, path: str) -> tuple[Result, bytes]:
    """The result of a file whose process may die of it."""
    with _pool(options, 1) as pool:
        try:
            return next(_unpack(pool.submit(_work, [path]).result()))
        except BrokenProcessPool:
            return Result(path, trouble="file.died"), b""


# ── in the other processes ───────────────────────────────────────────────────────────────────────────────────

_runner: Runner | None = None


def _start(options: Options) -> None:
    """Be ready to work; the first process alone hears of Ctrl-C, and when it is gone there is nothing more to do."""
    global _runner
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    if _runner is None:
        from lint.run.runner import Runner

        _runner = Runner(options)
    _runner.options = options


def _end_with_the_first() -> None:
    """Wait for the end of the first process: one that is killed cannot end the others."""
    first = multiprocessing.parent_process()
    assert first
    first.join()
    os._exit(1)


def _work(paths: list[str]) -> _Parcel:
    assert _runner
    rules, packed = Rules(), []
    for path in paths:
        result = _runner.checked(path)
        known = digest(result.raw) if not result.trouble else b""
        violations = rules.pack(result.violations)
        packed.append(_Packed(result.path, known, violations, result.trouble, result.values, result.problems))
    return _Parcel(rules.table, packed)


def _unpack(parcel: _Parcel) -> Iterator[tuple[Result, bytes]]:
    rules = Rules(parcel.rules)
    for one in parcel.results:
        violations = rules.unpack(one.violations)
        yield Result(one.path, None, violations, b"", one.trouble, one.values, one.problems), one.digest
