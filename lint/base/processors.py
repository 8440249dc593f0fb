"""Processors: how much can be worked at once."""

from __future__ import annotations

import os


def processors() -> int:
    """How many processes, or threads, can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
