"""Worker: documents are checked in processes of their own, which can be ended at any moment.

A check that nobody waits for any more, that takes too long or that kills its process costs that process and no more:
the next wish gets a new one.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

import msgspec
from msgspec import Struct

from lint.interfaces.web.desk import Answer, Desk
from lint.interfaces.web.wish import Act, WrongWishError, taken_apart

# A document may take so many seconds.
MOST_SECONDS = 60.0
# As many wishes may wait for a process.
MOST_WAITING = 64


class BusyError(Exception):
    """Too many wishes wait already."""


class TooSlowError(Exception):
    """A document took longer than it may."""


class DiedError(Exception):
    """The process did not live to answer."""


class Setup(Struct, frozen=True):
    """What the processes need to know: the configuration that was named, and whether none is to be read."""

    config_file: str = ""
    isolated: bool = False


class Worker:
    """A process that answers wishes, one at a time."""

    def __init__(self, setup: Setup) -> None:
        # Never forked: there are threads here.
        context: Any = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, setup), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, act: Act, body: bytes) -> Answer:
        """The answer to a wish; raises DiedError where the process ends first, by itself or by `end`."""
        try:
            self._pipe.send_bytes(act.encode())
            self._pipe.send_bytes(body)
            return msgspec.msgpack.decode(self._pipe.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            raise DiedError from None

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.process.join(5)


class Pool:
    """So many processes at once, started when they are wanted; wishes wait in the order in which they came."""

    def __init__(self, size: int, setup: Setup, seconds: float = MOST_SECONDS, waiting: int = MOST_WAITING) -> None:
        self.size = size
        self._setup = setup
        self._seconds = seconds
        self._most_waiting = waiting
        self._waiting = 0
        self._turns = asyncio.Semaphore(size)
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._threads = ThreadPoolExecutor(size)

    @property
    def working(self) -> int:
        """How many processes are at work."""
        return len(self._busy)

    def warm(self) -> None:
        """Start one process, so that the first wish need not wait for the rules."""
        self._idle.append(Worker(self._setup))

    async def ask(self, act: Act, body: bytes, documents: int = 1) -> Answer:
        """The answer to a wish with so many documents; who stops waiting for it ends the work.

        Raises BusyError, TooSlowError and DiedError.
        """
        if self._waiting >= self._most_waiting:
            raise BusyError
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            return await self._asked(act, body, documents)
        finally:
            self._turns.release()

    async def _asked(self, act: Act, body: bytes, documents: int) -> Answer:
        worker = self._idle.pop() if self._idle else Worker(self._setup)
        self._busy.add(worker)
        answered = False
        try:
            loop = asyncio.get_running_loop()
            asked = loop.run_in_executor(self._threads, worker.ask, act, body)
            answer = await asyncio.wait_for(asked, self._seconds * documents)
            answered = True
            return answer
        except asyncio.TimeoutError:
            raise TooSlowError from None
        finally:
            self._busy.discard(worker)
            if answered:
                self._idle.append(worker)
            else:
                worker.end()

    def end(self) -> None:
        """End all processes."""
        for worker in [*self._idle, *self._busy]:
            worker.end()
        self._idle.clear()
        self._threads.shutdown(wait=False)


# ── in the process ───────────────────────────────────────────────────────────────────────────────────────────


def _work(pipe: Connection, setup: Setup) -> None:
    """Answer until the other end is closed. Ctrl-C is for the first process, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()  # which the command keeps off while it starts
    desk = Desk(setup.config_file, setup.isolated)
    desk.warm()
    while True:
        try:
            act, body = pipe.recv_bytes().decode(), pipe.recv_bytes()
        except (EOFError, OSError):
            sys.exit()
        pipe.send_bytes(msgspec.msgpack.encode(_answered(desk, act, body)))


def _answered(desk: Desk, act: Any, body: bytes) -> Answer:
    try:
        wish, raws = taken_apart(body)
        return desk.answer(act, wish, raws)
    except WrongWishError as error:
        return Answer(b"", said=str(error), status=400)
    except Exception as error:
        return Answer(b"", said=f"{type(error).__name__}: {error}", status=500)
