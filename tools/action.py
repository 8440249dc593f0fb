"""Action: runs dj-lint for action.yml, with the options that it is given and those that its inputs hold.

The inputs come by the environment, never through a shell: DJ_LINT_PATHS has a path on each line, DJ_LINT_ARGS options
as one would type them. A path is never taken for an option.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys


def command(given: list[str], args: str, paths: str) -> list[str]:
    """The arguments of dj-lint; raises ValueError where a quotation mark is not closed."""
    named = [path.strip() for path in paths.splitlines() if path.strip()]
    return [*shlex.split(args), *given, "--", *named]


def main() -> int:
    try:
        arguments = command(sys.argv[1:], os.environ.get("DJ_LINT_ARGS", ""), os.environ.get("DJ_LINT_PATHS", ""))
    except ValueError:
        print("dj-lint: args 里的引号没有配对 / a quotation mark in `args` is not closed", file=sys.stderr)
        return 2
    # Not from the folder that is checked: a module of its own could stand in for ours.
    return subprocess.run(
        [sys.executable, "-P" if sys.version_info >= (3, 11) else "-B", "-m", "lint", *arguments]
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
