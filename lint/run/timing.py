"""Timing: where the time of a run goes. Imported for `--timing` alone: a run without it has none of these hooks.

Each rule's kind is wrapped in a stopwatch, so is the scan that the rules share; the engine itself is as it always is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any, TypeVar

from msgspec import structs

from lint.base.model import Finding
from lint.check.engine import Engine
from lint.documents.document import Document
from lint.kinds import Hits, Kind
from lint.packs.ruleset import Loaded
from lint.run.result import Result
from lint.run.runner import Runner
from lint.run.workspace import Options
from lint.settings.config import Settings
from lint.settings.selectors import Selectors

T = TypeVar("T")


class Times:
    """Seconds by what they were spent on: `reading`, `scan`, and each rule by its code.

    `names` are the rules that were run, by code; `counts` are the violations that were reported, by code.
    """

    def __init__(self) -> None:
        self.started = perf_counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.names: dict[str, str] = {}
        self.counts: Counter[str] = Counter()

    def spend(self, on: str, work: Callable[..., T], *arguments: Any) -> T:
        """What a call gives, its time added."""
        started = perf_counter()
        try:
            return work(*arguments)
        finally:
            self.seconds[on] += perf_counter() - started

    def total(self) -> float:
        """Seconds since the run began; what is not spent on anything named here is in it too."""
        return perf_counter() - self.started


class TimedRunner(Runner):
    """A runner that keeps the times of all it does."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.times = Times()

    def engine(self, settings: Settings) -> Engine:
        known = super().engine(settings)
        if not isinstance(known, _TimedEngine):
            known = self._engines[settings.file] = _TimedEngine(known, self.times)
        return known

    def bytes_of(self, path: str) -> bytes:
        return self.times.spend("reading", super().bytes_of, path)

    def document(self, raw: bytes, name: str) -> Document:
        return self.times.spend("reading", super().document, raw, name)

    def run(self, files: list[str]) -> Iterator[Result]:
        for result in super().run(files):
            self.times.counts.update(violation.rule.code for violation in result.shown)
            yield result


class _TimedEngine(Engine):
    """An engine with the same rules, each of them timed."""

    def __init__(self, engine: Engine, times: Times) -> None:
        super().__init__([_timed(loaded, times) for loaded in engine.rules], engine.genres)
        self.times = times

    def _plan(self, document: Document, without: Selectors) -> Any:
        plan = self.times.spend("scan", super()._plan, document, without)
        if "scan" not in vars(plan):
            scan = plan.scan
            plan.scan = lambda document: self.times.spend("scan", scan, document)  # type: ignore[method-assign]
        return plan


def _timed(loaded: Loaded, times: Times) -> Loaded:
    """A rule whose kind is timed; it gives all its findings at once, for between them others would be timed."""
    rule, kind = loaded.rule, loaded.kind

    def check(document: Document, options: Any, hits: Hits) -> Iterator[Finding]:
        times.names[rule.code] = rule.name
        return iter(times.spend(rule.code, _all, kind, document, options, hits))

    return structs.replace(loaded, kind=kind._replace(check=check))


def _all(kind: Kind, document: Document, options: Any, hits: Hits) -> list[Finding]:
    return list(kind.check(document, options, hits))
