"""The command, `dj-lint` or `python -m lint`: Ctrl-C ends it from its first line on, with 130 and without a traceback.

Until the signal is caught nothing is imported but what Python has built in; `startup` says how it goes on.
"""

import _signal  # type: ignore[import-not-found,unused-ignore]  # `signal` imports more than that
import os


def leave_at_once(*_: object) -> None:
    """End the process as a shell says that Ctrl-C ended it."""
    os._exit(130)


if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    try:  # noqa: SIM105 - contextlib would have to be imported
        _signal.signal(_signal.SIGINT, leave_at_once)
    except ValueError:  # not the main thread, which alone hears of it
        pass

from lint.interfaces.cli.main import command  # noqa: E402

if __name__ == "__main__":
    command()
