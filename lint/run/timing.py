"""Timing: where the time of a run goes. Imported for `--timing` alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from time import perf_counter
from typing import Any, TypeVar

T = TypeVar("T")


class Times:
    """Seconds by what they were spent on: `reading`, `scan`, and each rule by its code.

    `counts` are the violations that were reported, by code.
    """

    def __init__(self) -> None:
        self.started = perf_counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.counts: Counter[str] = Counter()

    def spend(self, on: str, work: Callable[..., T], /, *arguments: Any) -> T:
        """What a call gives, its time added."""
        started = perf_counter()
        try:
            return work(*arguments)
        finally:
            self.seconds[on] += perf_counter() - started

    def total(self) -> float:
        """Seconds since the run began; what is not spent on anything named here is in it too."""
        return perf_counter() - self.started
