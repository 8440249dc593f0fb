"""Ranking: how much each unit, or each file, has of each severity, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from lint.base.messages import text
from lint.base.model import Severity
from lint.documents.source import cells
from lint.output.terminal import printable
from lint.output.units import Units
from lint.run.result import Result, Unread

# From the worst on, by which the rows are sorted.
WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")


class Count(Struct):
    """How many files there are, with findings, and not checked; how many findings of each severity."""

    files: int = 0
    bad: int = 0
    unread: int = 0
    severities: Counter[str] = field(default_factory=Counter)


class Ranking:
    """Counts results by a name that each path has."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        self._name_of = name_of
        self.counts: dict[str, Count] = {}

    def add(self, result: Result) -> None:
        """Count a file, unless it is no document."""
        if result.settings:
            return
        count = self.counts.setdefault(self._name_of(result.path), Count())
        count.files += 1
        if isinstance(result, Unread):
            count.unread += 1
            return
        found = Counter(violation.rule.severity for violation in result.shown)
        count.bad += bool(found)
        count.severities.update(found)

    def rows(self) -> list[tuple[str, Count]]:
        """The names with their counts: more errors first, then more warnings, then more hints."""
        return sorted(self.counts.items(), key=lambda one: (*(-one[1].severities[s] for s in WORST_FIRST), one[0]))


def ranking(by: str | None, paths: list[str]) -> Ranking | None:
    """What counts by `folder` (unit) or `file`; None where neither is wanted."""
    if by is None:
        return None
    return Ranking(Units(paths).of if by == "folder" else lambda path: path)


def table(found: Ranking, by: str, lang: str) -> Iterator[str]:
    """The ranking as lines: place, severities, files, name; the name stands last, so that no width is lost to the
    longest one."""
    rows = found.rows() if by == "folder" else [one for one in found.rows() if one[1].bad or one[1].unread]
    if not rows:
        return
    keys = ["ranking.place", *(f"statistics.{severity}" for severity in WORST_FIRST)]
    keys += ["ranking.files", "ranking.bad"] if by == "folder" else []
    heads = [text(key, lang) for key in keys]
    lines = [heads]
    for place, (_, count) in enumerate(rows, 1):
        figures = [place, *(count.severities[severity] for severity in WORST_FIRST)]
        lines.append([*map(str, figures), *([str(count.files), str(count.bad)] if by == "folder" else [])])
    widths = [max(6, *(cells(line[n]) for line in lines)) for n in range(len(heads))]
    names = [text("table.unit" if by == "folder" else "statistics.file", lang)]
    names += [_named(name, count, by, lang) for name, count in rows]
    for line, name in zip(lines, names, strict=True):
        padded = (" " * (width - cells(value)) + value for width, value in zip(widths, line, strict=True))
        yield "  ".join([*padded, name]) + "\n"


def _named(name: str, count: Count, by: str, lang: str) -> str:
    """A name, and how many of its files were not checked."""
    said = text("ranking.unread" if by == "folder" else "ranking.one-unread", lang, count=count.unread)
    return printable(name) + (said if count.unread else "")
