"""config: the JSON Schema of a configuration file."""

from __future__ import annotations

import sys

from lint.settings.schema import schema


def config(of_pyproject: bool) -> int:
    """Print the schema; returns the exit code."""
    sys.stdout.write(schema(of_pyproject))
    return 0
