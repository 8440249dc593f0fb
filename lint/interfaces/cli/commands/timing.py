"""timing: check with a stopwatch, and say on stderr, after the results, where the time went."""

from __future__ import annotations

import sys
from functools import partial

from lint.interfaces.cli.commands.check import run
from lint.interfaces.cli.printing import look
from lint.interfaces.cli.request import Request
from lint.output import timing_table
from lint.run.checker import FileChecker
from lint.run.timing import Times
from lint.run.workspace import Workspace


def timed(request: Request) -> int:
    """Check the files that a request names, then print the table, if it came to check anything; the exit code."""
    times = Times()
    workspace = Workspace(request.options(), spend=times.spend)
    code = run(request, workspace, partial(FileChecker, times=times))
    settings = workspace.settings(".")
    if times.seconds:
        sys.stdout.flush()
        names = {rule.code: rule.name for rule in workspace.known(settings)}
        request = request.speaking(settings)
        timing_table.write(times, names, sys.stderr, look(request, sys.stderr))
    return code
