"""Startup: what makes a short run shorter. Imported first, by the command alone.

msgspec looks for `typing_extensions` before `typing`: 5 ms of a run of 70 for names that Python has itself since 3.11.
Nor does it make reference cycles worth collecting: looking for them among all the rules costs 2 to 10 ms. `settle`
turns the collector on again for a run that goes on.

While all this is imported, Ctrl-C ends the process at once, without a traceback, with the code that a shell gives it:
msgspec swallows an exception that comes while it is made, is left half made, and crashes later on. `listen` makes it an
exception again, so that what was begun is tidied up, and `end` lets it end the process for good.

What is imported later is no better: a class that is being made turns the exception into another one, the lock of a
module swallows it, C++ ends the process by SIGABRT. There it waits until the import is done.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
# So many new objects are let be before cycles are looked for: a document makes many more than it leaves behind.
AT_ONCE = 50_000


def leave_at_once(*_: object) -> None:
    """End the process as a shell says that Ctrl-C ended it."""
    os._exit(INTERRUPTED)


# `lint.__main__` has a handler of that name, which is there before this can be imported.
_NOW = signal.getsignal(signal.SIGINT)
_BY_COMMAND = getattr(_NOW, "__name__", "") == leave_at_once.__name__
_HEARS = _BY_COMMAND or _NOW is signal.default_int_handler


def _handle(handler: signal._HANDLER) -> None:
    if _HEARS:
        with contextlib.suppress(ValueError):  # not the main thread, which alone hears of it
            signal.signal(signal.SIGINT, handler)


_handle(leave_at_once)
gc.disable()

if sys.version_info >= (3, 11) and not {"msgspec", "typing_extensions"} & sys.modules.keys():
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "not to be had", until msgspec has asked
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


_IMPORTING = "<frozen importlib._bootstrap>"


def interrupt(number: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt; while something is imported, where that is done: on the next line of who imports it."""
    importer: FrameType | None = None
    at, here = frame, frame is not None
    while at is not None:
        if at.f_code.co_filename == _IMPORTING:
            importer, here = at.f_back, False
        at = at.f_back
    if importer is None:
        if frame is None or here:
            raise KeyboardInterrupt
        leave_at_once()
    else:
        importer.f_trace = _raise
        sys.settrace(_follow_none)  # without one, no frame is followed


def _follow_none(*_: object) -> None:
    """For frames that begin from now on."""


def _raise(frame: FrameType, event: str, about: object) -> NoReturn:
    sys.settrace(None)
    frame.f_trace = None
    raise KeyboardInterrupt


def listen() -> None:
    """Let Ctrl-C be a KeyboardInterrupt again, if it was one."""
    _handle(interrupt)


def imported() -> None:
    """All is there that an exception would leave half made. The command waits with `listen` until it can catch one;
    another program has its own way back."""
    if not _BY_COMMAND:
        _handle(signal.default_int_handler)


def end() -> None:
    """Let Ctrl-C end the process at once: there is nothing left to tidy up."""
    _handle(leave_at_once)


def settle() -> None:
    """Collect cycles again, but not among what is there already."""
    gc.freeze()
    gc.set_threshold(AT_ONCE)
    gc.enable()
