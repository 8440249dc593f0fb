"""timing: say on stderr, after the results, where the time of a run went."""

from __future__ import annotations

import argparse
import sys

from lint.interfaces.cli.printing import look
from lint.output import timing_table
from lint.run.runner import Runner
from lint.run.timing import TimedRunner


def say_times(runner: Runner, options: argparse.Namespace, lang: str) -> None:
    """Print the table of a run that was timed, if it came to check anything."""
    if isinstance(runner, TimedRunner) and runner.times.seconds:
        sys.stdout.flush()
        timing_table.write(runner.times, sys.stderr, look(options, lang, sys.stderr))
