"""What some tests need besides Python, and a machine may lack."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def program(need: str, *names: str) -> str:
    """Where the first of some programs is that is installed; `missing` without any."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or missing(need, " or ".join(names))


def missing(need: str, what: str) -> NoReturn:
    """Skips a test that needs what is not installed, or fails it where DJ_LINT_NEED_… is set for such needs."""
    said = f"{what} is not installed here"
    if os.environ.get(f"DJ_LINT_NEED_{need}"):
        pytest.fail(said)
    pytest.skip(said, allow_module_level=True)
