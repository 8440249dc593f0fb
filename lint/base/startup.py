"""Startup: what makes a short run shorter. Imported first, by the command alone.

msgspec looks for `typing_extensions` before `typing`: 5 ms of a run of 70 for names that Python has itself since 3.11.
Nor does it make reference cycles worth collecting: looking for them among all the rules costs 2 to 10 ms. `settle`
turns the collector on again for a run that goes on.

While all this is imported, Ctrl-C ends the process as the system does it, without a traceback: msgspec swallows an
exception that comes while it is made, is left half made, and crashes later on. `listen` makes it an exception again.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import sys

_HEARS = signal.getsignal(signal.SIGINT) is signal.default_int_handler

if _HEARS:
    with contextlib.suppress(ValueError):  # not the main thread, which alone hears of it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
gc.disable()

if sys.version_info >= (3, 11) and not {"msgspec", "typing_extensions"} & sys.modules.keys():
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "not to be had", until msgspec has asked
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def listen() -> None:
    """Let Ctrl-C be a KeyboardInterrupt again, if it was one."""
    if _HEARS:
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGINT, signal.default_int_handler)


def settle() -> None:
    """Collect cycles again, but not among what is there already."""
    gc.freeze()
    gc.enable()
