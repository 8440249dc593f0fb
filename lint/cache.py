"""Cache: where a user's own folder for what can be made again lies."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The user's own folder for what can be made again: DJ_LINT_CACHE_DIR, else what the system has for it."""
    if told := os.environ.get("DJ_LINT_CACHE_DIR"):
        return told
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "dj-lint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "dj-lint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "dj-lint")
